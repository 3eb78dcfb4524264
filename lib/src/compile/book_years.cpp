// SPDX-License-Identifier: MIT
#include "compile/book_years.hpp"

#include <algorithm>

#include "gonogo/base/months.hpp"

namespace gonogo {

bool has_book_years(Compilation& bid, const Place& asked) {
  const TimeAxis& axis = bid.sheet.axis();
  if (axis.book_years.empty()) {
    add_error(bid.diagnostics, "book-years", say("a book year needs to know when Y0 is"), asked,
              say("say start = 2026-01-01 in [project]"));
    return false;
  }
  const auto across = std::find(axis.book_years.begin() + 1, axis.book_years.end(), 0);
  if (across == axis.book_years.end()) return true;
  const auto column = static_cast<std::size_t>(across - axis.book_years.begin());
  const Date begin = months_begin(*bid.proposal.project.start);
  const auto months = static_cast<int>(axis.time[column - 1] * 12 + 0.5);
  const auto& policy_ends = bid.policy ? bid.policy->year_ends : std::nullopt;
  const YearEnd ends =
      policy_ends ? *policy_ends : bid.proposal.project.year_ends.value_or(YearEnd{});
  const int into = (begin.month + months - ends.month + 23) % 12;
  const bool quarters = axis.steps_per_year == 1 && into % 3 == 0 && begin.day == 1;
  const Message finer = quarters ? say("say step = \"quarter\" in [project]")
                                 : say("say step = \"month\" in [project]");
  add_error(bid.diagnostics, "book-years",
            say("{1} lies across the end of a book year", verbatim(axis.labels[column])), asked,
            begin.day == 1 ? finer
                           : say("begin with a month: start on the first or the last day of one"));
  return false;
}

}  // namespace gonogo
