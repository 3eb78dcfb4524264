// SPDX-License-Identifier: MIT
#include "statements/delay.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {
namespace {

/// The share of money due in a step [from, to] that is paid in the step [begin, end].
double overlap(Years from, Years to, Years begin, Years end) {
  const double share = (std::min(to, end) - std::max(from, begin)) / (to - from);
  return share < 1e-9 ? 0 : share > 1 - 1e-9 ? 1 : share;
}

/// For each column the share of the money due `lag` steps earlier that is paid in it.
std::vector<double> arriving(const TimeAxis& axis, Delay delay, int lag) {
  const auto end = [&](int column) { return axis.time[static_cast<std::size_t>(column)]; };
  const auto begin = [&](int column) {
    return column == 0 ? -1.0 / axis.steps_per_year : end(column - 1);
  };
  std::vector<double> result(axis.length.size(), 0.0);
  for (int c = lag; c < axis.columns(); ++c) {
    const Years last = end(c - lag) + delay.years;
    const Years first = begin(c - lag) + delay.years;
    // Rounding must not move the end of a column into the next one.
    const bool there = begin(c) + 1e-9 < last && last < end(c) + 1e-9;
    result[static_cast<std::size_t>(c)] =
        delay.due == WithinStep::at_the_end ? there : overlap(first, last, begin(c), end(c));
  }
  return result;
}

}  // namespace

Term delayed(Books& books, RowId due, Delay delay) {
  const TimeAxis& axis = books.axis();
  const double steps = delay.years * axis.steps_per_year;
  if (!(steps >= 0 && steps <= axis.columns())) return books.row(due);  // already reported
  const int whole = static_cast<int>(std::floor(steps + 1e-9));
  Term paid = books.sheet.constant(0);
  for (int lag = whole; lag <= std::min(whole + 2, axis.columns() - 1); ++lag) {
    const auto share = arriving(axis, delay, lag);
    const auto [least, most] = std::minmax_element(share.begin() + lag, share.end());
    if (*most == 0) continue;
    const Term money = lag == 0 ? books.row(due) : books.sheet.prior(due, lag);
    const bool even = *most - *least < 1e-9;
    const std::string later = std::to_string(lag);
    paid = paid + money * (even ? books.sheet.constant(*most)
                                : books.sheet.clock("time.paid_after_" + later,
                                                    say("share paid {1} steps later", number(lag)),
                                                    share));
  }
  return paid;
}

}  // namespace gonogo
