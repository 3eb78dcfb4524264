// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analysis/time_spans.hpp"
#include "gonogo/analysis/paper.hpp"
#include "gonogo/analysis/workbook.hpp"
#include "gonogo/sheet/formula.hpp"

namespace gonogo {
namespace {

/// What the sheets of a workbook have together.
struct WorkbookSize {
  double cells = 0;
  double characters = 0;  ///< of formulas

  /// The rows of a model, a column a step.
  void add_rows(const Model& model) {
    const Sheet& sheet = model.sheet;
    const double columns = sheet.axis().columns();
    for (const SheetRow& row : sheet.rows()) {
      cells += columns;
      if (row.formula != no_node)
        characters += columns * static_cast<double>(most_characters_of(sheet, row.formula));
    }
  }

  /// A row an input, which is written, compared with the files, named, restricted to its range, and
  /// may be changed by each scenario. Levers that change nothing are not listed.
  void add_inputs(const Model& model, std::size_t scenarios) {
    constexpr std::size_t cells_of_input = 30, cells_of_scenario = 6;
    for (const Input& each : model.sheet.inputs()) {
      if (each.lever && each.base == each.neutral) continue;
      cells += static_cast<double>(cells_of_input + cells_of_scenario * scenarios);
    }
  }

  /// Statements, whose cells refer to those of the rows.
  void add_statements(const Model& model, ColumnSpan by, CashFlowRows wanted) {
    constexpr double characters_of_cell = 32;
    std::size_t rows = model.flows.parts.size();
    for (const StatementRows& each : model.statements) rows += each.rows.size();
    if (wanted == CashFlowRows::all) rows += model.sheet.rows().size();
    const auto spans = static_cast<double>(spans_of(model.sheet.axis(), by).size());
    cells += static_cast<double>(rows) * spans;
    characters += static_cast<double>(rows) * spans * characters_of_cell;
  }
};

std::size_t scenarios_of(const Model& model) {
  return model.proposal.scenarios.size() + (model.policy ? model.policy->scenarios.size() : 0);
}

std::optional<Diagnostic> beyond(const WorkbookSize& size, const WorkbookLimits& limits,
                                 const Bid& bid) {
  if (size.cells <= limits.cells && size.characters <= limits.characters) return {};
  const bool cells = size.cells > limits.cells;
  return Diagnostic{
      .code = "too-large",
      .message =
          cells ? say("a workbook has at most {1} cells, and that of this bid would have about {2}",
                      number(Number{.value = limits.cells, .kind = Kind::count}),
                      number(Number{.value = size.cells, .kind = Kind::count}))
                : say("the formulas of a workbook have at most {1} characters together, and those "
                      "of this bid would have about {2}",
                      number(Number{.value = limits.characters, .kind = Kind::count}),
                      number(Number{.value = size.characters, .kind = Kind::count})),
      .place = {.file = bid.model->proposal.file},
      .hint = say("say step = \"year\" in [project], or a shorter period; or write HTML, CSV or "
                  "JSON instead")};
}

}  // namespace

std::optional<Diagnostic> too_large_for_workbook(const Bid& bid, const WorkbookLimits& limits) {
  WorkbookSize size;
  size.add_rows(*bid.written);
  for (const auto& [id, model] : bid.scenarios) size.add_rows(*model);
  size.add_inputs(*bid.written, scenarios_of(*bid.written));
  size.add_statements(*bid.model, years_of(*bid.model), CashFlowRows::statements);
  return beyond(size, limits, bid);
}

std::optional<Diagnostic> too_large_for_workbook(const Bid& bid, const CashFlowOptions& options,
                                                 const WorkbookLimits& limits) {
  WorkbookSize size;
  size.add_rows(*bid.model);
  size.add_inputs(*bid.model, 0);
  size.add_statements(*bid.model, options.by, options.rows);
  return beyond(size, limits, bid);
}

}  // namespace gonogo
