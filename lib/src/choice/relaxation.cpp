// SPDX-License-Identifier: MIT
#include "choice/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonogo {
namespace {

/// What a row may be over, and a gain be beside 0, in numbers of size 1.
constexpr double tolerance = 1e-9;
constexpr double no_gain = 1e-12;
/// A pivot below this would lose what is divided by it.
constexpr double least_pivot = 1e-8;
constexpr std::size_t pivots_between_checks = 50;

}  // namespace

Relaxation::Relaxation(const ScaledProgramme& programme)
    : programme_(programme),
      columns_(programme.values.size()),
      rows_(programme.rows.size()),
      lower_(columns_ + rows_, 0),
      upper_(columns_ + rows_, 1),
      value_(columns_ + rows_, 0),
      place_of_(columns_ + rows_, 0),
      multipliers_(rows_, 0) {
  for (std::size_t i = 0; i < rows_; ++i) {
    lower_[columns_ + i] = programme.rows[i].least;
    upper_[columns_ + i] = programme.rows[i].most;
  }
  begin_with_rows();
}

/// Every row is basic, and each column is at the bound that gains.
void Relaxation::begin_with_rows() {
  tableau_.assign(rows_ * columns_, 0);
  basic_.resize(rows_);
  other_.resize(columns_);
  for (std::size_t i = 0; i < rows_; ++i) {
    basic_[i] = columns_ + i;
    place_of_[columns_ + i] = i;
    for (const auto& [column, coefficient] : programme_.rows[i].entries)
      entry(i, column) = coefficient;
  }
  gains_ = programme_.values;
  for (std::size_t j = 0; j < columns_; ++j) {
    other_[j] = j;
    place_of_[j] = rows_ + j;
    value_[j] = gains_[j] > 0 ? upper_[j] : lower_[j];
  }
  work_ += rows_ * columns_;
  recompute();
}

void Relaxation::set_bounds(std::size_t variable, double lower, double upper) {
  lower_[variable] = lower;
  upper_[variable] = upper;
  if (place_of_[variable] < rows_) return;
  const std::size_t place = place_of_[variable] - rows_;
  const double gain = gains_[place];
  const double kept = std::clamp(value_[variable], lower, upper);
  move(place, gain > no_gain ? upper : gain < -no_gain ? lower : kept);
}

void Relaxation::move(std::size_t place, double to) {
  const double by = to - value_[other_[place]];
  if (by == 0 || !std::isfinite(by)) return;
  value_[other_[place]] = to;
  for (std::size_t i = 0; i < rows_; ++i) value_[basic_[i]] += entry(i, place) * by;
  work_ += rows_;
}

/// What gains is at its upper bound, what costs at its lower. A bound that is not there cannot be kept
/// to: the gain is one of rounding.
void Relaxation::keep_signs() {
  for (std::size_t k = 0; k < columns_; ++k) {
    const std::size_t variable = other_[k];
    if (std::abs(gains_[k]) <= no_gain) continue;
    const double to = gains_[k] > 0 ? upper_[variable] : lower_[variable];
    if (std::isfinite(to))
      move(k, to);
    else
      gains_[k] = 0;
  }
}

double Relaxation::objective() const {
  double sum = 0;
  for (std::size_t k = 0; k < columns_; ++k) sum += gains_[k] * value_[other_[k]];
  return sum;
}

/// `excess`: above its upper bound, or negative below its lower one. rows_: none is.
std::size_t Relaxation::most_violated(double& excess) const {
  std::size_t worst = rows_;
  double most = tolerance;
  for (std::size_t i = 0; i < rows_; ++i) {
    const std::size_t variable = basic_[i];
    const double over = value_[variable] - upper_[variable];
    const double under = lower_[variable] - value_[variable];
    const double here = std::max(over, under);
    if (here <= most) continue;
    most = here;
    worst = i;
    excess = over > under ? over : -under;
  }
  return worst;
}

Relaxation::Status Relaxation::solve(double enough, std::uint64_t& work) {
  keep_signs();
  const std::size_t most_steps = 100 + 4 * (rows_ + columns_);
  Status status = Status::stopped;
  for (std::size_t step = 0; step < most_steps; ++step) {
    work_ += rows_ + columns_;
    double excess = 0;
    const std::size_t row = most_violated(excess);
    if (row == rows_) status = Status::solved;
    if (row == rows_ || objective() <= enough) break;
    if (!enter(row, excess)) {
      tell_ray(row, excess > 0 ? 1 : -1);
      status = Status::infeasible;
      break;
    }
    if (pivots_ % pivots_between_checks == 0 && drifted()) factor_again();
  }
  tell_multipliers();
  work += work_;
  work_ = 0;
  return status;
}

