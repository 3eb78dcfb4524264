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

}  // namespace gonogo
