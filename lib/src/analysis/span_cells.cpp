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

/// Whether a row is a cover in a year without anything to cover: it has none then. In a workbook it
/// is the 0 of its formula.
bool covers_nothing(const RowValues& numbers, RowId row, int column) {
  const Flows& flows = numbers.model.flows;
  RowId covered = no_row;
  if (row == flows.cover) covered = flows.cover_service;
  if (row == flows.interest_cover) covered = flows.cover_interest;
  return covered != no_row && numbers.cells == nullptr &&
         !(numbers.snapshot.at(covered, column) > 0);
}

}  // namespace

Cell span_cell(const RowValues& numbers, RowId row, const TimeSpan& span) {
  const Snapshot& snapshot = numbers.snapshot;
  const SheetRow& head = numbers.sheet().rows()[row];
  const int end = numbers.sheet().axis().last;
  const int last = head.roll == Roll::year ? std::min(span.last, end) : span.last;
  if (last < std::max(span.first, head.begins) || covers_nothing(numbers, row, last)) return {};
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
