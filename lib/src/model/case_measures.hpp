// SPDX-License-Identifier: MIT
/// Measures and rule margins of one case, from its numbers.
#pragma once

#include <span>
#include <vector>

#include "gonogo/model/rule_measure.hpp"
#include "gonogo/model/run.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {

/// The rows that a measure is computed from, beside the discount factors.
std::vector<RowId> rows_of(const Model& model, const WantedMeasure& wanted);

/// The rows that a rule is judged from: its measure's, and those of its condition.
std::vector<RowId> rows_of(const Model& model, const BoundRule& rule);

/// Whether a rate that the measure needs is not stated.
bool lacks_rate(const Model& model, const WantedMeasure& wanted);

/// Computes measures; keeps memory between cases so that none is allocated.
class CaseMeasures {
 public:
  /// The model must outlive it.
  CaseMeasures(const Model& model, std::vector<WantedMeasure> wanted);

  /// The case that the functions below answer for, until the next call. Its numbers must not change
  /// before. `npv_at_prices`: as in MeasureCase.
  void begin(const CaseNumbers& numbers, NpvAtPrices npv_at_prices = {});

  /// The wanted measure of that index.
  Answer measure(std::size_t index);
  /// What rounding can leave in the value of it just computed.
  double rounding(std::size_t index, double value);
  /// What a rule measures.
  Answer measured(std::size_t rule);
  struct Judged {
    /// At least 0 where the rule passes. Exactly 0 where value and limit differ by no more than
    /// rounding can.
    Answer margin = {};
    double score = 0;  ///< Outcomes::scores
    double error = 0;  ///< what rounding can leave of the score
  };
  /// Of a rule that does not judge such a bid: not applicable.
  Judged judged(std::size_t rule);
  /// Why a rule does not judge the bid, if so.
  Skipped skipped(std::size_t rule);

 private:
  /// With the memory that computing it again needs.
  struct Subject {
    WantedMeasure wanted = {};
    MeasureScratch scratch = {};
  };

  std::span<const double> flow_of(const WantedMeasure& wanted) const;
  MeasureCase case_of(const WantedMeasure& wanted, MeasureScratch& scratch);
  Answer compute(const WantedMeasure& wanted, MeasureScratch& scratch);
  double operand(const ConditionOperand& operand, std::size_t perspective);
  Score score(std::size_t rule);
  double rounding_of(const WantedMeasure& wanted, MeasureScratch& scratch, double value);

  const Model& model_;
  const CaseNumbers* numbers_ = nullptr;
  CaseSizes sizes_ = {};
  NpvAtPrices npv_at_prices_ = {};
  std::vector<Subject> wanted_, rules_;
};

}  // namespace gonogo
