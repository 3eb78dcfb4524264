// SPDX-License-Identifier: MIT
// Issue: results are the same bits however cases are grouped, and a fault stays in its case.
#include "gonogo/model/run.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <bit>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "gonogo/model/fault.hpp"
#include "gonogo/model/snapshot_of.hpp"
#include "support/bid.hpp"
#include "support/random_sheet.hpp"

using namespace gonogo;

namespace {

using Columns = std::vector<std::vector<double>>;

bool same_bits(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) ||
         std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool same_bits(const Columns& a, const Columns& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                      [](double p, double q) { return same_bits(p, q); });
  });
}

/// What is run of a model whose inputs all move: all rows.
Wanted all_rows(const Model& model) {
  Wanted wanted{.margins = false};
  for (const SheetRow& row : model.sheet.rows()) wanted.series.push_back(row.id);
  return wanted;
}

std::vector<Address> all_inputs(const Model& model) {
  std::vector<Address> addresses;
  for (const Input& input : model.sheet.inputs()) addresses.push_back(input.address);
  return addresses;
}

/// Cases in which the inputs have `values` from `first` on.
Fill filled(const Columns& values, std::size_t first) {
  return [&values, first](std::size_t from, std::span<const std::span<double>> columns) {
    for (std::size_t k = 0; k < columns.size(); ++k) {
      for (std::size_t i = 0; i < columns[k].size(); ++i)
        columns[k][i] = values[k][first + from + i];
    }
  };
}

/// All rows of all cases; inputs move as `values` has them.
Columns series_of(const Model& model, const Columns& values, std::size_t first, std::size_t count,
                  unsigned threads = 1) {
  const Cases cases{.count = count, .addresses = all_inputs(model), .fill = filled(values, first)};
  return run(model, cases, all_rows(model), threads).series;
}

Model random_model() {
  Model model = test::model_of(test::random_sheet(test::References::ordered));
  RC_PRE(model.order.circle.empty());
  return model;
}

std::map<Address, double> case_of(const Model& model, const Columns& values, std::size_t i) {
  std::map<Address, double> moved;
  for (std::size_t k = 0; k < values.size(); ++k)
    moved[model.sheet.inputs()[InputId(k)].address] = values[k][i];
  return moved;
}

}  // namespace

TEST_CASE("run: blocks give the bits of cases run one by one") {
  CHECK(rc::check("blocks", [] {
    const Model model = random_model();
    const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 150));
    const Columns values = test::random_cases(model.sheet, count);
    const Columns together = series_of(model, values, 0, count);
    const auto columns = static_cast<std::size_t>(model.sheet.axis().columns());
    for (std::size_t i = 0; i < count; ++i) {
      const Columns alone = series_of(model, values, i, 1);
      for (std::size_t r = 0; r < alone.size(); ++r) {
        for (std::size_t c = 0; c < columns; ++c)
          RC_ASSERT(same_bits(together[r][i * columns + c], alone[r][c]));
      }
    }
  }));
}

// As a search calls it: one number moves, then another, now in few cases, now in many.
TEST_CASE(
    "Runs: calls of any size that each move one input give the bits of cases run one by one") {
  CHECK(rc::check("calls", [] {
    const Model model = random_model();
    const std::size_t inputs = model.sheet.inputs().size();
    RC_PRE(inputs > 0U);
    Runs runs(model, all_inputs(model), all_rows(model));
    for (int call = 0; call < 12; ++call) {
      const auto count = static_cast<std::size_t>(call == 0 ? 40 : *rc::gen::inRange(1, 40));
      const auto moving = *rc::gen::inRange<std::size_t>(0, inputs);
      Columns values = test::random_cases(model.sheet, count);
      for (std::size_t k = 0; k < inputs; ++k) {
        if (k != moving) values[k].assign(count, model.sheet.inputs()[InputId(k)].base);
      }
      const Columns together = runs.run(count, filled(values, 0)).series;
      const auto columns = static_cast<std::size_t>(model.sheet.axis().columns());
      for (std::size_t i = 0; i < count; ++i) {
        const Columns alone = series_of(model, values, i, 1);
        for (std::size_t r = 0; r < alone.size(); ++r) {
          for (std::size_t c = 0; c < columns; ++c)
            RC_ASSERT(same_bits(together[r][i * columns + c], alone[r][c]));
        }
      }
    }
  }));
}

