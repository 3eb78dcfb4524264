// SPDX-License-Identifier: MIT
/// The numbers of one case, as the definitions of measures read them.
#pragma once

#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "gonogo/model/model.hpp"
#include "gonogo/model/wanted_measure.hpp"

namespace gonogo {

/// The numbers of one case that its measures are computed from.
struct CaseNumbers {
  struct Rates {
    double discount = 0, finance = 0, reinvest = 0, equity = 0;
  };

  std::vector<std::pair<RowId, std::vector<double>>> rows = {};  ///< by column
  std::vector<Rates> rates = {};                                 ///< by perspective; NaN: a fault
  std::vector<std::vector<double>> factors = {};                 ///< by perspective and column
  std::vector<std::vector<double>> equity_factors = {};          ///< the same at the equity rate
  std::vector<double> limits = {};                               ///< by rule

  /// Empty where the bid has no such row.
  std::span<const double> row(RowId id) const {
    for (const auto& [row, values] : rows) {
      if (row == id) return values;
    }
    return {};
  }
};

/// What several measures of one case are computed from, found when one of them first needs it.
struct CaseSizes {
  std::vector<double> parts = {};  ///< by column: what the flows are added from, without signs
  bool is_known = false;
};

/// The net present value of the wanted flow, in the case with all its prices times a factor; NaN
/// where it has none. Prices are the drivers with the role price.
using NpvAtPrices = std::function<double(double factor, const WantedMeasure& wanted)>;

/// Memory of one measure that is used again for the next case.
struct MeasureScratch {
  struct Cumulative {
    std::vector<double> sums = {};
    std::vector<double> accrued = {};  ///< sums, before what moves at the end of each step
  };
  Cumulative cumulative = {};
  Cumulative settled = {};    ///< the same; what is within rounding of 0 is 0
  double error = 0;           ///< of the sums: what rounding can leave in each
  bool is_cumulated = false;  ///< all of these are of this case
  /// The discount factors at a stated rate, which seldom changes from case to case.
  double rate = -1;
  std::vector<double> factors = {};
};

/// One measure of one case.
struct MeasureCase {
  const Model& model;
  const CaseNumbers& numbers;
  const WantedMeasure& wanted;
  std::span<const double> flow;  ///< the wanted flow: a finite number in every column
  MeasureScratch& scratch;
  CaseSizes& sizes;
  const NpvAtPrices* npv_at_prices = nullptr;  ///< null: the bid has no price

  std::span<const double> row(RowId id) const { return numbers.row(id); }
  const CaseNumbers::Rates& rates() const { return numbers.rates[wanted.perspective]; }
  Rate discount() const { return of_equity() ? rates().equity : rates().discount; }
  const std::vector<double>& factors() const {
    return (of_equity() ? numbers.equity_factors : numbers.factors)[wanted.perspective];
  }
  bool of_equity() const { return wanted.flow == FlowKind::equity; }
  /// What of the flow moves in the last moment of each step.
  std::span<const double> dated() const {
    return row(of_equity() ? model.flows.equity_dated : model.flows.dated);
  }
};

/// The internal rate of a flow without residues, if it has exactly one.
Answer internal_rate_of(std::span<const double> flow, std::span<const Years> times);
Answer without(Why why);
/// A fault unless finite.
Answer checked(double value);
/// No value: not applicable.
Answer checked(const std::optional<double>& value);
bool all_finite(std::span<const double> values);
double sum_of(std::span<const double> values);
/// The error that rounding can leave in a sum of the case's flow, each step weighted by its factor;
/// without factors by 1. The amounts are those that the flow is computed from: a small flow between
/// large amounts carries their error.
double error_of_sum(const MeasureCase& values, std::span<const double> factors);

}  // namespace gonogo
