// SPDX-License-Identifier: MIT
// Laws of random bids: gonogo-proposal(5), "Time"; the second evaluator; moving addresses.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "gonogo/input/load.hpp"
#include "gonogo/model/fault.hpp"
#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"
#include "support/random_bid.hpp"

using namespace gonogo;

namespace {

bool close(double a, double b, double scale) {
  return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::max(1.0, scale);
}

double size_of(const std::vector<double>& values) {
  double size = 0;
  for (const double value : values)
    size = std::isnan(value) ? size : std::max(size, std::abs(value));
  return size;
}

/// What a person reads of a year: sums of flows, levels at its end.
std::vector<double> by_year(const Model& model, const Snapshot& snapshot, RowId row) {
  const TimeAxis& axis = model.sheet.axis();
  const bool level = model.sheet.rows()[row].roll != Roll::sum;
  std::vector<double> years;
  for (int c = 0; c < axis.columns(); ++c) {
    const int year = c > axis.last ? (axis.last - 1) / axis.steps_per_year + 2
                                   : (c + axis.steps_per_year - 1) / axis.steps_per_year;
    years.resize(static_cast<std::size_t>(year) + 1, 0.0);
    years.back() = level ? snapshot.at(row, c) : years.back() + snapshot.at(row, c);
  }
  return years;
}

/// Rows whose years are the same in every step: not what is discounted by the step, nor parts of
/// formulas.
bool has_years(const SheetRow& row) {
  return row.formula != no_node && row.roll != Roll::none && row.kind != RowKind::helper &&
         row.id.find("present_value") == std::string::npos &&
         row.id.find("year_to_date") == std::string::npos;
}

Model compiled(const test::RandomBid& bid, const std::string& step) {
  RC_LOG() << bid.text(step);
  return test::model_of(bid.text(step));
}

double greatest_of(const Model& model, const Snapshot& snapshot) {
  double greatest = 0;
  for (const RowId r : model.sheet.rows().ids())
    greatest = std::max(greatest, size_of(snapshot.row(r)));
  return greatest;
}

/// All rows equal, by id, to rounding. A check is nothing but the rounding of greater rows.
void check_same(const Model& a, const Model& b) {
  const Snapshot x = snapshot_of(a), y = snapshot_of(b);
  const double greatest = greatest_of(a, x);
  for (const RowId r : a.sheet.rows().ids()) {
    const RowId other = b.sheet.find(a.sheet.rows()[r].id);
    if (a.sheet.rows()[r].formula == no_node) continue;
    RC_LOG() << a.sheet.rows()[r].id << "\n";
    RC_ASSERT(other != no_row);
    const bool is_check = a.sheet.rows()[r].id.starts_with("check.");
    const double scale = is_check ? greatest : size_of(x.row(r));
    for (int c = 0; c < a.sheet.axis().columns(); ++c)
      RC_ASSERT(close(x.at(r, c), y.at(other, c), scale));
  }
}

/// The bid as the loader reads it, under a scenario or with settings.
Model loaded(const std::string& text, const LoadOptions& options) {
  MemoryFiles files;
  files.add("bid.toml", text);
  Sources sources;
  LoadOptions wanted = options;
  wanted.bid = "bid.toml", wanted.no_policy = true;
  const auto found = load(files, wanted, sources);
  RC_ASSERT(found.value.has_value());
  auto model = compile(found.value->proposal);
  RC_ASSERT(model.value.has_value());
  return *std::move(model.value);
}

/// With loans once in two.
test::RandomBid bid_with_loans(test::Refined refined = test::Refined::yes) {
  test::RandomBid bid = test::random_bid(refined);
  if (*rc::gen::arbitrary<bool>()) bid.items["loan"] = test::random_loans(bid, refined);
  return bid;
}

}  // namespace

