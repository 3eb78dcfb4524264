// SPDX-License-Identifier: MIT
/// The row of a line: revenue, other income, benefit or cost.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// Defines `row`, and the row of the VAT of the line. Returns the line without its section's factor
/// and uplift: another line of the section that names it would otherwise have them twice.
Term define_line(Compilation& bid, Values& values, const Line& line, RowId row, RowId& vat);

}  // namespace gonogo
