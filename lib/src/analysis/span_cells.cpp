// SPDX-License-Identifier: MIT
#include "analysis/span_cells.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {
namespace {

/// Whether a row that is neither summed nor carried has one value in all steps of a span, or one
/// that holds at its end: a tax rate, a discount factor.
bool holds_for(const RowValues& numbers, RowId row, const TimeSpan& span) {
  if (numbers.sheet().rows()[row].unit == Kind::factor) return true;
  const double last = numbers.snapshot.at(row, span.last);
  for (int c = span.first; c < span.last; ++c) {
    if (numbers.snapshot.at(row, c) != last) return false;
  }
  return true;
}

/// Whether a row is a cover in a year without anything to cover: it has none then.
bool covers_nothing(const RowValues& numbers, RowId row, int column) {
  const Flows& flows = numbers.model.flows;
  RowId covered = no_row;
  if (row == flows.cover) covered = flows.cover_service;
  if (row == flows.interest_cover) covered = flows.cover_interest;
  return covered != no_row && !(numbers.snapshot.at(covered, column) > 0);
}

/// The ends of project years within a span with something to cover; else the last of them.
std::vector<int> year_ends_in(const RowValues& numbers, RowId row, const TimeSpan& span) {
  const TimeAxis& axis = numbers.sheet().axis();
  const int last = std::min(span.last, axis.last);
  if (span.single()) return {last};
  std::vector<int> all, covering;
  for (int c = std::max(span.first, 1); c <= last; ++c) {
    if (c % axis.steps_per_year != 0 && c != axis.last) continue;
    all = {c};
    if (!covers_nothing(numbers, row, c)) covering.push_back(c);
  }
  return covering.empty() ? all : covering;
}

/// A row by project year: the least of those that end within a span.
Cell year_cell(const RowValues& numbers, RowId row, const TimeSpan& span) {
  const SheetRow& head = numbers.sheet().rows()[row];
  Cell cell{.kind = head.unit};
  Formula least;
  double value = INFINITY;
  for (const int end : year_ends_in(numbers, row, span)) {
    // In a workbook it is the 0 of its formula.
    const bool none = numbers.cells == nullptr && covers_nothing(numbers, row, end);
    if (end < std::max(span.first, head.begins) || none) continue;
    const double here = numbers.snapshot.at(row, end);
    if (!std::isfinite(here)) return {.kind = head.unit, .note = say("no value"), .code = "fault"};
    value = std::min(value, here);
    if (!numbers.cells) continue;
    const Formula formula = numbers.cells->rolled(row, end, end);
    least = least.empty() ? formula : joined({"MIN(", least, ",", formula, ")"});
  }
  if (value == INFINITY) return {};
  cell.value = value;
  cell.formula = least;
  return cell;
}

}  // namespace

Cell span_cell(const RowValues& numbers, RowId row, const TimeSpan& span) {
  const Snapshot& snapshot = numbers.snapshot;
  const SheetRow& head = numbers.sheet().rows()[row];
  if (head.roll == Roll::year) return year_cell(numbers, row, span);
  const int last = span.last;
  if (last < std::max(span.first, head.begins)) return {};
  if (head.roll == Roll::none && !span.single() && !holds_for(numbers, row, span)) return {};
  double value = 0;
  for (int c = std::max(span.first, head.begins); c <= last; ++c)
    value = head.roll == Roll::sum ? value + snapshot.at(row, c) : snapshot.at(row, c);
  if (!std::isfinite(value)) return {.kind = head.unit, .note = say("no value"), .code = "fault"};
  Cell cell{.value = value, .kind = head.unit};
  if (numbers.cells) cell.formula = numbers.cells->rolled(row, span.first, last);
  return cell;
}

}  // namespace gonogo
