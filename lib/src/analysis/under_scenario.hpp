// SPDX-License-Identifier: MIT
/// What becomes of a number of the bid under a scenario that is laid over it.
#pragma once

#include "gonogo/analysis/variable.hpp"
#include "gonogo/input/laid_over.hpp"

namespace gonogo {

class UnderScenario {
 public:
  /// `here`: the value at the number's address in `model`, the bid under the scenario (or under
  /// none), which `laid` describes.
  UnderScenario(const Variable& number, double here, const Model& model, const LaidOver& laid);

  double operator()(double value) const { return value == base_ ? here_ : value * times_ + plus_; }

  double here() const { return here_; }
  double times() const { return times_; }
  double plus() const { return plus_; }

 private:
  double base_, here_;  ///< as written, and that under the scenario
  double times_ = 1, plus_ = 0;
};

}  // namespace gonogo
