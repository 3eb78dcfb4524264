// SPDX-License-Identifier: MIT
/// Scenarios side by side, and the distribution of the present value under discrete uncertainty.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// A present value that comes with a probability.
struct WeightedValue {
  double probability = 0;
  double value = 0;
};

/// Mean, variance and probability of a list of weighted values.
struct Prospect {
  double expected = 0;
  double variance = 0;      ///< weighted by probability, of the whole population
  double deviation = 0;     ///< its root
  double not_negative = 0;  ///< P(NPV >= 0): the probabilities of the values that are
  /// The same with the cumulative probability drawn straight between the last value below 0 and
  /// the first above (as Chinese textbooks of project evaluation do). Absent where all
  /// values are on one side of 0: there is nothing between.
  std::optional<double> interpolated = {};
};

/// Probabilities are scaled to sum to 1. Empty where there is nothing, or a value is not finite.
std::optional<Prospect> prospect_of(std::vector<WeightedValue> outcomes);

/// The bid as written, or under one scenario.
struct ScenarioResult {
  std::string id = {};  ///< "base" for the bid as written
  std::string name = {};
  std::optional<double> probability = {};
  Evaluation evaluation = {};

  double npv() const { return evaluation.find(measures::npv)->value; }
};

/// One joint state of all discrete drivers.
struct State {
  std::vector<double> values = {};  ///< one a driver of ScenarioStudy::discrete
  WeightedValue outcome = {};
};

struct ScenarioStudy {
  std::vector<ScenarioResult> results = {};  ///< the bid as written first
  std::optional<Prospect> prospect = {};     ///< where scenarios state probabilities
  std::vector<Variable> discrete = {};       ///< drivers with distribution "discrete" or "event"
  std::vector<State> states = {};  ///< all combinations, exactly; the drivers are independent
  std::optional<Prospect> joint = {};
};

/// The bid's scenarios, then the policy's. The bid as written takes the probability that scenarios
/// leave. Diagnoses a scenario that cannot be applied, and more than 100,000 joint states.
Checked<ScenarioStudy> find_scenarios(const Bid& bid);

Report scenario_report(const Bid& bid, const ScenarioStudy& found);

}  // namespace gonogo
