// SPDX-License-Identifier: MIT
#include "gonogo/chance/explained.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "gonogo/chance/sample.hpp"

namespace gonogo {

void BinnedOutcome::add(std::size_t bin, double weight, double value) {
  Sums& cell = cells_[bin];
  cell.weight += weight;
  cell.value += weight * value;
  cell.square += weight * value * value;
}

BinnedOutcome::Sums BinnedOutcome::total() const {
  Sums sum;
  for (const Sums& each : cells_) {
    sum.weight += each.weight;
    sum.value += each.value;
    sum.square += each.square;
  }
  return sum;
}

double BinnedOutcome::first_order(bool drawn) const {
  const Sums all = total();
  if (!(all.weight > 0)) return no_value;
  const double mean = all.value / all.weight;
  double between = 0, within = 0, used = 0;
  for (const Sums& each : cells_) {
    if (!(each.weight > 0)) continue;
    const double own = each.value / each.weight;
    between += each.weight * (own - mean) * (own - mean);
    within += each.square - each.weight * own * own;
    ++used;
  }
  const double whole = between + within;
  constexpr double rounding = 1e-13;
  if (!(whole > rounding * all.square)) return no_value;
  // As in an analysis of variance: what bins without an effect would differ by.
  const double noise = drawn && all.weight > used ? (used - 1) * within / (all.weight - used) : 0;
  return std::clamp((between - noise) / whole, 0.0, 1.0);
}

double BinnedOutcome::value_of_information() const {
  const Sums all = total();
  if (!(all.weight > 0)) return no_value;
  double best = 0;
  for (const Sums& each : cells_) best += std::max(each.value, 0.0);
  return (best - std::max(all.value, 0.0)) / all.weight;
}

ExplainedOutcome::ExplainedOutcome(std::size_t bins, bool drawn)
    : drawn_(drawn), all_(bins), parts_(drawn ? replicates : 0, BinnedOutcome(bins)) {}

void ExplainedOutcome::add(std::size_t replicate, std::size_t bin, double weight, double value) {
  all_.add(bin, weight, value);
  if (drawn_) parts_[replicate].add(bin, weight, value);
}

Estimate ExplainedOutcome::estimate(double (*of)(const BinnedOutcome&, bool)) const {
  std::vector<double> found;
  for (const BinnedOutcome& each : parts_) found.push_back(of(each, drawn_));
  return with_replicates(of(all_, drawn_), found);
}

Estimate ExplainedOutcome::first_order() const {
  return estimate([](const BinnedOutcome& of, bool drawn) { return of.first_order(drawn); });
}

Estimate ExplainedOutcome::value_of_information() const {
  return estimate([](const BinnedOutcome& of, bool) { return of.value_of_information(); });
}

void TotalEffect::add(std::size_t replicate, double value, double anew) {
  if (std::isnan(value) || std::isnan(anew)) return;
  Sums& part = parts_[std::min(replicate, replicates - 1)];
  ++part.count;
  part.value += value;
  part.square += value * value;
  part.difference += (value - anew) * (value - anew);
}

double TotalEffect::Sums::index() const {
  const double variance = square / count - value / count * (value / count);
  constexpr double rounding = 1e-13;
  if (!(variance > rounding * square / count)) return no_value;
  return difference / (2 * count) / variance;
}

Estimate TotalEffect::index() const {
  Sums all;
  std::vector<double> of_parts;
  for (const Sums& each : parts_) {
    all.count += each.count;
    all.value += each.value;
    all.square += each.square;
    all.difference += each.difference;
    of_parts.push_back(each.index());
  }
  return with_replicates(all.index(), of_parts);
}

}  // namespace gonogo
