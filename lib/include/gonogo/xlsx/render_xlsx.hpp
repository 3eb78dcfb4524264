// SPDX-License-Identifier: MIT
/// Draws a report as an Excel workbook. In a target of its own (gonogo::xlsx): it needs libxlsxwriter
/// and a folder for temporary files.
#pragma once

#include <optional>
#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

struct XlsxOptions {
  Language language = Language::english;  ///< of the reader
  /// Amounts are shown in units of so many of the currency; cells hold them in units of
  /// Report::scale, and entries are shown as they are held. Default: all are shown as held.
  std::optional<double> display_scale = {};
};

/// Whether number formats can show amounts smaller by this factor: 1, a thousand, ten thousand, a
/// million, a hundred million.
bool can_shrink_money(double by);

/// One sheet per section. Formulas are live, each with its value; numbers are unrounded under their
/// number format. The bytes depend on the report alone.
///
/// Requires: newer functions have their prefix (_xlfn.) in the formula.
/// Throws: std::invalid_argument as the other renderers do (render.hpp); std::system_error if
/// libxlsxwriter cannot be loaded; std::runtime_error if the workbook cannot be written.
/// Note: libxlsxwriter is loaded by the first call, so that a program that writes no workbook starts
/// without it and without what it pulls in (libcrypto: 80 % of all relocations).
std::string render_xlsx(const Report& report, const XlsxOptions& options = {});

}  // namespace gonogo
