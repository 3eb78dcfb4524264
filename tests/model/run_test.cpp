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

/// All rows of all cases; inputs move as `values` has them.
Columns series_of(const Model& model, const Columns& values, std::size_t first, std::size_t count,
                  unsigned threads = 1) {
  Cases cases{.count = count};
  Wanted wanted{.margins = false};
  for (const Input& input : model.sheet.inputs()) cases.addresses.push_back(input.address);
  for (const SheetRow& row : model.sheet.rows()) wanted.series.push_back(row.id);
  cases.fill = [&](std::size_t from, std::span<const std::span<double>> columns) {
    for (std::size_t k = 0; k < columns.size(); ++k) {
      for (std::size_t i = 0; i < columns[k].size(); ++i)
        columns[k][i] = values[k][first + from + i];
    }
  };
  return run(model, cases, wanted, threads).series;
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
