// SPDX-License-Identifier: MIT
/// Whether a formula scales with the length of a step.
#pragma once

#include <functional>
#include <string>

#include "gonogo/sheet/expression.hpp"

namespace gonogo {

/// level: does not know the step. flow: twice the money in the step is twice the value, so the
/// money itself may stand in it. mixed: compares or adds the two, and needs the money as a rate.
enum class FlowScaling { level, flow, mixed };

/// `is_flow` tells it of a name.
FlowScaling flow_scaling(const Syntax& syntax,
                         const std::function<bool(const std::string&)>& is_flow);

}  // namespace gonogo
