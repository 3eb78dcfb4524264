// SPDX-License-Identifier: MIT
/// What an asset loses in value in a step of its life, by each method of depreciation.
///
/// The same formulas serve two axes. One asset at a time (replaced or not) is depreciated over the
/// columns of time; its age begins again with each replacement. For repeated purchases (`per`), a
/// purchase of cost 1 is depreciated by age, and Sheet::spread applies that profile to every
/// purchase.
#pragma once

#include <string>

#include "compile/ages.hpp"
#include "compile/values.hpp"

namespace gonogo {

/// What is depreciated, as terms along the same axis.
struct Worth {
  Term life = {};  ///< years
  Term cost = {};
  Term residual = {};
  RowId book = no_row;  ///< value at the end of a step; formulas use it one step earlier
  Range shares = {};    ///< of the sum of listed shares
};

/// The allowance of each step. The ids of helper rows begin with `id`.
/// Requires a method other than "expense" and "none", and depreciation_fits().
Term allowance(Compilation& bid, Values& values, const Investment& asset, const std::string& id,
               const Ages& ages, const Worth& worth);

/// What the listed shares may sum to: 1, or less where a rest is stated as the residual, or where the
/// asset is given up before the list ends.
Range range_of_shares(const Compilation& bid, const Investment& asset, const AssetTimes& times);

/// Whether the method has all it needs. Reports what is missing: a key, a known table, shares in
/// their range.
bool depreciation_fits(Compilation& bid, const Investment& asset, const AssetTimes& times);

}  // namespace gonogo
