// SPDX-License-Identifier: MIT
/// The flows of a sheet that was saved as CSV: years in columns, lines in rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// A row of the sheet that is no sum of others.
struct FlowLine {
  std::string name = {};
  int row = 0;                       ///< line of the file, from 1
  std::vector<double> amounts = {};  ///< one a year; above 0: what comes in; empty cells are 0
};

struct FlowSheet {
  std::string title = {};               ///< what stands above the years; may be empty
  std::vector<std::string> years = {};  ///< as the sheet names them
  int first_year = 0;                   ///< 0: the first of them is Y0, 1: Y1
  bool first_year_assumed = false;      ///< calendar years do not say which
  std::vector<FlowLine> lines = {};
  std::vector<std::string> left_out = {};  ///< names of rows that are sums, rates or present values
};

struct FlowSheetOptions {
  char decimal = 0;                    ///< '.' or ','; 0: found by the numbers themselves
  std::optional<int> first_year = {};  ///< 0 or 1: what the first calendar year is
};

/// Reads the flows of a sheet. Separators are commas, semicolons or tabs; a mark of UTF-8 is skipped.
///
/// The first row with two years or more, each one more than that before, heads the columns: Y0, 0,
/// "Year 1", 第1年, 2026, 2026年, FY2026. Columns without a year are not read, but the first of them with
/// text names the row. An amount may have signs of money, groups of thousands, a minus on either side
/// or brackets; an empty cell or a dash is 0.
///
/// Below a row without amounts whose name says costs, investment or outflows, rows without a sign are
/// paid. A row that is the sum of rows above it is left out, as far as the digits shown decide; so are
/// cumulative rows, present values and rates. Refused, with the cell: a text or a rate among amounts, a
/// row without a name, a total that is not the sum of rows above it, and a cost without a sign that no
/// total confirms.
Checked<FlowSheet> read_flow_sheet(const std::string& file, std::string_view text,
                                   const FlowSheetOptions& options);

}  // namespace gonogo
