// SPDX-License-Identifier: MIT
#include "analysis/project_form.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/live_cells.hpp"
#include "analysis/statement_kinds.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {
namespace {

constexpr const char* form_id = "project_form";

/// Which steps of a row an item has.
enum class Steps { all, before_operation, in_operation };

/// What a step binds more than the one before is paid; what it sets free is received.
enum class Sense { as_posted, received, paid };

enum class Side { in, out, tax };

struct FormItem {
  std::string_view number = {};
  std::string_view id = {};
  English label = {};
  Side side = Side::in;
  Steps steps = Steps::all;
  Sense sense = Sense::as_posted;
  bool drawn = true;  ///< though it is 0 throughout
};

constexpr FormItem items[] = {
    {"1.1", "operating_revenue", English("Operating revenue"), Side::in},
    {"1.2", "subsidies", English("Subsidies and other income"), Side::in},
    {"1.3", "residual_assets", English("Recovery of residual value of fixed assets"), Side::in},
    {"1.4", "capital_recovered", English("Recovery of working capital"), Side::in, Steps::all,
     Sense::received},
    {"1.5", "output_vat", English("Output VAT"), Side::in, Steps::all, Sense::as_posted, false},
    {"1.6", "other_inflows", English("Other inflows"), Side::in, Steps::all, Sense::as_posted,
     false},
    {"2.1", "construction_investment", English("Construction investment"), Side::out,
     Steps::before_operation},
    {"2.2", "working_capital", English("Working capital"), Side::out, Steps::all, Sense::paid},
    {"2.3", "operating_cost", English("Operating cost"), Side::out},
    {"2.4", "taxes_and_surcharges", English("Business taxes and surcharges"), Side::out},
    {"2.5", "sustaining_investment", English("Investment to sustain operation"), Side::out,
     Steps::in_operation},
    {"2.6", "input_vat", English("Input VAT"), Side::out, Steps::all, Sense::as_posted, false},
    {"2.7", "vat_payable", English("VAT payable"), Side::out, Steps::all, Sense::as_posted, false},
    {"2.8", "other_outflows", English("Other outflows"), Side::out, Steps::all, Sense::as_posted,
     false},
    {"5", "adjusted_income_tax", English("Adjusted income tax"), Side::tax},
};

/// The rows of the flow by the beginnings of their ids, and the items that have them; the first
/// that fits counts.
struct FormPlace {
  std::string_view begins = {};
  std::string_view items[2] = {};
};

/// A net flow that is stated ready-made: what a column of it brings is an inflow, what it takes an
/// outflow.
constexpr std::string_view stated_flow = "cash_flow.net";

constexpr FormPlace places[] = {
    {"revenue", {"operating_revenue"}},
    {"displaced_other_income", {"subsidies"}},
    {"displaced_cost", {"operating_cost"}},
    {"displaced", {"operating_revenue"}},
    {"other_income", {"subsidies"}},
    {"sale", {"residual_assets"}},
    {"change_of_working_capital", {"capital_recovered", "working_capital"}},
    {"payment_delay", {"capital_recovered", "working_capital"}},
    {"vat.output", {"output_vat"}},
    {"vat.input", {"input_vat"}},
    {"vat.payable", {"vat_payable"}},
    {"vat.surtax", {"taxes_and_surcharges"}},
    {"investment", {"construction_investment", "sustaining_investment"}},
    {"cost", {"operating_cost"}},
    {stated_flow, {"other_inflows", "other_outflows"}},
};

bool is_tax(const Model& model, RowId row) {
  const auto& statements = model.statements;
  const auto flow = std::find_if(statements.begin(), statements.end(),
                                 [](const auto& each) { return each.id == cash_flow_id; });
  if (flow == statements.end() || model.flows.pretax == model.flows.project) return false;
  const auto pretax = std::find(flow->rows.begin(), flow->rows.end(), model.flows.pretax);
  return std::find(pretax, flow->rows.end(), row) != flow->rows.end();
}

bool holds(const FormItem& item, const Model& model, const Posting& posting) {
  if (is_tax(model, posting.row)) return item.side == Side::tax;
  const std::string& id = model.sheet.rows()[posting.row].id;
  for (const FormPlace& each : places) {
    if (id.starts_with(each.begins)) return item.id == each.items[0] || item.id == each.items[1];
  }
  return item.id == (posting.sign > 0 ? "other_inflows" : "other_outflows");
}

/// A cell with a sign: a term of a sum.
struct SignedCell {
  Cell cell = {};
  bool deducted = false;
};

/// The sum, as a number and, of cells with formulas, as a formula. Without a value of one there is
/// none of all.
Cell sum_of(const std::vector<SignedCell>& terms) {
  Cell sum{.value = 0.0};
  Formula formula;
  for (const SignedCell& each : terms) {
    const auto* value = std::get_if<double>(&each.cell.value);
    if (!value && !each.cell.note.empty()) return each.cell;
    if (!value) continue;
    std::get<double>(sum.value) += each.deducted ? -*value : *value;
    if (!each.cell.formula) continue;
    if (each.deducted || !formula.empty()) formula.emplace_back(each.deducted ? "-" : "+");
    const Formula part = *each.cell.formula;
    formula.insert(formula.end(), part.begin(), part.end());
  }
  if (!formula.empty()) sum.formula = std::move(formula);
  return sum;
}

/// 0 in place of what is negative.
Cell positive_part(Cell cell) {
  if (auto* value = std::get_if<double>(&cell.value)) *value = std::max(*value, 0.0);
  if (cell.formula) cell.formula = joined({"MAX(0,", *cell.formula, ")"});
  return cell;
}

class ProjectForm {
 public:
  ProjectForm(const RowValues& numbers, ColumnSpan by)
      : numbers_(numbers), spans_(spans_of(numbers.sheet().axis(), by)) {
    table_.id = form_id;
    table_.columns = {{.id = "row", .flexible = true}};
    for (const TimeSpan& span : spans_)
      table_.columns.push_back({.id = span.id,
                                .title = title_of(span, numbers.sheet().axis(), by),
                                .kind = Kind::money,
                                .narrow = Narrow::part});
    table_.columns.push_back({.id = "total", .title = say("Total"), .kind = Kind::money});
  }

