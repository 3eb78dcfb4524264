// SPDX-License-Identifier: MIT
#include "gonogo/analysis/workbook.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/definitions.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/telling.hpp"
#include "gonogo/model/formula.hpp"
#include "gonogo/model/snapshot.hpp"

namespace gonogo {
namespace {

constexpr std::size_t first_time_column = 3;   ///< of rows: id, label, total stand before it
constexpr std::size_t input_value_column = 2;  ///< of inputs: address, label before it

constexpr std::size_t rules_limit =
    4;  ///< column of the limit in `rules`; value, margin, result follow

/// "drivers.take_up[3]" -> "drivers_take_up_3": a name no cell could have.
std::string defined_name(const Address& address) {
  std::string name;
  for (const char c : address) {
    if (c == ']') continue;
    name += c == '.' || c == '[' ? '_' : c;
  }
  return name;
}

class Workbook {
 public:
  explicit Workbook(const Bid& bid) : model_(*bid.model), sheet_(model_.sheet), snapshot_(model_) {
    order_rows();
    input_row_.assign(sheet_.inputs().size(), nothing);
  }

  void add_to(Report& report) {
    Table inputs = inputs_table();
    Table rows = rows_table();
    Table profiles = profiles_table();
    give_measures_formulas(report);
    report.sections.push_back(
        {.id = "inputs", .title = words("Inputs"), .blocks = {std::move(inputs)}});
    report.sections.push_back({.id = "rows", .title = words("Rows"), .blocks = {std::move(rows)}});
    if (!profiles.rows.empty())
      report.sections.push_back(
          {.id = "profiles", .title = words("Profiles"), .blocks = {std::move(profiles)}});
  }

 private:
  int columns() const { return sheet_.axis().columns(); }

  /// Time first, then what the user named, the statements, and the parts of formulas.
  void order_rows() {
    place_.assign(sheet_.rows().size(), nothing);
    const auto put = [&](RowId row) {
      if (place_[row] != nothing) return;
      auto& list = sheet_.rows()[row].axis == Axis::time ? time_rows_ : age_rows_;
      place_[row] = static_cast<std::uint32_t>(list.size());
      list.push_back(row);
    };
    for (const RowKind kind : {RowKind::clock, RowKind::driver, RowKind::quantity}) {
      for (RowId r = 0; r < sheet_.rows().size(); ++r) {
        if (sheet_.rows()[r].kind == kind) put(r);
      }
    }
    for (const StatementRows& statement : model_.statements) {
      for (const RowId row : statement.rows) put(row);
    }
    for (RowId r = 0; r < sheet_.rows().size(); ++r) put(r);
  }

  Table inputs_table() {
    Table table{.id = "inputs",
                .columns = {{.id = "address", .title = words("Address")},
                            {.id = "name", .title = words("Name")},
                            {.id = "value", .title = words("Value"), .kind = Kind::number},
                            {.id = "unit", .title = words("Unit")},
                            {.id = "place", .title = words("Where")}},
                .frozen_columns = 1};
    for (std::uint32_t i = 0; i < sheet_.inputs().size(); ++i) {
      const Input& input = sheet_.inputs()[i];
      if (input.lever && input.base == input.neutral) continue;
      input_row_[i] = static_cast<std::uint32_t>(table.rows.size());
      Cell value{.value = input.base,
                 .kind = input.kind == Kind::money ? Kind::number : input.kind,
                 .name = defined_name(input.address)};
      table.rows.push_back(
          {.id = input.address,
           .cells = {{.value = input.address},
                     {.value = input.label},
                     std::move(value),
                     {.value = input.unit},
                     {.value = input.place.known() ? to_string(input.place) : std::string()}}});
    }
    return table;
  }

  CellReference input_cell(std::uint32_t input) const {
    return {
        .table = "inputs", .row = input_row_[input], .column = input_value_column, .fixed = true};
  }

