// SPDX-License-Identifier: MIT
/// What a rule measures.
#pragma once

#include "gonogo/model/model.hpp"
#include "gonogo/model/wanted_measure.hpp"

namespace gonogo {

/// The measure of a rule, with the flow, the rates and the year that it is judged by.
WantedMeasure measure_of(const BoundRule& rule);

}  // namespace gonogo