  Table take() {
    const std::size_t inflows = add_side("1", "cash_inflows", say("Cash inflows"), Side::in);
    const std::size_t outflows = add_side("2", "cash_outflows", say("Cash outflows"), Side::out);
    const std::size_t pretax = add_difference(
        "3", "net_before_tax", say("Net cash flow before income tax"), inflows, outflows);
    add_cumulative("4", "cumulative_before_tax", say("Cumulative net cash flow before income tax"),
                   pretax);
    const std::size_t tax = add_item(items[std::size(items) - 1], 0);
    const std::size_t net =
        add_difference("6", "net_after_tax", say("Net cash flow after income tax"), pretax, tax);
    add_cumulative("7", "cumulative_after_tax", say("Cumulative net cash flow after income tax"),
                   net);
    return std::move(table_);
  }

 private:
  /// Adds a row that is still without numbers.
  std::size_t add(std::string_view number, std::string_view id, const Message& label) {
    Row row{.id = std::string(id), .cells = {{.value = say("{1} {2}", verbatim(number), label)}}};
    table_.rows.push_back(std::move(row));
    return table_.rows.size() - 1;
  }

  /// The cell of an earlier row in the column that `row` gets next.
  Cell at(std::size_t row, std::size_t column) const {
    Cell cell = table_.rows[row].cells[column];
    if (numbers_.cells)
      cell.formula = Formula{CellReference{.table = form_id, .row = row, .column = column}};
    return cell;
  }

  void add_total(std::size_t row) {
    std::vector<SignedCell> terms;
    for (std::size_t column = 1; column <= spans_.size(); ++column)
      terms.push_back({at(row, column)});
    Cell total = sum_of(terms);
    if (numbers_.cells)
      total.formula =
          joined({"SUM(",
                  Formula{RangeReference{{.table = form_id, .row = row, .column = 1},
                                         {.table = form_id, .row = row, .column = spans_.size()}}},
                  ")"});
    table_.rows[row].cells.push_back(std::move(total));
  }

  std::size_t add_side(std::string_view number, std::string_view id, const Message& label,
                       Side side) {
    const std::size_t total = add(number, id, label);
    std::vector<std::size_t> parts;
    for (const FormItem& each : items) {
      if (each.side == side) parts.push_back(add_item(each, 1));
    }
    CellRow cells(table_.rows[total]);
    for (std::size_t column = 1; column <= spans_.size() + 1; ++column) {
      std::vector<SignedCell> terms;
      for (const std::size_t part : parts) terms.push_back({at(part, column)});
      cells.add(sum_of(terms));
    }
    table_.rows[total].emphasis = Emphasis::heading;
    return total;
  }

