// SPDX-License-Identifier: MIT
/// An amount of money and the columns in which it moves: of a line or an asset.
#pragma once

#include <string>
#include <vector>

#include "compile/values.hpp"

namespace gonogo {

struct DatedAmount {
  Term value = {};
  std::vector<double> share = {};  ///< of the value, one a column; 0 where nothing moves
  std::string label = {};          ///< of the row of shares, if one is needed
};

/// How a line or an asset says when its amount moves.
struct WrittenAmount {
  const Amount& amount;
  const std::optional<Unit>& per;   ///< a rate; absent: a sum at moments
  const std::optional<Moment>& at;  ///< when a sum moves; default: its schedule, else Y0
  const TimeKeys& time;
  std::optional<Placed<Settled>> settled = {};  ///< a rate: the years it is settled by
};

/// A rate counts in each step by the step's length; a sum moves at its moments.
DatedAmount dated_amount(Compilation& bid, Values& values, const WrittenAmount& written,
                         const std::string& id);

/// Whether money moves at the ends of steps: by labels, not by a rate nor evenly over a range.
bool moves_at_moments(const std::optional<Unit>& per, const std::optional<Moment>& at);

/// The columns with a share, ascending.
std::vector<int> columns_of(const std::vector<double>& share);

}  // namespace gonogo
