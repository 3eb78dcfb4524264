// SPDX-License-Identifier: MIT
#include "gonogo/measure/shapley.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

using namespace gonogo;

namespace {

/// The cost of the longest runway that a coalition needs.
std::vector<double> runway(const std::vector<double>& needs) {
  std::vector<double> worth(std::size_t{1} << needs.size());
  for (std::size_t mask = 0; mask < worth.size(); ++mask) {
    for (std::size_t p = 0; p < needs.size(); ++p) {
      if ((mask >> p & 1U) != 0) worth[mask] = std::max(worth[mask], needs[p]);
    }
  }
  return worth;
}

}  // namespace

// Littlechild & Owen, "A Simple Expression for the Shapley Value in a Special Case", Management
// Science 20 (1973): each pays its share of the part of the runway that it needs.
TEST_CASE("shapley_values: airlines share a runway part by part") {
  const auto near = [](const std::vector<double>& found, const std::vector<double>& wanted) {
    REQUIRE(found.size() == wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == doctest::Approx(wanted[i]));
  };
  near(shapley_values(3, runway({1500, 2200, 3000})), {500, 850, 1650});
  near(shapley_values(3, runway({1500, 2200, 3500})), {500, 850, 2150});
  near(shapley_values(0, std::vector<double>{7}), {});
}

TEST_CASE("shapley_values: refuses a list that is not a worth for each coalition") {
  CHECK_THROWS_AS(shapley_values(3, std::vector<double>(7)), std::invalid_argument);
  CHECK_THROWS_AS(shapley_values(25, {}), std::invalid_argument);
}

TEST_CASE("sampled_shapley_values: sum to the whole, and the exact values are within four errors") {
  const std::vector<double> needs = {3, 5, 8, 13, 21, 34, 55};
  const auto worth = runway(needs);
  const auto exact = shapley_values(needs.size(), worth);
  const auto orders = paired_orders(needs.size(), 200);
  CHECK(orders == paired_orders(needs.size(), 200));
  std::vector<std::vector<double>> added;
  for (const auto& order : orders) {
    auto& of_order = added.emplace_back(needs.size());
    std::size_t mask = 0;
    for (const std::size_t p : order) {
      of_order[p] = worth[mask | std::size_t{1} << p] - worth[mask];
      mask |= std::size_t{1} << p;
    }
  }
  const auto sampled = sampled_shapley_values(added);
  double sum = 0;
  for (std::size_t p = 0; p < needs.size(); ++p) {
    CAPTURE(p);
    CHECK(std::abs(sampled[p].value - exact[p]) <= 4 * sampled[p].error + 1e-9);
    sum += sampled[p].value;
  }
  CHECK(sum == doctest::Approx(55));
}
