// SPDX-License-Identifier: MIT
/// What chance decides of a bid: its numbers, and the scenario that comes true.
#pragma once

#include <optional>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/uncertainty.hpp"

namespace gonogo {

/// A number in one model: what it is at a share of its distribution.
class DrawnNumber {
 public:
  /// Of a model that may lack the number, or in which it does not vary.
  DrawnNumber(const Model& model, const UncertainNumber& number, const Uncertainties& here);

  const Variable& variable() const { return variable_; }
  double value(double share) const {
    return number_ ? number_->value((*quantile_)(share)) : variable_.base;
  }

 private:
  Variable variable_;
  std::optional<UncertainNumber> number_ = {};
  std::optional<QuantileFunction> quantile_ = {};
};

/// The bid, or the bid under a scenario that has a probability.
struct ChancePart {
  Bid bid = {};
  std::vector<DrawnNumber> numbers = {};
  /// The same in the bid as written: scenarios in which rules are judged are laid over that.
  std::vector<DrawnNumber> as_written = {};
};

struct ChanceModel {
  /// By address. If scenarios have probabilities, the last is which part comes true: 0, 1, ...
  std::vector<UncertainNumber> numbers = {};
  std::vector<Variable> fixed = {};  ///< Uncertainties::fixed
  std::vector<ChancePart> parts = {};

  /// Those of the bid: without the one that chooses a part.
  std::size_t drivers() const { return numbers.size() - (parts.size() > 1 ? 1 : 0); }
};

/// The address of the number that chooses a part.
inline constexpr std::string_view scenario_address = "scenario";

/// Scenarios are mixed in where they have probabilities and the bid is not asked for under one. The
/// bid as written has what they leave of 1.
Checked<ChanceModel> chance_model_of(const Bid& bid);

}  // namespace gonogo
