// SPDX-License-Identifier: MIT
#include "choice/branch_and_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "choice/exact_sum.hpp"
#include "choice/try_all.hpp"

namespace gonogo {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A column of the relaxation this near to 0 or 1 is meant to be it.
constexpr double nearly_whole = 1e-7;

/// So many columns are left, and trying all is quicker than bounding.
constexpr std::size_t few = 10;

}  // namespace

BranchAndBound::BranchAndBound(const IntegerProgramme& programme, std::uint64_t most_work)
    : programme_(programme),
      scaled_(scaled(programme)),
      relaxation_(scaled_),
      most_work_(most_work),
      bound_(infinity),
      reduced_(programme.values.size(), 0) {}

BestChoice BranchAndBound::run(const std::optional<Choice>& start) {
  if (start) offer(*start);
  enter(nodes_.add_root(infinity));
  bool deeper = look();
  while (deeper || go_to_next()) {
    if (work_ > most_work_) {
      const double bound = nodes_.empty() ? bound_ : std::max(bound_, nodes_.highest());
      best_.bound = std::max(best_.value, scaled_.highest_step(bound) * scaled_.unit);
      return best_;
    }
    deeper = look();
  }
  best_.proven = true;
  best_.bound = best_.value;
  return best_;
}

/// What a better choice is worth more than, scaled.
double BranchAndBound::enough() const {
  if (!best_.choice) return -infinity;
  constexpr double nearly = 1 - 1e-9;
  return best_.value / scaled_.unit + (scaled_.step > 0 ? scaled_.step * nearly : scaled_.rounding);
}

void BranchAndBound::offer(const Choice& choice) {
  work_ += choice.size() * (1 + programme_.rows.size());
  const double value = value_of(programme_, choice);
  if (best_.choice && value <= best_.value) return;
  if (!holds(programme_, choice)) return;
  best_.choice = choice;
  best_.value = value;
}

/// Bounds, rounds and parts the choices that are left. False: nothing better is among them.
bool BranchAndBound::look() {
  ++looks_;
  const auto status = relaxation_.solve(enough(), work_);
  if (status == Relaxation::Status::infeasible && shows_nothing(relaxation_.ray())) return false;
  bound_here();
  if (bound_ <= enough()) return false;
  round();
  if (bound_ <= enough()) return false;
  fix_columns();
  std::vector<std::size_t> free;
  for (std::size_t j = 0; j < scaled_.values.size() && free.size() <= few; ++j) {
    if (is_free(j)) free.push_back(j);
  }
  if (free.size() <= few && !scaled_.has_parts) {
    work_ += try_all(scaled_, relaxation_, free, enough(), [this](const Choice& each) {
      offer(each);
      return enough();
    });
    return false;
  }
  return (status == Relaxation::Status::solved && part_by_count()) || part_by_column();
}

/// False: no node may hold something better.
bool BranchAndBound::go_to_next() {
  nodes_.close(path_.back());
  if (nodes_.empty() || nodes_.highest() <= enough()) return false;
  go_to(nodes_.take());
  return true;
}

/// Undoes what other nodes changed, and does what those above this one did.
void BranchAndBound::go_to(std::size_t node) {
  const std::vector<std::size_t> path = nodes_.path(node);
  const auto parting = std::mismatch(path_.begin(), path_.end(), path.begin(), path.end());
  const auto common = static_cast<std::size_t>(parting.first - path_.begin());
  const std::size_t changes = common < begins_.size() ? begins_[common] : changes_.size();
  while (changes_.size() > changes) {
    const Bounds& before = changes_.back();
    relaxation_.set_bounds(before.variable, before.lower, before.upper);
    changes_.pop_back();
  }
  path_.resize(common);
  begins_.resize(common);
  work_ += path.size();
  for (std::size_t i = common; i < path.size(); ++i) enter(path[i]);
}

void BranchAndBound::enter(std::size_t node) {
  path_.push_back(node);
  begins_.push_back(changes_.size());
  for (const Bounds& each : nodes_.kept(node)) set(each);
  bound_ = nodes_.bound(node);
}

