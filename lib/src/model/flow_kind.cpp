// SPDX-License-Identifier: MIT
#include "gonogo/model/flow_kind.hpp"

namespace gonogo {

std::string_view id_of(FlowKind flow) {
  switch (flow) {
    case FlowKind::project:
      return "project";
    case FlowKind::pretax:
      return "pretax";
    case FlowKind::equity:
      break;
  }
  return "equity";
}

RowId flow_row(const Flows& flows, FlowKind kind) {
  switch (kind) {
    case FlowKind::project:
      return flows.project;
    case FlowKind::pretax:
      return flows.pretax;
    case FlowKind::equity:
      break;
  }
  return flows.equity;
}

NodeId Perspective::*rate_for(FlowKind flow, NodeId Perspective::*rate) {
  const bool equity = flow == FlowKind::equity &&
                      (rate == &Perspective::discount || rate == &Perspective::discounting);
  return equity ? &Perspective::equity : rate;
}

RowId factor_row(const Perspective& view, FlowKind flow) {
  return flow == FlowKind::equity ? view.equity_factor : view.discount_factor;
}

}  // namespace gonogo
