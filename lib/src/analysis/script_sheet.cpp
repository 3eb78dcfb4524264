// SPDX-License-Identifier: MIT
/// Writes the rows of a sheet, and what measures and rules read of them, as JavaScript.
#include <algorithm>
#include <map>

#include "analysis/front_tables.hpp"
#include "analysis/script_text.hpp"
#include "analysis/stepped.hpp"
#include "analysis/time_spans.hpp"
#include "analysis/volume_levels.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/base/script_literal.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/model/condition.hpp"
#include "gonogo/model/payback_start.hpp"
#include "gonogo/model/rule_measure.hpp"
#include "gonogo/sheet/formula.hpp"

namespace gonogo {
namespace {

std::string index_of(RowId row) { return std::to_string(row.index()); }
std::string name_of(RowId row) { return "r" + index_of(row); }

std::string postings(const std::vector<Posting>& parts) {
  return script_list(parts, [](const Posting& each) {
    return '[' + index_of(each.row) + ',' + script_number(each.sign) + ']';
  });
}

std::string spans_text(const std::vector<TimeSpan>& spans) {
  return script_list(spans, [](const TimeSpan& each) {
    return '[' + std::to_string(each.first) + ',' + std::to_string(each.last) + ']';
  });
}

/// The comparison of a condition over its operands v[0], v[1]...
class ConditionWriter {
 public:
  explicit ConditionWriter(const BoundCondition& condition) : condition_(condition) {}

  std::string write(const Syntax& part) const {
    switch (part.kind) {
      case Syntax::Kind::number:
        return script_number(part.number);
      case Syntax::Kind::name:
        return named(part.text);
      case Syntax::Kind::negate:
        return "(-" + write(part.parts[0]) + ")";
      case Syntax::Kind::call:
        return called(*find_function(part.text), part.parts);
      case Syntax::Kind::binary:
      case Syntax::Kind::compare:
        return joined(*find_operator(part.text), {write(part.parts[0]), write(part.parts[1])});
      case Syntax::Kind::index:
        break;
    }
    return "NaN";
  }

 private:
  static std::string joined(const Operation& operation, const std::vector<std::string>& operands) {
    const Spelling& script = operation.script;
    if (script.after.empty())
      return '(' + operands[0] + std::string(script.before) + operands[1] + ')';
    return std::string(script.before) + join(operands, ",") + std::string(script.after);
  }

  std::string named(const std::string& name) const {
    for (std::size_t i = 0; i < condition_.operands.size(); ++i) {
      if (condition_.operands[i].name == name) return "v[" + std::to_string(i) + "]";
    }
    return "NaN";
  }

  std::string called(const Operation& function, const std::vector<Syntax>& parts) const {
    std::string out = write(parts[0]);
    if (function.arguments == Arguments::one) return joined(function, {out});
    if (function.arguments == Arguments::condition_first)
      return joined(function, {out, write(parts[1]), write(parts[2])});
    for (std::size_t i = 1; i < parts.size(); ++i) out = joined(function, {out, write(parts[i])});
    return out;
  }

  const BoundCondition& condition_;
};

std::string condition_text(const BoundCondition& condition) {
  const auto& syntax = condition.comparison.syntax().value;
  if (!syntax) return "null";
  const ConditionWriter writer(condition);
  const Operation& sign = *find_operator(syntax->text);
  return "{operands:" +
         script_list(condition.operands,
                     [](const ConditionOperand& each) {
                       return "{unit:" + script_number(each.unit) +
                              (each.measure ? ",measure:" + script_literal(id_of(*each.measure))
                               : each.total != no_row ? ",row:" + index_of(each.total)
                                                      : "") +
                              '}';
                     }) +
         ",left:v=>" + writer.write(syntax->parts[0]) + ",right:v=>" +
         writer.write(syntax->parts[1]) + ",holds:d=>" + std::string(sign.script.before) + "d,0" +
         std::string(sign.script.after) + '}';
}

class SheetWriter {
 public:
  SheetWriter(const Model& model, const std::set<Address>& moves)
      : model_(model), sheet_(model.sheet) {
    dialect_ = {
        .words = Dialect::Words::script,
        .leaf = [this](const NodeData& leaf) { return Formula{leaf_text(leaf)}; },
        .moves = [this, &moves](
                     InputId input) { return moves.contains(sheet_.inputs()[input].address); }};
  }

