// SPDX-License-Identifier: MIT
#include "analysis/annual_sheets.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/statement_kinds.hpp"
#include "gonogo/analysis/paper.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

constexpr std::array<std::string_view, 7> of_loans_and_taxes = {
    "tax", vat_id, "loans", "cover", "owner", "owner_balance", "equity"};

constexpr const char* chart_id = "cash_flow_by_year";

bool is_of_loans_or_taxes(const std::string& id) {
  return std::find(of_loans_and_taxes.begin(), of_loans_and_taxes.end(), id) !=
         of_loans_and_taxes.end();
}

/// The numbers of the chart, a row a year, each from the cash flow by year above.
Table chart_table(const Chart& chart, const Table& flow, const std::vector<std::string>& rows) {
  Table table{.id = chart_id, .title = chart.title, .columns = {{.id = "year"}}};
  for (const Series& each : chart.series)
    table.columns.push_back({.id = each.id, .title = each.title, .kind = Kind::money});
  for (std::size_t year = 0; year < chart.categories.size(); ++year) {
    Row row{.id = "year_" + std::to_string(year), .cells = {{.value = chart.categories[year]}}};
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const auto from = std::find_if(flow.rows.begin(), flow.rows.end(),
                                     [&](const Row& each) { return each.id == rows[s]; });
      Cell cell{.value = chart.series[s].values[year]};
      if (from != flow.rows.end())
        cell.formula =
            Formula{CellReference{.table = flow.id,
                                  .row = static_cast<std::size_t>(from - flow.rows.begin()),
                                  .column = year + 1}};
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_chart(const Bid& bid, const Table& flow, Section& sheet) {
  const Model& model = *bid.model;
  Chart chart = cash_flow_chart(bid, years_of(model));
  if (chart.categories.empty()) return;
  const auto id_of_row = [&](RowId row) {
    return row == no_row ? std::string() : model.sheet.rows()[row].id;
  };
  Table numbers = chart_table(chart, flow,
                              {id_of_row(model.flows.project), id_of_row(model.flows.cumulative),
                               id_of_row(model.perspectives.front().cumulative_present_value)});
  const auto column = [&](std::size_t at) {
    return RangeReference{{.table = chart_id, .row = 0, .column = at},
                          {.table = chart_id, .row = numbers.rows.size() - 1, .column = at}};
  };
  chart.places = column(0);
  for (std::size_t s = 0; s < chart.series.size(); ++s) chart.series[s].cells = column(s + 1);
  sheet.blocks.emplace_back(std::move(numbers));
  sheet.blocks.emplace_back(std::move(chart));
}

}  // namespace

std::vector<Section> annual_sheets(const Bid& bid, const WorkbookCells& cells) {
  Report report = live_cash_flow(bid, {.by = years_of(*bid.model)}, cells);
  Section annual{.id = "annual", .title = say("Annual")},
      loans{.id = "loans_and_taxes", .title = say("Loans and taxes")};
  const Table* flow = nullptr;
  for (const Section& each : report.sections) {
    Section& sheet = is_of_loans_or_taxes(each.id) ? loans : annual;
    for (const Block& block : each.blocks) {
      sheet.blocks.push_back(block);
      auto* table = std::get_if<Table>(&sheet.blocks.back());
      if (table == nullptr) continue;
      table->title = each.title;
      if (each.id == cash_flow_id) flow = std::get_if<Table>(&block);
    }
  }
  if (flow != nullptr) add_chart(bid, *flow, annual);
  std::vector<Section> sheets = {std::move(annual)};
  if (!loans.blocks.empty()) sheets.push_back(std::move(loans));
  return sheets;
}

}  // namespace gonogo
