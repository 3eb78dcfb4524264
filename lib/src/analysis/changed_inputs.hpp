// SPDX-License-Identifier: MIT
/// Which inputs of a workbook differ from the files, whoever changed them: --set or a hand at the
/// keyboard.
#pragma once

#include <cstddef>
#include <vector>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// The first columns of a table of inputs.
struct InputColumn {
  enum Index : std::size_t { address, name, value, in_files, change, unit, in_use };
};

/// Numbers the inputs that differ from the files, through all tables, and colours them. Requires:
/// tables of inputs that are complete but for the column `change`.
void number_changes(std::vector<Table>& inputs);

/// How many they are. Requires: number_changes.
Cell count_of_changes(const std::vector<Table>& inputs);

/// The first of them, with the value of the files and the value here.
Table changes_table(const std::vector<Table>& inputs);

}  // namespace gonogo
