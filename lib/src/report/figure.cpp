// SPDX-License-Identifier: MIT
#include "report/figure.hpp"

namespace gonogo {

Message money_unit(const Report& report) {
  const auto currency = verbatim(report.currency);
  if (report.scale == 1 || currency.empty()) return currency;
  return number({.value = report.scale, .unit = currency});
}

}  // namespace gonogo
