// SPDX-License-Identifier: MIT
/// The parts of a report that are drawn by themselves; each returns lines no wider than the style's
/// width where that is possible at all.
#pragma once

#include "report/text_line.hpp"

namespace gonogo {

Lines draw_table(const Table& table, const Style& style);

Lines draw_chart(const Chart& chart, const Style& style);
Lines draw_bars(const Chart& chart, const Style& style);
Lines draw_curves(const Chart& chart, const Style& style);
Lines draw_regions(const Chart& chart, const Style& style);

}  // namespace gonogo
