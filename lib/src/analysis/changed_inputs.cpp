// SPDX-License-Identifier: MIT
#include "analysis/changed_inputs.hpp"

#include <string>

namespace gonogo {
namespace {

/// What a Cover has room for.
constexpr std::size_t most_listed = 6;

CellReference at(const Table& table, std::size_t row, InputColumn::Index column) {
  return {.table = table.id, .row = row, .column = column, .fixed = true};
}

/// Some rows of a column, from the first.
Formula rows_of(const Table& table, InputColumn::Index column, std::size_t count) {
  return {RangeReference{at(table, 0, column), at(table, count - 1, column)}};
}

bool is_changed(const Row& row) {
  return row.cells[InputColumn::value].value != row.cells[InputColumn::in_files].value;
}

Cell here(const Row& row, InputColumn::Index column) { return {.value = row.cells[column].value}; }

/// The cell of a column in the row of the number-th change. A spreadsheet program may have no INDEX
/// into a range of one cell.
Formula nth_change(const std::vector<Table>& inputs, const std::string& number,
                   InputColumn::Index column) {
  Formula found = quoted_text({});
  for (auto table = inputs.rbegin(); table != inputs.rend(); ++table) {
    const std::size_t rows = table->rows.size();
    if (rows == 0) continue;
    if (rows == 1) {
      const Formula is_it = joined({Formula{at(*table, 0, InputColumn::change)}, "=" + number});
      found = if_formula(is_it, Formula{at(*table, 0, column)}, found);
      continue;
    }
    found = joined({"IFERROR(INDEX(", rows_of(*table, column, rows), ",MATCH(" + number + ",",
                    rows_of(*table, InputColumn::change, rows), ",0)),", found, ")"});
  }
  return found;
}

}  // namespace

void number_changes(std::vector<Table>& inputs) {
  Formula above;  // of the tables before
  double number = 0;
  for (Table& table : inputs) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      Row& row = table.rows[r];
      Formula before = above;
      if (r > 0)
        before =
            joined({before, before.empty() ? "" : ",", rows_of(table, InputColumn::change, r)});
      const Formula differs = joined({Formula{at(table, r, InputColumn::value)}, "<>",
                                      Formula{at(table, r, InputColumn::in_files)}});
      const Formula next = before.empty() ? Formula{"1"} : joined({"1+MAX(", before, ")"});
      Cell& change = row.cells[InputColumn::change];
      change = {.kind = Kind::count, .formula = if_formula(differs, next, quoted_text({}))};
      if (is_changed(row)) change.value = ++number;
      table.tones.push_back(
          {.row = r, .column = InputColumn::value, .condition = differs, .tone = Tone::caution});
    }
    if (table.rows.empty()) continue;
    above = joined(
        {above, above.empty() ? "" : ",", rows_of(table, InputColumn::change, table.rows.size())});
  }
}

Cell count_of_changes(const std::vector<Table>& inputs) {
  double count = 0;
  Formula all;
  for (const Table& table : inputs) {
    if (table.rows.empty()) continue;
    for (const Row& row : table.rows) count += is_changed(row) ? 1 : 0;
    all = joined(
        {all, all.empty() ? "" : ",", rows_of(table, InputColumn::change, table.rows.size())});
  }
  return {.value = count, .kind = Kind::count, .formula = joined({"MAX(0,", all, ")"})};
}

Table changes_table(const std::vector<Table>& inputs) {
  const Cell count = count_of_changes(inputs);
  const Formula none = joined({*count.formula, "=0"});
  const auto if_any = [&](Message text, Message otherwise) {
    const bool any = std::get<double>(count.value) > 0;
    return Cell{.value = any ? text : otherwise,
                .kind = Kind::text,
                .formula = if_formula(none, quoted_text(otherwise), quoted_text(text))};
  };
  Table table{.id = "changed_inputs",
              .columns = {{.id = "address"},
                          {.id = "name"},
                          {.id = "in_files", .kind = Kind::number},
                          {.id = "here", .kind = Kind::number}},
              .rows = {{.id = "what_if",
                        .cells = {{.value = say("What-if")},
                                  if_any(say("inputs that differ from the files"),
                                         say("none: the inputs are those of the files")),
                                  if_any(say("in the files"), {}),
                                  if_any(say("here"), {})}}},
              .header = false};
  std::vector<const Row*> changed;
  for (const Table& each : inputs) {
    for (const Row& row : each.rows)
      if (is_changed(row)) changed.push_back(&row);
  }
  for (std::size_t k = 0; k < most_listed; ++k) {
    Row& row = table.rows.emplace_back(Row{.id = "change_" + std::to_string(k + 1)});
    for (const auto column :
         {InputColumn::address, InputColumn::name, InputColumn::in_files, InputColumn::value}) {
      Cell& cell = row.cells.emplace_back(k < changed.size() ? here(*changed[k], column) : Cell{});
      cell.formula = nth_change(inputs, std::to_string(k + 1), column);
    }
  }
  return table;
}

}  // namespace gonogo
