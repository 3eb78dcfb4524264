// SPDX-License-Identifier: MIT
/// When the rows of a list of sites count.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"

namespace gonogo {

/// First and last column, both included; none where last < first.
struct SiteWindow {
  int first = 0;
  int last = 0;
  bool holds(int column) const { return first <= column && column <= last; }
};

/// The columns of time in which each row of Sites::rows counts, in their order.
std::vector<SiteWindow> site_windows(const Model& model, const Sites& sites);

}  // namespace gonogo
