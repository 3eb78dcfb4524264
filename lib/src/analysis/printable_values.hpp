// SPDX-License-Identifier: MIT
/// Values of few digits at which rules still pass.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/trial_pool.hpp"

namespace gonogo {

/// What may be printed for a value that passes, shortest first, ending with the value itself: a
/// multiple of the tick without its rounding error, or four to nine digits rounded `up` or down.
/// The amount of a line is rounded, not its factor. Whether they pass is for a trial to say.
std::vector<double> printable_values(const Variable& number, double passing, bool up);

/// A value that passes what is asked, next to one that fails.
struct Unprinted {
  std::size_t number = 0;
  NumberValues beside = {};  ///< other numbers that are changed with it
  Question question = {};
  double passing = 0;
  double failing = 0;
};

/// What reports print and --set repeats: of each the shortest printable value that passes in a
/// trial. Rounding neither leaves the bounds of the bid, nor what a unit allows, nor crosses the
/// value as written. Requires: questions about rules.
std::vector<double> printed_values(const Search& search, const std::vector<Unprinted>& values);

}  // namespace gonogo