void BranchAndBound::set(const Bounds& bounds) {
  const std::size_t variable = bounds.variable;
  changes_.push_back({variable, relaxation_.lower(variable), relaxation_.upper(variable)});
  relaxation_.set_bounds(variable, bounds.lower, bounds.upper);
}

void BranchAndBound::bound_here() {
  const double bound = bound_by(relaxation_.multipliers(), 1);
  const double least = bound - error_, most = bound + error_;
  const bool decides = least > enough() || most <= enough();
  bound_ = std::min(bound_, decides ? most : exact_bound_by(relaxation_.multipliers()));
}

/// Whether a sum of rows has no choice that satisfies it.
bool BranchAndBound::shows_nothing(const std::vector<double>& ray) {
  return bound_by(ray, 0) + error_ < 0;
}

/// An upper bound of the choices that are left: each row adds what it cannot exceed, each column the
/// better of its bounds.
double BranchAndBound::bound_by(const std::vector<double>& multipliers, double objective) {
  double sum = 0, size = 0;
  for (std::size_t j = 0; j < reduced_.size(); ++j) {
    reduced_[j] = objective * scaled_.values[j];
    size += std::abs(reduced_[j]);
  }
  for (std::size_t i = 0; i < multipliers.size(); ++i) {
    const double y = multipliers[i];
    const std::size_t row = reduced_.size() + i;
    const double side = y > 0 ? relaxation_.upper(row) : relaxation_.lower(row);
    if (y == 0 || !std::isfinite(side)) continue;
    sum += y * side;
    size += std::abs(y * side);
    for (const auto& [column, coefficient] : scaled_.rows[i].entries) {
      reduced_[column] -= y * coefficient;
      size += std::abs(y * coefficient);
    }
    work_ += scaled_.rows[i].entries.size();
  }
  for (std::size_t j = 0; j < reduced_.size(); ++j)
    sum += reduced_[j] * (reduced_[j] > 0 ? relaxation_.upper(j) : relaxation_.lower(j));
  work_ += reduced_.size();
  constexpr double unit_of_rounding = 0x1p-52;
  const auto terms = static_cast<double>(multipliers.size() + reduced_.size() + 4);
  error_ = unit_of_rounding * terms * size;
  return sum;
}

/// The same without rounding.
double BranchAndBound::exact_bound_by(const std::vector<double>& multipliers) const {
  std::vector<ExactSum> reduced(reduced_.size());
  ExactSum sum;
  for (std::size_t j = 0; j < reduced.size(); ++j) reduced[j].add(scaled_.values[j]);
  for (std::size_t i = 0; i < multipliers.size(); ++i) {
    const double y = multipliers[i];
    const std::size_t row = reduced.size() + i;
    const double side = y > 0 ? relaxation_.upper(row) : relaxation_.lower(row);
    if (y == 0 || !std::isfinite(side)) continue;
    sum.add_product(y, side);
    for (const auto& [column, coefficient] : scaled_.rows[i].entries)
      reduced[column].add_product(-y, coefficient);
  }
  for (std::size_t j = 0; j < reduced.size(); ++j) {
    const bool gains = reduced[j].value() > 0;
    if ((gains ? relaxation_.upper(j) : relaxation_.lower(j)) != 0) sum.add(reduced[j]);
  }
  return sum.value();
}

/// Columns of which the other bound leaves nothing better keep to theirs.
void BranchAndBound::fix_columns() {
  const double bound = bound_by(relaxation_.multipliers(), 1) + error_;
  const double spare = bound - enough();
  if (!(spare < infinity)) return;
  for (std::size_t j = 0; j < reduced_.size(); ++j) {
    if (!is_free(j) || std::abs(reduced_[j]) < spare) continue;
    const double kept = reduced_[j] > 0 ? 1 : 0;
    set({j, kept, kept});
    nodes_.keep(path_.back(), {j, kept, kept});
  }
}

