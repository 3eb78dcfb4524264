// SPDX-License-Identifier: MIT
/// Charts of a workbook, drawn by the spreadsheet program over cells.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "gonogo/report/report.hpp"
#include "xlsx/xlsx_library.hpp"

namespace gonogo {

/// Rows of a sheet that a chart covers: of bars so many that each has room for its name.
std::uint32_t chart_rows(const Chart& chart);

/// Whether a spreadsheet program has this kind of chart.
bool is_native(const Chart& chart);

/// Charts that draw it: bars and lines over time are two.
std::size_t native_charts(const Chart& chart);

/// Where the numbers are: "='Annual'!$C$5:$H$5".
struct ChartCells {
  std::string places = {};               ///< categories, or x
  std::vector<std::string> series = {};  ///< one a series
};

struct ChartDrawing {
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::uint32_t row = 0;  ///< of its upper left corner, in the first column
  std::function<std::string(const Message&)> words = {};
};

/// Requires: is_native(chart).
void draw_chart(const Chart& chart, const ChartCells& cells, const ChartDrawing& drawing);

}  // namespace gonogo
