// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "gonogo/analysis/workbook.hpp"
#include "opening.hpp"

using namespace gonogo;

namespace {

/// Cells with a number or a formula, of sheets of rows, inputs and statements, and the characters of
/// the formulas: 2 for a reference (A1), 5 for a range (A1:B2), which no workbook has shorter.
WorkbookLimits size_of(const Report& report) {
  WorkbookLimits size{.cells = 0, .characters = 0};
  const auto add = [&](const Cell& cell) {
    if (std::holds_alternative<double>(cell.value) || cell.formula) ++size.cells;
    for (const auto& piece : cell.formula.shared()) {
      const auto* words = std::get_if<std::string>(&piece);
      const double reference = std::holds_alternative<RangeReference>(piece) ? 5 : 2;
      size.characters += words ? static_cast<double>(words->size()) : reference;
    }
  };
  constexpr std::string_view others[] = {"decision", "sensitivity", "checks_of_workbook"};
  for (const Section& section : report.sections) {
    if (std::count(std::begin(others), std::end(others), section.id) > 0) continue;
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      for (const Row& row : table->rows)
        for (const Cell& cell : row.cells) add(cell);
    }
  }
  return size;
}

/// By month, so that the rows are most of the workbook.
constexpr const char* monthly = R"(
[project]
title = "Monthly"
currency = "CNY"
period = "10 years"
step = "month"
[drivers]
price = 30
users = { value = 1_000, low = 800 }
[investment]
core = { amount = 100_000, life = "5 years" }
[revenue]
fees = { amount = "price * users", per = "month", growth = 0.02 }
[cost]
wages = { amount = 9_000, per = "month" }
)";

}  // namespace

TEST_CASE("too_large_for_workbook: a bid just above the limit is refused, and says what to do") {
  const Bid bid = test::must_open(monthly);
  CHECK_FALSE(too_large_for_workbook(bid).has_value());
  const WorkbookLimits built = size_of(evaluation_workbook(bid, evaluate(bid)));
  const auto cells = too_large_for_workbook(bid, {.cells = built.cells - 1});
  REQUIRE(cells.has_value());
  CHECK(cells->code == "too-large");
  CHECK(cells->place.file == FileName("bid.toml"));
  CHECK(english(cells->message).starts_with("a workbook has at most "));
  CHECK(english(cells->hint).find("step = \"year\"") != std::string::npos);
  const auto characters = too_large_for_workbook(bid, {.characters = built.characters - 1});
  REQUIRE(characters.has_value());
  CHECK(english(characters->message).starts_with("the formulas of a workbook have at most "));
  // From above, but not by far: four times what is built has room.
  CHECK_FALSE(
      too_large_for_workbook(bid, {.cells = 4 * built.cells, .characters = 8 * built.characters})
          .has_value());
}

TEST_CASE("too_large_for_workbook: the cash flow by step is counted beside its rows") {
  const Bid bid = test::must_open(monthly);
  for (const CashFlowForm form : {CashFlowForm::own, CashFlowForm::chinese}) {
    for (const CashFlowRows rows : {CashFlowRows::statements, CashFlowRows::all}) {
      const CashFlowOptions options{.by = ColumnSpan::step, .rows = rows, .form = form};
      const WorkbookLimits built = size_of(cash_flow_workbook(bid, options));
      CHECK(too_large_for_workbook(bid, options, {.cells = built.cells - 1}).has_value());
      CHECK(too_large_for_workbook(bid, options, {.characters = built.characters - 1}).has_value());
      CHECK_FALSE(too_large_for_workbook(
                      bid, options, {.cells = 4 * built.cells, .characters = 8 * built.characters})
                      .has_value());
    }
  }
}

TEST_CASE("too_large_for_workbook: no workbook is larger than is estimated") {
  for (const char* name :
       {"cli/hotel-lines.toml", "recalculate/rules-by-year.toml", "projects/venture-15y.toml",
        "projects/tel-ftth-9000-homes.toml", "projects/zh-loan-tables-2365.toml",
        "projects/zh-vat-2200.toml", "projects/scenario-3-prob.toml"}) {
    CAPTURE(name);
    const Bid bid = test::open_bid_at(name);
    const WorkbookLimits built = size_of(evaluation_workbook(bid, evaluate(bid)));
    CHECK(too_large_for_workbook(bid, {.characters = built.characters - 1}).has_value());
  }
}

TEST_CASE("evaluation_workbook: a row of a hundred columns holds few formulas") {
  const Bid bid = test::must_open(monthly);
  const Report report = evaluation_workbook(bid, evaluate(bid));
  std::size_t rows = 0;
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr || table->id != "rows") continue;
      for (const Row& row : table->rows) {
        std::set<const Formula*> formulas;
        for (const Cell& cell : row.cells)
          if (cell.formula) formulas.insert(&cell.formula.shared());
        CAPTURE(row.id);
        CHECK(formulas.size() <= 20);
        ++rows;
      }
    }
  }
  CHECK(rows > 20);
}
