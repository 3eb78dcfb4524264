// SPDX-License-Identifier: MIT
#include "gonogo/model/site_windows.hpp"

#include "compile/site_values.hpp"

namespace gonogo {

std::vector<SiteWindow> site_windows(const Model& model, const Sites& sites) {
  Diagnostics none;  // what is wrong was found when the bid was compiled
  const TimeAxis& axis = model.sheet.axis();
  const auto& start = model.proposal.project.start;
  const Calendar calendar(axis, start, none);
  std::vector<SiteWindow> windows;
  for (const std::size_t row : sites.rows) {
    const Window window = site_window(calendar, start, axis, sites, row);
    windows.push_back({window.first, window.last});
  }
  return windows;
}

}  // namespace gonogo
