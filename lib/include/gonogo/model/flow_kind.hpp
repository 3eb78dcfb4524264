// SPDX-License-Identifier: MIT
/// The cash flows that a measure can be computed for.
#pragma once

#include <string_view>

#include "gonogo/proposal/proposal.hpp"
#include "gonogo/statements/flows.hpp"

namespace gonogo {

std::string_view id_of(FlowKind flow);

/// The row of that flow; `nothing` where the bid has none.
RowId flow_row(const Flows& flows, FlowKind kind);

/// The rate of a perspective that a measure of that flow uses: the equity rate in place of the
/// discount rate.
NodeId Perspective::*rate_for(FlowKind flow, NodeId Perspective::*rate);

/// The row of the discount factors of that flow.
RowId factor_row(const Perspective& view, FlowKind flow);

}  // namespace gonogo
