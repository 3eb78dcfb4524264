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

bool has_table(const Report& report, const std::string& id) {
  return std::any_of(report.sections.begin(), report.sections.end(), [&](const Section& section) {
    return std::any_of(section.blocks.begin(), section.blocks.end(), [&](const Block& block) {
      const auto* table = std::get_if<Table>(&block);
      return table && table->id == id;
    });
  });
}

const Row& row_in(const Table& table, const std::string& id) {
  for (const Row& row : table.rows) {
    if (row.id == id) return row;
  }
  FAIL("no such row: " << id);
  return table.rows.front();
}

const Cell& cell_in(const Table& table, const std::string& row, const std::string& column) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].id == column) return row_in(table, row).cells[c];
  }
  FAIL("no such column: " << column);
  return table.rows.front().cells.front();
}

std::string text_of(const Cell& cell) { return english(std::get<Message>(cell.value)); }

Bid integration_bid(std::vector<std::string> settings, std::string scenario = {}) {
  const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
  DiskFiles files;
  Sources sources;
  auto bid = open_bid(files,
                      {.bid = folder + "ict-integration.toml",
                       .policy = folder + "ict-policy.toml",
                       .settings = std::move(settings),
                       .scenario = std::move(scenario)},
                      sources);
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

}  // namespace

