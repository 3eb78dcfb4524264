// SPDX-License-Identifier: MIT
#include "compile/book_years.hpp"

#include "gonogo/proposal/book_years.hpp"

namespace gonogo {

bool has_book_years(Compilation& bid, const Place& asked) {
  const TimeAxis& axis = bid.sheet.axis();
  if (axis.book_years.empty()) {
    add_error(bid.diagnostics, "book-years", say("a book year needs to know when Y0 is"), asked,
              say("say start = 2026-01-01 in [project]"));
    return false;
  }
  const auto across = across_book_years(axis);
  if (!across) return true;
  add_error(bid.diagnostics, "book-years",
            say("{1} lies across the end of a book year", verbatim(axis.labels[*across])), asked,
            book_years_hint(axis, bid.proposal.project, bid.policy, *across));
  return false;
}

}  // namespace gonogo
