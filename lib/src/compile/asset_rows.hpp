// SPDX-License-Identifier: MIT
/// An asset in the sheet: its rows, and when it is in service.
#pragma once

#include <string>
#include <vector>

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// Columns.
struct AssetTimes {
  int service = 0;                 ///< first in service
  int sold = 0;                    ///< last in service
  std::vector<int> replaced = {};  ///< at their ends the old asset is sold and a new one bought
  /// Bought by `per`, or by a schedule with sums in operation. Each purchase is written off from its
  /// own time: by `per` from the next project year, by a schedule from the next step.
  bool by_purchase = false;
};

struct AssetRows {
  RowId outlay = no_row;    ///< "investment.line"
  RowId in_place = no_row;  ///< cost of what is in service or being built, at the step's end
  RowId depreciation = no_row;
  RowId vat = no_row;   ///< of the outlays; `no_row`: none
  RowId cost = no_row;  ///< what is depreciated: the outlays, with VAT where it is capitalised
  RowId cost_in_place = no_row;  ///< the same of what is in place
  RowId book = no_row;           ///< book value at the end of the step
  RowId book_sold = no_row;      ///< book value of what is given up in the step
  AssetTimes times = {};
  std::string prefix = {};  ///< of the ids of its rows, in books other than the project's
};

}  // namespace gonogo
