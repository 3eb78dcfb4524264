// SPDX-License-Identifier: MIT
/// The numbers of one row of a report.
#pragma once

#include <string>
#include <vector>

#include "gonogo/report/report.hpp"

namespace gonogo::test {

/// Of every table that has the row, in their order; cells without a number are left out.
inline std::vector<double> row_of(const Report& report, const std::string& id) {
  std::vector<double> values;
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      const Table* table = std::get_if<Table>(&block);
      for (std::size_t r = 0; table && r < table->rows.size(); ++r) {
        if (table->rows[r].id != id) continue;
        for (const Cell& cell : table->rows[r].cells) {
          if (const double* value = std::get_if<double>(&cell.value)) values.push_back(*value);
        }
      }
    }
  }
  return values;
}

}  // namespace gonogo::test