  /// A cell of a row at a column of time, or of a profile at an age: ages stand in falling order,
  /// so that `spread` is the sum of products of two ranges side by side.
  CellReference cell(RowId row, int column) const {
    if (sheet_.rows()[row].axis == Axis::age) {
      return {.table = "profiles",
              .row = place_[row],
              .column = static_cast<std::size_t>(columns() - column)};
    }
    return {.table = "rows",
            .row = place_[row],
            .column = first_time_column + static_cast<std::size_t>(column)};
  }

  Formula range(RowId row, int first, int last) const {
    if (sheet_.rows()[row].axis == Axis::age) std::swap(first, last);
    return {RangeReference{cell(row, first), cell(row, last)}};
  }

  Formula shifted(RowId row, int column) const {
    if (column < 0 || column >= columns()) return {"0"};
    return {cell(row, column)};
  }

  Formula leaf(const NodeData& node, int column) const {
    const int steps = static_cast<int>(node.b);
    switch (node.op) {
      case Op::input:
        return {input_cell(node.a)};
      case Op::row:
        return shifted(node.a, column);
      case Op::prior:
        return shifted(node.a, column - steps);
      case Op::ahead:
        return shifted(node.a, column + steps);
      case Op::total:
        return joined("SUM(", range(node.a, 0, columns() - 1), ")");
      case Op::spread: {
        Formula formula = joined("SUMPRODUCT(", range(node.a, 0, column), ",");
        const Formula profile = joined("", range(node.b, 0, column), ")");
        formula.insert(formula.end(), profile.begin(), profile.end());
        return formula;
      }
      default:
        break;
    }
    Formula list = {"INDEX(", RangeReference{input_cell(node.b), input_cell(node.b + node.c - 1)},
                    ",", cell(sheet_.nodes()[node.a].a, column), ")"};
    return list;
  }

  static Formula joined(std::string before, Formula inner, std::string after) {
    if (!before.empty()) inner.insert(inner.begin(), std::move(before));
    inner.emplace_back(std::move(after));
    return inner;
  }

  Cell cell_of(RowId row, int column) const {
    const SheetRow& head = sheet_.rows()[row];
    const double value = snapshot_.at(row, column);
    if (column < head.begins || !std::isfinite(value)) return {};
    Cell result{.value = value, .kind = head.unit};
    if (head.formula != nothing) {
      result.formula = write(sheet_, head.formula,
                             {.words = Dialect::Words::excel,
                              .leaf = [&](const NodeData& node) { return leaf(node, column); }});
    }
    return result;
  }

  Table rows_table() const {
    Table table{.id = "rows",
                .columns = {{.id = "id", .title = words("Row")},
                            {.id = "name", .title = words("Name")},
                            {.id = "total", .title = words("Total"), .kind = Kind::money}},
                .frozen_columns = first_time_column};
    for (int c = 0; c < columns(); ++c) {
      table.columns.push_back({.id = "c" + std::to_string(c),
                               .title = sheet_.axis().labels[static_cast<std::size_t>(c)],
                               .kind = Kind::money});
    }
    for (const RowId row : time_rows_) {
      const SheetRow& head = sheet_.rows()[row];
      Row line{.id = head.id,
               .cells = {{.value = head.id}, {.value = label_of(head)}, {}},
               .emphasis = head.kind == RowKind::total ? Emphasis::total : Emphasis::plain};
      double total = 0;
      for (int c = 0; c < columns(); ++c) {
        line.cells.push_back(cell_of(row, c));
        if (c >= head.begins) total += snapshot_.at(row, c);
      }
      if (head.roll == Roll::sum && std::isfinite(total)) {
        line.cells[2] = {.value = total,
                         .kind = head.unit,
                         .formula = joined("SUM(", range(row, 0, columns() - 1), ")")};
      }
      table.rows.push_back(std::move(line));
    }
    return table;
  }

