// SPDX-License-Identifier: MIT
#include "gonogo/analysis/cash_flow.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "analysis/annual_sheets.hpp"
#include "analysis/live_cells.hpp"
#include "analysis/price_vat.hpp"
#include "analysis/project_form.hpp"
#include "analysis/span_cells.hpp"
#include "analysis/statement_kinds.hpp"
#include "analysis/time_spans.hpp"
#include "analysis/workbook_cells.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

/// Only the total that ends a statement is emphasised: in the cash flow, most rows are totals of
/// others.
Emphasis emphasis_of(const Model& model, const StatementRows& statement, RowId row) {
  const SheetRow& head = model.sheet.rows()[row];
  const Flows& flows = model.flows;
  const bool result =
      row == flows.project || row == flows.pretax || row == flows.equity || row == flows.ebit;
  const bool closes =
      head.kind == RowKind::total && (statement.rows.back() == row || head.id == statement.id);
  return result || closes ? Emphasis::total : Emphasis::plain;
}

/// Whether a statement of profit subtracts a row from its result.
bool is_deducted(const Flows& flows, const StatementRows& statement, RowId row) {
  const auto takes = [row](const Posting& each) { return each.row == row && each.sign < 0; };
  return statement.id == profit_id && std::any_of(flows.earned.begin(), flows.earned.end(), takes);
}

/// What a report of the rows needs to know of each of them.
struct Plan {
  const RowValues& numbers;
  const CashFlowOptions& options;
  const std::vector<TimeSpan>& spans;
};

/// A row that is 0 in every column says nothing to a reader.
bool says_something(const Row& row) {
  return row.emphasis == Emphasis::heading ||
         std::any_of(row.cells.begin() + 1, row.cells.end(), [](const Cell& cell) {
           const auto* value = std::get_if<double>(&cell.value);
           return value ? *value != 0 : !cell.note.empty();
         });
}

Row row_of(const Plan& plan, RowId row, Message label, Emphasis emphasis) {
  const RowValues& numbers = plan.numbers;
  const SheetRow& head = numbers.sheet().rows()[row];
  if (head.roll == Roll::year && plan.options.by == ColumnSpan::book_year)
    label = say("{1}, least of the project years that end in it", label);
  Row result{.id = head.id,
             .cells = {{.value = std::move(label)}},
             .emphasis = emphasis,
             .place = head.sources.empty() ? Place{} : head.sources.front()};
  result.cells.reserve(plan.spans.size() + 2);
  CellRow cells(result);
  for (const TimeSpan& span : plan.spans) cells.add(span_cell(numbers, row, span));
  if (head.roll == Roll::sum)
    cells.add(span_cell(numbers, row, {.last = numbers.sheet().axis().columns() - 1}));
  result.drawn = plan.options.rows == CashFlowRows::all || says_something(result);
  return result;
}

Table table_of(const Plan& plan, const std::string& id) {
  const TimeAxis& axis = plan.numbers.sheet().axis();
  Table table{.id = id, .columns = {{.id = "row", .flexible = true}}};
  for (const TimeSpan& span : plan.spans) {
    table.columns.push_back({.id = span.id,
                             .title = title_of(span, axis, plan.options.by),
                             .kind = Kind::money,
                             .narrow = Narrow::part});
  }
  table.columns.push_back({.id = "total", .title = say("Total"), .kind = Kind::money});
  return table;
}

Section section_of(const Plan& plan, const StatementRows& statement) {
  const Model& model = plan.numbers.model;
  Table table = table_of(plan, statement.id);
  for (const RowId row : statement.rows) {
    const Message label = model.sheet.rows()[row].label;
    table.rows.push_back(
        row_of(plan, row, is_deducted(model.flows, statement, row) ? say("less {1}", label) : label,
               emphasis_of(model, statement, row)));
  }
  table.drawn =
      std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return row.drawn; });
  return {
      .id = statement.id, .title = title_of_statement(statement.id), .blocks = {std::move(table)}};
}

/// The parts of a cash flow as finance groups them.
enum class CashGroup { inflow, outflow, working_capital };

/// The rows that are grouped with what they correct, or apart; all others by their sign.
struct GroupedRow {
  std::string_view id_begins = {};
  CashGroup group = CashGroup::inflow;
};

constexpr GroupedRow grouped_rows[] = {
    {"payment_delay", CashGroup::working_capital},
    {"change_of_working_capital", CashGroup::working_capital},
    {"displaced", CashGroup::inflow},
    {"cost.", CashGroup::outflow},
};

CashGroup group_of(const std::string& id, double sign) {
  for (const GroupedRow& each : grouped_rows) {
    if (id.starts_with(each.id_begins)) return each.group;
  }
  return sign > 0 ? CashGroup::inflow : CashGroup::outflow;
}

