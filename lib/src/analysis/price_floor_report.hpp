// SPDX-License-Identifier: MIT
/// How break-even shows the levelised price.
#pragma once

#include "gonogo/analysis/price_floor.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// What the price has to pay, line by line, up to the price itself; with VAT, too.
Section floor_section(const Model& model, const PriceFloor& floor);

}  // namespace gonogo
