// SPDX-License-Identifier: MIT
#include "analysis/workbook_cells.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/sheet/formula.hpp"

namespace gonogo {
namespace {

/// Of rows: after id, label, total, and what is before the first column of time, which is 0, so
/// that one formula holds from the first column to the last.
constexpr std::size_t first_time_column = 4;

/// Of the 8,192 that a cell may hold; lengths are estimated from above.
constexpr std::size_t most_characters = 8000;

void append(std::vector<Cell> cells, Row& line) {
  line.cells.reserve(line.cells.size() + cells.size());
  std::move(cells.begin(), cells.end(), std::back_inserter(line.cells));
}

}  // namespace

WorkbookCells::WorkbookCells(WorkbookBlock block, const InputCells& inputs)
    : block_(std::move(block)),
      inputs_(inputs),
      model_(*block_.formulas),
      sheet_(block_.formulas->sheet),
      snapshot_(block_.values.snapshot()) {
  order_rows();
  part_long_formulas();
}

/// What the user named first, then the statements, the parts of formulas, and time.
void WorkbookCells::order_rows() {
  constexpr auto absent = static_cast<std::size_t>(-1);
  place_.assign(sheet_.rows().size(), absent);
  Message heading;
  const auto put = [&](RowId row) {
    if (place_[row] != absent) return;
    if (sheet_.rows()[row].axis == RowAxis::age) {
      place_[row] = age_rows_.size();
      age_rows_.push_back(row);
      return;
    }
    if (!heading.empty()) lines_.push_back({.heading = std::exchange(heading, {})});
    place_[row] = lines_.size();
    lines_.push_back({.row = row});
  };
  const auto put_kind = [&](RowKind kind, Message title) {
    heading = std::move(title);
    for (const RowId r : sheet_.rows().ids()) {
      if (sheet_.rows()[r].kind == kind) put(r);
    }
  };
  put_kind(RowKind::driver, say("Drivers"));
  put_kind(RowKind::quantity, say("Quantities"));
  for (const StatementRows& statement : model_.statements) {
    heading = title_of_statement(statement.id);
    for (const RowId row : statement.rows) put(row);
  }
  heading = say("Parts of formulas");
  for (const RowId r : sheet_.rows().ids()) {
    if (sheet_.rows()[r].kind != RowKind::clock) put(r);
  }
  put_kind(RowKind::clock, say("Time"));
}

void WorkbookCells::part_long_formulas() {
  for (const Line& line : lines_) {
    const NodeId formula = line.row == no_row ? no_node : sheet_.rows()[line.row].formula;
    if (formula == no_node) continue;
    for (const NodeId node : split_points(sheet_, formula, most_characters)) {
      if (part_of_.emplace(node, parts_.size()).second) parts_.push_back({node, line.row});
    }
  }
}

/// A cell of a row at a column of time, or of a profile at an age. Ages are in falling order,
/// so that `spread` is the sum of products of two ranges side by side.
CellReference WorkbookCells::cell(RowId row, int column) const {
  if (sheet_.rows()[row].axis == RowAxis::time) return cell_at(place_[row], column);
  return {.table = "profiles" + block_.suffix,
          .row = place_[row],
          .column = static_cast<std::size_t>(columns() - column)};
}

CellReference WorkbookCells::cell_at(std::size_t place, int column) const {
  return {.table = "rows" + block_.suffix,
          .row = place,
          .column = static_cast<std::size_t>(static_cast<int>(first_time_column) + column)};
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
  const bool opening = column == -1 && sheet_.rows()[row].axis == RowAxis::time;
  if (opening || (column >= 0 && column < columns())) return {cell(row, column)};
  return {"0"};
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

Formula WorkbookCells::written(NodeId node, int column, RowId of) const {
  return write(sheet_, node,
               {.words = Dialect::Words::excel,
                .leaf = [&](const NodeData& data) { return leaf(data, column); },
                .apart = [&](NodeId inner) -> Formula {
                  const auto part = part_of_.find(inner);
                  if (part == part_of_.end() || inner == node) return {};
                  return {cell_at(lines_.size() + part->second, column)};
                },
                .constant = [&](double value) -> Formula {
                  if (of == no_row) return {};
                  const auto cell = inputs_.constant(sheet_.rows()[of].id, value);
                  return cell ? Formula{*cell} : Formula{};
                },
                .moves = [&](InputId input) { return inputs_.is_awake(input); }});
}

/// In a part of the row where no operand is before the first column or after the last, all references
/// move by one column with each.
std::vector<Cell> WorkbookCells::cells_of(const Part& part, Kind kind,
                                          const std::function<double(int)>& value) const {
  const int first = sheet_.rows()[part.of].begins;
  std::vector<CellFormula> formulas;
  if (part.node != no_node)
    formulas = FormulaRow::between(first, columns() - 1,
                                   [&](int column) { return written(part.node, column, part.of); });
  std::vector<Cell> cells(static_cast<std::size_t>(columns()));
  for (int c = first; c < columns(); ++c) {
    if (!std::isfinite(value(c))) continue;
    Cell& cell = cells[static_cast<std::size_t>(c)];
    cell = {.value = value(c), .kind = kind};
    if (!formulas.empty()) cell.formula = formulas[static_cast<std::size_t>(c - first)];
  }
  return cells;
}

std::vector<Cell> WorkbookCells::cells_of(RowId row) const {
  const SheetRow& head = sheet_.rows()[row];
  return cells_of({head.formula, row}, head.unit,
                  [&](int column) { return snapshot_.at(row, column); });
}

Row WorkbookCells::line_of(RowId row) const {
  const SheetRow& head = sheet_.rows()[row];
  Row line{.id = head.id,
           .cells = {{.value = verbatim(head.id)}, {.value = head.label}, {}, {.value = 0.0}},
           .emphasis = head.kind == RowKind::total ? Emphasis::total : Emphasis::plain};
  double total = 0;
  for (int c = head.begins; c < columns(); ++c) total += snapshot_.at(row, c);
  if (head.roll == Roll::sum && std::isfinite(total)) {
    line.cells[2] = {.value = total, .kind = head.unit, .formula = rolled(row, 0, columns() - 1)};
  }
  append(cells_of(row), line);
  return line;
}

Row WorkbookCells::line_of(const Part& part, std::size_t number) const {
  const SheetRow& whole = sheet_.rows()[part.of];
  const std::string id = whole.id + ".part" + std::to_string(number);
  Row line{.id = id, .cells = {{.value = verbatim(id)}, {.value = whole.label}, {}, {}}};
  append(
      cells_of(part, Kind::number, [&](int column) { return snapshot_.value(part.node, column); }),
      line);
  return line;
}

Table WorkbookCells::rows() const {
  Table table{.id = "rows" + block_.suffix,
              .columns = {{.id = "id", .title = say("Row")},
                          {.id = "name", .title = say("Name")},
                          {.id = "total", .title = say("Total"), .kind = Kind::money},
                          {.id = "before", .title = say("Before"), .kind = Kind::money}},
              .frozen_columns = first_time_column};
  for (int c = 0; c < columns(); ++c) {
    table.columns.push_back({.id = "c" + std::to_string(c),
                             .title = verbatim(sheet_.axis().labels[static_cast<std::size_t>(c)]),
                             .kind = Kind::money});
  }
  for (const Line& line : lines_) {
    if (line.row != no_row) {
      table.rows.push_back(line_of(line.row));
    } else {
      table.rows.push_back({.cells = {{.value = line.heading}}, .emphasis = Emphasis::heading});
    }
  }
  for (std::size_t p = 0; p < parts_.size(); ++p) table.rows.push_back(line_of(parts_[p], p + 1));
  return table;
}

Table WorkbookCells::profiles() const {
  Table table{.id = "profiles" + block_.suffix,
              .columns = {{.id = "id", .title = say("Profile by age, oldest first")}}};
  for (int age = columns() - 1; age >= 0; --age) {
    table.columns.push_back(
        {.id = "age" + std::to_string(age), .title = number(age), .kind = Kind::number});
  }
  for (const RowId row : age_rows_) {
    Row line{.id = sheet_.rows()[row].id, .cells = {{.value = verbatim(sheet_.rows()[row].id)}}};
    std::vector<Cell> cells = cells_of(row);
    std::reverse(cells.begin(), cells.end());
    append(std::move(cells), line);
    table.rows.push_back(std::move(line));
  }
  return table;
}

void add_rows(const WorkbookCells& cells, Section section, Report& report) {
  section.blocks.emplace_back(cells.rows());
  Table profiles = cells.profiles();
  if (!profiles.rows.empty()) section.blocks.emplace_back(std::move(profiles));
  report.sections.push_back(std::move(section));
}

void add_inputs(const InputCells& inputs, Report& report) {
  Section section{.id = "inputs", .title = say("Inputs")};
  section.blocks = {
      Paragraph{.text = say("Change a value here, and all that follows from it is recalculated, "
                            "but for what is marked \"as evaluated\".")}};
  for (Table& each : inputs.inputs()) section.blocks.emplace_back(std::move(each));
  if (Table constants = inputs.constants(); !constants.rows.empty())
    section.blocks.emplace_back(std::move(constants));
  report.sections.push_back(std::move(section));
}

}  // namespace gonogo
