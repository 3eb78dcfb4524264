// SPDX-License-Identifier: MIT
/// A measure with the flow and the rates that it is computed for.
#pragma once

#include <cstddef>
#include <optional>

#include "gonogo/base/units.hpp"
#include "gonogo/model/measures.hpp"

namespace gonogo {

struct WantedMeasure {
  Measure measure = measures::npv;
  FlowKind flow = FlowKind::project;
  std::size_t perspective = 0;    ///< index in Model::perspectives
  std::optional<Rate> rate = {};  ///< of npv: the discount rate. Default: the perspective's
  int year_ends = 0;              ///< column that ends the year it is computed for; 0: all years
};

}  // namespace gonogo
