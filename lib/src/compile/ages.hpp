// SPDX-License-Identifier: MIT
/// The life of an asset along an axis, for depreciation.
#pragma once

#include <vector>

#include "compile/asset_rows.hpp"
#include "gonogo/base/units.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// One entry for each column of time, or for each step of age.
struct Ages {
  RowAxis axis = RowAxis::time;
  std::vector<double> serves = {};   ///< 1 while it is in service
  std::vector<double> elapsed = {};  ///< years in service at the beginning of the step
  std::vector<double> length = {};   ///< of the step, in years
  std::vector<double> year = {};     ///< of the asset, from 1; 0 out of service
  std::vector<double> opens = {};    ///< 1 in the first step of such a year
};

/// By columns of time. The age of a replacement begins at 0.
Ages ages_in_time(const TimeAxis& axis, const AssetTimes& times);

/// By steps of age, for one purchase: it serves from the step after the purchase. `length` is that
/// of a step.
Ages ages_of_purchase(const TimeAxis& axis, Years length);

/// The share of the allowance that counts in each column: less than 1 only in the year of a sale.
/// For repeated purchases that is the year before the sale, otherwise the asset's own year.
std::vector<double> disposal_factors(const TimeAxis& axis, const AssetTimes& times,
                                     const Ages& ages, DisposalYear rule);

/// Years between the ends of two columns.
Years between(const TimeAxis& axis, int from, int to);

/// 1 in `columns`, 0 elsewhere.
std::vector<double> flags(const TimeAxis& axis, const std::vector<int>& columns);

}  // namespace gonogo