bool BranchAndBound::is_free(std::size_t column) const {
  return scaled_.whole[column] && relaxation_.lower(column) < relaxation_.upper(column);
}

void BranchAndBound::part(const Bounds& first, const Bounds& second) {
  const std::size_t node = path_.back();
  nodes_.open(nodes_.add(node, second, bound_));
  const std::size_t next = nodes_.add(node, first, bound_);
  nodes_.close(node);
  constexpr std::uint64_t upkeep = 100;
  work_ += upkeep;
  enter(next);
}

/// By how many are taken: for bids of like worth the question that bounds what budgets allow.
bool BranchAndBound::part_by_count() {
  const std::size_t row = scaled_.values.size() + scaled_.count_row;
  const double count = relaxation_.value(row), below = std::floor(count);
  if (std::abs(count - std::round(count)) < nearly_whole) return false;
  const Bounds fewer{row, relaxation_.lower(row), below};
  const Bounds more{row, below + 1, relaxation_.upper(row)};
  const bool up = count - below > 0.5;
  part(up ? more : fewer, up ? fewer : more);
  return true;
}

/// By the column that the relaxation parts most evenly; by the one that matters least where it parts none.
bool BranchAndBound::part_by_column() {
  const std::size_t count = scaled_.values.size();
  std::size_t best = count;
  double closest = 0.5 - nearly_whole, least = infinity;
  for (std::size_t j = 0; j < count; ++j) {
    if (!is_free(j)) continue;
    const double from_half = std::abs(relaxation_.value(j) - 0.5);
    const bool whole = closest == 0.5 - nearly_whole && from_half >= closest;
    if (!(from_half < closest) && !(whole && std::abs(reduced_[j]) < least)) continue;
    best = j;
    least = std::abs(reduced_[j]);
    closest = std::min(closest, from_half);
  }
  if (best == count) return false;
  const Bounds none{best, 0, 0}, all{best, 1, 1};
  const bool up = relaxation_.value(best) >= 0.5;
  part(up ? all : none, up ? none : all);
  return true;
}

/// The relaxation where it is whole; else what is whole of it, and what fits beside.
void BranchAndBound::round() {
  const std::size_t count = scaled_.values.size();
  Choice choice(count);
  bool whole = true;
  for (std::size_t j = 0; j < count; ++j) {
    // Where the relaxation was not solved to the end, it is beyond its bounds.
    const double value = std::clamp(relaxation_.value(j), 0.0, 1.0), nearest = std::round(value);
    const bool near = std::abs(value - nearest) < nearly_whole;
    choice[j] = near ? nearest : scaled_.whole[j] ? 0 : value;
    whole = whole && (near || !scaled_.whole[j]);
  }
  work_ += count;
  if (whole) offer(choice);
  constexpr std::uint64_t sometimes = 8;
  if (scaled_.has_parts || (best_.choice && looks_ % sometimes != 1)) return;
  fill(choice);
  offer(choice);
}

/// Takes more, what gains most beside the multipliers first.
void BranchAndBound::fill(Choice& choice) const {
  std::vector<double> sums(scaled_.rows.size(), 0);
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < choice.size(); ++j) {
    if (choice[j] == 0 && scaled_.values[j] > 0) order.push_back(j);
    if (choice[j] == 0) continue;
    for (const auto& [row, coefficient] : scaled_.columns[j]) sums[row] += coefficient;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return reduced_[a] > reduced_[b]; });
  constexpr double loose = 1e-12;
  for (const std::size_t j : order) {
    const auto fits = [&](const auto& each) {
      const SparseRow& row = scaled_.rows[each.first];
      return sums[each.first] + each.second <= row.most + loose * std::abs(row.most);
    };
    if (!std::all_of(scaled_.columns[j].begin(), scaled_.columns[j].end(), fits)) continue;
    choice[j] = 1;
    for (const auto& [row, coefficient] : scaled_.columns[j]) sums[row] += coefficient;
  }
}

}  // namespace gonogo