  std::string write() {
    const std::string steps = steps_text();
    return "{columns:" + std::to_string(sheet_.axis().columns()) +
           ",rows:" + std::to_string(sheet_.rows().size()) +
           ",inputs:" + std::to_string(sheet_.inputs().size()) +
           ",totals:" + std::to_string(totals_) + ",clocks:" + clocks_text() +
           ",counted:" + counted_text() + ",make:(I,R,T)=>{" + steps + "}," + flows_text() + ',' +
           axis_text() + ",views:" + script_list(model_.perspectives, stated_text) +
           ",rules:" + script_list(model_.rules, rule_text) + ',' + tables_text() + '}';
  }

 private:
  std::string leaf_text(const NodeData& leaf) {
    const std::string steps = "," + std::to_string(leaf.steps) + ")";
    switch (kind_of(leaf.op)) {
      case NodeKind::input:
        return "I[" + std::to_string(leaf.input.index()) + "]";
      case NodeKind::row:
        return name_of(leaf.row) + "[c]";
      case NodeKind::prior:
        return "prior(" + name_of(leaf.row) + ",c" + steps;
      case NodeKind::ahead:
        return "ahead(" + name_of(leaf.row) + ",c" + steps;
      case NodeKind::total:
        if (const auto known = totals_of_.find(leaf.row.index()); known != totals_of_.end())
          return "T[" + std::to_string(known->second) + "]";
        totals_of_.emplace(leaf.row.index(), totals_);
        stage_totals_.push_back('[' + std::to_string(totals_) + ',' + index_of(leaf.row) + ',' +
                                std::to_string(sheet_.rows()[leaf.row].begins) + ']');
        return "T[" + std::to_string(totals_++) + "]";
      case NodeKind::spread:
        return spread_text(leaf);
      case NodeKind::pick:
        return "pick(I," + std::to_string(leaf.input.index()) + ',' + std::to_string(leaf.count) +
               ',' + name_of(sheet_.nodes()[leaf.parts[0]].row) + "[c])";
      case NodeKind::constant:
      case NodeKind::missing:
      case NodeKind::calculation:
      case NodeKind::time_function:
        break;  // `write` writes these itself
    }
    return "NaN";
  }

  std::string spread_text(const NodeData& leaf) const {
    std::string text = "spread(" + name_of(leaf.row) + ',' + name_of(leaf.profile) + ",c";
    const std::vector<int>& support = sheet_.rows()[leaf.row].support;
    if (!support.empty())
      text += ',' + script_list(support, [](int column) { return std::to_string(column); });
    return text + ')';
  }

  std::string function_of(NodeId node) { return "c=>" + written(node); }

  std::string step_of(RowId row) {
    const SheetRow& head = sheet_.rows()[row];
    return '[' + index_of(row) + ',' + std::to_string(head.begins) + ',' +
           function_of(head.formula) + ']';
  }

  /// The rows as variables, and the functions that compute them.
  std::string steps_text() {
    std::string names = "const [";
    for (const RowId row : sheet_.rows().ids())
      names += (row.index() == 0 ? "" : ",") + name_of(row);
    const auto rows = [this](const std::vector<RowId>& list) {
      return script_list(list, [this](RowId row) { return step_of(row); });
    };
    std::string text = std::move(names) + "]=R;\nreturn{profiles:" + rows(model_.order.profiles);
    std::vector<std::string> stages;
    totals_of_.clear();
    for (const auto& stage : model_.order.stages) {
      stage_totals_.clear();
      const std::string written = rows(stage);
      stages.push_back("{totals:" + script_list(stage_totals_) + ",rows:" + written + '}');
    }
    text += ",\nstages:" + script_list(stages);
    text += ",\nlimits:" + script_list(model_.rules, [this](const BoundRule& each) {
              return function_of(each.limit);
            });
    text += ",\nviews:" + script_list(model_.perspectives,
                                      [this](const Perspective& each) { return rates_text(each); });
    std::vector<std::string> bounds;
    for (const Bound& each : sheet_.bounds()) {
      if (each.constant) bounds.push_back(function_of(each.node));
    }
    return text + ",\nbounds:" + script_list(bounds) + ",\njumps:" + jumps_text() + "};";
  }