  Table profiles_table() const {
    Table table{.id = "profiles",
                .columns = {{.id = "id", .title = words("Profile by age, oldest first")}}};
    for (int age = columns() - 1; age >= 0; --age) {
      table.columns.push_back(
          {.id = "age" + std::to_string(age), .title = std::to_string(age), .kind = Kind::number});
    }
    for (const RowId row : age_rows_) {
      Row line{.id = sheet_.rows()[row].id, .cells = {{.value = sheet_.rows()[row].id}}};
      for (int age = columns() - 1; age >= 0; --age) line.cells.push_back(cell_of(row, age));
      table.rows.push_back(std::move(line));
    }
    return table;
  }

  void give_measures_formulas(Report& report) const {
    const Table* measures = nullptr;
    for (Section& section : report.sections) {
      for (Block& block : section.blocks) {
        auto* table = std::get_if<Table>(&block);
        if (table && table->id == "measures") {
          give_formulas(*table);
          measures = table;
        }
        if (table && table->id == "rules" && measures) give_rules_formulas(*table, *measures);
      }
    }
  }

  CellsOf cells_of(const Table& measures) const {
    return {
        .row = [this](RowId row) { return range(row, 0, columns() - 1); },
        .scalar = [this](NodeId node) { return joined("(", written(node), ")"); },
        .measure =
            [&measures](Measure measure) { return Formula{measure_cell_in(measures, measure)}; }};
  }

  Formula written(NodeId node) const {
    return write(sheet_, node,
                 {.words = Dialect::Words::excel,
                  .leaf = [this](const NodeData& data) { return leaf(data, 0); }});
  }

  static CellReference measure_cell_in(const Table& measures, Measure measure) {
    const auto found = std::find_if(measures.rows.begin(), measures.rows.end(),
                                    [&](const Row& row) { return row.id == id_of(measure); });
    return {.table = measures.id,
            .row = static_cast<std::size_t>(found - measures.rows.begin()),
            .column = 1};
  }

  void give_formulas(Table& table) const {
    const CellsOf cells = cells_of(table);
    for (Row& row : table.rows) {
      const auto measure = measure_named(row.id);
      const double* value = std::get_if<double>(&row.cells[1].value);
      if (!measure || !value) continue;
      Formula formula = measure_formula(model_, *measure, *value, cells);
      if (!formula.empty()) row.cells[1].formula = std::move(formula);
    }
  }

  /// Limit, value, margin and result of each rule live too. What was judged under a scenario or at
  /// other rates was computed by another sheet: it stands as a text that says so, or it would look
  /// live and go stale.
  void give_rules_formulas(Table& table, const Table& measures) const {
    const CellsOf cells = cells_of(measures);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const JudgedRule& rule = model_.rules[r];
      auto& row = table.rows[r].cells;
      Cell &limit = row[rules_limit], &value = row[rules_limit + 1], &margin = row[rules_limit + 2],
           &result = row[rules_limit + 3];
      if (rule.rule.scenario || rule.flow != FlowKind::project || rule.perspective != 0) {
        for (Cell* cell : {&value, &margin})
          *cell = {.value = value_text(*cell) + " " + words("(as evaluated)"), .kind = Kind::text};
        continue;
      }
      const auto here = [&](std::size_t column) {
        return Formula{CellReference{.table = table.id, .row = r, .column = column}};
      };
      if (std::holds_alternative<double>(limit.value)) limit.formula = written(rule.limit);
      if (std::holds_alternative<double>(value.value)) value.formula = cells.measure(rule.measure);
      if (!std::holds_alternative<double>(margin.value)) continue;
      margin.formula =
          margin_formula(model_, rule, here(rules_limit + 1), here(rules_limit), cells);
      result.formula = result_formula(here(rules_limit + 2), words("pass"),
                                      words(rule.rule.severity == Must::must ? "FAIL" : "fails"));
    }
  }

  const Model& model_;
  const Sheet& sheet_;
  Snapshot snapshot_;
  std::vector<RowId> time_rows_, age_rows_;
  std::vector<std::uint32_t> place_;      ///< of each row in its table
  std::vector<std::uint32_t> input_row_;  ///< of each input in the table of inputs
};

}  // namespace

void add_workbook(const Bid& bid, Report& report) { Workbook(bid).add_to(report); }

}  // namespace gonogo
