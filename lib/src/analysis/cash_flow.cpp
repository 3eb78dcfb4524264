// SPDX-License-Identifier: MIT
#include "gonogo/analysis/cash_flow.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "analysis/workbook_cells.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

/// Consecutive columns of time that are shown as one: the months of a year.
struct Span {
  std::string id = {};
  std::string title = {};
  int first = 0;
  int last = 0;
};

std::vector<Span> spans_of(const TimeAxis& axis, By by) {
  std::vector<Span> spans;
  for (int c = 0; c < axis.columns(); ++c) {
    const bool yearly = by == By::year && c > 0 && !axis.dated();
    const int year = yearly ? (c - 1) / axis.steps_per_year + 1 : 0;
    const std::string title =
        yearly ? "Y" + std::to_string(year) : axis.labels[static_cast<std::size_t>(c)];
    if (!spans.empty() && spans.back().title == title) {
      spans.back().last = c;
      continue;
    }
    std::string id = title;
    std::transform(id.begin(), id.end(), id.begin(), [](unsigned char x) {
      return x == '-' ? '_' : static_cast<char>(std::tolower(x));
    });
    spans.push_back({id, title, c, c});
  }
  return spans;
}

/// The numbers, and their cells if the report is a workbook.
struct Numbers {
  const Model& model;
  const Snapshot& snapshot;
  const WorkbookCells* cells = nullptr;

  const Sheet& sheet() const { return snapshot.sheet(); }
};

Cell cell_of(const Numbers& numbers, RowId row, const Span& span) {
  const Snapshot& snapshot = numbers.snapshot;
  const SheetRow& head = numbers.sheet().rows()[row];
  if (head.roll == Roll::none && span.first != span.last) return {};
  double value = 0;
  for (int c = span.first; c <= span.last; ++c) {
    if (c < head.begins) continue;
    value = head.roll == Roll::sum ? value + snapshot.at(row, c) : snapshot.at(row, c);
  }
  if (span.last < head.begins) return {};
  if (!std::isfinite(value)) return {.kind = head.unit, .note = say("no value"), .code = "fault"};
  Cell cell{.value = value, .kind = head.unit};
  if (numbers.cells) cell.formula = numbers.cells->rolled(row, span.first, span.last);
  return cell;
}

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

/// Whether a statement subtracts a row from its result.
bool is_deducted(const Flows& flows, const StatementRows& statement, RowId row) {
  const auto takes = [row](const Posting& each) { return each.row == row && each.sign < 0; };
  const auto& parts = statement.id == "profit" ? flows.earned : flows.parts;
  const bool sums = statement.id == "profit" || statement.id == "cash_flow";
  return sums && std::any_of(parts.begin(), parts.end(), takes);
}

Row row_of(const Numbers& numbers, const StatementRows& statement, RowId row,
           const std::vector<Span>& spans) {
  const Model& model = numbers.model;
  const SheetRow& head = numbers.sheet().rows()[row];
  const Message label = head.label;
  Row result{.id = head.id,
             .cells = {{.value = is_deducted(model.flows, statement, row) ? say("less {1}", label)
                                                                          : label}},
             .emphasis = emphasis_of(model, statement, row),
             .place = head.sources.empty() ? Place{} : head.sources.front()};
  for (const Span& span : spans) result.cells.push_back(cell_of(numbers, row, span));
  if (head.roll == Roll::sum) {
    result.cells.push_back(cell_of(numbers, row, {.last = numbers.sheet().axis().columns() - 1}));
  }
  return result;
}

Section section_of(const Numbers& numbers, const StatementRows& statement,
                   const std::vector<Span>& spans) {
  Table table{.id = statement.id, .columns = {{.id = "row"}}, .money_decimals = 0};
  for (const Span& span : spans)
    table.columns.push_back({.id = span.id, .title = verbatim(span.title), .kind = Kind::money});
  table.columns.push_back({.id = "total", .title = say("Total"), .kind = Kind::money});
  for (const RowId row : statement.rows) {
    table.rows.push_back(row_of(numbers, statement, row, spans));
  }
  return {
      .id = statement.id, .title = title_of_statement(statement.id), .blocks = {std::move(table)}};
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

}  // namespace

namespace {

/// The id of a statement that has no title, as one: "levy_on_lines" is "Levy on lines".
std::string titled(std::string id) {
  std::replace(id.begin(), id.end(), '_', ' ');
  if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
  return id;
}

}  // namespace

Message title_of_statement(const std::string& id) {
  static const std::map<std::string, Message, std::less<>> titles = {
      {"balance", say("Balance")}, {"cash_flow", say("Cash flow")},
      {"checks", say("Checks")},   {"cost", say("Cost")},
      {"drivers", say("Drivers")}, {"investment", say("Investment")},
      {"parts", say("Parts")},     {"payments", say("Payments")},
      {"profit", say("Profit")},   {"quantities", say("Quantities")},
      {"revenue", say("Revenue")}, {"tax", say("Tax")},
      {"time", say("Time")},       {"working_capital", say("Working capital")}};
  const auto found = titles.find(id);
  return found == titles.end() ? verbatim(titled(id)) : found->second;
}

namespace {

Report report_of(const Bid& bid, const CashFlowOptions& options, const Numbers& numbers) {
  const Model& model = *bid.model;
  const std::vector<Span> spans = spans_of(model.sheet.axis(), options.by);
  Report report = report_on(bid, "cashflow");
  std::vector<StatementRows> statements;
  if (options.rows == CashFlowRows::all) {
    statements = {rows_of_kind(model, RowKind::clock, "time"),
                  rows_of_kind(model, RowKind::driver, "drivers"),
                  rows_of_kind(model, RowKind::quantity, "quantities")};
  }
  statements.insert(statements.end(), model.statements.begin(), model.statements.end());
  if (options.rows == CashFlowRows::all)
    statements.push_back(rows_of_kind(model, RowKind::helper, "parts"));
  for (const StatementRows& statement : statements) {
    if (!statement.rows.empty()) report.sections.push_back(section_of(numbers, statement, spans));
  }
  if (const auto& fault = bid.model.fault()) report.remarks.push_back(*fault);
  return report;
}

}  // namespace

Report cash_flow_report(const Bid& bid, const CashFlowOptions& options) {
  return report_of(bid, options, {.model = *bid.model, .snapshot = bid.model.snapshot()});
}

Report cash_flow_workbook(const Bid& bid, const CashFlowOptions& options) {
  const WorkbookCells cells(bid.model);
  Report report =
      report_of(bid, options, {.model = *bid.model, .snapshot = cells.snapshot(), .cells = &cells});
  add_cells(cells, report);
  return report;
}

}  // namespace gonogo