  /// What jumps where its value passes an integer, or 0 where it compares: [row, begins, compares,
  /// value].
  std::string jumps_text() {
    return script_list(jumping_parts(sheet_), [this](const JumpingPart& each) {
      return '[' + index_of(each.row) + ',' + std::to_string(sheet_.rows()[each.row].begins) +
             (each.compares ? ",1,c=>(" : ",0,c=>(") + written(each.value) +
             (each.less == no_node ? "" : ")-(" + written(each.less)) +
             (each.plus == 0 ? ")]" : ")+0.5]");
    });
  }
  std::string written(NodeId node) { return plain(gonogo::write(sheet_, node, dialect_)); }

  std::string rates_text(const Perspective& view) {
    std::vector<std::string> rates;
    const auto add = [&](const char* name, NodeId rate) {
      if (rate != no_node) rates.push_back(std::string(name) + ':' + function_of(rate));
    };
    add("discount", view.discount), add("equity", view.equity);
    add("finance", view.finance), add("reinvest", view.reinvest);
    return '{' + join(rates, ",") + '}';
  }

  /// Which rates of a perspective are stated, and the rows of its factors.
  static std::string stated_text(const Perspective& view) {
    std::vector<std::string> names;
    const auto add = [&](const char* name, NodeId rate) {
      if (rate != no_node) names.push_back(script_literal(name));
    };
    add("discount", view.discount), add("equity", view.equity), add("finance", view.finance);
    add("reinvest", view.reinvest), add("discounting", view.discounting);
    std::string text = "{stated:" + script_list(names);
    if (view.discount_factor != no_row) text += ",factor:" + index_of(view.discount_factor);
    if (view.equity_factor != no_row) text += ",equityFactor:" + index_of(view.equity_factor);
    return text + '}';
  }

  std::string clocks_text() const {
    std::vector<std::string> clocks;
    for (const RowId row : sheet_.rows().ids()) {
      const SheetRow& head = sheet_.rows()[row];
      if (head.formula == no_node)
        clocks.push_back('[' + index_of(row) + ',' + script_runs(head.values) + ']');
    }
    return script_list(clocks);
  }

  /// Rows whose missing value is a fault of the bid (model/fault.cpp).
  std::string counted_text() const {
    std::vector<std::string> counted;
    const auto add = [&](const std::vector<RowId>& rows) {
      for (const RowId row : rows) {
        const SheetRow& head = sheet_.rows()[row];
        if (head.kind != RowKind::driver && head.kind != RowKind::quantity)
          counted.push_back('[' + index_of(row) + ',' + std::to_string(head.begins) + ']');
      }
    };
    add(model_.order.profiles);
    for (const auto& stage : model_.order.stages) add(stage);
    return script_list(counted);
  }

  std::string flows_text() const {
    const Flows& f = model_.flows;
    const std::pair<const char*, RowId> all[] = {
        {"project", f.project},
        {"pretax", f.pretax},
        {"equity", f.equity},
        {"dated", f.dated},
        {"equityDated", f.equity_dated},
        {"investment", f.investment},
        {"cumulative", f.cumulative},
        {"revenue", f.revenue},
        {"ebit", f.ebit},
        {"profit", f.profit},
        {"workingCapital", f.working_capital},
        {"netCapital", f.net_capital},
        {"depreciation", f.depreciation},
        {"gain", f.gain},
        {"salesCost", f.sales_cost},
        {"benefit", f.benefit},
        {"ownerProfit", f.owner_profit},
        {"loansDrawn", f.loans_drawn},
        {"cover", f.cover},
        {"coverService", f.cover_service},
        {"interestCover", f.interest_cover},
        {"coverInterest", f.cover_interest},
        {"lifeCover", f.life_cover},
        {"debt", f.debt},
        {"debtShare", f.debt_share},
        {"debtAlone", f.debt_alone},
        {"writtenOff", sheet_.find("depreciation")},
        {"sale", sheet_.find("sale")},
        {"bookSold", sheet_.find("book_sold")},
        {"cumulativePresentValue", model_.perspectives.front().cumulative_present_value}};
    std::vector<std::string> rows;
    for (const auto& [name, row] : all) {
      if (row != no_row) rows.push_back(std::string(name) + ':' + index_of(row));
    }
    const auto indices = [](const std::vector<Posting>& parts) {
      return script_list(parts, [](const Posting& each) { return index_of(each.row); });
    };
    return "flows:{" + join(rows, ",") + "},parts:" + indices(f.parts) +
           ",equityParts:" + indices(f.equity_parts);
  }

