// SPDX-License-Identifier: MIT
// What moving an address means: numbers, levers, structures, and addresses that policy and bid both
// state.
#include "gonogo/model/overrides.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "gonogo/model/fault.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using doctest::Approx;
using namespace gonogo;

namespace {

const std::string bid = test::project(R"(period = "4 years"
construction = "1 year"
[rates]
discount = 0.20
[drivers]
calls = 10
price = [2, 3]
life  = 2
[investment.switch]
amount = 50
life = "(life * 1) years"
[revenue]
calls = { amount = "calls * price", per = "year", receivable = "1 year" }
[cost]
care = { amount = 4, per = "year", growth = 0.5 }
[tax]
rate = 0.25
[rule.value]
measure  = "npv"
at_least = 10
)");

const std::string policy = R"([policy]
name = "Finance"
[rates]
discount = 0.10
[rule.value]
measure  = "npv"
at_least = 1
)";

/// Margins of the rules where addresses have these values.
std::vector<double> margins(const Model& model, const std::map<Address, double>& moved) {
  Cases cases;
  std::vector<double> values;
  for (const auto& [address, value] : moved) {
    cases.addresses.push_back(address);
    values.push_back(value);
  }
  cases.fill = [&](std::size_t, std::span<const std::span<double>> columns) {
    for (std::size_t k = 0; k < columns.size(); ++k) columns[k][0] = values[k];
  };
  std::vector<double> result;
  for (const Answers& each : run(model, cases, {}).margins) result.push_back(each.value[0]);
  return result;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

void check_moved(const std::map<Address, double>& moved, const std::string& from,
                 const std::string& to) {
  CAPTURE(to);
  const auto found = margins(test::model_of(bid), moved);
  const auto written = margins(test::model_of(replaced(bid, from, to)), {});
  REQUIRE(found.size() == written.size());
  for (std::size_t r = 0; r < found.size(); ++r)
    CHECK(found[r] == Approx(written[r]).epsilon(1e-12));
}

}  // namespace

TEST_CASE("moving: numbers are those written in the file") {
  check_moved({{"drivers.calls", 7}}, "calls = 10", "calls = 7");
  check_moved({{"drivers.calls.times", 0.7}}, "calls = 10", "calls = 7");
  check_moved({{"drivers.price[2]", 5}}, "[2, 3]", "[2, 5]");
  check_moved({{"drivers.price.times", 2}}, "[2, 3]", "[4, 6]");
  check_moved({{"drivers.price.plus", 2}}, "[2, 3]", "[4, 5]");
  check_moved({{"cost.care.amount", 5}}, "amount = 4", "amount = 5");
  check_moved({{"cost.care.amount.times", 1.25}}, "amount = 4", "amount = 5");
  check_moved({{"cost.care.times", 1.25}}, "amount = 4", "amount = 5");
  check_moved({{"cost.times", 1.25}}, "amount = 4", "amount = 5");
  check_moved({{"cost.care.growth", 0.25}}, "growth = 0.5", "growth = 0.25");
  check_moved({{"revenue.calls.times", 0.5}}, "calls * price", "0.5 * calls * price");
  check_moved({{"rates.discount", 0.3}}, "0.20", "0.3");
  check_moved({{"tax.rate", 0.5}}, "rate = 0.25", "rate = 0.5");
  check_moved({{"rule.value.at_least", 3}}, "at_least = 10", "at_least = 3");
  check_moved({{"investment.switch.times", 2}}, "amount = 50", "amount = 100");
}

TEST_CASE("moving: structures are those written in the file") {
  check_moved({{"project.period", 6}}, "4 years", "6 years");
  check_moved({{"project.period", 4.5}}, "4 years", "4.5 years");
  check_moved({{"project.period.times", 1.5}}, "4 years", "6 years");
  check_moved({{"project.construction", 2}}, "\"1 year\"\n[rates]", "\"2 years\"\n[rates]");
  check_moved({{"revenue.calls.receivable", 2}}, "receivable = \"1 year\"",
              "receivable = \"2 years\"");
  check_moved({{"drivers.life", 3}}, "life  = 2", "life  = 3");
  check_moved({{"drivers.life.times", 1.5}}, "life  = 2", "life  = 3");
}

TEST_CASE("moving: what replaces and what scales the same number go together") {
  check_moved({{"drivers.calls", 14}, {"drivers.calls.times", 0.5}}, "calls = 10", "calls = 7");
  check_moved({{"project.period", 3}, {"project.period.times", 2}}, "4 years", "6 years");
}

TEST_CASE("moving: values of many cases that shape the sheet differently") {
  const Model model = test::model_of(bid);
  const std::vector<double> periods = {6,   3, 4, 6, std::numeric_limits<double>::quiet_NaN(),
                                       0.5, 4, 5};
  const std::vector<double> calls = {1, 2, 3, 4, 5, 6, 7, 8};
  const Cases cases{.count = periods.size(),
                    .addresses = {"project.period", "drivers.calls"},
                    .fill = [&](std::size_t first, std::span<const std::span<double>> to) {
                      for (std::size_t i = 0; i < to[0].size(); ++i)
                        to[0][i] = periods[first + i], to[1][i] = calls[first + i];
                    }};
  const Outcomes found = run(model, cases, {.measures = {{measures::npv}}}, 2);
  CHECK(found.columns == 0);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    CAPTURE(i);
    if (!(periods[i] > 1)) {  // no number, or all construction
      CHECK(found.margins[0].why[i] == Why::fault);
      CHECK(std::isnan(found.margins[0].value[i]));
      continue;
    }
    const auto alone =
        margins(model, {{"project.period", periods[i]}, {"drivers.calls", calls[i]}});
    CHECK(found.margins[0].value[i] == alone[0]);
    CHECK(found.measures[0].value[i] == alone[0] + 10);
  }
}

