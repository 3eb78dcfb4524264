// SPDX-License-Identifier: MIT
#include "compile/inside.hpp"

#include <algorithm>

namespace gonogo {
namespace {

/// "time.at_Y5", "time.Y1_to_Y5"; `label` where the steps are no one stretch of time.
std::string name_of_flags(const TimeAxis& axis, const std::vector<double>& flags,
                          const std::string& label) {
  const auto first = std::find(flags.begin(), flags.end(), 1.0);
  const auto end = std::find(first, flags.end(), 0.0);
  if (first == flags.end() || std::find(end, flags.end(), 1.0) != flags.end()) return label;
  const auto at = [&](auto place) {
    return axis.labels[static_cast<std::size_t>(place - flags.begin())];
  };
  if (end - first == 1) return "time.at_" + at(first);
  return "time." + at(first) + "_to_" + at(end - 1);
}

}  // namespace

Term inside(const std::vector<double>& share, const std::string& label, Term value) {
  Sheet& sheet = *value.sheet();
  const bool everywhere = std::none_of(share.begin(), share.end(), [](double s) { return s == 0; });
  const bool flag =
      std::all_of(share.begin(), share.end(), [](double s) { return s == 0 || s == 1; });
  if (everywhere && flag) return value;
  const std::string name = flag ? name_of_flags(sheet.axis(), share, label) : label;
  const Term when = sheet.clock(name, verbatim(name), share);
  const Term inner = flag ? value : value * when;
  return everywhere ? inner : sheet.select(when, inner, sheet.constant(0));
}

}  // namespace gonogo
