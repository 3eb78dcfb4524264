// SPDX-License-Identifier: MIT
#include "statements/crossings.hpp"

#include <algorithm>

namespace gonogo {
namespace {

/// What rounding can leave in the running total. The same number in all columns.
RowId add_rounding(Books& books, const Recovery& of) {
  Sheet& sheet = books.sheet;
  const double share = flow_rounding(books.proposal(), books.axis());
  return sheet.add({.id = of.id + ".rounding",
                    .label = say("what rounding can leave in the running total"),
                    .kind = RowKind::helper,
                    .roll = Roll::none},
                   sheet.tolerance(share) * sheet.total(of.sizes));
}

}  // namespace

Term step_lengths(Books& books) {
  const auto& time = books.axis().time;
  std::vector<Years> length(time.size(), 0.0);
  for (std::size_t c = 1; c < time.size(); ++c) length[c] = time[c] - time[c - 1];
  return books.sheet.clock("time.length", say("length of the step in years"), std::move(length));
}

RowId add_sizes(Books& books, const std::string& id, RowId flow,
                const std::vector<Posting>& parts) {
  Sheet& sheet = books.sheet;
  const auto size = [&](RowId row) { return sheet.apply(Op::absolute, books.row(row)); };
  Term sum = size(flow);
  for (const Posting& each : parts) sum = sum + size(each.row);
  return sheet.add({.id = id + ".sizes",
                    .label = say("amounts of the cash flow, without their signs"),
                    .kind = RowKind::helper},
                   sum);
}

void add_crossings(Books& books, const Recovery& of) {
  Sheet& sheet = books.sheet;
  const auto& time = books.axis().time;
  std::vector<Years> begins(time.size(), 0.0);
  std::copy(time.begin(), time.end() - 1, begins.begin() + 1);
  const Term zero = sheet.constant(0), error = books.row(add_rounding(books, of));
  const Term before = sheet.prior(of.total);
  const Term step_length = step_lengths(books);
  const Term start = sheet.clock("time.begins", say("beginning of the step in years"), begins);
  const Term after = of.accrued.value_or(sheet.row(of.total));
  const auto short_of_zero = [&](Term total) { return sheet.apply(Op::less, total, -error); };
  const auto if_reached = [&](Term then) {
    return sheet.select(short_of_zero(sheet.row(of.total)), zero, then);
  };
  const auto helper = [&](const std::string& id, const Message& label, Term formula) {
    sheet.add({.id = id,
               .label = label,
               .kind = RowKind::helper,
               .unit = Kind::years,
               .roll = Roll::none},
              formula);
  };
  const auto crossing = [&](Term within, Term at_end) {
    const Term found = sheet.select(short_of_zero(before), if_reached(within), zero);
    if (!of.accrued) return found;
    return sheet.select(short_of_zero(after), if_reached(at_end), found);
  };
  const Term rise = after - before;
  helper(of.id, of.label,
         crossing(start + minimum(-before / rise, sheet.constant(1)) * step_length,
                  start + step_length));
  // What is dated jumps over zero at the end of the step, so its rounding does not move the time.
  helper(of.id + ".rounding_of_time", say("what rounding can leave in that time"),
         crossing(error / rise * step_length, zero));
}

}  // namespace gonogo
