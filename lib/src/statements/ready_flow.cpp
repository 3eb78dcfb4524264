// SPDX-License-Identifier: MIT
/// A net cash flow as it is: [cash_flow] in place of lines.
#include <algorithm>

#include "compile/inside.hpp"
#include "compile/scalars_of.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// Which value of the list moves in each column, and which share of it.
struct Movements {
  std::vector<double> number, share;  ///< one a column; a share of 0: nothing moves
  std::vector<Scalar> values;
};

class ReadyFlowTimes {
 public:
  ReadyFlowTimes(const Books& books, const ReadyFlow& flow)
      : axis_(books.axis()), calendar_(books.bid.calendar), flow_(flow) {
    const std::size_t columns = axis_.length.size();
    found_ = {std::vector<double>(columns, 1.0), std::vector<double>(columns, 0.0), {}};
  }

  Movements by_label(const std::vector<Entry>& schedule) {
    for (const auto& point : calendar_.in_order(schedule, Calendar::Entries::moments)) {
      found_.values.push_back(point.entry->value);
      move(point.column, 1);
    }
    return found_;
  }

  /// Returns how many values lie after the period as `unused`.
  Movements by_year(const Amount& net, std::size_t& unused) {
    const int steps = axis_.steps_per_year;
    int end = flow_.from ? calendar_.last_column(*flow_.from) : 0;
    for (std::size_t n = 0; n < count_of_scalars(net); ++n) {
      const int first = std::max(0, end - steps + 1);
      if (std::max(first, std::min(end, 1)) > axis_.last) {
        unused = count_of_scalars(net) - n;
        break;
      }
      found_.values.push_back(scalar_of(net, n + 1));
      const int last = std::min(end, axis_.last);
      if (flow_.paid == WithinYear::end || end == 0)
        move(last, 1);
      else
        spread(first, last);
      end = end == 0 ? steps : end + steps;
    }
    return found_;
  }

 private:
  void move(int column, double share) {
    found_.share[static_cast<std::size_t>(column)] = share;
    found_.number[static_cast<std::size_t>(column)] = static_cast<double>(found_.values.size());
  }

  void spread(int first, int last) {
    double length = 0;
    for (int c = first; c <= last; ++c) length += axis_.length[static_cast<std::size_t>(c)];
    for (int c = first; c <= last; ++c) move(c, axis_.length[static_cast<std::size_t>(c)] / length);
  }

  const TimeAxis& axis_;
  const Calendar& calendar_;
  const ReadyFlow& flow_;
  Movements found_ = {};
};

Movements movements_of(Books& books, const ReadyFlow& flow) {
  ReadyFlowTimes times(books, flow);
  if (const auto* schedule = std::get_if<std::vector<Entry>>(&flow.net.value))
    return times.by_label(*schedule);
  std::size_t unused = 0;
  Movements found = times.by_year(flow.net, unused);
  if (unused > 0) {
    const std::size_t all = count_of_scalars(flow.net);
    add_warning(
        books.bid.diagnostics, "list-too-long",
        say("values {1}..{2} of the list are never used", number(all - unused + 1), number(all)),
        flow.net.place, say("make the period longer, or the list shorter"));
  }
  return found;
}

}  // namespace

void add_ready_flow(Books& books) {
  const auto& stated = books.proposal().cash_flow;
  if (!stated) return;
  const Movements found = movements_of(books, *stated);
  if (found.values.empty()) return;
  const Usage usage{.owner = "cash_flow.net", .kind = Kind::money, .constant = true};
  const Term number =
      books.sheet.clock("time.entry", say("number of the value in force"), found.number);
  const Term value = books.values().entry_in_force(number, found.values, usage).term;
  std::vector<int> moved;
  for (std::size_t c = 0; c < found.share.size(); ++c) {
    if (found.share[c] != 0) moved.push_back(static_cast<int>(c));
  }
  const RowId row = books.sheet.add({.id = "cash_flow.net",
                                     .label = say("net cash flow as stated"),
                                     .kind = RowKind::line,
                                     .support = moved,
                                     .sources = {stated->net.place}},
                                    inside(found.share, "time.stated_flow", value));
  books.before_tax.push_back({row, 1});
  const bool at_ends = stated->paid == WithinYear::end ||
                       std::holds_alternative<std::vector<Entry>>(stated->net.value);
  if (at_ends) books.post_dated(books.row(row), moved);
}

}  // namespace gonogo
