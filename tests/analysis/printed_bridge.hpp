// SPDX-License-Identifier: MIT
/// The bridge of a difference as people read it.
#pragma once

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "gonogo/base/text.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo::test {

/// What stands in a row of the bridge.
struct PrintedWorth {
  double in_order = 0, shapley = 0;
};

/// The rows of the bridge in Markdown, the last of them the total. Empty: no bridge.
inline std::vector<PrintedWorth> printed_bridge(const Report& report) {
  const auto amount = [](std::string cell) {
    std::erase_if(cell, [](char c) { return c == ',' || c == '*' || c == ' '; });
    return std::strtod(cell.c_str(), nullptr);
  };
  std::vector<PrintedWorth> rows;
  bool inside = false;
  for (const std::string& line : split(render_markdown(report), '\n')) {
    const auto cells = split(line, '|');
    if (inside && cells.size() < 4) break;
    if (inside && !line.starts_with("| ---"))
      rows.push_back({.in_order = amount(cells[2]), .shapley = amount(cells[3])});
    inside = inside || line.starts_with("| Change | In file order |");
  }
  return rows;
}

/// Whether all rows but the last sum to it, in the decimals that are printed.
inline bool adds_up(const std::vector<PrintedWorth>& rows, double PrintedWorth::*worth) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) sum += rows[i].*worth;
  constexpr double half_a_cent = 0.005;
  return std::abs(sum - rows.back().*worth) < half_a_cent;
}

}  // namespace gonogo::test