void Relaxation::find_candidates(std::size_t row, double sign) {
  candidates_.clear();
  for (std::size_t k = 0; k < columns_; ++k) {
    const std::size_t variable = other_[k];
    const double slope = sign * entry(row, k);
    if (std::abs(slope) < least_pivot || lower_[variable] == upper_[variable]) continue;
    const bool helps =
        slope > 0 ? value_[variable] > lower_[variable] : value_[variable] < upper_[variable];
    if (helps) candidates_.push_back({k, std::abs(gains_[k] / slope), std::abs(slope)});
  }
  std::sort(candidates_.begin(), candidates_.end(), [](const Entering& a, const Entering& b) {
    if (a.ratio != b.ratio) return a.ratio < b.ratio;
    return a.size != b.size ? a.size > b.size : a.place < b.place;
  });
}

/// The row leaves at the bound that it breaks. What costs least is moved to its other bound as long as
/// that does not suffice; the next one enters. False: all together do not suffice.
bool Relaxation::enter(std::size_t row, double excess) {
  const double sign = excess > 0 ? 1 : -1;
  find_candidates(row, sign);
  double left = std::abs(excess);
  std::size_t entering = candidates_.size();
  for (std::size_t c = 0; c < candidates_.size(); ++c) {
    const std::size_t variable = other_[candidates_[c].place];
    left -= candidates_[c].size * (upper_[variable] - lower_[variable]);
    if (left > tolerance) continue;
    entering = c;
    break;
  }
  if (entering == candidates_.size()) return false;
  for (std::size_t c = 0; c < entering; ++c) {
    const std::size_t place = candidates_[c].place, variable = other_[place];
    move(place, value_[variable] == upper_[variable] ? lower_[variable] : upper_[variable]);
  }
  const std::size_t leaving = basic_[row];
  const std::size_t place = candidates_[entering].place;
  const double bound = sign > 0 ? upper_[leaving] : lower_[leaving];
  move(place, value_[other_[place]] + (bound - value_[leaving]) / entry(row, place));
  pivot(row, place);
  value_[leaving] = bound;
  return true;
}

void Relaxation::pivot(std::size_t row, std::size_t place) {
  double* const own = &entry(row, 0);
  const double by = 1 / own[place];
  touched_.clear();
  for (std::size_t k = 0; k < columns_; ++k) {
    if (k == place || own[k] == 0) continue;
    own[k] *= -by;
    touched_.push_back(k);
  }
  own[place] = by;
  const auto substitute = [&](double* line) {
    const double factor = line[place];
    if (factor == 0) return;
    for (const std::size_t k : touched_) line[k] += factor * own[k];
    line[place] = factor * by;
    work_ += touched_.size();
  };
  for (std::size_t i = 0; i < rows_; ++i) {
    if (i != row) substitute(&entry(i, 0));
  }
  substitute(gains_.data());
  std::swap(basic_[row], other_[place]);
  place_of_[basic_[row]] = row;
  place_of_[other_[place]] = rows_ + place;
  work_ += rows_ + columns_;
  ++pivots_;
}

void Relaxation::tell_multipliers() {
  for (std::size_t i = 0; i < rows_; ++i) {
    const std::size_t at = place_of_[columns_ + i];
    multipliers_[i] = at < rows_ ? 0 : gains_[at - rows_];
  }
}

/// The row of the tableau is a sum of rows that no choice satisfies.
void Relaxation::tell_ray(std::size_t row, double sign) {
  ray_.assign(rows_, 0);
  for (std::size_t k = 0; k < columns_; ++k) {
    if (other_[k] >= columns_) ray_[other_[k] - columns_] = -sign * entry(row, k);
  }
  if (basic_[row] >= columns_) ray_[basic_[row] - columns_] = sign;
}

/// The basic variables from the others.
void Relaxation::recompute() {
  for (std::size_t i = 0; i < rows_; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < columns_; ++k) sum += entry(i, k) * value_[other_[k]];
    value_[basic_[i]] = sum;
  }
  work_ += rows_ * columns_;
}

bool Relaxation::drifted() const {
  for (std::size_t i = 0; i < rows_; ++i) {
    double sum = 0;
    for (const auto& [column, coefficient] : programme_.rows[i].entries)
      sum += coefficient * value_[column];
    if (!(std::abs(sum - value_[columns_ + i]) <= tolerance / 10)) return true;
  }
  return false;
}

/// The tableau of the same basis from the programme itself; where that is singular, from the rows.
void Relaxation::factor_again() {
  const std::vector<std::size_t> wanted = basic_;
  const std::vector<double> kept = value_;
  begin_with_rows();
  std::vector<bool> stays(columns_ + rows_, false);
  for (const std::size_t variable : wanted) stays[variable] = true;
  for (const std::size_t variable : wanted) {
    if (variable >= columns_) continue;
    const std::size_t place = place_of_[variable] - rows_;
    std::size_t best = rows_;
    double size = least_pivot;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (stays[basic_[i]] || std::abs(entry(i, place)) <= size) continue;
      best = i;
      size = std::abs(entry(i, place));
    }
    if (best == rows_) return begin_with_rows();
    pivot(best, place);
  }
  for (const std::size_t variable : other_) {
    const double at = kept[variable];
    value_[variable] =
        std::isfinite(at) ? std::clamp(at, lower_[variable], upper_[variable]) : lower_[variable];
  }
  recompute();
  keep_signs();
}

}  // namespace gonogo
