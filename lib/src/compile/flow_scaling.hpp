// SPDX-License-Identifier: MIT
/// Whether the value of a formula scales with the length of a step.
#pragma once

#include <functional>
#include <string>

#include "gonogo/sheet/expression.hpp"

namespace gonogo {

/// level: independent of the step. flow: proportional to the money of the step, so it may be computed
/// from that money itself. mixed: compares or adds levels and flows, and needs money as a rate.
enum class FlowScaling { level, flow, mixed };

/// `is_flow` says whether a name is money of a step.
FlowScaling flow_scaling(const Syntax& syntax,
                         const std::function<bool(const std::string&)>& is_flow);

}  // namespace gonogo
