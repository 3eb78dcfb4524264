// SPDX-License-Identifier: MIT
// Issue: a rule whose measure is exactly at its limit passes, although amounts like 0.1 have no
// exact double; a difference of 1e-9 of the amounts still decides.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "gonogo/measure/rounding.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using namespace gonogo;

namespace {

constexpr std::size_t years = 6;
constexpr std::size_t cases = 3000;

/// Six receipts pay back one outlay, without discounting: each measure is at its limit.
std::string bid_at_limits() {
  std::string text = "period = \"6 years\"\n[drivers]\nout = 21\n";
  for (std::size_t y = 1; y <= years; ++y)
    text += "in" + std::to_string(y) + " = " + std::to_string(y) + "\n";
  text += "[investment]\nkit = { amount = \"out\" }\n[revenue]\n";
  for (std::size_t y = 1; y <= years; ++y) {
    const std::string year = std::to_string(y);
    text += "r" + year + " = { amount = \"in" + year + "\", at = \"Y" + year + "\" }\n";
  }
  text += "[rates]\ndiscount = 0\n[conventions]\npayback_within = \"even\"\n";
  const std::array<std::array<const char*, 2>, 11> limits = {
      {{"npv", "0"},
       {"irr", "0"},
       {"mirr", "0"},
       {"equivalent_annual", "0"},
       {"npv_ratio", "0"},
       {"profitability_index", "1"},
       {"roi", "0"},
       {"accounting_return", "0"},
       {"margin", "0"},
       {"static_payback", "\"6 years\""},
       {"discounted_payback", "\"6 years\""}}};
  for (const auto& [measure, limit] : limits) {
    for (const std::string sense : {"at_least", "at_most"})
      text += "[rule." + std::string(measure) + "_" + sense + "]\nmeasure = \"" + measure + "\"\n" +
              sense + " = " + limit + "\n";
  }
  return test::project(text);
}

/// Amounts in cents: the outlay, which is their exact sum, then the receipts.
std::vector<std::array<double, years + 1>> exact_cases() {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<long long> cents(1, 1'000'000'00);
  std::vector<std::array<double, years + 1>> found(cases);
  for (auto& amounts : found) {
    long long sum = 0;
    for (std::size_t y = 1; y <= years; ++y) {
      const long long receipt = cents(random);
      amounts[y] = static_cast<double>(receipt) / 100;
      sum += receipt;
    }
    amounts[0] = static_cast<double>(sum) / 100;
  }
  return found;
}

/// The margins of all cases, with the last receipt moved by `part` of the outlay.
std::vector<Answers> margins(const Model& model, double part) {
  const auto amounts = exact_cases();
  Cases wanted{.count = cases, .addresses = {"drivers.out"}};
  for (std::size_t y = 1; y <= years; ++y)
    wanted.addresses.push_back("drivers.in" + std::to_string(y));
  wanted.fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
    for (std::size_t k = 0; k < columns.size(); ++k) {
      for (std::size_t i = 0; i < columns[k].size(); ++i) {
        const auto& each = amounts[first + i];
        columns[k][i] = k == years ? each[k] + part * each[0] : each[k];
      }
    }
  };
  return run(model, wanted, {}).margins;
}

bool is_payback(const BoundRule& rule) { return margin_kind_of(rule.measure) == Kind::years; }

std::size_t passing(const Answers& found) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < found.value.size(); ++i)
    count += found.why[i] == Why::computed && found.value[i] >= 0 ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("limits: a measure exactly at its limit passes in both senses") {
  const Model model = test::model_of(bid_at_limits());
  const auto found = margins(model, 0);
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    CAPTURE(model.rules[r].rule.id);
    CHECK(passing(found[r]) == cases);
  }
}

TEST_CASE("limits: a billionth of the amounts decides, on either side") {
  const Model model = test::model_of(bid_at_limits());
  const auto less = margins(model, -1e-9), more = margins(model, 1e-9);
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    const BoundRule& rule = model.rules[r];
    CAPTURE(rule.rule.id);
    // A greater receipt is a shorter payback; a smaller one is none.
    const bool wants_more = rule.at_least != is_payback(rule);
    CHECK(passing(more[r]) == (wants_more ? cases : 0));
    CHECK(passing(less[r]) == (rule.at_least && !is_payback(rule) ? 0
                               : is_payback(rule)                 ? 0
                                                                  : cases));
  }
}

TEST_CASE("limits: a box of 24 monthly fees is paid back at the end of the 24th month") {
  const Model model = test::model_of(test::project(R"(period = "5 years"
step = "month"
[investment]
box = { amount = 717.60 }
[revenue]
fee = { amount = 29.90, per = "month" }
[rates]
discount = 0.05
[rule.back]
measure = "static_payback"
at_most = "24 months"
)"));
  const Outcomes found = run(model, {.measures = {{measures::static_payback}}});
  CHECK(found.measures[0].value[0] == 2);
  CHECK(found.margins[0].value[0] == 0);
}

TEST_CASE("limits: what amounts without an exact double leave is nothing") {
  const Model model = test::model_of(test::project(R"(period = "3 years"
[investment]
i = { amount = 1.1, depreciation = "none" }
[revenue]
r = { amount = [0.4, 0.3, 0.4], per = "year" }
[rates]
discount = 0.0
[rule.a]
measure = "npv"
at_least = 0
[rule.b]
measure = "static_payback"
at_most = "3 years"
[rule.c]
measure = "irr"
at_least = 0
)"));
  const Outcomes found = run(model, {});
  for (const Answers& margin : found.margins) CHECK(margin.value[0] == 0);
}

TEST_CASE("limits: the bound grows with the amounts and stays below a billionth of them") {
  CHECK(settled(-1e-17, rounding_error(3, 2.2)) == 0);
  CHECK(settled(-1e-9, rounding_error(1200, 1)) == -1e-9);
  CHECK(rounding_error(1200, 1e9) == 1e9 * rounding_error(1200, 1));
}