TEST_CASE(
    "workbook: a formula that leaves 1 is written as 1, not as the lever that nothing moves") {
  const Report report = workbook_of(test::must_open(R"(
project = { title = "T", currency = "EUR", period = "1 year" }
rates.discount = 0.1
cost.fee = { amount = "1 - 0", per = "year" }
)"));
  // IF(active,1,0)
  const Cell& fee = row_in(table_in(report, "rows"), "cost.fee").cells.back();
  CHECK(std::get<double>(fee.value) == 1);
  CHECK(std::get<std::string>(fee.formula.shared().at(2)) == ",1,0)");
}

TEST_CASE("workbook: constants of formulas are listed, however small, tolerances are not") {
  // The program compares what is reached with 1 - 1e-12 of the level, and says so in the formula.
  const Report levels = workbook_of(test::open_bid_at("../examples/service-levels.toml"));
  CHECK_FALSE(has_table(levels, "constants"));
  const Bid tiny = test::must_open(R"(
[project]
title = "Tiny"
currency = "CNY"
period = "2 years"
[rates]
discount = 0.1
[drivers]
calls = 4_000_000_000
[investment]
site = { amount = 500 }
[revenue]
calls = { amount = "calls * 0.0000002", per = "year" }
)");
  const Table constants = table_in(workbook_of(tiny), "constants");
  REQUIRE(constants.rows.size() == 1);
  CHECK(std::get<double>(constants.rows.front().cells[2].value) == 2e-7);
}

TEST_CASE(
    "workbook: inputs that differ from the files are numbered, counted and named on the Cover") {
  const Report written = workbook_of(integration_bid({}));
  const auto count = [](const Report& report) {
    return std::get<double>(cell_in(table_in(report, "verdict_now"), "changed", "value").value);
  };
  CHECK(count(written) == 0);
  CHECK(text_of(cell_in(table_in(written, "changed_inputs"), "what_if", "name")) ==
        "none: the inputs are those of the files");
  // A number of the bid, then one of the policy: 6,800,000 and 0.1 are in the files.
  const Report moved =
      workbook_of(integration_bid({"drivers.integration=7000000", "rates.discount=0.09"}));
  CHECK(count(moved) == 2);
  const Table inputs = table_in(moved, "inputs"), policy = table_in(moved, "policy_inputs"),
              listed = table_in(moved, "changed_inputs");
  CHECK(std::get<double>(cell_in(inputs, "drivers.integration", "in_files").value) == 6800000);
  CHECK(std::get<double>(cell_in(inputs, "drivers.integration", "value").value) == 7000000);
  CHECK(std::get<double>(cell_in(policy, "rates.discount", "change").value) == 2);
  CHECK(text_of(cell_in(listed, "change_1", "address")) == "drivers.integration");
  CHECK(text_of(cell_in(listed, "change_2", "address")) == "rates.discount");
  CHECK(std::get<double>(cell_in(listed, "change_2", "here").value) == 0.09);
  CHECK(cell_in(listed, "change_3", "address").formula.has_value());
}

TEST_CASE(
    "workbook: what was laid over the files is marked as evaluated, as the inputs may move on") {
  const Report moved = workbook_of(integration_bid({"drivers.integration=7000000"}));
  REQUIRE(!moved.banners.empty());
  CHECK(english(moved.banners.front()).ends_with("(as evaluated)"));
  for (const Seal& each : moved.seals)
    CHECK(each.laid_over == english(each.text).ends_with("(as evaluated)"));
}

TEST_CASE("workbook: the headroom of a rule on a rate is in percentage points") {
  const Bid bid = integration_bid({});
  const Evaluation evaluation = evaluate(bid);
  const Report report = evaluation_workbook(bid, evaluation);
  const Cell& headroom = cell_in(table_in(report, "rules"), "margin", "margin");
  for (const RuleResult& each : evaluation.rules) {
    if (bid.model->rules[each.rule].rule.id != "margin") continue;
    CHECK(std::get<double>(headroom.value) == Approx(100 * each.margin).epsilon(1e-12));
  }
  CHECK(english(headroom.unit) == "pp");
  // A rule on the rate of return is decided by money.
  CHECK(cell_in(table_in(report, "rules"), "return", "margin").kind == Kind::money);
}

TEST_CASE("workbook: a rate of flows in mid-year is reached by steps, the last at the rate") {
  const Bid bid = test::open_bid_at("projects/midyear-discounting.toml");
  const Report report = workbook_of(bid);
  const Table& steps = table_in(report, "rate_steps.cash_flow");
  const double irr = evaluate(bid).rates.roots.front().rate;
  CHECK(std::get<double>(steps.rows.back().cells[1].value) == Approx(irr).epsilon(1e-12));
  CHECK(std::get<double>(steps.rows.back().cells[2].value) == Approx(0).scale(1e-6));
  CHECK(row_in(table_in(report, "measures"), "irr").cells[1].formula.has_value());
}

TEST_CASE(
    "workbook: a rate that is not unique stands as evaluated, a rule under a scenario lives") {
  const Bid bid = test::open_bid_at("../examples/tower-removal.toml");
  const Report report = workbook_of(bid);
  const Cell& irr = row_in(table_in(report, "measures"), "irr").cells[1];
  CHECK_FALSE(irr.formula.has_value());
  CHECK(text_of(irr) == "more than one (as evaluated)");
  const Table& rules = table_in(report, "rules");
  for (const char* column : {"limit", "value", "margin", "result"})
    CHECK(cell_in(rules, "stress", column).formula.has_value());
  CHECK(cell_in(rules, "return", "margin").formula.has_value());  // the value at the limit decides
  CHECK(cell_in(table_in(report, "verdict_now"), "verdict_now", "value").formula.has_value());
}

TEST_CASE("workbook: what shapes the sheet is listed without a name, and says so") {
  const Bid bid = test::open_bid_at("projects/newnan-joint-distribution.toml");
  const Table inputs = table_in(workbook_of(bid), "inputs");
  CHECK(cell_in(inputs, "drivers.life", "value").name.empty());
  CHECK(text_of(cell_in(inputs, "drivers.life", "remark")).starts_with("shapes the sheet"));
  CHECK(cell_in(inputs, "drivers.yearly", "value").name == "drivers_yearly");
  CHECK(text_of(cell_in(inputs, "drivers.yearly", "remark")).empty());
}

TEST_CASE("workbook: an input has the source and the bounds that its item states") {
  const Bid tower = test::open_bid_at("../examples/tower-removal.toml");
  CHECK(text_of(cell_in(table_in(workbook_of(tower), "inputs"), "drivers.ground", "source")) ==
        "draft of the ground lease");
  const Bid phones = test::open_bid_at("../examples/bedside-phones.toml");
  const Table inputs = table_in(workbook_of(phones), "inputs");
  CHECK(std::get<double>(cell_in(inputs, "drivers.occupancy", "low").value) == 0.75);
  CHECK(std::get<double>(cell_in(inputs, "drivers.occupancy", "high").value) == 0.93);
  CHECK(inputs.editable.size() > 10);
}

TEST_CASE("workbook: numbers of the policy are apart, and each limit names its rule") {
  const Report report = workbook_of(test::open_bid_at("../examples/leased-lines.toml"));
  const Table& policy = table_in(report, "policy_inputs");
  CHECK(text_of(cell_in(policy, "rule.stress.at_least", "name")) == "limit of the rule stress");
  CHECK(row_in(policy, "rates.discount").cells.size() == policy.columns.size());
  for (const Row& row : table_in(report, "inputs").rows) CHECK_FALSE(row.id.starts_with("rule."));
}

TEST_CASE("workbook: a scenario multiplies, adds to or replaces the number as written") {
  const Report report = workbook_of(integration_bid({}));
  const Table& laid = table_in(report, "laid_over");
  REQUIRE(!laid.rows.empty());
  for (const Row& row : laid.rows) {
    CAPTURE(row.id);
    const bool replaced = std::holds_alternative<double>(cell_in(laid, row.id, "value").value);
    CHECK(replaced != std::holds_alternative<double>(cell_in(laid, row.id, "times").value));
  }
}

TEST_CASE("workbook: the sheets are the same whichever scenario is in use, their numbers are not") {
  const Report written = workbook_of(integration_bid({})),
               stressed = workbook_of(integration_bid({}, "stress"));
  CHECK(std::get<double>(
            cell_in(table_in(written, "scenario_in_use"), "scenario_in_use", "number").value) == 1);
  const Table &rows = table_in(written, "rows"), &rows_stressed = table_in(stressed, "rows");
  REQUIRE(rows.rows.size() == rows_stressed.rows.size());
  const auto npv = [](const Report& report, const std::string& column) {
    return std::get<double>(cell_in(table_in(report, "scenario_measures"), "npv", column).value);
  };
  CHECK(npv(written, "in_use") != Approx(npv(stressed, "in_use")));
  CHECK(npv(written, "in_stress") == Approx(npv(stressed, "in_use")).epsilon(1e-12));
  CHECK(npv(written, "in_stress") == npv(stressed, "in_stress"));
}

TEST_CASE("workbook: rules judged in a scenario decide the verdict of its cells") {
  const auto verdict_with = [](const char* fee) {
    return table_in(workbook_of(integration_bid({fee})), "verdict_now");
  };
  // The stress rule passes at the first and fails at the second.
  const Table go = verdict_with("drivers.integration=10755000"),
              no_go = verdict_with("drivers.integration=10700000");
  CHECK(text_of(cell_in(go, "verdict_now", "value")) == "GO");
  CHECK(text_of(cell_in(no_go, "verdict_now", "value")) == "NO-GO");
  CHECK(std::none_of(go.rows.begin(), go.rows.end(),
                     [](const Row& row) { return row.id == "not_judged_here"; }));
}

TEST_CASE("workbook: where a rule judges bids of some size, only NO-GO is said as certain") {
  const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
  DiskFiles files;
  Sources sources;
  const auto bid = open_bid(
      files,
      {.bid = folder + "../../examples/leased-lines.toml", .policy = folder + "sized-policy.toml"},
      sources);
  REQUIRE(bid.value.has_value());
  const Table verdict = table_in(workbook_of(*bid.value), "verdict_now");
  const std::string said = text_of(cell_in(verdict, "verdict_now", "value"));
  CHECK((said == "NO-GO" || said.ends_with("as far as this workbook can judge")));
  CHECK_FALSE(text_of(cell_in(verdict, "not_judged_here", "value")).empty());
}

TEST_CASE("workbook: the checks agree, and the cover counts those that do not") {
  const Report report = workbook_of(integration_bid({}));
  const Table& checks = table_in(report, "workbook_checks");
  CHECK(checks.rows.size() > 8);
  for (const Row& row : checks.rows) CHECK(row.cells[1].formula.has_value());
  CHECK(report.sections.front().id == "decision");
  CHECK(row_in(table_in(report, "verdict_now"), "checks").cells[1].formula.has_value());
}

TEST_CASE("workbook: a rule on one year has its own formula, not the cell of all years") {
  const Bid bid = test::open_bid_at("recalculate/rules-by-year.toml");
  const Evaluation evaluation = evaluate(bid);
  const Report report = evaluation_workbook(bid, evaluation);
  const auto is_measure = [](const Cell& cell) {
    const Formula& formula = cell.formula.shared();
    const auto* place =
        formula.size() == 1 ? std::get_if<CellReference>(&formula.front()) : nullptr;
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
