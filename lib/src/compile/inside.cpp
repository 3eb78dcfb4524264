// SPDX-License-Identifier: MIT
#include "compile/inside.hpp"

#include <algorithm>

namespace gonogo {

Term inside(const std::vector<double>& share, const std::string& label, Term value) {
  Sheet& sheet = *value.sheet();
  const bool everywhere = std::none_of(share.begin(), share.end(), [](double s) { return s == 0; });
  const bool flag =
      std::all_of(share.begin(), share.end(), [](double s) { return s == 0 || s == 1; });
  if (everywhere && flag) return value;
  const auto moment = std::find(share.begin(), share.end(), 1.0);
  const bool single = flag && std::count(share.begin(), share.end(), 1.0) == 1;
  const std::string name =
      single ? "time.at_" + sheet.axis().labels[static_cast<std::size_t>(moment - share.begin())]
             : label;
  const Term when = sheet.clock(name, verbatim(name), share);
  const Term inner = flag ? value : value * when;
  return everywhere ? inner : sheet.select(when, inner, sheet.constant(0));
}

}  // namespace gonogo
