// SPDX-License-Identifier: MIT
/// The cash flows that a measure can be computed for.
#pragma once

#include <string_view>

#include "gonogo/statements/flows.hpp"

namespace gonogo {

enum class FlowKind {
  project,  ///< after tax, before financing
  pretax,   ///< before tax and financing
  equity,   ///< after tax and financing: what the owners pay and receive
};

std::string_view id_of(FlowKind flow);

/// The row of that flow; `nothing` where the bid has none.
RowId flow_row(const Flows& flows, FlowKind kind);

}  // namespace gonogo