  std::string axis_text() const {
    const TimeAxis& axis = sheet_.axis();
    const auto numbers = [](const std::vector<double>& values) {
      return script_list(values, script_number);
    };
    const auto word = [](bool yes) { return std::string(yes ? "true" : "false"); };
    return "flowTime:" + numbers(model_.flow_time) + ",time:" + numbers(axis.time) +
           ",years:" + std::to_string(years_of_result(axis)) +
           ",stepsPerYear:" + std::to_string(axis.steps_per_year) +
           ",operation:" + std::to_string(axis.operation) +
           ",construction:" + script_number(axis.construction()) +
           ",period:" + script_number(axis.period()) + ",last:" + std::to_string(axis.last) +
           ",paybackStart:" + script_number(payback_start(model_)) +
           ",netCapital:" + word(model_.working_capital == CapitalKind::net) +
           ",normalYearEnds:" + std::to_string(model_.normal_year_ends) +
           ",cashFlowOnly:" + word(model_.proposal.cash_flow.has_value()) +
           ",rounding:" + script_number(flow_rounding(model_.proposal, axis));
  }

  static std::string rule_text(const BoundRule& bound) {
    const WantedMeasure wanted = measure_of(bound);
    std::string text = "{id:" + script_literal(bound.rule.id) +
                       ",measure:" + script_literal(id_of(wanted.measure)) +
                       ",flow:" + script_literal(id_of(wanted.flow)) +
                       ",view:" + std::to_string(wanted.perspective) +
                       ",yearEnds:" + std::to_string(wanted.year_ends) +
                       ",atLeast:" + (bound.at_least ? "true" : "false") +
                       ",must:" + (weight_of(bound) == Must::must ? "true" : "false") +
                       ",ofKind:" + (bound.of_kind ? "true" : "false");
    if (bound.rule.scenario) text += ",scenario:" + script_literal(bound.rule.scenario->value);
    if (bound.rule.probability) text += ",chance:true";
    if (bound.waiver) text += ",waived:" + script_literal(bound.waiver->id);
    if (bound.condition) text += ",condition:" + condition_text(*bound.condition);
    return text + '}';
  }

  /// The tables by year, whose rows are those of the sheet.
  std::string tables_text() const {
    std::vector<std::string> yearly, rows, ids;
    for (const YearlyRow& each : yearly_rows(model_))
      yearly.push_back(script_literal(each.id) + ":{parts:" + postings(each.parts) +
                       ",level:" + (each.is_level ? "true" : "false") + '}');
    for (const StatementRows& statement : model_.statements) {
      ids.push_back(script_literal(statement.id));
      for (const RowId row : statement.rows) add_row(row, rows);
    }
    for (const Posting& each : model_.flows.parts) add_row(each.row, rows);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return "yearly:{spans:" + spans_text(yearly_spans(model_)) + ",rows:{" + join(yearly, ",") +
           "}},statements:{ids:" + script_list(ids) +
           ",spans:" + spans_text(spans_of(sheet_.axis(), years_of(model_))) + ",rows:{" +
           join(rows, ",") + "},signs:" + postings(model_.flows.parts) + "}";
  }

  void add_row(RowId row, std::vector<std::string>& rows) const {
    constexpr const char* rolls[] = {"sum", "last", "year", "none"};
    const SheetRow& head = sheet_.rows()[row];
    rows.push_back(script_literal(head.id) + ":[" + index_of(row) + ',' +
                   script_literal(rolls[static_cast<std::size_t>(head.roll)]) + ',' +
                   std::to_string(head.begins) + ',' + script_literal(script_kind(head.unit)) +
                   ']');
  }

  const Model& model_;
  const Sheet& sheet_;
  Dialect dialect_ = {};
  std::size_t totals_ = 0;
  std::vector<std::string> stage_totals_ = {};
  std::map<std::size_t, std::size_t> totals_of_ = {};  ///< by row
};

}  // namespace

std::string sheet_script(const Model& model, const std::set<Address>& moves) {
  return SheetWriter(model, moves).write();
}

}  // namespace gonogo
