// SPDX-License-Identifier: MIT
/// Draws a report. Each renderer is a pure function from the tree to bytes.
#pragma once

#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// How text is drawn on a terminal or into a file.
struct TextOptions {
  int width = 80;            ///< columns available; wide tables are cut into parts
  bool colour = false;       ///< ANSI colours
  bool ascii = false;        ///< no characters beyond ASCII in frames and charts
};

std::string render_text(const Report& report, const TextOptions& options = {});

/// Facts, then sections -> blocks -> rows -> columns as nested objects keyed by id, in report order; numbers in
/// full, no value is null with "why". NaN and infinity never occur.
std::string render_json(const Report& report);

/// Each table as CSV (RFC 4180, UTF-8, LF), numbers in full; tables are separated by an empty line and preceded by
/// one line with their id where there is more than one.
std::string render_csv(const Report& report);

/// An Excel workbook: a sheet a section, formulas live with their value beside them. Throws std::runtime_error
/// when the bytes cannot be produced.
std::string render_xlsx(const Report& report);

}  // namespace gonogo
