// SPDX-License-Identifier: MIT
/// What later money is worth today.
#pragma once

#include <span>
#include <vector>

#include "gonogo/base/units.hpp"

namespace gonogo {

/// The present value of one unit of money at each of `times`: (1 + rate)^-time.
///
/// `rate` is effective per unit of `times` (annual for years) and must be above -1; times may be
/// negative. One factor serves for many cases with the same rate, so the caller keeps them. Throws
/// std::invalid_argument.
std::vector<double> discount_factors(std::span<const Years> times, Rate rate);
void discount_factors(std::span<const Years> times, Rate rate, std::span<double> factors);

/// The sum of flow[i] * factors[i]: each product is rounded, their sum is compensated (Neumaier
/// 1974), so that long flows lose no digits. Spans of equal length; throws std::invalid_argument
/// otherwise.
Money present_value(std::span<const double> flow, std::span<const double> factors);

/// The same at times and a rate as in discount_factors.
Money present_value(std::span<const double> flow, std::span<const Years> times, Rate rate);

}  // namespace gonogo
