// SPDX-License-Identifier: MIT
#include "analysis/workbook_cells.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/proposal/stated_sources.hpp"
#include "gonogo/sheet/formula.hpp"

namespace gonogo {
namespace {

constexpr std::size_t first_time_column = 3;   ///< of rows: after id, label and total
constexpr std::size_t input_value_column = 2;  ///< of inputs: address, label before it

/// Of the 8,192 that a cell may hold; lengths are estimated from above.
constexpr std::size_t most_characters = 8000;

/// "drivers.take_up[3]" -> "drivers_take_up_3": a name no cell could have.
std::string defined_name(const Address& address) {
  std::string name;
  for (const char c : address) {
    if (c == ']') continue;
    name += c == '.' || c == '[' ? '_' : c;
  }
  return name;
}

std::string place_text(const Place& place) {
  return place.known() ? to_string(place) : std::string();
}

}  // namespace

WorkbookCells::WorkbookCells(const EvaluatedModel& model)
    : written_(model), model_(*model), sheet_(model->sheet), snapshot_(model.snapshot()) {
  order_rows();
  place_inputs();
  part_long_formulas();
}

/// Time first, then what the user named, the statements, and the parts of formulas.
void WorkbookCells::order_rows() {
  constexpr auto absent = static_cast<std::size_t>(-1);
  place_.assign(sheet_.rows().size(), absent);
  const auto put = [&](RowId row) {
    if (place_[row] != absent) return;
    auto& list = sheet_.rows()[row].axis == RowAxis::time ? time_rows_ : age_rows_;
    place_[row] = list.size();
    list.push_back(row);
  };
  for (const RowKind kind : {RowKind::clock, RowKind::driver, RowKind::quantity}) {
    for (const RowId r : sheet_.rows().ids()) {
      if (sheet_.rows()[r].kind == kind) put(r);
    }
  }
  for (const StatementRows& statement : model_.statements) {
    for (const RowId row : statement.rows) put(row);
  }
  for (const RowId r : sheet_.rows().ids()) put(r);
}

void WorkbookCells::place_inputs() {
  input_row_.assign(sheet_.inputs().size(), 0);
  for (const InputId i : sheet_.inputs().ids()) {
    const Input& input = sheet_.inputs()[i];
    if (input.lever && input.base == input.neutral) continue;
    input_row_[i] = listed_.size();
    listed_.push_back(i);
  }
}

void WorkbookCells::part_long_formulas() {
  for (const RowId row : time_rows_) {
    const NodeId formula = sheet_.rows()[row].formula;
    if (formula == no_node) continue;
    for (const NodeId node : split_points(sheet_, formula, most_characters)) {
      if (part_of_.emplace(node, parts_.size()).second) parts_.push_back({node, row});
    }
  }
}

Table WorkbookCells::inputs() const {
  Table table{.id = "inputs",
              .columns = {{.id = "address", .title = say("Address")},
                          {.id = "name", .title = say("Name")},
                          {.id = "value", .title = say("Value"), .kind = Kind::number},
                          {.id = "unit", .title = say("Unit")},
                          {.id = "place", .title = say("Where")},
                          {.id = "source", .title = say("Source")},
                          {.id = "remark"}},
              .frozen_columns = 1};
  const StatedSources sources(model_.proposal);
  const auto add = [&](const Address& address, const Message& name, Cell value,
                       const std::string& unit, const std::string& place) {
    const bool structural = model_.structural.contains(address);
    if (!structural) value.name = defined_name(address);
    table.rows.push_back(
        {.id = address,
         .cells = {{.value = verbatim(address)},
                   {.value = name},
                   std::move(value),
                   {.value = unit_in_words(unit)},
                   {.value = verbatim(place)},
                   {.value = verbatim(sources.of(address))},
                   {.value = structural ? say("shapes the sheet: to change it, change the bid")
                                        : Message(),
                    .tone = Tone::faint}}});
  };
  for (const InputId i : listed_) {
    const Input& input = sheet_.inputs()[i];
    add(input.address, input.label,
        {.value = input.base, .kind = input.kind == Kind::money ? Kind::number : input.kind},
        input.unit, place_text(input.place));
  }
  for (const auto& [address, value] : model_.structural) {
    if (sheet_.find_input(address) != no_input) continue;
    const auto& units = model_.structural_units;
    const auto unit = units.find(address);
    add(address, verbatim(address), {.value = value}, unit == units.end() ? "" : unit->second, "");
  }
  return table;
}

CellReference WorkbookCells::input_cell(InputId input) const {
  return {.table = "inputs", .row = input_row_[input], .column = input_value_column, .fixed = true};
}

/// A cell of a row at a column of time, or of a profile at an age. Ages are in falling order,
/// so that `spread` is the sum of products of two ranges side by side.
CellReference WorkbookCells::cell(RowId row, int column) const {
  if (sheet_.rows()[row].axis == RowAxis::time) return cell_at(place_[row], column);
  return {.table = "profiles",
          .row = place_[row],
          .column = static_cast<std::size_t>(columns() - column)};
}

CellReference WorkbookCells::cell_at(std::size_t place, int column) const {
  return {.table = "rows",
          .row = place,
          .column = first_time_column + static_cast<std::size_t>(column)};
}

Formula WorkbookCells::range(RowId row, int first, int last) const {
  if (sheet_.rows()[row].axis == RowAxis::age) std::swap(first, last);
  return {RangeReference{cell(row, first), cell(row, last)}};
}

Formula WorkbookCells::rolled(RowId row, int first, int last) const {
  const bool adds = sheet_.rows()[row].roll == Roll::sum && first != last;
  if (!adds) return {cell(row, last)};
  return joined({"SUM(", range(row, first, last), ")"});
}

Formula WorkbookCells::shifted(RowId row, int column) const {
  if (column < 0 || column >= columns()) return {"0"};
  return {cell(row, column)};
}

Formula WorkbookCells::leaf(const NodeData& node, int column) const {
  switch (kind_of(node.op)) {
    case NodeKind::input:
      return {input_cell(node.input)};
    case NodeKind::row:
      return shifted(node.row, column);
    case NodeKind::prior:
      return shifted(node.row, column - node.steps);
    case NodeKind::ahead:
      return shifted(node.row, column + node.steps);
    case NodeKind::total:
      return joined({"SUM(", range(node.row, 0, columns() - 1), ")"});
    case NodeKind::spread:
      return joined(
          {"SUMPRODUCT(", range(node.row, 0, column), ",", range(node.profile, 0, column), ")"});
    case NodeKind::pick:
      return picked(node, column);
    case NodeKind::constant:
    case NodeKind::missing:
    case NodeKind::calculation:
    case NodeKind::time_function:
      break;  // `write` writes these itself
  }
  return {};
}

Formula WorkbookCells::picked(const NodeData& node, int column) const {
  // Gnumeric has no INDEX into a range of one cell.
  if (node.count == 1) return {input_cell(node.input)};
  return {"INDEX(", RangeReference{input_cell(node.input), input_cell(node.input_at(node.count))},
          ",", cell(sheet_.nodes()[node.parts[0]].row, column), ")"};
}

Formula WorkbookCells::written(NodeId node, int column) const {
  return write(sheet_, node,
               {.words = Dialect::Words::excel,
                .leaf = [&](const NodeData& data) { return leaf(data, column); },
                .apart = [&](NodeId inner) -> Formula {
                  const auto part = part_of_.find(inner);
                  if (part == part_of_.end() || inner == node) return {};
                  return {cell_at(time_rows_.size() + part->second, column)};
                }});
}

Cell WorkbookCells::cell_of(RowId row, int column) const {
  const SheetRow& head = sheet_.rows()[row];
  const double value = snapshot_.at(row, column);
  if (column < head.begins || !std::isfinite(value)) return {};
  Cell result{.value = value, .kind = head.unit};
  if (head.formula != no_node) result.formula = written(head.formula, column);
  return result;
}

Row WorkbookCells::line_of(RowId row) const {
  const SheetRow& head = sheet_.rows()[row];
  Row line{.id = head.id,
           .cells = {{.value = verbatim(head.id)}, {.value = head.label}, {}},
           .emphasis = head.kind == RowKind::total ? Emphasis::total : Emphasis::plain};
  double total = 0;
  for (int c = 0; c < columns(); ++c) {
    line.cells.push_back(cell_of(row, c));
    if (c >= head.begins) total += snapshot_.at(row, c);
  }
  if (head.roll == Roll::sum && std::isfinite(total)) {
    line.cells[2] = {.value = total, .kind = head.unit, .formula = rolled(row, 0, columns() - 1)};
  }
  return line;
}

Row WorkbookCells::line_of(const Part& part, std::size_t number) const {
  const SheetRow& whole = sheet_.rows()[part.of];
  const std::string id = whole.id + ".part" + std::to_string(number);
  Row line{.id = id, .cells = {{.value = verbatim(id)}, {.value = whole.label}, {}}};
  for (int c = 0; c < columns(); ++c) {
    const double value = c < whole.begins ? std::nan("") : snapshot_.value(part.node, c);
    Cell& cell = line.cells.emplace_back();
    if (std::isfinite(value))
      cell = {.value = value, .kind = Kind::number, .formula = written(part.node, c)};
  }
  return line;
}

Table WorkbookCells::rows() const {
  Table table{.id = "rows",
              .columns = {{.id = "id", .title = say("Row")},
                          {.id = "name", .title = say("Name")},
                          {.id = "total", .title = say("Total"), .kind = Kind::money}},
              .frozen_columns = first_time_column};
  for (int c = 0; c < columns(); ++c) {
    table.columns.push_back({.id = "c" + std::to_string(c),
                             .title = verbatim(sheet_.axis().labels[static_cast<std::size_t>(c)]),
                             .kind = Kind::money});
  }
  for (const RowId row : time_rows_) table.rows.push_back(line_of(row));
  for (std::size_t p = 0; p < parts_.size(); ++p) table.rows.push_back(line_of(parts_[p], p + 1));
  return table;
}

Table WorkbookCells::profiles() const {
  Table table{.id = "profiles",
              .columns = {{.id = "id", .title = say("Profile by age, oldest first")}}};
  for (int age = columns() - 1; age >= 0; --age) {
    table.columns.push_back(
        {.id = "age" + std::to_string(age), .title = number(age), .kind = Kind::number});
  }
  for (const RowId row : age_rows_) {
    Row line{.id = sheet_.rows()[row].id, .cells = {{.value = verbatim(sheet_.rows()[row].id)}}};
    for (int age = columns() - 1; age >= 0; --age) line.cells.push_back(cell_of(row, age));
    table.rows.push_back(std::move(line));
  }
  return table;
}

void add_cells(const WorkbookCells& cells, Report& report) {
  Section inputs{.id = "inputs", .title = say("Inputs")};
  inputs.blocks = {
      Paragraph{.text = say("Change a value here, and all that follows from it is recalculated, "
                            "but for what is marked \"as evaluated\".")},
      cells.inputs()};
  report.sections.push_back(std::move(inputs));
  report.sections.push_back({.id = "rows", .title = say("Model"), .blocks = {cells.rows()}});
  Table profiles = cells.profiles();
  if (profiles.rows.empty()) return;
  report.sections.push_back(
      {.id = "profiles", .title = say("Profiles"), .blocks = {std::move(profiles)}});
}

}  // namespace gonogo
