// SPDX-License-Identifier: MIT
// The form 项目投资现金流量表 of 建设项目经济评价方法与参数 (3rd edition, 2006), of its basic
// forms: items 1 to 7. That its cells recalculate in a workbook is tested by tests/recalculate.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/input/files.hpp"
#include "support/random_bid.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

std::optional<Bid> opened(const std::string& text) {
  MemoryFiles files;
  files.add("bid.toml", text);
  Sources sources;
  return std::move(open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources).value);
}

const Table& table_of(const Report& report, const std::string& id) {
  for (const Section& section : report.sections) {
    if (section.id == id) return std::get<Table>(section.blocks.front());
  }
  throw std::runtime_error("no section " + id);
}

/// The values of a row, column by column.
std::vector<double> values_of(const Table& table, const std::string& id) {
  for (const Row& row : table.rows) {
    if (row.id != id) continue;
    std::vector<double> values;
    for (std::size_t i = 1; i < row.cells.size(); ++i)
      values.push_back(std::get<double>(row.cells[i].value));
    return values;
  }
  return {};
}

Report form_of(const Bid& bid, ColumnSpan by) {
  return cash_flow_report(bid, {.by = by, .form = CashFlowForm::chinese});
}

/// Built in a year for 800 and 200, renewed for 100; sales of 1,000 a year are paid half a year
/// later; a grant of 60; the rest is worth 50 at the end.
constexpr const char* text = R"(
[project]
title = "Plant"
currency = "CNY"
construction = "1 year"
period = "4 years"
step = "year"
[investment]
plant = { amount = 1_000, at = { Y0 = 0.8, Y1 = 0.2 }, life = "3 years", residual = 0.05 }
refresh = { amount = 100, at = "Y3", life = "1 year" }
[working_capital]
stock = { level = 40 }
[revenue]
sales = { amount = 1_000, per = "year" }
[other_income]
grant = { amount = 60, at = "Y2" }
[cost]
care = { amount = 300, per = "year" }
[tax]
rate = 0.25
[rates]
discount = 0.1
)";

}  // namespace

TEST_CASE("project_form: each part of the flow is in its item") {
  const auto bid = opened(text);
  REQUIRE(bid);
  const Report report = form_of(*bid, ColumnSpan::year);
  const Table& form = table_of(report, "project_form");
  const auto has = [&](const char* id, const std::vector<double>& expected) {
    CAPTURE(id);
    const auto found = values_of(form, id);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
      CHECK(found[i] == Approx(expected[i]).epsilon(1e-9));
  };
  // Columns: Y0 to Y4 and the total.
  has("operating_revenue", {0, 0, 1000, 1000, 1000, 3000});
  has("subsidies", {0, 0, 60, 0, 0, 60});
  has("residual_assets", {0, 0, 0, 0, 50, 50});
  has("construction_investment", {800, 200, 0, 0, 0, 1000});
  has("sustaining_investment", {0, 0, 0, 100, 0, 100});
  has("working_capital", {0, 0, 40, 0, 0, 40});
  has("capital_recovered", {0, 0, 0, 0, 40, 40});
  has("operating_cost", {0, 0, 300, 300, 300, 900});
  has("cash_inflows", {0, 0, 1060, 1000, 1090, 3150});
  has("cash_outflows", {800, 200, 340, 400, 300, 2040});
  has("net_before_tax", {-800, -200, 720, 600, 790, 1110});
  has("cumulative_before_tax", {-800, -1000, -280, 320, 1110});
}

TEST_CASE("project_form: indicators stand below, before and after tax") {
  const auto bid = opened(text);
  REQUIRE(bid);
  const Report report = form_of(*bid, ColumnSpan::year);
  const Table& found = table_of(report, "indicators");
  const auto npv = values_of(found, "npv");
  double before = 0, after = 0, factor = 1;
  const Table& form = table_of(report, "project_form");
  const auto pretax = values_of(form, "net_before_tax"), net = values_of(form, "net_after_tax");
  for (std::size_t year = 0; year < 5; ++year, factor /= 1.1) {
    before += pretax[year] * factor;
    after += net[year] * factor;
  }
  CHECK(npv[0] == Approx(before).epsilon(1e-12));
  CHECK(npv[1] == Approx(after).epsilon(1e-12));
  // 280 are open at the end of Y2. In Y3 700 accrue before the renewal is paid at its end.
  CHECK(values_of(found, "static_payback")[0] == Approx(2 + 280.0 / 700));
}

TEST_CASE("project_form: of any bid it adds up to the flows of the ordinary statement") {
  CHECK(rc::check("random bids", [] {
    const std::string step = test::random_step();
    const std::string random = test::random_bid(test::Refined::no).text(step);
    RC_LOG(random);
    const auto bid = opened(random);
    RC_PRE(bid.has_value());
    for (const ColumnSpan by : {ColumnSpan::step, ColumnSpan::year}) {
      const Report ordinary = cash_flow_report(*bid, {.by = by, .rows = CashFlowRows::all});
      const Report special = form_of(*bid, by);
      const Table& statement = table_of(ordinary, "cash_flow");
      const Table& form = table_of(special, "project_form");
      const auto net = values_of(statement, "cash_flow");
      const auto tax = values_of(statement, "cash_flow.pretax");
      // Cumulative flows carry the rounding of all that came before.
      double size = 1;
      for (const char* id : {"cash_inflows", "cash_outflows"}) {
        for (const double each : values_of(form, id)) size += std::abs(each);
      }
      const auto same = [&](const char* id, const std::vector<double>& expected) {
        const auto found = values_of(form, id);
        RC_ASSERT(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
          RC_ASSERT(std::abs(found[i] - expected[i]) <= 1e-12 * size);
      };
      same("net_after_tax", net);
      same("net_before_tax", tax.empty() ? net : tax);
      same("cumulative_after_tax", values_of(statement, "cumulative_cash_flow"));
    }
  }));
}
