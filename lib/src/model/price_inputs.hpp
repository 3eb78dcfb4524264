// SPDX-License-Identifier: MIT
/// The prices of a bid: its drivers with the role price.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"
#include "gonogo/model/wanted_measure.hpp"

namespace gonogo {

/// The addresses that scale them: "drivers.price.times". Without prices that shape the sheet.
std::vector<Address> price_levels(const Model& model);

/// The inputs that these addresses scale or replace, each once.
std::vector<InputId> price_inputs(const Model& model);

/// Whether a measure of these, or one of these rules, needs the net present value at other prices.
bool needs_prices(const Model& model, const std::vector<WantedMeasure>& wanted,
                  const std::vector<std::size_t>& rules);

/// Whether a rule of the bid does.
bool judges_prices(const Model& model);

}  // namespace gonogo
