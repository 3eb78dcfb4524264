// SPDX-License-Identifier: MIT
// That every cell recalculates to what gonogo says is tested with spreadsheet programs:
// tests/recalculate.
#include "gonogo/analysis/workbook.hpp"

#include <algorithm>

#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

Report workbook_of(const Bid& bid) { return evaluation_workbook(bid, evaluate(bid)); }

const Table& table_in(const Report& report, const std::string& id) {
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      if (const auto* table = std::get_if<Table>(&block); table && table->id == id) return *table;
    }
  }
  FAIL("no such table: " << id);
  return std::get<Table>(report.sections.front().blocks.front());
}

const Row& row_in(const Table& table, const std::string& id) {
  for (const Row& row : table.rows) {
    if (row.id == id) return row;
  }
  FAIL("no such row: " << id);
  return table.rows.front();
}

}  // namespace

TEST_CASE("workbook: a rate of flows in mid-year is reached by steps, the last at the rate") {
  const Bid bid = test::open_bid_at("projects/midyear-discounting.toml");
  const Report report = workbook_of(bid);
  const Table& steps = table_in(report, "rate_steps.cash_flow");
  const double irr = evaluate(bid).rates.roots.front().rate;
  CHECK(std::get<double>(steps.rows.back().cells[1].value) == Approx(irr).epsilon(1e-12));
  CHECK(std::get<double>(steps.rows.back().cells[2].value) == Approx(0).scale(1e-6));
  CHECK(row_in(table_in(report, "measures"), "irr").cells[1].formula.has_value());
}

TEST_CASE("workbook: a rate that is not unique and a rule under a scenario stand as evaluated") {
  const Bid bid = test::open_bid_at("../examples/tower-removal.toml");
  const Report report = workbook_of(bid);
  const Cell& irr = row_in(table_in(report, "measures"), "irr").cells[1];
  CHECK_FALSE(irr.formula.has_value());
  CHECK(english(std::get<Message>(irr.value)) == "more than one (as evaluated)");
  const Row& stress = row_in(table_in(report, "rules"), "stress");
  CHECK(english(std::get<Message>(stress.cells[5].value)).ends_with("(as evaluated)"));
  const Row& rate = row_in(table_in(report, "rules"), "return");
  CHECK(rate.cells[6].formula.has_value());  // the present value at the limit decides
  CHECK(row_in(table_in(report, "verdict_now"), "verdict_now").cells[1].formula.has_value());
}

TEST_CASE("workbook: what shapes the sheet is listed without a name, and says so") {
  const Bid bid = test::open_bid_at("projects/newnan-joint-distribution.toml");
  const Table inputs = table_in(workbook_of(bid), "inputs");
  const Row& life = row_in(inputs, "drivers.life");
  CHECK(life.cells[2].name.empty());
  CHECK(english(std::get<Message>(life.cells[6].value)).starts_with("shapes the sheet"));
  const Row& yearly = row_in(inputs, "drivers.yearly");
  CHECK(yearly.cells[2].name == "drivers_yearly");
  CHECK(english(std::get<Message>(yearly.cells[6].value)).empty());
}

TEST_CASE("workbook: an input has the source that its item states") {
  const Bid bid = test::open_bid_at("../examples/tower-removal.toml");
  const Row ground = row_in(table_in(workbook_of(bid), "inputs"), "drivers.ground");
  CHECK(english(std::get<Message>(ground.cells[5].value)) == "draft of the ground lease");
}

TEST_CASE("workbook: where a rule does not follow the inputs, only NO-GO is said as certain") {
  const auto verdict_with = [](std::vector<std::string> settings) {
    const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
    DiskFiles files;
    Sources sources;
    const auto bid = open_bid(files,
                              {.bid = folder + "ict-integration.toml",
                               .policy = folder + "ict-policy.toml",
                               .settings = std::move(settings)},
                              sources);
    REQUIRE(bid.value.has_value());
    return table_in(workbook_of(*bid.value), "verdict_now");
  };
  const auto text = [](const Table& table, const std::string& row) {
    return english(std::get<Message>(row_in(table, row).cells[1].value));
  };
  // The stress rule, a constant here, passes at the first and fails at the second.
  for (const char* fee : {"drivers.integration=10755000", "drivers.integration=10700000"}) {
    const Table verdict = verdict_with({fee});
    CHECK(text(verdict, "verdict_now") == "GO as far as this workbook can judge");
    CHECK(text(verdict, "not_judged_here") == "stress");
  }
  // It fails as evaluated at 8,500,000, where payback alone fails of the others: that says nothing
  // of other inputs, so the cell must not say NO-GO.
  CHECK(text(verdict_with({"drivers.integration=8500000"}), "verdict_now") ==
        "CONDITIONAL as far as this workbook can judge");
  CHECK(text(verdict_with({}), "verdict_now") == "NO-GO");
  const Bid whole = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  const Table verdict = table_in(workbook_of(whole), "verdict_now");
  CHECK(text(verdict, "verdict_now") == "GO");
  CHECK(verdict.rows.size() == 1);
}

TEST_CASE("workbook: a rule on one year has its own formula, not the cell of all years") {
  const Bid bid = test::open_bid_at("recalculate/rules-by-year.toml");
  const Evaluation evaluation = evaluate(bid);
  const Report report = evaluation_workbook(bid, evaluation);
  const auto is_measure = [](const Cell& cell) {
    const auto* place = cell.formula && cell.formula->size() == 1
                            ? std::get_if<CellReference>(&cell.formula->front())
                            : nullptr;
    return place != nullptr && place->table == "measures";
  };
  for (const RuleResult& each : evaluation.rules) {
    const Rule& rule = bid.model->rules[each.rule].rule;
    CAPTURE(rule.id);
    CHECK((each.measured.wanted.year_ends > 0) == rule.year.has_value());
    const Row& row = row_in(table_in(report, "rules"), rule.id);
    CHECK(std::any_of(row.cells.begin(), row.cells.end(), is_measure) != rule.year.has_value());
  }
}
