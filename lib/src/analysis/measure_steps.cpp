// SPDX-License-Identifier: MIT
#include "analysis/measure_steps.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/flow_lines.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/internal_rates.hpp"
#include "gonogo/measure/present_value.hpp"

namespace gonogo {
namespace {

std::vector<double> values_of(const Bid& bid, RowId row) {
  std::vector<double> values;
  for (int c = 0; c < bid.model->sheet.axis().columns(); ++c)
    values.push_back(c < bid.model->sheet.rows()[row].begins ? 0 : bid.model.snapshot().at(row, c));
  return values;
}

bool all_finite(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double each) { return std::isfinite(each); });
}

std::optional<Table> value_by_line(const Bid& bid) {
  const Model& model = *bid.model;
  if (bid.model.measure(measures::npv).why != Why::computed) return {};
  Table table{
      .id = "npv.lines",
      .columns = {{.id = "line", .title = say("Present value by line"), .flexible = true},
                  {.id = "total", .title = say("Not discounted"), .kind = Kind::money},
                  {.id = "present_value", .title = say("Present value"), .kind = Kind::money}}};
  const Snapshot& numbers = bid.model.snapshot();
  const auto add = [&](const std::string& id, Message label, double total, double value,
                       Emphasis emphasis) {
    table.rows.push_back(
        {.id = id,
         .cells = {{.value = std::move(label)}, {.value = total}, {.value = value}},
         .emphasis = emphasis});
  };
  for (const Posting& line : flow_lines(model)) {
    const SheetRow& row = model.sheet.rows()[line.row];
    const double total = line.sign * total_of(model, numbers, line.row);
    const double value = line.sign * present_value_of(model, numbers, line.row);
    if (total != 0 || value != 0) add(row.id, row.label, total, value, Emphasis::plain);
  }
  add("npv", say("Net present value"), total_of(model, numbers, model.flows.project),
      bid.model.measure(measures::npv).value, Emphasis::total);
  return table;
}

/// The last step that ends below 0, and the next.
std::optional<Table> crossing(const Bid& bid, Measure measure, RowId cumulative) {
  const Answer found = bid.model.measure(measure);
  if (cumulative == no_row || found.why != Why::computed) return {};
  const std::vector<double> sums = values_of(bid, cumulative);
  const TimeAxis& axis = bid.model->sheet.axis();
  auto after = sums.size();
  while (after > 0 && sums[after - 1] >= 0) --after;
  if (after == 0 || after >= sums.size() || !all_finite(sums)) return {};
  const std::string id(id_of(measure));
  Table table{
      .id = id + ".crossing",
      .columns = {{.id = "step", .title = say("Passes 0 between")},
                  {.id = "time", .title = say("At"), .kind = Kind::years},
                  {.id = "cumulative", .title = say("Cumulative flow"), .kind = Kind::money}}};
  for (const std::size_t c : {after - 1, after}) {
    table.rows.push_back(
        {.id = c == after ? "after" : "before",
         .cells = {
             {.value = verbatim(axis.labels[c])}, {.value = axis.time[c]}, {.value = sums[c]}}});
  }
  // What the bid dates at the end of the step need not count in proportion.
  const double share = sums[after - 1] / (sums[after - 1] - sums[after]);
  const Years even = axis.time[after - 1] + share * (axis.time[after] - axis.time[after - 1]);
  const Years since_operation = even - axis.construction();
  if (std::min(std::abs(even - found.value), std::abs(since_operation - found.value)) < 1e-9) {
    table.rows.push_back({.id = "share",
                          .cells = {{.value = say("Share of the step until it is 0")},
                                    {.value = share, .kind = Kind::rate}}});
  }
  return table;
}

/// Two whole percentages on both sides of each root.
std::vector<Rate> rates_about(const std::vector<IrrRoot>& roots) {
  std::vector<Rate> rates;
  for (const IrrRoot& root : roots) {
    const double below = std::ceil(root.rate * 100 - 1e-9) - 1;
    const double above = std::floor(root.rate * 100 + 1e-9) + 1;
    for (const double percent : {below - 1, below, above, above + 1})
      if (percent > -100) rates.push_back(percent / 100);
    rates.push_back(root.rate);
  }
  std::sort(rates.begin(), rates.end());
  rates.erase(std::unique(rates.begin(), rates.end()), rates.end());
  return rates;
}

std::optional<Table> profile_about(const Bid& bid) {
  const std::vector<double> flow = values_of(bid, bid.model->flows.project);
  if (!all_finite(flow)) return {};
  const Irr found = internal_rates(flow, bid.model->flow_time);
  if (found.roots.empty()) return {};
  Table table{.id = "irr.profile",
              .columns = {{.id = "rate", .title = say("Discount rate"), .kind = Kind::rate},
                          {.id = "npv", .title = say("NPV"), .kind = Kind::money}}};
  for (const Rate rate : rates_about(found.roots)) {
    const bool root = std::any_of(found.roots.begin(), found.roots.end(),
                                  [&](const IrrRoot& each) { return each.rate == rate; });
    const double value = present_value(flow, discount_factors(bid.model->flow_time, rate));
    table.rows.push_back(
        {.id = "r" + shortest(rate), .cells = {{.value = rate}, {.value = root ? 0.0 : value}}});
  }
  return table;
}

}  // namespace

std::optional<Table> measure_steps(const Bid& bid, Measure measure) {
  const Model& model = *bid.model;
  if (measure == measures::npv) return value_by_line(bid);
  if (measure == measures::irr) return profile_about(bid);
  if (measure == measures::static_payback) return crossing(bid, measure, model.flows.cumulative);
  if (measure == measures::discounted_payback)
    return crossing(bid, measure, model.perspectives.front().cumulative_present_value);
  return {};
}

}  // namespace gonogo
