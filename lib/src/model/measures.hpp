// SPDX-License-Identifier: MIT
/// Measures and rule margins of one case, from its flows.
#pragma once

#include <array>
#include <vector>

#include "gonogo/model/run.hpp"

namespace gonogo {

/// A value, or why there is none.
struct Answer {
  double value = 0;
  Why why = Why::computed;
};

/// The numbers of one case that measures are taken of.
struct CaseNumbers {
  std::vector<double> flow, pretax, equity, investment, ebit, profit, revenue,
      working_capital;  ///< by column
  struct Rates {
    double discount = 0, finance = 0, reinvest = 0;
    bool stated = false;
  };
  std::vector<Rates> rates = {};                  ///< by perspective; NaN: a fault
  std::vector<std::vector<double>> factors = {};  ///< by perspective and column
  std::vector<double> limits = {};                ///< by rule
};

/// Takes measures; keeps room between cases so that none is allocated.
class MeasureTaker {
 public:
  explicit MeasureTaker(const Model& model) : model_(model), limit_factors_(model.rules.size()) {}

  Answer measure(const CaseNumbers& numbers, const WantedMeasure& wanted);
  /// The signed margin of a rule: at least 0 where it passes.
  Answer margin(const CaseNumbers& numbers, std::size_t rule);
  /// Outcomes::slacks.
  double slack(const CaseNumbers& numbers, std::size_t rule);

 private:
  Answer npv(const CaseNumbers& numbers, const WantedMeasure& wanted);
  Answer irr(std::span<const double> flow);
  Answer mirr(const CaseNumbers& numbers, const WantedMeasure& wanted);
  Answer payback(const CaseNumbers& numbers, const WantedMeasure& wanted);
  Answer accumulate(const CaseNumbers& numbers, const WantedMeasure& wanted);
  double least_from(Years time) const;
  Years counted_from() const;
  Answer index(const CaseNumbers& numbers, const WantedMeasure& wanted);
  Answer profit_measure(const CaseNumbers& numbers, Measure measure);
  std::span<const double> flow_of(const CaseNumbers& numbers, FlowKind kind) const;

  /// The discount factors at the limit of a rule on a rate: it seldom moves.
  struct LimitFactors {
    double rate = -1;
    std::vector<double> factors = {};
  };

  const Model& model_;
  std::vector<double> room_;
  std::vector<LimitFactors> limit_factors_;
};

}  // namespace gonogo
