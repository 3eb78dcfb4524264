// SPDX-License-Identifier: MIT
#include "compile/site_values.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// The month of a date as a label. A date before the start stays one, which the calendar reports.
Label month_of(const Label& label, const std::optional<Date>& start) {
  if (label.kind != Label::Kind::date || !start) return label;
  const int months = (label.date.year - start->year) * 12 + label.date.month - start->month;
  if (months < 0) return label;
  Label month = label;
  month.kind = Label::Kind::month;
  month.number = months + 1;
  return month;
}

/// Whether a label names a year, quarter or month that begins after the period.
bool is_beyond(const Label& label, const TimeAxis& axis) {
  if (label.kind != Label::Kind::year && label.kind != Label::Kind::quarter &&
      label.kind != Label::Kind::month)
    return false;
  const double unit = label.kind == Label::Kind::month     ? 12
                      : label.kind == Label::Kind::quarter ? 4
                                                           : 1;
  constexpr Years within = 1e-9;
  return (label.number - 1) / unit > axis.period() - within;
}

/// Whether it ends with the period or later.
bool outlasts(const Label& label, const TimeAxis& axis) {
  Label next = label;
  next.number += 1;
  return is_beyond(next, axis);
}

}  // namespace

Window site_window(const Calendar& calendar, const std::optional<Date>& start, const TimeAxis& axis,
                   const Sites& sites, std::size_t row) {
  const Label from = month_of((*sites.from)[row], start);
  if (is_beyond(from, axis)) return {1, 0};
  if (sites.moments) {
    const int column = calendar.last_column(from);
    return {column, column};
  }
  Window window{calendar.first_column(from), axis.last};
  const auto& to = sites.to ? (*sites.to)[row] : std::nullopt;
  if (!to) return window;
  const Label end = month_of(*to, start);
  if (!outlasts(end, axis)) window.last = calendar.end_column(end);
  return window;
}

namespace {

/// Rows of one kind, for one remark.
struct Remarked {
  std::vector<std::size_t> rows = {};

  double count() const { return static_cast<double>(rows.size()); }
};

class SiteValues {
 public:
  SiteValues(const Compilation& bid, const Sites& sites, int first)
      : bid_(bid), axis_(bid.sheet.axis()), sites_(sites), first_(first) {}

  /// Stops after some faults: the rest would say the same.
  std::vector<double> sum() {
    constexpr std::size_t most_reported = 20;
    std::vector<double> values(static_cast<std::size_t>(axis_.columns()), 0.0);
    const std::size_t before = bid_.diagnostics.size();
    for (const std::size_t row : sites_.rows) {
      if (bid_.diagnostics.size() >= before + most_reported) return values;
      const Window window =
          site_window(bid_.calendar, bid_.proposal.project.start, axis_, sites_, row);
      if (window.last < window.first) note_empty(row);
      if (!sites_.moments && window.first > 0 && window.first <= window.last &&
          window.first < first_)
        early_.rows.push_back(row);
      for (int c = std::max(0, window.first); c <= window.last; ++c)
        values[static_cast<std::size_t>(c)] += sites_.value(row);
    }
    remark();
    return values;
  }

 private:
  const Label& from(std::size_t row) const { return (*sites_.from)[row]; }

  void note_empty(std::size_t row) {
    if (is_beyond(month_of(from(row), bid_.proposal.project.start), axis_))
      return beyond_.rows.push_back(row);
    const Label& to = sites_.to && (*sites_.to)[row] ? *(*sites_.to)[row] : from(row);
    add_error(bid_.diagnostics, "label", say("this site ends before it begins"), to.place,
              say("the end is included: it may be the same month"));
  }

  void remark() const {
    if (!beyond_.rows.empty())
      add_warning(bid_.diagnostics, "sites-beyond",
                  plural(beyond_.count(), "{1} site begins after the period",
                         "{1} sites begin after the period"),
                  from(beyond_.rows.front()).place, say("lengthen the period, or leave it out"));
    if (!early_.rows.empty())
      add_warning(bid_.diagnostics, "sites-early",
                  plural(early_.count(), "{1} site begins before its item, and counts with it",
                         "{1} sites begin before their item, and count with it"),
                  from(early_.rows.front()).place,
                  say("begin the item earlier: from = \"Y1\" beside amount or value"));
  }

  const Compilation& bid_;
  const TimeAxis& axis_;
  const Sites& sites_;
  int first_;
  Remarked beyond_ = {}, early_ = {};
};

}  // namespace

std::vector<double> site_values(const Compilation& bid, const SiteSum& sum, int first) {
  const TimeAxis& axis = bid.sheet.axis();
  if (axis.dated()) {
    add_error(bid.diagnostics, "dated",
              say("dated flows know no years: sites have no time to count in"),
              (*sum.sites->from)[sum.sites->rows.front()].place,
              say("give sums by date, or another step in [project]"));
    return std::vector<double>(static_cast<std::size_t>(axis.columns()), 0.0);
  }
  std::vector<double> values = SiteValues(bid, *sum.sites, first).sum();
  for (double& value : values) value *= sum.times;
  return values;
}

}  // namespace gonogo
