// SPDX-License-Identifier: MIT
/// The life of an asset along an axis, for depreciation.
#pragma once

#include <vector>

#include "compile/compiler.hpp"

namespace gonogo {

/// One entry a column of time, or a step of age.
struct Ages {
  RowAxis axis = RowAxis::time;
  std::vector<double> serves = {};   ///< 1 while it is in service
  std::vector<double> elapsed = {};  ///< years in service at the beginning of the step
  std::vector<double> length = {};   ///< of the step, in years
  std::vector<double> year = {};     ///< of the asset, from 1; 0 out of service
  std::vector<double> opens = {};    ///< 1 in the first step of such a year
};

/// Along the columns of time; a replacement begins anew.
Ages ages_in_time(const TimeAxis& axis, const AssetTimes& times);

/// Of a purchase by its age: it serves from the step after the one in which it is made.
Ages ages_of_purchase(const TimeAxis& axis, Years length);

/// How much of its allowance counts in the year of a sale: 1 in every other year. Of purchases that
/// go on, that is the year that ends with the sale; of a single asset, its own year.
std::vector<double> disposal_factors(const TimeAxis& axis, const AssetTimes& times,
                                     const Ages& ages, DisposalYear rule);

/// Years between the ends of two columns.
Years between(const TimeAxis& axis, int from, int to);

/// 1 in the columns named, 0 elsewhere.
std::vector<double> flags(const TimeAxis& axis, const std::vector<int>& columns);

}  // namespace gonogo
