// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analysis/input_cells.hpp"
#include "analysis/laid_columns.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {

Table InputCells::choice_table() const {
  const double number =
      in_use_ ? 2 + static_cast<double>(std::find(choices_.begin(), choices_.end(), *in_use_) -
                                        choices_.begin())
              : 1;
  const auto listed = [](std::size_t row) {
    return CellReference{.table = list_id, .row = row, .column = 1, .fixed = true};
  };
  const Formula name =
      joined({"INDEX(", Formula{RangeReference{listed(0), listed(choices_.size())}}, ",",
              Formula{choice()}, ")"});
  const Message in_use = in_use_ ? verbatim(scenarios_[*in_use_].name) : say("as written");
  return {.id = choice_id,
          .columns = {{.id = "item"}, {.id = "number", .kind = Kind::count}, {.id = "name"}},
          .rows = {{.id = choice_id,
                    .cells = {{.value = say("Scenario in use")},
                              {.value = number, .kind = Kind::count, .name = "scenario"},
                              {.value = in_use, .formula = name}}}},
          .header = false,
          .editable = {{.row = 0,
                        .column = 1,
                        .range = {.lowest = 1, .highest = static_cast<double>(choices_.size() + 1)},
                        .whole = true}}};
}

Table InputCells::list_table() const {
  Table table{.id = list_id,
              .columns = {{.id = "number", .title = say("Number"), .kind = Kind::count},
                          {.id = "scenario", .title = say("Scenario")},
                          {.id = "id", .title = say("Id")},
                          {.id = "remark"}}};
  const auto add = [&](const std::string& id, std::optional<double> number, Message name) {
    table.rows.push_back(
        {.id = id,
         .cells = {number ? Cell{.value = *number} : Cell{},
                   {.value = std::move(name)},
                   {.value = verbatim(id)},
                   {.value = number ? Message() : say("changes more than numbers: gonogo scenario"),
                    .tone = Tone::faint}}});
  };
  add("base", 1, say("as written"));
  double number = 1;
  for (const std::size_t s : choices_)
    add(scenarios_[s].id, ++number, verbatim(scenarios_[s].name));
  for (const LaidScenario& each : scenarios_) {
    if (!each.in_numbers) add(each.id, {}, verbatim(each.name));
  }
  return table;
}

Table InputCells::laid_table() const {
  Table table{.id = laid_id,
              .title = say("What scenarios change: the number as written is multiplied and added "
                           "to, or replaced"),
              .columns = {{.id = "scenario", .title = say("Scenario")},
                          {.id = "address", .title = say("Address")},
                          {.id = "name", .title = say("Name")},
                          {.id = "times", .title = say("Times"), .kind = Kind::number},
                          {.id = "plus", .title = say("Plus"), .kind = Kind::number},
                          {.id = "value", .title = say("Replaced by"), .kind = Kind::number}}};
  for (const Laid& each : laid_) {
    Row row{.id = scenarios_[each.scenario].id + "." + each.address,
            .cells = {{.value = verbatim(scenarios_[each.scenario].name)},
                      {.value = verbatim(each.address)},
                      {.value = each.label},
                      {},
                      {},
                      {}}};
    const auto put = [&](LaidColumn::Index column, double value) {
      row.cells[column] = {.value = value};
      table.editable.push_back({.row = table.rows.size(), .column = column});
    };
    if (each.moved) {
      put(LaidColumn::times, each.moved->times);
      put(LaidColumn::plus, each.moved->plus);
    } else {
      put(LaidColumn::value, each.here);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace gonogo
