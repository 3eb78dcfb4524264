// SPDX-License-Identifier: MIT
/// What an asset loses in value, by the methods of Excel's depreciation functions.
///
/// Periods count from 1. A function is empty where its arguments have no answer; none allocates.
#pragma once

#include <optional>

#include "gonogo/base/units.hpp"

namespace gonogo {

struct Asset {
  Money cost = 0;
  Money salvage = 0;  ///< value at the end of its life, as an amount
  double life = 0;    ///< in periods; need not be whole
};

/// SLN: an equal share each period. Empty for life = 0; a negative life turns the sign, as in
/// Excel.
std::optional<Money> straight_line(const Asset& asset);

/// SYD: shares that fall by equal steps. Empty unless salvage >= 0 and 0 < period <= life.
std::optional<Money> sum_of_years(const Asset& asset, double period);

/// DB: a fixed share of the book value, 1 - (salvage / cost)^(1 / life) rounded to three decimals.
/// The first period has `months` of 12, and one more period after the life has the rest. Parts of a
/// period are dropped, a period below 1 counts as 1, and salvage above cost leaves nothing to
/// depreciate. O(period). Empty unless cost >= 0, salvage >= 0, life > 0, 1 <= months <= 12 and 0 <
/// period <= life + 1 (life if months = 12).
std::optional<Money> declining_balance(const Asset& asset, double period, double months = 12);

/// DDB: factor / life of the book value each period, never below salvage. A broken period is the
/// same formula with a broken exponent; a period below 1 counts as 1. Empty unless cost >= 0,
/// salvage >= 0, factor > 0 and 0 < period <= life.
std::optional<Money> accelerated_balance(const Asset& asset, double period, double factor = 2);

enum class DepreciationSwitch {
  to_straight_line,  ///< as soon as spreading the rest evenly depreciates more
  never,
};

struct VariableBalance {
  double start = 0;  ///< in periods from the beginning of the life: 0 is its first instant
  double end = 1;
  double factor = 2;
  DepreciationSwitch change = DepreciationSwitch::to_straight_line;
};

/// VDB: what accelerated_balance depreciates between two points of time. Within a period
/// depreciation is even, so a part of one counts in proportion (some libraries restart the schedule
/// there, and differ). Empty unless cost >= 0, 0 <= salvage <= cost (or cost = 0), factor >= 0 and
/// 0 <= start <= end <= life. O(end).
std::optional<Money> variable_balance(const Asset& asset, const VariableBalance& options);

}  // namespace gonogo
