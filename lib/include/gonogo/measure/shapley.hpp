// SPDX-License-Identifier: MIT
/// What each of several changes is worth, if they come in any order: Shapley's value.
///
/// A coalition is a set of players; its worth is any number. The value of a player is what it adds to
/// the worth, averaged over all orders in which the players may join. The values sum to the worth of
/// all less the worth of none.
///
/// **Source.** Shapley, "A Value for n-Person Games", Contributions to the Theory of Games II, Princeton 1953.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gonogo {

/// `worth[mask]` is the worth of the players whose bits are set. Exact but for rounding: O(n 2^n).
///
/// Requires 2^players elements; throws std::invalid_argument. A worth that is NaN makes values NaN.
std::vector<double> shapley_values(std::size_t players, std::span<const double> worth);

/// Orders drawn at random, each followed by its reverse: their mean errs less than that of as many
/// single ones, and exchanging the two ends of all changes negates it. The same for each call.
std::vector<std::vector<std::size_t>> paired_orders(std::size_t players, std::size_t pairs);

/// The mean of what a player adds over sampled orders, and its standard error.
struct SampledValue {
  double value = 0;
  double error = 0;
};

/// `added[order][player]`: what the player adds in that order, the orders in pairs as `paired_orders`
/// draws them. The values sum to what each order adds up to.
std::vector<SampledValue> sampled_shapley_values(const std::vector<std::vector<double>>& added);

}  // namespace gonogo
