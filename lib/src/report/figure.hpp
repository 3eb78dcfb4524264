// SPDX-License-Identifier: MIT
/// The unit of money of a report.
#pragma once

#include <string>

#include "gonogo/base/figure.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The unit of money: "CNY", "10,000 CNY"; empty where there is no currency.
std::string money_unit(const Report& report);

}  // namespace gonogo
