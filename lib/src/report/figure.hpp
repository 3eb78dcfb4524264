// SPDX-License-Identifier: MIT
/// The unit of money of a report.
#pragma once

#include "gonogo/base/figure.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// "CNY", "10,000 CNY"; empty where there is no currency.
Message money_unit(const std::string& currency, double scale);
Message money_unit(const Report& report);

}  // namespace gonogo