/// How a group is shown: its heading, and the row that sums it up, if any.
struct GroupTitles {
  CashGroup group = CashGroup::inflow;
  Message heading = {};
  std::string total_id = {};
  Message total = {};
};

/// One row of a group with the sign it has in the group's total.
struct Part {
  std::size_t row = 0;
  bool deducted = false;
};

/// The sum of the parts in a column, as a number and, in a workbook, as a formula.
Cell sum_of(const Table& table, const std::vector<Part>& parts, std::size_t column, bool live) {
  double sum = 0;
  Formula formula;
  for (const Part& each : parts) {
    const Cell& part = table.rows[each.row].cells[column];
    const auto* value = std::get_if<double>(&part.value);
    if (!value && !part.note.empty()) return {.note = part.note, .code = part.code};
    if (!value) continue;
    sum += each.deducted ? -*value : *value;
    if (each.deducted || !formula.empty()) formula.emplace_back(each.deducted ? "-" : "+");
    formula.emplace_back(CellReference{.table = table.id, .row = each.row, .column = column});
  }
  Cell cell{.value = sum};
  if (live && !formula.empty()) cell.formula = std::move(formula);
  return cell;
}

/// Whether a row of the cash flow is paid out of the flow before tax.
bool is_after_tax_base(const Flows& flows, const StatementRows& statement, RowId row) {
  const auto& rows = statement.rows;
  const auto pretax = std::find(rows.begin(), rows.end(), flows.pretax);
  return std::find(pretax, rows.end(), row) != rows.end();
}

/// Adds a group of the cash flow below its heading. Both are drawn if a row of it is.
void add_group(const Plan& plan, const StatementRows& statement, const GroupTitles& titles,
               Table& table) {
  const Model& model = plan.numbers.model;
  const std::size_t at = table.rows.size();
  table.rows.push_back(
      {.cells = {{.value = titles.heading}}, .emphasis = Emphasis::heading, .drawn = false});
  std::vector<Part> parts;
  for (const Posting& each : model.flows.parts) {
    const SheetRow& head = model.sheet.rows()[each.row];
    if (is_after_tax_base(model.flows, statement, each.row)) continue;
    if (group_of(head.id, each.sign) != titles.group) continue;
    const bool deducted = (each.sign < 0) != (titles.group == CashGroup::outflow);
    parts.push_back({table.rows.size(), deducted});
    table.rows.push_back(row_of(plan, each.row, deducted ? say("less {1}", head.label) : head.label,
                                Emphasis::plain));
    table.rows.back().indent = 1;
    if (table.rows.back().drawn) table.rows[at].drawn = true;
  }
  if (parts.empty()) return table.rows.pop_back();
  if (titles.total_id.empty()) return;
  Row total{.id = titles.total_id,
            .cells = {{.value = titles.total}},
            .emphasis = Emphasis::total,
            .drawn = table.rows[at].drawn};
  total.cells.reserve(table.columns.size());
  CellRow cells(total);
  for (std::size_t column = 1; column < table.columns.size(); ++column)
    cells.add(sum_of(table, parts, column, plan.numbers.cells != nullptr));
  table.rows.push_back(std::move(total));
}

/// A row that is no part of a group: a result, or what is taken from the flow before tax.
Row result_of(const Plan& plan, const StatementRows& statement, RowId row) {
  const Model& model = plan.numbers.model;
  const auto& parts = model.flows.parts;
  const auto part = std::find_if(parts.begin(), parts.end(),
                                 [row](const Posting& each) { return each.row == row; });
  const Message label = model.sheet.rows()[row].label;
  if (part == parts.end()) {
    Row result = row_of(plan, row, label, emphasis_of(model, statement, row));
    result.drawn = true;
    return result;
  }
  return row_of(plan, row, part->sign < 0 ? say("less {1}", label) : label, Emphasis::plain);
}

/// Whether the discount factor of a column of several steps is that of its end, by which its sum
/// was not discounted.
bool discounts_within(const Plan& plan) {
  const bool discounted =
      std::any_of(plan.numbers.model.perspectives.begin(), plan.numbers.model.perspectives.end(),
                  [](const Perspective& each) { return each.discount_factor != no_row; });
  return discounted && std::any_of(plan.spans.begin(), plan.spans.end(),
                                   [](const TimeSpan& span) { return !span.single(); });
}

