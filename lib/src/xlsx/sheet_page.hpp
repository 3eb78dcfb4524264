// SPDX-License-Identifier: MIT
/// How a sheet of a workbook is printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "xlsx/xlsx_library.hpp"

namespace gonogo {

struct SheetPage {
  int width = 0;             ///< of all columns, in characters
  std::uint32_t height = 0;  ///< in rows
  bool one_page = false;
  std::optional<std::uint32_t> titles = {};  ///< the row of column titles, repeated on each page
  std::string footer = {};                   ///< left of the number of the page
};

/// Landscape, one page wide; A3 where that would be too small to read on A4. Long sheets are made
/// smaller to save pages, to a little more than half of their size.
void set_up_page(lxw_worksheet* sheet, const SheetPage& page);

}  // namespace gonogo
