// SPDX-License-Identifier: MIT
#include "report/figure.hpp"

#include "gonogo/report/render.hpp"

namespace gonogo {

Message money_unit(const std::string& currency, double scale) {
  if (currency.empty()) return {};
  const Message one = currency == "CNY" ? say("CNY") : verbatim(currency);
  if (scale == 1) return one;
  // Chinese has words for these.
  if (scale == 1e3) return say("1,000 {1}", one);
  if (scale == 1e4) return say("10,000 {1}", one);
  if (scale == 1e6) return say("1,000,000 {1}", one);
  if (scale == 1e8) return say("100,000,000 {1}", one);
  return number({.value = scale, .unit = one});
}

Message money_unit(const Report& report) { return money_unit(report.currency, report.scale); }

}  // namespace gonogo
