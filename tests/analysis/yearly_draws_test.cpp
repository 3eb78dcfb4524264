// SPDX-License-Identifier: MIT
// Drivers that are drawn anew each year, or walk from year to year. Expected values by hand: flows of
// five years at 10 % weigh w(k) = 1.1^-k; independent years have the sum of their variances, a walk
// of factors with mean 1 and variance s has Cov(j, k) = (1 + s)^min(j, k) - 1.
#include <algorithm>
#include <cmath>
#include <string>

#include "gonogo/analysis/chance_solution.hpp"
#include "gonogo/base/same_bits.hpp"
#include "simulating.hpp"

using namespace gonogo;
using namespace gonogo::test::chance;
using doctest::Approx;

namespace {

std::string demand(const std::string& driver) {
  return "[drivers]\ndemand = { " + driver +
         " }\n[revenue]\nsales = { amount = \"demand\", per = \"year\" }\n"
         "[investment]\nplant = { amount = 3_600 }\n";
}

const std::string normal = "value = 1_000, sd = 100, distribution = \"normal\"";

Bid opened(const std::string& text, std::vector<std::string> settings) {
  MemoryFiles files;
  files.add("bid.toml", std::string(head) + text);
  Sources sources;
  LoadOptions options{.bid = "bid.toml", .no_policy = true};
  options.settings = std::move(settings);
  auto bid = open_bid(files, options, sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

double weight(int year) { return std::pow(1.1, -year); }

/// The standard deviation of the present value of five years with this covariance.
template <class Covariance>
double deviation(const Covariance& covariance) {
  double variance = 0;
  for (int j = 1; j <= 5; ++j) {
    for (int k = 1; k <= 5; ++k) variance += weight(j) * weight(k) * covariance(j, k);
  }
  return std::sqrt(variance);
}

}  // namespace

TEST_CASE("simulate: the variances of years that are drawn anew add up") {
  const Simulation found = simulated(bid_of(demand(normal + ", scope = \"year\"")));
  const double sd = deviation([](int j, int k) { return j == k ? 1e4 : 0.0; });
  CHECK(npv(found).moments.sd == Approx(sd).epsilon(1e-3));
  CHECK(holds(npv(found).mean, found.written.find(measures::npv)->value));
  CHECK(std::abs(npv(found).moments.skewness) < 0.01);
  REQUIRE(found.influences.size() == 5);
  for (const Influence& each : found.influences) {
    const int year = found.numbers[each.number].year;
    const double explained = std::pow(100 * weight(year) / sd, 2);
    CHECK(each.first_order.value == Approx(explained).epsilon(0.02));
  }
}

TEST_CASE("simulate: one draw for the project makes years vary together") {
  const Simulation found = simulated(bid_of(demand(normal)));
  CHECK(npv(found).moments.sd == Approx(deviation([](int, int) { return 1e4; })).epsilon(1e-3));
}

TEST_CASE("simulate: a walk keeps what happened in the years before") {
  const auto covariance = [](int j, int k) { return 1e6 * (std::pow(1.01, std::min(j, k)) - 1); };
  const Simulation found = simulated(bid_of(demand(normal + ", scope = \"walk\"")));
  CHECK(npv(found).moments.sd == Approx(deviation(covariance)).epsilon(5e-3));
  CHECK(holds(npv(found).mean, found.written.find(measures::npv)->value));
  // The same of factors, which a list has.
  const double s = 0.04 / 12;  // of a uniform number, 0.9 to 1.1
  const auto of_factors = [&](int j, int k) { return 1e6 * (std::pow(1 + s, std::min(j, k)) - 1); };
  const Simulation listed =
      simulated(bid_of(demand("value = [1_000, 1_000], spread = [-0.1, 0.1], distribution = "
                              "\"uniform\", scope = \"walk\"")));
  CHECK(npv(listed).moments.sd == Approx(deviation(of_factors)).epsilon(5e-3));
}

TEST_CASE("simulate: events of the years are enumerated") {
  // A binomial count a year: each of 5 years is lost with probability 0.2.
  const Bid bid = bid_of(
      "[drivers]\nlost = { value = 0, probability = 0.2, distribution = \"event\", scope = "
      "\"year\" }\n[revenue]\nsales = { amount = \"1_000 * (1 - lost)\", per = \"year\" }\n");
  const Simulation found = simulated(bid);
  CHECK(found.exact);
  CHECK(found.cases == 32);
  double mean = 0;
  for (int k = 1; k <= 5; ++k) mean += 800 * weight(k);
  CHECK(npv(found).mean.value == Approx(mean).epsilon(1e-12));
  CHECK(npv(found).moments.sd ==
        Approx(deviation([](int j, int k) { return j == k ? 0.16e6 : 0.0; })).epsilon(1e-12));
}

TEST_CASE("simulate: a draw by year holds for the months of the year, and grows with it") {
  std::string text = demand(
      "value = 1_000, growth = 0.05, sd = 100, distribution = \"normal\", "
      "scope = \"year\"");
  const Bid bid =
      opened(text, {"project.step=month", "project.period=5 years", "rates.discount=0"});
  double variance = 0;
  for (int k = 0; k < 5; ++k) variance += 1e4 * std::pow(1.05, 2 * k);
  const Simulation found = simulated(bid);
  CHECK(found.numbers.size() == 5);
  CHECK(npv(found).moments.sd == Approx(std::sqrt(variance)).epsilon(1e-3));
}

TEST_CASE("simulate: drivers that are drawn by year vary together year by year") {
  const auto pair = [](const std::string& correlation) {
    return simulated(bid_of(
        "[drivers]\na = { value = 1_000, sd = 100, distribution = \"normal\", scope = \"year\" }\n"
        "b = { value = 1_000, sd = 100, distribution = \"normal\", scope = \"year\" }\n"
        "[correlation]\na.b = " +
        correlation + "\n[revenue]\nsales = { amount = \"a + b\", per = \"year\" }\n"));
  };
  for (const double rank : {-0.5, 0.5}) {
    const Simulation found = pair(std::to_string(rank));
    const double r = 2 * std::sin(std::acos(-1.0) * rank / 6);  // of the normal numbers
    const auto covariance = [&](int j, int k) { return j == k ? 2e4 * (1 + r) : 0.0; };
    CHECK(npv(found).moments.sd == Approx(deviation(covariance)).epsilon(0.01));
    CHECK(found.correlations.pairs.size() == 5);
  }
}

TEST_CASE("laws: a scope changes nothing as written, and \"project\" is the default to the bit") {
  const Bid unsaid = bid_of(demand(normal));
  for (const std::string scope : {"project", "year", "walk"}) {
    const Bid bid = bid_of(demand(normal + ", scope = \"" + scope + "\""));
    CHECK(same_bits(evaluate(bid).measures.front().value, evaluate(unsaid).measures.front().value));
  }
  const Simulation a = simulated(unsaid),
                   b = simulated(bid_of(demand(normal + ", scope = \"project\"")));
  CHECK(same_bits(npv(a).mean.value, npv(b).mean.value));
  CHECK(same_bits(npv(a).moments.sd, npv(b).moments.sd));
}

TEST_CASE("laws: settings move a driver that is drawn by year as any other") {
  // Twice the driver is twice each of its draws; a scenario that states the driver ends its draws.
  const std::string text = demand(normal + ", scope = \"year\"");
  const Simulation twice = simulated(opened(text, {"drivers.demand*=2"}));
  CHECK(npv(twice).moments.sd == Approx(2 * npv(simulated(bid_of(text))).moments.sd).epsilon(1e-9));
  const std::string stress =
      "[scenario.stress]\ndrivers.demand = 900\n[rule.stressed]\nmeasure = \"npv\"\nscenario = "
      "\"stress\"\nat_least = -190\n";
  CHECK(simulated(bid_of(text + stress)).rules[0].fails.value == 0);
}

TEST_CASE("solve: what is held is not drawn by year") {
  const std::string driver = "value = 1_000, low = 900, high = 1_100, scope = \"year\"";
  const std::string wages =
      "[drivers.wage]\nvalue = 10\nlow = 5\nhigh = 15\n[cost]\nwages = { amount = \"wage\", per "
      "= \"year\" }\n";
  const std::string text = demand(driver) + wages;
  CHECK(simulated(bid_of(text)).numbers.size() == 6);
  const auto found = solve_chance(bid_of(text), {.address = "drivers.demand"});
  REQUIRE(found.value.has_value());
  CHECK(found.value->varies);
  // Held at 1,000, GO depends on the wage alone: 15 a year cost too little to turn it.
  CHECK(found.value->now.go.value == 1);
}