// The taxed share of revenue is a total that only `exempt` moves.
TEST_CASE("Runs: a total computed in few cases counts in a later call with more") {
  const Model model = test::model_of(R"(
[project]
title = "A bid"
currency = "CNY"
period = "2 years"
[drivers]
exempt = 100
taxed = 300
[revenue]
lessons = { amount = "exempt", per = "year", exempt = true }
books = { amount = "taxed", per = "year", vat = 0.09 }
[cost]
paper = { amount = "0.5 * taxed", per = "year", vat = 0.13 }
)");
  Runs runs(model, {"drivers.exempt", "drivers.taxed"},
            {.margins = false, .series = {"cash_flow"}});
  enum Moving : std::size_t { exempt, taxed };
  const auto cash_flow = [&](std::size_t count, Moving moving) {
    return runs
        .run(count,
             [&](std::size_t, std::span<const std::span<double>> columns) {
               std::fill(columns[exempt].begin(), columns[exempt].end(), 100.0);
               std::fill(columns[taxed].begin(), columns[taxed].end(), 300.0);
               for (std::size_t i = 0; i < count; ++i) columns[moving][i] += static_cast<double>(i);
             })
        .series.at(0);
  };
  cash_flow(20, exempt);
  cash_flow(2, taxed);
  const std::vector<double> many = cash_flow(20, taxed);
  const double revenue = 100.0 + 319.0;
  const double credited = 1 - 100.0 / revenue;
  const double cost = 0.5 * 319.0;
  CHECK(many.back() ==
        doctest::Approx(revenue - cost - 0.13 * cost * (1 - credited)).epsilon(1e-12));
}

TEST_CASE("run: any number of threads gives the same bits") {
  CHECK(rc::check("threads", [] {
    const Model model = random_model();
    const Columns values = test::random_cases(model.sheet, 300);
    const Columns one = series_of(model, values, 0, 300);
    for (const unsigned threads : {2U, 3U, 7U, 0U})
      RC_ASSERT(same_bits(series_of(model, values, 0, 300, threads), one));
  }));
}

TEST_CASE("run: a value that moves gives the bits of the same value written") {
  CHECK(rc::check("written", [] {
    const Model model = random_model();
    const Columns values = test::random_cases(model.sheet, 1);
    const Columns moved = series_of(model, values, 0, 1);
    Columns none(values.size(), std::vector<double>(1));
    for (std::size_t k = 0; k < none.size(); ++k)
      none[k][0] = model.sheet.inputs()[InputId(k)].base;
    const Columns written = series_of(model, none, 0, 1);
    Wanted wanted{.margins = false};
    for (const SheetRow& row : model.sheet.rows()) wanted.series.push_back(row.id);
    RC_ASSERT(same_bits(run(model, wanted).series, written));
    const Snapshot snapshot = snapshot_of(model, case_of(model, values, 0));
    for (const RowId r : model.sheet.rows().ids())
      RC_ASSERT(same_bits({snapshot.row(r)}, {moved[r.index()]}));
  }));
}

TEST_CASE("run: a fault in one case leaves the bits of the others") {
  CHECK(rc::check("faults", [] {
    const Model model = random_model();
    const std::size_t count = 70;
    Columns values = test::random_cases(model.sheet, count);
    RC_PRE(!values.empty());
    const Columns before = series_of(model, values, 0, count);
    const auto ill = static_cast<std::size_t>(*rc::gen::inRange(0, 70));
    for (auto& column : values)
      column[ill] =
          *rc::gen::element(0.0, std::numeric_limits<double>::quiet_NaN(), 1e308, HUGE_VAL);
    const Columns after = series_of(model, values, 0, count);
    const auto columns = static_cast<std::size_t>(model.sheet.axis().columns());
    for (std::size_t r = 0; r < after.size(); ++r) {
      for (std::size_t n = 0; n < after[r].size(); ++n) {
        if (n / columns != ill) RC_ASSERT(same_bits(after[r][n], before[r][n]));
        RC_ASSERT_FALSE(std::isinf(after[r][n]));
      }
    }
  }));
}