TEST_CASE("laws: changing step changes no yearly sum and no level at the end of a year") {
  CHECK(rc::check("steps", [] {
    const test::RandomBid bid = bid_with_loans();
    const Model yearly = compiled(bid, "year");
    const Snapshot years = snapshot_of(yearly);
    const double scale = greatest_of(yearly, years);  // a row may be the difference of greater ones
    for (const char* step : {"quarter", "month"}) {
      const Model finer = compiled(bid, step);
      const Snapshot steps = snapshot_of(finer);
      for (const RowId r : yearly.sheet.rows().ids()) {
        const SheetRow& row = yearly.sheet.rows()[r];
        if (!has_years(row)) continue;
        const RowId other = finer.sheet.find(row.id);
        if (other == no_row) continue;
        auto coarse = by_year(yearly, years, r);
        auto fine = by_year(finer, steps, other);
        coarse.resize(std::max(coarse.size(), fine.size()),
                      row.roll == Roll::sum ? 0.0 : coarse.back());
        fine.resize(coarse.size(), row.roll == Roll::sum ? 0.0 : fine.back());
        // What comes after the period ends when all is paid, at no year's end.
        const bool goes_on = yearly.sheet.axis().columns() > yearly.sheet.axis().last + 1;
        if (row.roll != Roll::sum && goes_on) coarse.pop_back();
        for (std::size_t y = 0; y < coarse.size(); ++y) {
          RC_LOG() << step << ": " << row.id << " in year " << y << ": " << coarse[y]
                   << " by year, " << fine[y] << "\n";
          RC_ASSERT(close(coarse[y], fine[y], scale));
        }
      }
    }
  }));
}

TEST_CASE("laws: a sum at a year's end is discounted alike in every step") {
  CHECK(rc::check("discounting", [] {
    std::string lines;
    for (int n = 0; n < 4; ++n) {
      lines += "l" + std::to_string(n) +
               " = { amount = " + std::to_string(*rc::gen::inRange(1, 1000)) + ", at = \"Y" +
               std::to_string(*rc::gen::inRange(0, 6)) + "\" }\n";
    }
    const auto npv = [&](const std::string& step) {
      const Model model =
          test::model_of(test::project("period = \"5 years\"\nstep = \"" + step +
                                       "\"\n[rates]\ndiscount = 0.11\n[revenue]\n" + lines));
      return run(model, {.measures = {{measures::npv}}}).measures[0].value[0];
    };
    const double by_year = npv("year");
    RC_ASSERT(close(npv("quarter"), by_year, by_year));
    RC_ASSERT(close(npv("month"), by_year, by_year));
  }));
}

TEST_CASE("laws: moving an item in its file changes no number") {
  CHECK(rc::check("order", [] {
    test::RandomBid bid = bid_with_loans(test::Refined::no);
    const Model model = compiled(bid, "quarter");
    // Loans that are repaid by what the bid can pay take it in the order of the file.
    for (auto& [section, lines] : bid.items) {
      if (section != "loan") std::reverse(lines.begin(), lines.end());
    }
    check_same(model, compiled(bid, "quarter"));
  }));
}

TEST_CASE("laws: a bid of plain amounts has a value in every row, and its formulas say the same") {
  CHECK(rc::check("second evaluator", [] {
    const Model model = compiled(bid_with_loans(test::Refined::no),
                                 *rc::gen::element<std::string>("year", "quarter"));
    RC_ASSERT_FALSE(find_fault(model).has_value());
    const Snapshot snapshot = snapshot_of(model);
    for (const RowId r : model.sheet.rows().ids()) {
      const SheetRow& row = model.sheet.rows()[r];
      if (row.formula == no_node || row.axis == RowAxis::age) continue;
      for (int c = row.begins; c < model.sheet.axis().columns(); ++c) {
        RC_LOG() << row.id << " in column " << c << "\n";
        const double value = snapshot.value(row.formula, c);
        RC_ASSERT(
            (value == snapshot.at(r, c) || (std::isnan(value) && std::isnan(snapshot.at(r, c)))));
      }
    }
  }));
}

