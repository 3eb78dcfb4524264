// SPDX-License-Identifier: MIT
/// Working capital: levels of money bound at the end of a step. The flow is minus the change of the
/// level, so that no release can be forgotten or counted twice.
#include <algorithm>

#include "statements/books.hpp"

namespace gonogo {
namespace {

/// What the level is needed for: it is bound `lead` steps before, until the step of release.
struct Need {
  Window window = {};  ///< columns whose need counts
  int lead = 0;
  int released = 0;  ///< column
};

Need need_of(Compiler& compiler, const WorkingCapital& item) {
  const int released =
      item.time.to ? compiler.calendar.last_column(*item.time.to) : compiler.sheet.axis().last;
  const int first = compiler.calendar.window(item.time, item.level).first;
  int lead = 0;
  if (item.lead) {
    lead = compiler.constants.whole_steps(*item.lead, compiler.sheet.axis().steps_per_year, "lead");
  }
  // Without a lead the need of the step of release itself is met and over.
  return {{first, lead > 0 ? released : released - 1}, lead, released};
}

/// The need of a later step; near the release, that of the last step.
Term ahead_of_time(Books& books, const Need& need, RowId needed, const std::string& id) {
  if (need.lead == 0) return books.row(needed);
  Calendar& calendar = books.compiler.calendar;
  const int end = books.axis().columns() - 1;
  const Term last_only = books.compiler.inside(calendar.flags({need.released, need.released}),
                                               id + ".last_need", books.row(needed));
  const RowId last = books.sheet.add(
      {.id = id + ".last_need", .kind = RowKind::helper, .roll = Roll::none}, last_only);
  const Term near_end =
      books.compiler.clock(id + ".near_release", "near its release",
                           calendar.flags({std::max(0, need.released - need.lead), end}));
  return books.sheet.select(near_end, books.sheet.total(last),
                            books.sheet.ahead(needed, need.lead));
}

RowId add_level(Books& books, const WorkingCapital& item) {
  Compiler& compiler = books.compiler;
  const std::string id = "working_capital." + item.id;
  const std::string name = item.name.value.empty() ? item.id : item.name.value;
  const Need need = need_of(compiler, item);
  Reading reading{.owner = id, .per = item.per.value_or(Unit::year), .at_once = true};
  Term level = compiler.amount(item.level, item.time, need.window, reading);
  level = compiler.section_levers("working_capital", compiler.levers(id, item.levers, level));
  compiler.check_begins(need.window.first, reading, item.level.place);
  SheetRow head{.id = id,
                .label = name,
                .kind = RowKind::line,
                .roll = Roll::last,
                .sources = {item.level.place},
                .text = text_of(item.level)};
  const Term within = compiler.inside(compiler.calendar.flags(need.window), id + ".while", level);
  if (need.lead == 0) return books.add("working_capital", std::move(head), within);
  const RowId needed = books.sheet.add({.id = id + ".needed",
                                        .label = name + ", needed",
                                        .kind = RowKind::helper,
                                        .roll = Roll::last,
                                        .sources = {item.level.place}},
                                       within);
  const Window bound{std::max(0, need.window.first - need.lead), need.released - 1};
  const Term early = ahead_of_time(books, need, needed, id);
  return books.add("working_capital", std::move(head),
                   compiler.inside(compiler.calendar.flags(bound), id + ".bound", early));
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
                                 .label = "working capital",
                                 .kind = RowKind::total,
                                 .roll = Roll::last},
                                books.signed_sum(levels));
  const RowId change = books.add("working_capital",
                                 {.id = "change_of_working_capital",
                                  .label = "change of working capital",
                                  .kind = RowKind::total},
                                 books.row(level) - books.sheet.prior(level));
  books.flows.working_capital = level;
  books.before_tax.push_back({change, -1});
  books.owned.push_back({level, 1});
}

}  // namespace gonogo
