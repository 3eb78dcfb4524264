// SPDX-License-Identifier: MIT
/// What the heads and names of a sheet say, in English and Chinese.
#pragma once

#include <optional>
#include <string_view>

namespace gonogo {

/// A year in the head of a column.
struct SheetYear {
  int number = 0;
  bool calendar = false;  ///< 2026; else counted from 0 or 1
};

/// "Y0", "0", "Year 1", "yr. 1", 第1年, 1年, "2026", 2026年, "FY2026", "2026E".
std::optional<SheetYear> year_of(std::string_view head);

/// What the name of a row says of it.
struct RowWords {
  bool outlay = false;   ///< costs, investment, outflows
  bool inflow = false;   ///< revenue, inflows
  bool total = false;    ///< a sum, or net
  bool derived = false;  ///< cumulative, discounted, a rate: nothing that flows
};

RowWords words_of_row(std::string_view name);

}  // namespace gonogo
