// SPDX-License-Identifier: MIT
/// Draws a report as an Excel workbook. In a target of its own (gonogo::xlsx): it needs libxlsxwriter
/// and a folder for temporary files.
#pragma once

#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// One sheet per section. Formulas are live, each with its value; numbers are unrounded under their
/// number format. The bytes depend on the report alone.
///
/// Requires: newer functions have their prefix (_xlfn.) in the formula.
/// Throws: std::invalid_argument as the other renderers do (render.hpp); std::system_error if
/// libxlsxwriter cannot be loaded; std::runtime_error if the workbook cannot be written.
/// Note: libxlsxwriter is loaded by the first call, so that a program that writes no workbook starts
/// without it and without what it pulls in (libcrypto: 80 % of all relocations).
std::string render_xlsx(const Report& report, Language language = Language::english);

}  // namespace gonogo
