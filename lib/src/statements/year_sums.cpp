// SPDX-License-Identifier: MIT
#include "statements/year_sums.hpp"

#include <vector>

#include "compile/inside.hpp"

namespace gonogo {

RowId year_sum(Books& books, const std::string& id, const Message& label, Term flow) {
  const TimeAxis& axis = books.axis();
  Sheet& sheet = books.sheet;
  const auto helper = [&](const std::string& name, const Message& text) {
    return SheetRow{.id = name, .label = text, .kind = RowKind::helper, .roll = Roll::last};
  };
  if (axis.steps_per_year == 1) return sheet.add(helper(id, label), flow);
  std::vector<double> opens, ends;
  for (int c = 0; c < axis.columns(); ++c) {
    const bool last = c % axis.steps_per_year == 0 || c == axis.last;
    opens.push_back(c == 0 || c % axis.steps_per_year == 1 ? 1 : 0);
    ends.push_back(c <= axis.last && last ? 1 : 0);
  }
  const RowId so_far = sheet.declare(helper(id + ".to_date", say("{1}, year to date", label)));
  const Term first = sheet.clock("time.year_opens", say("first step of a year"), opens);
  sheet.define(so_far, sheet.select(first, sheet.constant(0), sheet.prior(so_far)) + flow);
  return sheet.add(helper(id, label), inside(ends, "time.year_ends", books.row(so_far)));
}

Term in_years_of_operation(Books& books, Term value) {
  const TimeAxis& axis = books.axis();
  const int first = (axis.operation - 1) / axis.steps_per_year * axis.steps_per_year + 1;
  return inside(books.bid.calendar.flags({first, axis.last}), "time.years_of_operation", value);
}

}  // namespace gonogo
