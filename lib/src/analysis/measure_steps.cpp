// SPDX-License-Identifier: MIT
#include "analysis/measure_steps.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/cover_steps.hpp"
#include "analysis/flow_lines.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/internal_rates.hpp"
#include "gonogo/measure/present_value.hpp"
#include "gonogo/run/residues.hpp"

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

/// The rows that a payback is computed from.
struct PaybackRows {
  RowId cumulative = no_row;
  RowId factor = no_row;       ///< `no_row`: not discounted
  std::string crossings = {};  ///< id of the row of crossings (statements/flows.cpp)
};

/// The step in which it is paid back: the cumulative flow at its two ends, and at its end before
/// what is dated moves, where that makes a difference.
std::optional<Table> crossing(const Bid& bid, Measure measure, const PaybackRows& rows) {
  const Sheet& sheet = bid.model->sheet;
  const RowId crossings = sheet.find(rows.crossings);
  if (rows.cumulative == no_row || crossings == no_row) return {};
  if (bid.model.measure(measure).why != Why::computed) return {};
  const std::vector<double> found = values_of(bid, crossings);
  const auto last = std::max_element(found.begin(), found.end());
  const auto step = static_cast<std::size_t>(last - found.begin());
  if (step == 0 || !(*last > 0)) return {};
  const auto at = [&](RowId row, double otherwise) {
    return row == no_row ? otherwise : values_of(bid, row)[step];
  };
  const std::vector<double> sums = values_of(bid, rows.cumulative);
  const double before = sums[step - 1], after = sums[step];
  const double dated = at(bid.model->flows.dated, 0) * at(rows.factor, 1);
  const double error = at(sheet.find(rows.crossings + ".rounding"), 0);
  const TimeAxis& axis = sheet.axis();
  const std::string id(id_of(measure));
  Table table{
      .id = id + ".crossing",
      .columns = {{.id = "step", .title = say("Passes 0 between")},
                  {.id = "time", .title = say("At"), .kind = Kind::years},
                  {.id = "cumulative", .title = say("Cumulative flow"), .kind = Kind::money}}};
  const auto add = [&](const char* row, Message label, std::size_t c, double sum) {
    table.rows.push_back(
        {.id = row,
         .cells = {{.value = std::move(label)}, {.value = axis.time[c]}, {.value = sum}}});
  };
  const Message name = verbatim(axis.labels[step]);
  add("before", verbatim(axis.labels[step - 1]), step - 1, before);
  if (dated != 0)
    add("accrued", say("{1}, before what is dated at its end", name), step, after - dated);
  add("after", name, step, after);
  if (after - dated < -error) {
    table.rows.push_back(
        {.id = "dated",
         .cells = {{.value = say("Reached by what is dated at the end of {1}", name)}}});
  } else {
    const double share = std::min(1.0, before / (before - (after - dated)));
    table.rows.push_back({.id = "share",
                          .cells = {{.value = say("Share of the step until it is 0")},
                                    {.value = share, .kind = Kind::rate}}});
  }
  return table;
}

/// When the cumulative flow is deepest.
std::optional<Table> deepest(const Bid& bid) {
  const std::vector<double> sums = values_of(bid, bid.model->flows.cumulative);
  if (!all_finite(sums)) return {};
  const auto least = std::min_element(sums.begin(), sums.end());
  if (!(*least < 0)) return {};
  const auto step = static_cast<std::size_t>(least - sums.begin());
  const TimeAxis& axis = bid.model->sheet.axis();
  return Table{
      .id = "peak_funding.deepest",
      .columns = {{.id = "step", .title = say("Deepest at the end of")},
                  {.id = "time", .title = say("At"), .kind = Kind::years},
                  {.id = "cumulative", .title = say("Cumulative flow"), .kind = Kind::money}},
      .rows = {{.id = "deepest",
                .cells = {{.value = verbatim(axis.labels[step])},
                          {.value = axis.time[step]},
                          {.value = *least}}}}};
}

/// Two whole percentages on both sides of each root.
std::vector<Rate> rates_about(const std::vector<IrrRoot>& roots) {
  std::vector<Rate> rates;
  for (const IrrRoot& root : roots) {
    const double below = std::ceil(root.rate * 100 - 1e-9) - 1;
    const double above = std::floor(root.rate * 100 + 1e-9) + 1;
    for (const double percent : {below - 1, below, above, above + 1})
      if (percent > -100) rates.push_back(percent / 100);
    if (root.rate > -1) rates.push_back(root.rate);  // nearer to -100 % than doubles are: no row
  }
  std::sort(rates.begin(), rates.end());
  rates.erase(std::unique(rates.begin(), rates.end()), rates.end());
  return rates;
}

std::optional<Table> profile_about(const Bid& bid) {
  const std::vector<double> flow = values_of(bid, bid.model->flows.project);
  if (!all_finite(flow)) return {};
  const Irr found = internal_rates(without_residues(flow), bid.model->flow_time);
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
  if (measure == measures::peak_funding) return deepest(bid);
  if (measure == measures::static_payback)
    return crossing(bid, measure, {.cumulative = model.flows.cumulative, .crossings = "payback"});
  const Perspective& view = model.perspectives.front();
  if (measure == measures::discounted_payback)
    return crossing(bid, measure,
                    {.cumulative = view.cumulative_present_value,
                     .factor = view.discount_factor,
                     .crossings = "discounted_payback"});
  return cover_steps(bid, measure);
}

}  // namespace gonogo