TEST_CASE("laws: an address moved through run is the bid compiled with that value") {
  CHECK(rc::check("moving", [] {
    const test::RandomBid bid = bid_with_loans();
    const Model model = compiled(bid, "year");
    std::vector<Address> addresses;
    for (const Input& input : model.sheet.inputs()) addresses.push_back(input.address);
    for (const auto& [address, value] : model.structural) addresses.push_back(address);
    const Address moved = *rc::gen::elementOf(addresses);
    const double base = *value_at(model, moved);
    const double value = model.structural.contains(moved) ? base + 1 : base * 1.25 + 0.125;
    RC_LOG() << moved << " = " << value << "\n";
    const Cases cases{
        .addresses = {moved},
        .fill = [&](std::size_t, std::span<const std::span<double>> to) { to[0][0] = value; }};
    const Wanted wanted{
        .measures = {{measures::npv}, {measures::peak_funding}, {measures::margin}}};
    const Outcomes found = run(model, cases, wanted);
    const auto written = compile(model.proposal, model.policy, {.overrides = {{moved, value}}});
    // Without a bid a line ends before operation begins, or shares sum to more than 1. A measure that
    // does not depend on it is what it was.
    const Outcomes expected = run(written.value ? *written.value : model, wanted);
    for (std::size_t m = 0; m < wanted.measures.size(); ++m) {
      if (!written.value && found.measures[m].why[0] == Why::fault) continue;
      RC_ASSERT(found.measures[m].why[0] == expected.measures[m].why[0]);
      RC_ASSERT(close(found.measures[m].value[0], expected.measures[m].value[0],
                      std::abs(expected.measures[m].value[0])));
    }
  }));
}

// Cost names revenue, and lines name others of their section; no section here names a later one.
TEST_CASE("laws: scaling a section scales its total, whatever its lines name of one another") {
  CHECK(rc::check("sections", [] {
    const Model model = compiled(test::random_bid(), "quarter");
    const Snapshot plain = snapshot_of(model);
    for (const std::string section : {"revenue", "other_income", "cost"}) {
      if (!value_at(model, section + ".times")) continue;
      const Snapshot doubled = snapshot_of(model, {{section + ".times", 2.0}});
      const RowId total = model.sheet.find(section);
      for (int c = 0; c < model.sheet.axis().columns(); ++c)
        RC_ASSERT(close(2 * plain.at(total, c), doubled.at(total, c), size_of(plain.row(total))));
    }
  }));
}

TEST_CASE("laws: a share of a line is the same for every per") {
  CHECK(rc::check("shares", [] {
    test::RandomBid bid = test::random_bid();
    for (const char* unit : {"year", "quarter", "month", "day"}) {
      bid.items["cost"].push_back("by_" + std::string(unit) + " = { amount = " +
                                  "\"0.35 * revenue.r0\", per = \"" + unit + "\" }");
    }
    const Model model = compiled(bid, test::random_step());
    const TimeAxis& axis = model.sheet.axis();
    const auto line = test::row(model, "revenue.r0");
    for (const std::string unit : {"year", "quarter", "month", "day"}) {
      const auto share = test::row(model, "cost.by_" + unit);
      for (int c = axis.operation; c <= axis.last; ++c) {
        const auto at = static_cast<std::size_t>(c);
        RC_ASSERT(close(share[at], 0.35 * line[at], size_of(line)));
      }
    }
  }));
}

TEST_CASE("laws: a scenario that names nothing changes nothing, nor do a factor and its inverse") {
  CHECK(rc::check("no change", [] {
    const test::RandomBid bid = bid_with_loans(test::Refined::no);
    const std::string text =
        bid.text(test::random_step()) + "[scenario.still]\nname = \"Nothing\"\n";
    RC_LOG() << text;
    const Model plain = test::model_of(text);
    check_same(plain, loaded(text, {.scenario = "still"}));
    check_same(plain, loaded(text, {.settings = {"revenue.r0*=0.8", "revenue.r0*=1.25"}}));
    check_same(plain, loaded(text, {.settings = {"revenue*=4", "revenue*=0.25"}}));
    check_same(plain, loaded(text, {.settings = {"drivers.d0*=1.25", "drivers.d0*=0.8"}}));
    if (bid.items.contains("loan"))
      check_same(plain, loaded(text, {.settings = {"loan.one*=1.25", "loan.one*=0.8"}}));
  }));
}
