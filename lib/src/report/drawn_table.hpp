// SPDX-License-Identifier: MIT
/// What people see of a table.
#pragma once

#include "gonogo/report/report.hpp"

namespace gonogo {

/// A table without the rows and columns that only scripts and workbooks want.
Table only_drawn(Table table);

}  // namespace gonogo
