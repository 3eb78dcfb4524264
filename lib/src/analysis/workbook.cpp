// SPDX-License-Identifier: MIT
#include "gonogo/analysis/workbook.hpp"

#include "analysis/evaluation_report.hpp"
#include "analysis/live_cells.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {

Report evaluation_workbook(const Bid& bid, const Evaluation& evaluation, const Turning* turning) {
  LiveCells live(bid.model, [&](Measure measure) { return measure_place(evaluation, measure); });
  Report report = evaluation_report(bid, evaluation, turning, &live);
  live.add_sheets(report);
  return report;
}

}  // namespace gonogo
