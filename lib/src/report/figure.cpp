// SPDX-License-Identifier: MIT
#include "report/figure.hpp"

#include "gonogo/report/render.hpp"

namespace gonogo {

Message money_unit(const std::string& currency, double scale) {
  if (currency.empty()) return {};
  if (scale == 1) return verbatim(currency);
  return number({.value = scale, .unit = verbatim(currency)});
}

Message money_unit(const Report& report) { return money_unit(report.currency, report.scale); }

}  // namespace gonogo
