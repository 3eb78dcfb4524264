// SPDX-License-Identifier: MIT
#include "report/figure.hpp"

#include "gonogo/base/text.hpp"

namespace gonogo {

std::string money_unit(const Report& report) {
  const auto currency = printable(report.currency);
  if (report.scale == 1 || currency.empty()) return currency;
  return figure(report.scale, Kind::number, 2).text() + ' ' + currency;
}

}  // namespace gonogo