  std::size_t add_item(const FormItem& item, int indent) {
    const std::size_t at = add(item.number, item.id, say(item.label));
    Row& row = table_.rows[at];
    row.indent = indent;
    CellRow cells(row);
    for (const TimeSpan& span : spans_) cells.add(cell_of(item, span));
    row.drawn =
        item.drawn || std::any_of(row.cells.begin() + 1, row.cells.end(), [](const auto& c) {
          const auto* value = std::get_if<double>(&c.value);
          return value == nullptr || *value != 0;
        });
    add_total(at);
    return at;
  }

  Cell cell_of(const FormItem& item, const TimeSpan& span) const {
    const int operation = numbers_.sheet().axis().operation;
    TimeSpan steps = span;
    if (item.steps == Steps::before_operation) steps.last = std::min(span.last, operation - 1);
    if (item.steps == Steps::in_operation) steps.first = std::max(span.first, operation);
    std::vector<SignedCell> terms;
    for (const Posting& each : numbers_.model.flows.parts) {
      if (!holds(item, numbers_.model, each) || steps.last < steps.first) continue;
      if (numbers_.model.sheet.rows()[each.row].id == stated_flow) {
        terms.push_back({positive_part(
            sum_of({{span_cell(numbers_, each.row, steps), item.side == Side::out}}))});
        continue;
      }
      const bool received = each.sign > 0;
      const bool counts_received = item.sense == Sense::received ||
                                   (item.sense == Sense::as_posted && item.side == Side::in);
      terms.push_back({span_cell(numbers_, each.row, steps), received != counts_received});
    }
    Cell sum = sum_of(terms);
    return item.sense == Sense::as_posted ? sum : positive_part(std::move(sum));
  }

  std::size_t add_difference(std::string_view number, std::string_view id, const Message& label,
                             std::size_t from, std::size_t less) {
    const std::size_t row = add(number, id, label);
    CellRow cells(table_.rows[row]);
    for (std::size_t column = 1; column <= spans_.size() + 1; ++column)
      cells.add(sum_of({{at(from, column)}, {at(less, column), true}}));
    table_.rows[row].emphasis = Emphasis::total;
    return row;
  }

  void add_cumulative(std::string_view number, std::string_view id, const Message& label,
                      std::size_t of) {
    const std::size_t row = add(number, id, label);
    CellRow cells(table_.rows[row]);
    for (std::size_t column = 1; column <= spans_.size(); ++column) {
      std::vector<SignedCell> terms;
      if (column > 1) terms.push_back({at(row, column - 1)});
      terms.push_back({at(of, column)});
      cells.add(sum_of(terms));
    }
  }

  const RowValues& numbers_;
  std::vector<TimeSpan> spans_;
  Table table_ = {};
};

/// The indicators that the form asks for below the flow.
Section indicators(const Bid& bid, bool live) {
  const Measure wanted[] = {measures::irr, measures::npv, measures::static_payback,
                            measures::discounted_payback};
  Wanted all{.margins = false};
  for (const Measure each : wanted) {
    for (const FlowKind flow : {FlowKind::pretax, FlowKind::project})
      all.measures.push_back({.measure = each, .flow = flow});
  }
  const Outcomes found = run(*bid.model, {}, all);
  Table table{.id = "indicators",
              .columns = {{.id = "measure", .title = say("Indicator")},
                          {.id = "before_tax", .title = say("Before income tax")},
                          {.id = "after_tax", .title = say("After income tax")}}};
  for (std::size_t i = 0; i < all.measures.size(); i += 2) {
    Row row{.id = std::string(all.measures[i].measure->id),
            .cells = {{.value = title_of(all.measures[i].measure)}}};
    for (const std::size_t m : {i, i + 1}) {
      const Answers& answer = found.measures[m];
      Cell cell =
          measure_cell({.wanted = all.measures[m], .value = answer.value[0], .why = answer.why[0]});
      if (live) LiveCells::fix(cell);
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return {.id = table.id, .title = say("Indicators"), .blocks = {std::move(table)}};
}

}  // namespace

std::vector<Section> project_form(const Bid& bid, const RowValues& numbers, ColumnSpan by) {
  return {{.id = form_id,
           .title = say("Cash flow of the project (form of Methods and Parameters)"),
           .blocks = {ProjectForm(numbers, by).take()}},
          indicators(bid, numbers.cells != nullptr)};
}

}  // namespace gonogo
