// SPDX-License-Identifier: MIT
/// Workbooks that render_xlsx wrote, read back.
#pragma once

#include <string>
#include <string_view>

#include "gonogo/report/sealed.hpp"

namespace gonogo {

/// Every cell with its formula and the value beside it, sheet by sheet. A workbook that another program
/// has saved, or that is broken in any way, is a diagnostic or a report that differs.
///
/// Reads at most 256 MiB of content.
Checked<SealedReport> read_sealed_xlsx(const std::string& name, std::string_view bytes);

/// Whether the bytes begin as those of a workbook do.
bool is_xlsx(std::string_view bytes);

}  // namespace gonogo