// A second evaluator: by recursion over the formula, column by column, from the rows it names.
TEST_CASE("Snapshot: the formula of every row has the row's value in every column") {
  CHECK(rc::check("formulas", [] {
    const Model model = random_model();
    const Columns values = test::random_cases(model.sheet, 1);
    const Snapshot snapshot = snapshot_of(model, case_of(model, values, 0));
    for (const RowId r : model.sheet.rows().ids()) {
      const SheetRow& row = model.sheet.rows()[r];
      if (row.formula == no_node) continue;
      for (int c = row.begins; c < model.sheet.axis().columns(); ++c) {
        RC_ASSERT(same_bits(snapshot.value(row.formula, c), snapshot.at(r, c)));
      }
    }
  }));
}

// The one it names has no value, and everything before it in the order has.
TEST_CASE("find_fault: finds one where there is one, and names a row and a step without a value") {
  CHECK(rc::check("finding", [] {
    const Model model = random_model();
    const Columns values = test::random_cases(model.sheet, 1);
    const auto moved = case_of(model, values, 0);
    const Snapshot snapshot = snapshot_of(model, moved);
    bool any = false;
    for (const RowId r : model.sheet.rows().ids()) {
      for (int c = model.sheet.rows()[r].begins; c < model.sheet.axis().columns(); ++c)
        any = any || std::isnan(snapshot.at(r, c));
    }
    const auto fault = find_fault(model, moved);
    RC_ASSERT(fault.has_value() == any);
    if (!fault) return;
    const std::string text = english(fault->message);
    const std::string id = text.substr(1, text.find('\'', 1) - 1);
    const std::string begin = "has no value in ";
    const auto at = text.find(begin) + begin.size();
    const std::string step = text.substr(at, text.find(':', at) - at);
    const auto& labels = model.sheet.axis().labels;
    const auto column = std::find(labels.begin(), labels.end(), step) - labels.begin();
    RC_ASSERT(column < model.sheet.axis().columns());
    RC_ASSERT(std::isnan(snapshot.at(model.sheet.find(id), static_cast<int>(column))));
  }));
}

TEST_CASE("run: what a caller did wrong throws") {
  const Model model = [] {
    Sheet sheet(make_time_axis(1, 0, 2, 0));
    sheet.add({.id = "x"}, sheet.input({.address = "drivers.x", .base = 2}) * 3);
    return test::model_of(std::move(sheet));
  }();
  const auto fill = [](std::size_t, std::span<const std::span<double>>) {};
  CHECK_THROWS_AS(run(model, {.addresses = {"drivers.y"}, .fill = fill}, {.margins = false}),
                  std::invalid_argument);
  CHECK_THROWS_AS(run(model, {.addresses = {"drivers.x"}}, {.margins = false}),
                  std::invalid_argument);
  CHECK_THROWS_AS(run(model, {.series = {"y"}}), std::invalid_argument);
  CHECK_THROWS_AS(run(model, {.measures = {{.perspective = 1}}}), std::invalid_argument);
  CHECK_THROWS_AS(snapshot_of(model, {{"drivers.y", 1}}), std::invalid_argument);
  CHECK_THROWS_AS(find_fault(model, {{"drivers.y", 1}}), std::invalid_argument);
  const auto refuse = [](std::size_t, std::span<const std::span<double>>) {
    throw std::runtime_error("no more");
  };
  for (const unsigned threads : {1U, 4U}) {
    CHECK_THROWS_WITH_AS(run(model, {.count = 1'000, .addresses = {"drivers.x"}, .fill = refuse},
                             {.margins = false}, threads),
                         "no more", std::runtime_error);
  }
}

TEST_CASE("run: no cases are no outcomes") {
  Sheet sheet(make_time_axis(1, 0, 2, 0));
  sheet.add({.id = "x"}, sheet.constant(3));
  const auto found = run(test::model_of(std::move(sheet)), {.count = 0}, {.series = {"x"}});
  CHECK(found.series[0].empty());
}