/// Inflows, outflows, the flow before tax, the tax, the flow that is left, and what is computed
/// from it.
Section cash_flow_section(const Plan& plan, const StatementRows& statement) {
  const Model& model = plan.numbers.model;
  Table table = table_of(plan, statement.id);
  // What is paid late or early is in these groups when it is earned, and moved by a row below.
  const bool moved = model.sheet.find("payment_delay") != no_row;
  const Message in = moved ? say("Inflows, as invoiced") : say("Inflows"),
                out = moved ? say("Outflows, as invoiced") : say("Outflows");
  add_group(plan, statement, {CashGroup::inflow, in, "inflows", say("total inflows")}, table);
  add_group(plan, statement, {CashGroup::outflow, out, "outflows", say("total outflows")}, table);
  add_group(plan, statement,
            {.group = CashGroup::working_capital, .heading = say("Working capital")}, table);
  for (const RowId row : statement.rows) {
    const auto is_part = [row](const Posting& each) { return each.row == row; };
    const auto& parts = model.flows.parts;
    const bool grouped = std::any_of(parts.begin(), parts.end(), is_part) &&
                         !is_after_tax_base(model.flows, statement, row);
    if (!grouped) table.rows.push_back(result_of(plan, statement, row));
  }
  Section section{
      .id = statement.id, .title = title_of_statement(statement.id), .blocks = {std::move(table)}};
  if (discounts_within(plan)) {
    section.blocks.push_back(Paragraph{
        .id = "discounting_note",
        .text = say("Each step is discounted by its own factor. The factor of a column of several "
                    "steps is that of its last step, so flow x factor is not its present value.")});
  }
  return section;
}

/// The rows of a kind that belong to no statement.
StatementRows rows_of_kind(const Model& model, RowKind kind, std::string id) {
  StatementRows result{.id = std::move(id)};
  for (const RowId r : model.sheet.rows().ids()) {
    if (model.sheet.rows()[r].kind == kind && model.sheet.rows()[r].axis == RowAxis::time)
      result.rows.push_back(r);
  }
  return result;
}

/// In their order of reading, and the rows behind all of them where everything is wanted.
std::vector<StatementRows> statements_of(const Model& model, CashFlowRows rows) {
  std::vector<StatementRows> statements = model.statements;
  std::stable_sort(statements.begin(), statements.end(), [](const auto& left, const auto& right) {
    return rank_of_statement(left.id) < rank_of_statement(right.id);
  });
  if (rows == CashFlowRows::all) {
    for (const auto& [kind, id] : {std::pair{RowKind::clock, "time"},
                                   {RowKind::driver, "drivers"},
                                   {RowKind::quantity, "quantities"},
                                   {RowKind::helper, "parts"}})
      statements.push_back(rows_of_kind(model, kind, id));
  }
  std::erase_if(statements, [](const StatementRows& each) { return each.rows.empty(); });
  return statements;
}

Report report_of(const Bid& bid, const CashFlowOptions& options, const RowValues& numbers) {
  const std::vector<TimeSpan> spans = spans_of(bid.model->sheet.axis(), options.by);
  const Plan plan{numbers, options, spans};
  Report report = report_on(bid, "cashflow");
  if (options.form == CashFlowForm::chinese) {
    report.sections = project_form(bid, numbers, options.by);
    return report;
  }
  for (const StatementRows& each : statements_of(*bid.model, options.rows)) {
    const auto& only = options.only;
    if (!only.empty() && std::find(only.begin(), only.end(), each.id) == only.end()) continue;
    report.sections.push_back(each.id == cash_flow_id ? cash_flow_section(plan, each)
                                                      : section_of(plan, each));
    if (each.id != vat_id) continue;
    for (Paragraph& remark : vat_remarks(bid)) {
      if (numbers.cells) remark.text = LiveCells::as_evaluated(remark.text);
      report.sections.back().blocks.emplace_back(std::move(remark));
    }
  }
  return report;
}

}  // namespace

std::vector<std::string> statement_ids(const Bid& bid, CashFlowRows rows) {
  std::vector<std::string> ids;
  for (const StatementRows& each : statements_of(*bid.model, rows)) ids.push_back(each.id);
  return ids;
}

Report cash_flow_report(const Bid& bid, const CashFlowOptions& options) {
  return report_of(bid, options, {.model = *bid.model, .snapshot = bid.model.snapshot()});
}

Report live_cash_flow(const Bid& bid, const CashFlowOptions& options, const WorkbookCells& cells) {
  return report_of(bid, options,
                   {.model = *bid.model, .snapshot = cells.snapshot(), .cells = &cells});
}

Report cash_flow_workbook(const Bid& bid, const CashFlowOptions& options) {
  const InputCells inputs(bid.model, as_in_files(bid));
  const WorkbookCells cells({.formulas = bid.model, .values = bid.model}, inputs);
  Report report = live_cash_flow(bid, options, cells);
  add_inputs(inputs, report);
  add_rows(cells, {.id = "rows", .title = say("Model")}, report);
  return report;
}

}  // namespace gonogo
