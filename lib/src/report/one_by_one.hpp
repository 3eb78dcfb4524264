// SPDX-License-Identifier: MIT
/// A document that is its reports one after the other.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// What `draw` makes of each report, with `separator` between them.
template <typename Draw>
std::string one_by_one(std::span<const Report> reports, std::string_view separator,
                       const Draw& draw) {
  std::string document;
  for (const Report& report : reports) {
    if (&report != &reports.front()) document += separator;
    document += draw(report);
  }
  return document;
}

}  // namespace gonogo
