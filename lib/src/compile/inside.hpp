// SPDX-License-Identifier: MIT
/// A value that counts in some columns only.
#pragma once

#include <string>
#include <vector>

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// `value` times the share of each column; 0 where the share is 0, whatever the value is there.
/// `label` names the row of shares. A single moment is named by its column instead: items at the
/// same moment share that row.
Term inside(const std::vector<double>& share, const std::string& label, Term value);

}  // namespace gonogo
