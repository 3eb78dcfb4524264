// SPDX-License-Identifier: MIT
/// Reports that the tests of all renderers draw.
#pragma once

#include "gonogo/report/report.hpp"

namespace gonogo::samples {

/// Measures, rules, a list, code and a remark: what `evaluate` shows. One measure has no value.
Report evaluation();

/// The same bid in Chinese, in units of 10,000 CNY.
Report chinese_evaluation();

/// A row a line, a column a year: too wide for 80 columns. Totals carry formulas over other cells.
Report cashflow();

/// A tornado, bars, curves and regions.
Report charts();

/// What a document has too: details, charts over time, seals, lines for signatures.
Report paper();

/// HTML and Markdown in every place where a bid's text may be.
Report marked_up();

/// Texts as a stranger would write them to break a renderer.
Report hostile();

}  // namespace gonogo::samples
