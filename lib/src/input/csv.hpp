// SPDX-License-Identifier: MIT
/// Comma-separated values as in RFC 4180, each field with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

struct CsvField {
  std::string text = {};
  Place place = {};
};

using CsvRow = std::vector<CsvField>;

/// Every row, the header included; empty lines are left out. Blanks around a field without quotes
/// do not count. A quote that is not closed and text behind a closing quote are faults.
Checked<std::vector<CsvRow>> parse_csv(const std::string& file, std::string_view text);

}  // namespace gonogo
