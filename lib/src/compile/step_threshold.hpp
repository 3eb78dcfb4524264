// SPDX-License-Identifier: MIT
/// Formulas that hold a flow against something within each step: their yearly sums depend on `step`.
#pragma once

#include <functional>
#include <string>

#include "gonogo/base/message.hpp"
#include "gonogo/proposal/value.hpp"
#include "gonogo/sheet/expression.hpp"

namespace gonogo {

using IsName = std::function<bool(const std::string& name)>;

/// The first max, min, comparison or rounding of a flow in `syntax`, or price by tiers; null where
/// there is none. What
/// cumulative() and change() give counts as a level: the one is held against sums so far, the other
/// falls into one step, however wide.
const Syntax* step_threshold(const Syntax& syntax, const IsName& is_flow, const IsName& is_tiers);

/// "This threshold is applied in each month to a twelfth of the yearly figures": of a formula per
/// `per` in a year of `steps_per_year` steps.
Message threshold_remark(int steps_per_year, Unit per);

}  // namespace gonogo
