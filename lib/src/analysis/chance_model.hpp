// SPDX-License-Identifier: MIT
/// What chance decides of a bid: its numbers, and the scenario that comes true.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/uncertainty.hpp"
#include "gonogo/chance/correlation.hpp"
#include "gonogo/chance/quantile_table.hpp"

namespace gonogo {

/// A number in one model: what a case sets at a share of its distribution.
class DrawnNumber {
 public:
  /// Of a model that may lack the number, or in which it does not vary.
  DrawnNumber(const Model& model, const UncertainNumber& number, const Uncertainties& here);

  const Variable& variable() const { return variable_; }
  /// `drawn`: what was drawn before, of a number that walks on; becomes what is drawn here.
  double value(double share, double& drawn) const;
  /// Whether it needs what was drawn for the number before it.
  bool walks_on() const { return number_ && number_->walks_on(); }

 private:
  Variable variable_;
  std::optional<UncertainNumber> number_ = {};
  std::shared_ptr<const QuantileTable> quantile_ = {};
};

/// What one case sets, from the places of its draws.
std::vector<double> values_of(const std::vector<DrawnNumber>& numbers,
                              const std::vector<double>& shares);

/// The bid, or the bid under a scenario that has a probability.
struct ChancePart {
  Bid bid = {};
  std::vector<DrawnNumber> numbers = {};
  /// The same in the bid as written: scenarios in which rules are judged are laid over that.
  std::vector<DrawnNumber> as_written = {};
};

/// How numbers depend on each other.
struct Dependence {
  Correlations stated = {};
  std::vector<std::size_t> members = {};  ///< ascending, in ChanceModel::numbers
  std::optional<Copula> copula = {};      ///< of the members; empty: no pairs
};

struct ChanceModel {
  /// In order. If scenarios have probabilities, the last is which part comes true: 0, 1, ...
  std::vector<UncertainNumber> numbers = {};
  std::vector<Variable> fixed = {};  ///< Uncertainties::fixed
  std::vector<ChancePart> parts = {};
  Dependence dependence = {};
  bool held_varies = false;  ///< a number that is held would be drawn otherwise

  /// Those of the bid: without the one that chooses a part.
  std::size_t drivers() const { return numbers.size() - (parts.size() > 1 ? 1 : 0); }
};

/// The address of the number that chooses a part.
inline constexpr std::string_view scenario_address = "scenario";

/// Scenarios are mixed in where they have probabilities and the bid is not asked for under one. The
/// bid as written has what they leave of 1. Diagnoses a scenario that changes a correlation: what is
/// drawn is the same under all.
/// `held`: a number that is given a value in every case, and is not drawn. `leading`: drivers whose
/// numbers come first, so that what they are drawn as does not depend on others.
Checked<ChanceModel> chance_model_of(const Bid& bid, const Address& held = {},
                                     std::span<const Address> leading = {});

/// Whether a number is one of these drivers, or a year or the factor of one.
bool is_of(const UncertainNumber& number, std::span<const Address> drivers);

/// A bid of which chance decides nothing.
Diagnostic nothing_varies(const Model& model);

/// So many cases, halved down to some hundred of a bid so large that they would take seconds: the
/// intervals of its chances are wider.
std::size_t affordable_trials(const ChanceModel& chance, std::size_t most);

/// The same model; none, with a diagnostic, where nothing of the bid varies.
Checked<ChanceModel> varying_model_of(const Bid& bid);

}  // namespace gonogo