TEST_CASE("moving: values as written, also of levers and structures") {
  const Model model = test::model_of(bid);
  CHECK(value_at(model, "drivers.calls") == 10.0);
  CHECK(value_at(model, "drivers.calls.times") == 1.0);
  CHECK(value_at(model, "drivers.price[2]") == 3.0);
  CHECK(value_at(model, "cost.times") == 1.0);
  CHECK(value_at(model, "project.period") == 4.0);
  CHECK(value_at(model, "project.period.times") == 1.0);
  CHECK_FALSE(value_at(model, "drivers.nobody"));
  CHECK_FALSE(value_at(model, ".times"));
  CHECK_FALSE(value_at(model, ""));
}

// "Nothing is overridden": the policy's rules at the policy's rates, the bid's own at its own.
TEST_CASE(
    "moving: rates and limits that policy and bid both state are two, and each rule has its own") {
  const Model model = test::model_of(bid, policy);
  REQUIRE(model.rules.size() == 2);
  const auto own = margins(test::model_of(bid), {});
  const auto at_policy = margins(
      test::model_of(replaced(replaced(bid, "0.20", "0.10"), "at_least = 10", "at_least = 1")), {});
  const auto both = margins(model, {});
  CHECK(both[0] == Approx(at_policy[0]).epsilon(1e-12));
  CHECK(both[1] == Approx(own[0]).epsilon(1e-12));
}

TEST_CASE("moving: a rate that both state is moved in both, as --set does") {
  const Model model = test::model_of(bid, policy);
  const auto moved = margins(model, {{"rates.discount", 0.15}, {"rule.value.at_least", 2}});
  const auto written = margins(
      test::model_of(replaced(replaced(bid, "0.20", "0.15"), "at_least = 10", "at_least = 2")), {});
  CHECK(moved[0] == Approx(written[0]).epsilon(1e-12));
  CHECK(moved[1] == Approx(written[0]).epsilon(1e-12));
}

TEST_CASE("find_fault: takes the addresses that run takes") {
  const std::string faulty = test::project(
      "period = \"3 years\"\n[drivers]\na = 4\nn = 1\n[revenue]\nx = { amount = \"1 / (a - 3 * "
      "n)\", per = \"year\" }\n[cost]\ny = { amount = 1, at = \"end\" }\n");
  const Model model = test::model_of(faulty);
  CHECK_FALSE(find_fault(model).has_value());
  for (const std::map<Address, double>& moved :
       std::vector<std::map<Address, double>>{{{"drivers.a", 3}},
                                              {{"drivers.a.times", 0.75}},
                                              {{"drivers.a", 3}, {"project.period", 2}}}) {
    const auto fault = find_fault(model, moved);
    REQUIRE(fault);
    CHECK(english(fault->message) == "'revenue.x' has no value in Y1: a division by zero (1 / 0)");
    CHECK(fault->place.line == 9);
  }
  const auto shapeless = find_fault(model, {{"project.period", -1}});
  REQUIRE(shapeless);
  CHECK(english(shapeless->message) == "project.period = -1 is negative");
}

TEST_CASE("find_fault: names the row in which it arises, its step and its operation") {
  const auto fault = [](const std::string& rest) {
    const auto found = find_fault(test::model_of(test::project("period = \"3 years\"\n" + rest)));
    return found ? english(found->message) : "none";
  };
  CHECK(fault("[quantities]\nq = \"1 / (year - 2)\"\n[cost]\nx = { amount = \"q\", per = \"year\" "
              "}\n") == "'quantities.q' has no value in Y2: a division by zero (1 / 0)");
  CHECK(fault("[quantities]\nq = \"1 / (year - 2)\"\n") == "none");  // nobody uses it
  CHECK(fault("[cost]\nx = { amount = \"ln(2 - year)\", per = \"year\" }\n") ==
        "'cost.x' has no value in Y2: the logarithm of a number that is not positive (0)");
  CHECK(fault("[cost]\nx = { amount = \"sqrt(2 - year)\", per = \"year\" }\n") ==
        "'cost.x' has no value in Y3: the root of a negative number (-1)");
  CHECK(fault("[cost]\nx = { amount = \"(2 - year) ^ 0.5\", per = \"year\" }\n") ==
        "'cost.x' has no value in Y3: a power that has no value (-1 ^ 0.5)");
  CHECK(fault("[cost]\nx = { amount = \"exp(500 * year)\", per = \"year\" }\n") ==
        "'cost.x' has no value in Y2: an overflow");
  CHECK(fault("[drivers]\nd = { value = [1, 2], from = \"Y2\" }\n[cost]\nx = { amount = \"d\", per "
              "= \"year\" }\n") == "'cost.x' has no value in Y1: 'drivers.d' has none before Y2");
  CHECK(fault("[rule.r]\nmeasure = \"static_payback\"\nat_most = \"(3 / d) years\"\n[drivers]\nd = "
              "0\n") == "the limit of rule 'r' has no value: a division by zero (3 / 0)");
}
