// SPDX-License-Identifier: MIT
/// From when paybacks count.
#pragma once

#include "gonogo/base/units.hpp"
#include "gonogo/model/model.hpp"

namespace gonogo {

/// Years after time 0 from which the bid's policy counts a payback: 0, or the start of operation.
Years payback_start(const Model& model);

}  // namespace gonogo
