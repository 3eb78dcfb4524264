// SPDX-License-Identifier: MIT
/// The tables of scenarios in a workbook, as formulas refer to them.
#pragma once

#include <cstddef>

namespace gonogo {

inline constexpr const char* laid_id = "laid_over";
inline constexpr const char* choice_id = "scenario_in_use";
inline constexpr const char* list_id = "scenario_list";

/// Columns of the table of the numbers that scenarios change.
struct LaidColumn {
  enum Index : std::size_t { scenario, address, name, times, plus, value };
};

}  // namespace gonogo
