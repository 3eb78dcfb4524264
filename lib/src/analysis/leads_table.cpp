// SPDX-License-Identifier: MIT
#include "analysis/leads_table.hpp"

#include "analysis/increments_table.hpp"
#include "analysis/switch_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

Message lead_name(const Comparison& found, const Lead& lead) {
  const Message name = label_of(lead.number);
  if (lead.of.empty()) return name;
  std::vector<Message> letters;
  for (const std::size_t each : lead.of) letters.push_back(letter_of(found, each));
  return say("{1} of {2}", name, listed(Join::all, std::move(letters)));
}

/// Where the lead ends, with the few digits that still keep it.
Message end_text(const Lead& lead, double value, FailsWhere lost) {
  return limit_text(lead.number, variable_cell(lead.number, value), lost);
}

}  // namespace

Message lead_text(const Comparison& found) {
  const Lead& lead = found.leads.front();
  const Message best = letter_of(found, found.ranking[0]);
  const Message name = lead_name(found, lead);
  const Message now = value_text(variable_cell(lead.number, lead.number.base));
  const auto from = [&] { return end_text(lead, *lead.from, FailsWhere::below); };
  const auto to = [&] { return end_text(lead, *lead.to, FailsWhere::above); };
  if (found.ranking.size() == 2) {
    const Message next = letter_of(found, found.ranking[1]);
    if (lead.from && lead.to)
      return say("{1} beats {2} while {3} is from {4} to {5} (now {6}).", best, next, name, from(),
                 to(), now);
    return lead.from ? say("{1} beats {2} while {3} is at least {4} (now {5}).", best, next, name,
                           from(), now)
                     : say("{1} beats {2} while {3} is at most {4} (now {5}).", best, next, name,
                           to(), now);
  }
  if (lead.from && lead.to)
    return say("{1} is best while {2} is from {3} to {4} (now {5}).", best, name, from(), to(),
               now);
  return lead.from
             ? say("{1} is best while {2} is at least {3} (now {4}).", best, name, from(), now)
             : say("{1} is best while {2} is at most {3} (now {4}).", best, name, to(), now);
}

Table leads_table(const Comparison& found) {
  Table table{.id = "leads",
              .title = say("{1} is best between these values, each number alone",
                           letter_of(found, found.ranking[0])),
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "now", .title = say("Now"), .kind = Kind::number},
                          {.id = "from", .title = say("From"), .kind = Kind::number},
                          {.id = "to", .title = say("To"), .kind = Kind::number}}};
  for (const Lead& each : found.leads) {
    const auto end = [&](const std::optional<double>& value, FailsWhere lost) {
      if (!value) return Cell();
      Cell cell = variable_cell(each.number, *value);
      cell.shown = end_text(each, *value, lost);
      return cell;
    };
    std::string of = each.of.empty() ? "" : "_of";
    for (const std::size_t place : each.of) of += '_' + id_of(found.alternatives[place]);
    table.rows.push_back({.id = row_id(each.number) + of,
                          .cells = {{.value = lead_name(found, each)},
                                    variable_cell(each.number, each.number.base),
                                    end(each.from, FailsWhere::below),
                                    end(each.to, FailsWhere::above)},
                          .place = each.number.place});
  }
  return table;
}

}  // namespace gonogo
