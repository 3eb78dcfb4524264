// SPDX-License-Identifier: MIT
// What report.hpp promises of every report: a renderer drops what does not hold to it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "analysis/opening.hpp"
#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/solve.hpp"
#include "gonogo/analysis/turning.hpp"

using namespace gonogo;

namespace {

namespace fs = std::filesystem;

using Ids = std::set<std::string>;

/// Whether an id is new, or empty.
bool is_new(Ids& known, const std::string& id) { return id.empty() || known.insert(id).second; }

/// A text in a column of numbers stands for a value that there is not.
bool fits(const Cell& cell, const Column& column) {
  const bool is_text = cell.kind.value_or(column.kind) == Kind::text;
  return !is_text || !std::holds_alternative<double>(cell.value);
}

void check_table(const Table& table) {
  Ids columns, rows;
  for (const Column& column : table.columns) CHECK(is_new(columns, column.id));
  for (const Row& row : table.rows) {
    CAPTURE(row.id);
    CHECK(is_new(rows, row.id));
    CHECK(row.cells.size() <= table.columns.size());
    for (std::size_t c = 0; c < std::min(row.cells.size(), table.columns.size()); ++c) {
      CAPTURE(table.columns[c].id);
      CHECK(fits(row.cells[c], table.columns[c]));
    }
  }
}

void check_chart(const Chart& chart) {
  const std::size_t points =
      chart.kind == ChartKind::bars ? chart.categories.size() : chart.x.size();
  for (const Series& each : chart.series) CHECK(each.values.size() == points);
}

void check_shape(const Report& report) {
  CAPTURE(report.command);
  Ids ids, tables;
  for (const Fact& each : report.facts) CHECK(is_new(ids, each.id));
  for (const Section& section : report.sections) {
    CAPTURE(section.id);
    CHECK(is_new(ids, section.id));
    for (const Block& block : section.blocks) {
      if (const auto* table = std::get_if<Table>(&block)) {
        CAPTURE(table->id);
        CHECK(is_new(tables, table->id));
        check_table(*table);
      }
      if (const auto* chart = std::get_if<Chart>(&block)) check_chart(*chart);
    }
  }
}

void check_reports(const Bid& bid) {
  const Evaluation evaluation = evaluate(bid);
  const Turning turning = find_turning(bid, evaluation);
  check_shape(evaluation_report(bid, evaluation, &turning));
  check_shape(cash_flow_report(bid, {}));
  check_shape(breakeven_report(bid, *find_breakeven(bid).value));
  check_shape(sensitivity_report(bid, {}, find_sensitivity(bid, {})));
  check_shape(scenario_report(bid, *find_scenarios(bid).value));
  check_shape(addresses_report(bid));
  check_shape(*explanation_report(bid, {"npv", "irr", "static_payback"}).value);
  if (const auto solved = solve(bid, {}); solved.value)
    check_shape(solve_report(bid, *solved.value));
}

}  // namespace

TEST_CASE(
    "reports: cells are within their columns, ids are unique, of the examples and the field") {
  std::size_t read = 0;
  for (const std::string folder : {"../examples", "field"}) {
    for (const auto& entry : fs::directory_iterator(std::string(GONOGO_TESTS_DIR) + "/" + folder)) {
      const std::string name = entry.path().filename().string();
      // One of them is there for its time.
      const bool skipped =
          name.find("policy") != std::string::npos || name.starts_with("scenarios-x");
      if (!name.ends_with(".toml") || skipped) continue;
      DiskFiles files;
      Sources sources;
      const auto bid = open_bid(files, {.bid = entry.path().string()}, sources);
      if (!bid.value) continue;
      INFO(name);
      check_reports(*bid.value);
      ++read;
    }
  }
  CHECK(read > 20);
}
