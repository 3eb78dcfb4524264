// SPDX-License-Identifier: MIT
#include "analysis/check_sheet.hpp"

#include <cmath>

#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

constexpr const char* checks_id = "workbook_checks";
constexpr const char* accepted_id = "check_tolerance";

struct CheckColumn {
  enum Index : std::size_t { check, difference, differs, result };
};

CellReference at(std::size_t row, CheckColumn::Index column) {
  return {.table = checks_id, .row = row, .column = column};
}

class Checks {
 public:
  Checks(const Bid& bid, const LiveCells& live) : model_(*bid.model), live_(live) {}

  Section sheet(const std::vector<Section>& sheets) {
    for (const RowId row : model_.sheet.rows().ids()) {
      const SheetRow& head = model_.sheet.rows()[row];
      if (head.kind == RowKind::check && head.axis == RowAxis::time)
        add(head.id, head.label,
            joined({"MAX(MAX(", live_.cells().row(row), "),-MIN(", live_.cells().row(row), "))"}));
    }
    add_present_value();
    for (const Section& sheet : sheets) {
      for (const Block& block : sheet.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) add_years(*table);
      }
    }
    return {.id = "checks_of_workbook",
            .title = say("Checks"),
            .blocks = {accepted(), std::move(table_)}};
  }

 private:
  /// What is left by rounding: a share of all money that moves.
  Table accepted() const {
    const double share = 1e-9;
    double moved = 0;
    for (const double each : live_.cells().snapshot().row(model_.flows.project))
      moved += std::abs(each);
    const CellReference of{.table = accepted_id, .row = 0, .column = 1};
    const Formula flow = live_.cells().row(model_.flows.project);
    return {.id = accepted_id,
            .columns = {{.id = "item"}, {.id = "value", .kind = Kind::number}},
            .rows = {{.id = "share",
                      .cells = {{.value = say("Rounding, as a share of all payments")},
                                {.value = share}}},
                     {.id = "accepted",
                      .cells = {{.value = say("Difference that is accepted")},
                                {.value = share * (1 + moved),
                                 .formula = joined({Formula{of}, "*(1+SUMIF(", flow,
                                                    ",\">0\")-SUMIF(", flow, ",\"<0\"))"})}}}},
            .header = false};
  }

  void add(const std::string& id, Message label, Formula difference) {
    const std::size_t row = table_.rows.size();
    const CellReference accepted{.table = accepted_id, .row = 1, .column = 1, .fixed = true};
    const Formula differs{at(row, CheckColumn::differs)};
    table_.rows.push_back(
        {.id = id,
         .cells = {{.value = std::move(label)},
                   {.value = 0.0, .formula = std::move(difference)},
                   {.value = 0.0,
                    .formula = joined({"IF(ABS(", Formula{at(row, CheckColumn::difference)},
                                       ")<=", Formula{accepted}, ",0,1)"})},
                   {.value = say("agrees"),
                    .formula = if_formula(joined({differs, "=0"}), quoted_text(say("agrees")),
                                          quoted_text(say("differs")))}}});
    table_.tones.push_back({.row = row,
                            .column = CheckColumn::result,
                            .condition = joined({differs, "<>0"}),
                            .tone = Tone::bad});
  }

  void add_present_value() {
    const Perspective& view = model_.perspectives.front();
    if (view.discount_factor == no_row || view.discount == no_node) return;
    add("present_value", say("NPV is the cash flow, each step by its discount factor"),
        joined({"SUMPRODUCT(", live_.cells().row(model_.flows.project), ",",
                live_.cells().row(view.discount_factor), ")-SUM(",
                live_.cells().row(view.present_value), ")"}));
  }

  /// The columns of years add up to the total over all steps: none is there twice, none is missing.
  void add_years(const Table& years) {
    if (years.columns.back().id != "total") return;
    const std::size_t last = years.columns.size() - 1;
    Formula sum;
    for (std::size_t r = 0; r < years.rows.size(); ++r) {
      const auto& cells = years.rows[r].cells;
      if (cells.size() <= last || !cells[last].formula) continue;
      const auto cell = [&](std::size_t column) {
        return CellReference{.table = years.id, .row = r, .column = column};
      };
      sum.insert(sum.end(), {sum.empty() ? "ABS(SUM(" : "+ABS(SUM(",
                             RangeReference{cell(1), cell(last - 1)}, ")-", cell(last), ")"});
    }
    if (!sum.empty())
      add("years." + years.id, say("{1}: the years add up to all steps", years.title),
          std::move(sum));
  }

  const Model& model_;
  const LiveCells& live_;
  Table table_{.id = checks_id,
               .columns = {{.id = "check", .title = say("Check")},
                           {.id = "difference", .title = say("Difference"), .kind = Kind::money},
                           {.id = "differs", .title = say("Differs"), .kind = Kind::count},
                           {.id = "result", .title = say("Result")}}};
};

}  // namespace

Section check_sheet(const Bid& bid, const LiveCells& live, const std::vector<Section>& sheets) {
  return Checks(bid, live).sheet(sheets);
}

Cell checks_that_differ(const Section& checks) {
  const auto& table = std::get<Table>(checks.blocks.back());
  if (table.rows.empty()) return {.value = 0.0, .kind = Kind::count};
  return {
      .value = 0.0,
      .kind = Kind::count,
      .formula = joined({"SUM(",
                         Formula{RangeReference{at(0, CheckColumn::differs),
                                                at(table.rows.size() - 1, CheckColumn::differs)}},
                         ")"})};
}

}  // namespace gonogo
