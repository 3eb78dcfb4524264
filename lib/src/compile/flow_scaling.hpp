// SPDX-License-Identifier: MIT
/// Whether a formula scales with the length of a step.
#pragma once

#include <functional>
#include <string>

#include "gonogo/sheet/expression.hpp"

namespace gonogo {

enum class FlowScaling {
  level,  ///< independent of the length of a step
  flow,   ///< proportional to the money in the step: that money itself may be an operand
  mixed,  ///< compares or adds the two: needs the money as a rate
};

/// `is_flow(name)`: whether an item of that name is a flow.
FlowScaling flow_scaling(const Syntax& syntax,
                         const std::function<bool(const std::string&)>& is_flow);

}  // namespace gonogo
