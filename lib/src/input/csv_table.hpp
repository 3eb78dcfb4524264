// SPDX-License-Identifier: MIT
/// A whole text of separated values, each with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "input/csv.hpp"

namespace gonogo {

using CsvRow = std::vector<CsvField>;

/// Rows may be of any width; empty lines do not count. Faults (code "bad-sheet") are a quote inside a field that
/// is not quoted, and one that is not closed.
Checked<std::vector<CsvRow>> read_csv_table(const std::string& file, std::string_view text,
                                            char separator);

}  // namespace gonogo
