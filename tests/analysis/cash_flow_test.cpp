// SPDX-License-Identifier: MIT
#include "gonogo/analysis/cash_flow.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "gonogo/input/files.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

/// Two and a half years by month, paid two months late, taxed; a cost that is zero, and a benefit.
constexpr const char* text = R"(
[project]
title = "Half a year"
currency = "CNY"
period = "30 months"
step = "month"
[drivers]
fee = 1_200
[investment]
kit = { amount = 9_000 }
[revenue]
rent = { amount = "fee", per = "month", receivable = "2 months" }
[cost]
care = { amount = 1_000, per = "year" }
idle = { amount = 0, per = "year" }
[benefit]
kept = { amount = 500, per = "year" }
[tax]
rate = 0.25
[rates]
discount = 0.1
)";

Bid opened() {
  MemoryFiles files;
  files.add("bid.toml", text);
  Sources sources;
  auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

const Table& table_of(const Report& report, const std::string& id) {
  for (const Section& section : report.sections) {
    if (section.id == id) return std::get<Table>(section.blocks.front());
  }
  FAIL("no such section: " << id);
  return std::get<Table>(report.sections.front().blocks.front());
}

const Row& row_of(const Table& table, const std::string& id) {
  for (const Row& row : table.rows) {
    if (row.id == id) return row;
  }
  FAIL("no such row: " << id);
  return table.rows.front();
}

double value_of(const Row& row, std::size_t column) {
  return std::get<double>(row.cells[column].value);
}

}  // namespace

TEST_CASE("cash flow: it comes first, and what is outside the contract last") {
  const Report report = cash_flow_report(opened(), {.by = ColumnSpan::year});
  CHECK(report.sections.front().id == "cash_flow");
  CHECK(report.sections.back().id == "benefit");
  CHECK(english(report.sections.back().title) == "Benefit, not in the cash flow");
}

TEST_CASE("cash flow: inflows less outflows and working capital are the flow before tax") {
  const Report report = cash_flow_report(opened(), {.by = ColumnSpan::year});
  const Table& table = table_of(report, "cash_flow");
  for (std::size_t column = 1; column < table.columns.size(); ++column) {
    CAPTURE(column);
    CHECK(value_of(row_of(table, "inflows"), column) - value_of(row_of(table, "outflows"), column) +
              value_of(row_of(table, "payment_delay"), column) ==
          Approx(value_of(row_of(table, "cash_flow.pretax"), column)));
    CHECK(value_of(row_of(table, "cash_flow.pretax"), column) -
              value_of(row_of(table, "tax.due"), column) ==
          Approx(value_of(row_of(table, "cash_flow"), column)));
  }
  // The tax is taken from the flow before it, and is no part of the outflows.
  CHECK(&row_of(table, "outflows") < &row_of(table, "cash_flow.pretax"));
  CHECK(&row_of(table, "cash_flow.pretax") < &row_of(table, "tax.due"));
  CHECK(&row_of(table, "tax.due") < &row_of(table, "cash_flow"));
}

TEST_CASE("cash flow: years of months say that flow x factor is not the present value") {
  const auto notes = [](ColumnSpan by) {
    const Report report = cash_flow_report(opened(), {.by = by});
    return report.sections.front().blocks.size() - 1;
  };
  CHECK(notes(ColumnSpan::year) == 1);
  CHECK(notes(ColumnSpan::step) == 0);
}

TEST_CASE("cash flow: a short year and a tail are marked in the head of their column") {
  const Table by_year = table_of(cash_flow_report(opened(), {.by = ColumnSpan::year}), "cash_flow");
  CHECK(english(by_year.columns[3].title) == "Y2");
  CHECK(english(by_year.columns[4].title) == "Y3, 6 months and after");
  const Table by_step = table_of(cash_flow_report(opened(), {}), "cash_flow");
  CHECK(english(by_step.columns[31].title) == "M30");
  CHECK(english(by_step.columns[32].title) == "M31, after the period");
}

TEST_CASE("cash flow: a tax rate and a discount factor are in every year") {
  const Report report = cash_flow_report(opened(), {.by = ColumnSpan::year});
  const Row& factor = row_of(table_of(report, "cash_flow"), "discount_factor");
  const Row& rate = row_of(table_of(report, "tax"), "tax.rate");
  for (std::size_t year = 0; year < 3; ++year) {
    CHECK(value_of(rate, year + 1) == 0.25);
    CHECK(value_of(factor, year + 1) == Approx(std::pow(1.1, -double(year))));
  }
}

TEST_CASE("cash flow: rows of zeros are not drawn unless all are wanted") {
  const Report usual = cash_flow_report(opened(), {});
  const Row& idle = row_of(table_of(usual, "cost"), "cost.idle");
  CHECK_FALSE(idle.drawn);
  const Report all = cash_flow_report(opened(), {.rows = CashFlowRows::all});
  CHECK(row_of(table_of(all, "cost"), "cost.idle").drawn);
}

TEST_CASE("cash flow: statements are chosen by id") {
  const Bid bid = opened();
  const Report report = cash_flow_report(bid, {.only = {"tax", "profit"}});
  REQUIRE(report.sections.size() == 2);
  CHECK(report.sections[0].id == "profit");
  CHECK(report.sections[1].id == "tax");
  CHECK(statement_ids(bid, CashFlowRows::statements).front() == "cash_flow");
}

// Project years end on 31 March 2027, 2028 and 2029, and the last half year on 30 September 2029.
TEST_CASE("cash flow: book years show the covers of the project years that end in them") {
  std::string bid = text;
  bid.replace(bid.find("period = \"30 months\""), 20, "start = 2026-04-01\nperiod = \"42 months\"");
  bid += "[loan.bank]\namount = 5_000\nrate = 0.06\nrepayment = \"equal_principal\"\n";
  MemoryFiles files;
  files.add("bid.toml", bid);
  Sources sources;
  const auto opened = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(opened.value.has_value());
  const auto covers = [&](ColumnSpan by, std::size_t row) {
    const Report report = cash_flow_report(*opened.value, {.by = by});
    return table_of(report, "cover").rows[row].cells;
  };
  for (const std::size_t row : {std::size_t(1), std::size_t(2)}) {
    CAPTURE(row);
    const auto years = covers(ColumnSpan::year, row), books = covers(ColumnSpan::book_year, row);
    const auto number = [](const Cell& cell) { return std::get<double>(cell.value); };
    // The name, Y0 and Y1 to Y4; the name, 2026 and 2027 to 2029.
    REQUIRE(years.size() >= 6);
    REQUIRE(books.size() >= 5);
    CHECK(std::get_if<double>(&books[1].value) == nullptr);
    CHECK(number(books[2]) == number(years[2]));
    CHECK(number(books[3]) == number(years[3]));
    CHECK(number(books[4]) == std::min(number(years[4]), number(years[5])));
  }
}
