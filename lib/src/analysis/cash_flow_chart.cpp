// SPDX-License-Identifier: MIT
#include <cmath>

#include "analysis/time_spans.hpp"
#include "gonogo/analysis/paper.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

/// Where the line through the values last rises above 0, as the chart draws it.
std::optional<double> last_crossing(const std::vector<double>& values) {
  for (std::size_t i = values.size(); i-- > 1;) {
    if (!(values[i - 1] < 0 && values[i] >= 0)) continue;
    return static_cast<double>(i) - values[i] / (values[i] - values[i - 1]);
  }
  return {};
}

void add_mark(const Bid& bid, Measure measure, const Series& series, Chart& chart) {
  const Answer found = bid.model.measure(measure);
  const auto at = last_crossing(series.values);
  if (found.why != Why::computed || !at) return;
  chart.marks.push_back({.x = *at,
                         .y = 0,
                         .text = say("{1} {2}", title_of(measure),
                                     number({.value = found.value, .kind = Kind::years}))});
}

}  // namespace

ColumnSpan years_of(const Model& model) {
  return lacks_book_years(model) ? ColumnSpan::year : ColumnSpan::book_year;
}

Chart cash_flow_chart(const Bid& bid, ColumnSpan by) {
  const Model& model = *bid.model;
  const Snapshot& numbers = bid.model.snapshot();
  Series flow{.id = "flow", .title = say("net cash flow")},
      sum{.id = "sum", .title = say("cumulative"), .stroke = Stroke::line},
      discounted{
          .id = "discounted", .title = say("cumulative, discounted"), .stroke = Stroke::line};
  Chart chart{.id = "cash_flow_chart",
              .title = say("Cash flow"),
              .kind = ChartKind::columns,
              .tabled = true};
  const RowId worth = model.perspectives.front().cumulative_present_value;
  for (const TimeSpan& span : spans_of(model.sheet.axis(), by)) {
    chart.categories.push_back(verbatim(span.title));
    double paid = 0;
    for (int c = span.first; c <= span.last; ++c) paid += numbers.at(model.flows.project, c);
    flow.values.push_back(paid);
    sum.values.push_back(numbers.at(model.flows.cumulative, span.last));
    if (worth != no_row) discounted.values.push_back(numbers.at(worth, span.last));
  }
  add_mark(bid, measures::static_payback, sum, chart);
  if (worth != no_row) add_mark(bid, measures::discounted_payback, discounted, chart);
  chart.series = {std::move(flow), std::move(sum)};
  if (worth != no_row) chart.series.push_back(std::move(discounted));
  return chart;
}

}  // namespace gonogo
