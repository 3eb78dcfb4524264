// SPDX-License-Identifier: MIT
/// What cells of a workbook accept, and the colours they take by a condition.
#pragma once

#include "gonogo/report/report.hpp"
#include "xlsx/xlsx_library.hpp"

namespace gonogo {

/// Lets a cell accept numbers of a range alone; one of a few whole numbers is chosen from a list.
void restrict_entry(lxw_worksheet* sheet, std::uint32_t row, lxw_col_t column,
                    const Editable& entry);

/// `condition` begins with '='.
void colour_by(lxw_worksheet* sheet, std::uint32_t row, lxw_col_t column,
               const std::string& condition, lxw_format* format);

}  // namespace gonogo
