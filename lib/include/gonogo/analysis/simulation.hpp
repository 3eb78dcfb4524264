// SPDX-License-Identifier: MIT
/// What chance does to the verdict and to the measures of a bid.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/uncertainty.hpp"
#include "gonogo/chance/sample.hpp"
#include "gonogo/chance/statistics.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

struct SimulationOptions {
  std::size_t trials = 16'384;  ///< at least so many; see sample_size
  std::uint64_t seed = 1;
  Sampling sampling = Sampling::sobol;
  /// Half the width of the interval of P(GO) that is wanted: cases are doubled until it has it, or
  /// until there are most_trials_for_precision (or `trials`, if more).
  std::optional<double> precision = {};
  /// Computes the total Sobol indices too: once more all cases for each driver.
  bool total_effects = false;
  /// Called between blocks of cases: how many of how many are computed. Default: nobody is told.
  std::function<void(std::size_t done, std::size_t all)> progress = {};
};

inline constexpr std::size_t most_trials_for_precision = std::size_t{1} << 20;

/// A quantile of a measure.
struct MeasureQuantile {
  double share = 0;
  Estimate value = {};  ///< infinite: a payback that is not reached in the period
};

/// A measure over all cases.
struct SimulatedMeasure {
  WantedMeasure wanted = {};
  Estimate mean = {};  ///< over the cases that have a value
  Moments moments = {};
  std::vector<MeasureQuantile> quantiles = {};  ///< ascending; empty where no case has a value
  Estimate shortfall = {};                      ///< of npv: the mean of the worst 5 % of cases
  Estimate negative = {};                       ///< of npv: P(NPV < 0)
  Histogram histogram = {};                     ///< of npv
  /// Of npv: values by the share of cases up to them, 0.5 % to 99.5 %, ascending.
  std::vector<std::pair<double, double>> curve = {};
  /// Why cases have no value, with their share of all cases.
  std::vector<std::pair<Why, Estimate>> without = {};
};

/// A rule over all cases.
struct SimulatedRule {
  std::size_t rule = 0;     ///< in Model::rules
  Estimate fails = {};      ///< the share of all cases
  Estimate no_answer = {};  ///< of cases in which it cannot be computed
};

/// How a driver and the present value go together.
struct Influence {
  std::size_t number = 0;           ///< in Simulation::numbers
  std::optional<double> rank = {};  ///< correlation of their ranks; none of enumerated cases
  Estimate first_order = {};        ///< the share of the variance of NPV that goes when it is known
  /// The share of the variance that is left when all other numbers are known; if asked for.
  std::optional<Estimate> total = {};
  Estimate information = {};  ///< what it is worth to know it before deciding, in money
  /// Its mean place in its distribution in the cases that are not GO, as a share: 0.5 in all cases.
  double place_where_it_fails = 0;
};

/// The case nearest to the bid as written that is not GO.
struct NearestFailure {
  std::size_t number = 0;                  ///< of the case
  std::vector<std::string> settings = {};  ///< as --set reads them
};

struct Simulation {
  SimulationOptions options = {};
  std::size_t cases = 0;
  bool exact = false;  ///< every combination of discrete drivers was computed, none was drawn
  std::vector<UncertainNumber> numbers = {};  ///< by address
  std::vector<Variable> fixed = {};           ///< Uncertainties::fixed
  Correlations correlations = {};
  Evaluation written = {};
  /// Rules with a probability are left out of the verdict of a case, as there are others.
  bool leaves_out_chance_rules = false;
  /// Shares of all cases; together 1.
  Estimate go = {}, conditional = {}, no_go = {}, not_judged = {};
  std::size_t failed_cases = 0;                 ///< without a present value or without a verdict
  std::optional<Diagnostic> failure = {};       ///< of the first that has one
  std::vector<SimulatedMeasure> measures = {};  ///< npv first
  std::vector<SimulatedRule> rules = {};
  std::vector<Influence> influences = {};  ///< what explains most first
  Estimate information = {};  ///< what it is worth to know all of chance before deciding
  std::optional<NearestFailure> nearest_failure = {};  ///< where the bid as written is GO

  /// Whether the interval of P(GO) is as narrow as the options ask for.
  bool precise() const;
};

/// Computes the bid for as many cases as the options say. If all drivers that vary are discrete and
/// have no more joint values than that, these are computed, with their probabilities.
///
/// Diagnoses a bid in which nothing varies. Holds the value of each measure in each case, and no
/// more of a case.
Checked<Simulation> simulate(const Bid& bid, const SimulationOptions& options);

Report simulation_report(const Bid& bid, const Simulation& found);

}  // namespace gonogo
