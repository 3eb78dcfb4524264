// SPDX-License-Identifier: MIT
#include "gonogo/measure/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace gonogo {
namespace {

/// The share of all orders in which just `others` of `players - 1` come before a player, divided by
/// how many such sets there are.
std::vector<double> weights_of(std::size_t players) {
  std::vector<double> weights(players);
  double sets = 1;  // binomial(players - 1, others)
  for (std::size_t others = 0; others < players; ++others) {
    weights[others] = 1 / (static_cast<double>(players) * sets);
    sets *= static_cast<double>(players - 1 - others) / static_cast<double>(others + 1);
  }
  return weights;
}

/// Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
class SplitMix {
 public:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// Below `limit`, which is small: the bias is below 1e-15.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace

std::vector<double> shapley_values(std::size_t players, std::span<const double> worth) {
  constexpr std::size_t most_players = 24;
  if (players > most_players || worth.size() != std::size_t{1} << players)
    throw std::invalid_argument("shapley_values: not a worth for each coalition");
  const std::vector<double> weights = weights_of(players);
  std::vector<double> values(players);
  for (std::size_t player = 0; player < players; ++player) {
    const std::size_t bit = std::size_t{1} << player;
    for (std::size_t mask = 0; mask < worth.size(); ++mask) {
      if ((mask & bit) != 0) continue;
      const auto others = static_cast<std::size_t>(std::popcount(mask));
      values[player] += weights[others] * (worth[mask | bit] - worth[mask]);
    }
  }
  return values;
}

std::vector<std::vector<std::size_t>> paired_orders(std::size_t players, std::size_t pairs) {
  SplitMix random;
  std::vector<std::vector<std::size_t>> orders;
  std::vector<std::size_t> order(players);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    for (std::size_t i = players; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    orders.push_back(order);
    orders.emplace_back(order.rbegin(), order.rend());
  }
  return orders;
}

std::vector<SampledValue> sampled_shapley_values(const std::vector<std::vector<double>>& added) {
  const std::size_t pairs = added.size() / 2;
  std::vector<SampledValue> values(added.empty() ? 0 : added.front().size());
  for (std::size_t player = 0; player < values.size(); ++player) {
    const auto mean_of = [&](std::size_t pair) {
      return (added[2 * pair][player] + added[2 * pair + 1][player]) / 2;
    };
    SampledValue& found = values[player];
    for (std::size_t pair = 0; pair < pairs; ++pair) found.value += mean_of(pair);
    found.value /= static_cast<double>(pairs);
    double squares = 0;
    for (std::size_t pair = 0; pair < pairs; ++pair)
      squares += (mean_of(pair) - found.value) * (mean_of(pair) - found.value);
    const auto count = static_cast<double>(pairs);
    found.error = pairs > 1 ? std::sqrt(squares / (count - 1) / count) : 0;
  }
  return values;
}

}  // namespace gonogo
