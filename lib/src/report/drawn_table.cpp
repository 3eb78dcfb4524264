// SPDX-License-Identifier: MIT
#include "report/drawn_table.hpp"

namespace gonogo {

Table only_drawn(Table table) {
  std::erase_if(table.rows, [](const Row& row) { return !row.drawn; });
  for (std::size_t i = table.columns.size(); i-- > 0;) {
    if (table.columns[i].drawn) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    table.columns.erase(table.columns.begin() + at);
    for (Row& row : table.rows) {
      if (i < row.cells.size()) row.cells.erase(row.cells.begin() + at);
    }
  }
  return table;
}

}  // namespace gonogo
