// SPDX-License-Identifier: MIT
#include "choice/try_all.hpp"

#include <bit>
#include <cmath>

namespace gonogo {
namespace {

/// What adding and taking off again and again may lose, of the sizes that are added.
constexpr double loose = 1e-12;

/// The sums of the rows and of the values while columns come and go, and how many rows do not hold.
class Sums {
 public:
  Sums(const ScaledProgramme& programme, const Choice& choice) : programme_(programme) {
    for (const SparseRow& row : programme.rows) {
      double sum = 0, size = 0;
      for (const auto& [column, coefficient] : row.entries) {
        sum += coefficient * choice[column];
        size += std::abs(coefficient);
      }
      rows_.push_back({sum, row.least - loose * size, row.most + loose * size});
      broken_ += rows_.back().is_broken() ? 1 : 0;
    }
    for (std::size_t j = 0; j < choice.size(); ++j) {
      value_ += programme.values[j] * choice[j];
      noise_ += loose * std::abs(programme.values[j]);
    }
  }

  void add(std::size_t column, double sign) {
    value_ += sign * programme_.values[column];
    for (const auto& [row, coefficient] : programme_.columns[column]) {
      broken_ -= rows_[row].is_broken() ? 1 : 0;
      rows_[row].sum += sign * coefficient;
      broken_ += rows_[row].is_broken() ? 1 : 0;
    }
  }
  bool may_hold() const { return broken_ == 0; }
  double at_most() const { return value_ + noise_; }

 private:
  struct RowSum {
    double sum = 0, least = 0, most = 0;
    bool is_broken() const { return sum < least || sum > most; }
  };
  const ScaledProgramme& programme_;
  std::vector<RowSum> rows_ = {};
  int broken_ = 0;
  double value_ = 0, noise_ = 0;
};

}  // namespace

std::uint64_t try_all(const ScaledProgramme& programme, const Relaxation& bounds,
                      const std::vector<std::size_t>& free, double enough,
                      const std::function<double(const Choice&)>& offer) {
  const std::size_t count = programme.values.size();
  Choice choice(count, 0);
  for (std::size_t j = 0; j < count; ++j) choice[j] = bounds.lower(j);
  Sums sums(programme, choice);
  std::uint64_t work = 0;
  for (const SparseRow& each : programme.rows) work += each.entries.size();
  const auto last = std::size_t{1} << free.size();
  for (std::size_t step = 1;; ++step) {
    if (sums.may_hold() && sums.at_most() > enough) enough = offer(choice);
    if (step == last) return work;
    // One column changes from each choice to the next (F. Gray, 1953).
    const std::size_t column = free[static_cast<std::size_t>(std::countr_zero(step))];
    choice[column] = 1 - choice[column];
    sums.add(column, choice[column] > 0 ? 1 : -1);
    work += 2 + 2 * programme.columns[column].size();
  }
}

}  // namespace gonogo
