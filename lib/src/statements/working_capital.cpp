// SPDX-License-Identifier: MIT
/// Working capital: levels of money bound at the end of a step. The flow is minus the change of the
/// level, so that every release counts exactly once.
#include <algorithm>

#include "compile/expression_text.hpp"
#include "compile/inside.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// When the level is needed. It is bound `lead` steps before that, until the step of release.
struct Need {
  Window window = {};  ///< columns whose need counts
  int lead = 0;
  int released = 0;  ///< column
};

Need need_of(Compilation& bid, const WorkingCapital& item) {
  const int released =
      item.time.to ? bid.calendar.end_column(*item.time.to) : bid.sheet.axis().last;
  const int first = bid.calendar.window(item.time, item.level).first;
  int lead = 0;
  if (item.lead) {
    lead = bid.constants.whole_steps(*item.lead, bid.sheet.axis().steps_per_year, "lead");
  }
  // Without a lead, the step of release itself needs no more money.
  return {{first, lead > 0 ? released : released - 1}, lead, released};
}

/// The need `lead` steps later; near the release, the need of the last step.
Term ahead_of_time(Books& books, const Need& need, RowId needed, const std::string& id) {
  if (need.lead == 0) return books.row(needed);
  Calendar& calendar = books.bid.calendar;
  const int end = books.axis().columns() - 1;
  const Term last_only =
      inside(calendar.flags({need.released, need.released}), "time.last_need", books.row(needed));
  const RowId last = books.sheet.add(
      {.id = id + ".last_need", .kind = RowKind::helper, .roll = Roll::none}, last_only);
  const Term near_end =
      books.sheet.clock("time.near_release", say("near its release"),
                        calendar.flags({std::max(0, need.released - need.lead), end}));
  return books.sheet.select(near_end, books.sheet.total(last),
                            books.sheet.ahead(needed, need.lead));
}

/// What the item releases at the end of its time.
void post_release(Books& books, const std::string& id, RowId level, const Need& need) {
  const std::vector<double> when = books.bid.calendar.flags({need.released, need.released});
  books.post_dated(inside(when, id + ".release", books.sheet.prior(level)), {need.released});
}

RowId add_level(Books& books, const WorkingCapital& item) {
  Compilation& bid = books.bid;
  Values& values = books.values();
  const std::string id = "working_capital." + item.id;
  const Message name = name_text(item.name, item.id);
  const Need need = need_of(bid, item);
  const Usage usage{.owner = id,
                    .per = item.per.value_or(Unit::year),
                    .at_once = true,
                    .at_end = true,
                    .first_used = need.window.first};
  const Resolved value = values.amount(item.level, item.time, need.window, usage);
  const Term level = values.levered_by_section(
      "working_capital", values.levered_amount(id, item.levers, value.term, item.level));
  values.check_begins(need.window.first, value, item.level.place);
  SheetRow head{.id = id,
                .label = name,
                .kind = RowKind::line,
                .roll = Roll::last,
                .sources = {item.level.place},
                .text = expression_text(item.level)};
  const Term within = inside(bid.calendar.flags(need.window), "time.needed", level);
  if (need.lead == 0) {
    const RowId row = books.add("working_capital", std::move(head), within);
    post_release(books, id, row, need);
    return row;
  }
  const RowId needed = books.sheet.add({.id = id + ".needed",
                                        .label = say("{1}, needed", name),
                                        .kind = RowKind::helper,
                                        .roll = Roll::last,
                                        .sources = {item.level.place}},
                                       within);
  const Window bound{std::max(0, need.window.first - need.lead), need.released - 1};
  const Term early = ahead_of_time(books, need, needed, id);
  const RowId row = books.add("working_capital", std::move(head),
                              inside(bid.calendar.flags(bound), "time.bound", early));
  post_release(books, id, row, need);
  return row;
}

}  // namespace

void add_working_capital(Books& books) {
  if (books.proposal().working_capital.empty()) return;
  std::vector<Posting> levels;
  for (const WorkingCapital& item : books.proposal().working_capital) {
    levels.push_back({add_level(books, item)});
  }
  const RowId level = books.add("working_capital",
                                {.id = "working_capital",
                                 .label = say("working capital"),
                                 .kind = RowKind::total,
                                 .roll = Roll::last},
                                books.signed_sum(levels));
  const RowId change = books.add("working_capital",
                                 {.id = "change_of_working_capital",
                                  .label = say("change in working capital"),
                                  .kind = RowKind::total},
                                 books.row(level) - books.sheet.prior(level));
  books.flows.working_capital = level;
  books.before_tax.push_back({change, -1});
  books.owned.push_back({level, 1});
}

}  // namespace gonogo
