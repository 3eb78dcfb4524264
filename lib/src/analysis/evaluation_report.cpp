// SPDX-License-Identifier: MIT
#include "analysis/evaluation_report.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {
namespace {

Row item(const std::string& id, std::string_view label, Cell value) {
  return {.id = id, .cells = {{.value = words(label)}, std::move(value)}};
}

std::string period_text(const TimeAxis& axis) {
  std::string text = years_text(axis.period());
  if (axis.construction() <= 0) return text;
  return text + ": " + years_text(axis.construction()) + " " + words("to build") + ", " +
         years_text(axis.period() - axis.construction()) + " " + words("of operation");
}

/// "survey (spent before the decision), ...": what the bid shows and does not count.
std::string left_out_of(const Proposal& proposal) {
  std::vector<std::string> all;
  const auto add = [&](const auto& each) {
    if (!each.excluded) return;
    all.push_back(name_or_id(each.name, each.id) + " (" + each.excluded->value + ")");
  };
  std::for_each(proposal.investment.begin(), proposal.investment.end(), add);
  std::for_each(proposal.lines.begin(), proposal.lines.end(), add);
  return join(all, ", ");
}

Table bid_table(const Bid& bid, const LiveCells* live) {
  const Model& model = *bid.model;
  Table table{
      .id = "bid", .columns = {{.id = "item"}, {.id = "value", .flexible = true}}, .header = false};
  const auto add = [&](const std::string& id, std::string_view label, std::string value) {
    table.rows.push_back(item(id, label, {.value = std::move(value), .kind = Kind::text}));
  };
  if (!model.proposal.project.customer.value.empty())
    add("customer", "Customer", model.proposal.project.customer.value);
  add("period", "Period", period_text(model.sheet.axis()));
  for (const Perspective& view : model.perspectives) {
    if (view.discount == no_node) continue;
    const bool first = &view == &model.perspectives.front();
    table.rows.push_back(
        item(first ? "discount_rate" : "own_discount_rate",
             first ? "Discount rate" : "Discount rate of the bid",
             {.value = bid.model.snapshot().value(view.discount, 0), .kind = Kind::rate}));
    if (live) live->attach(table.rows.back().cells[1], view.discount);
  }
  if (model.timing != Timing::end)
    add("timing", "Discounted",
        words(model.timing == Timing::mid ? "in the middle of each step"
                                          : "at the start of each step"));
  if (model.payback_from == PaybackFrom::operation && model.sheet.axis().construction() > 0)
    add("payback_from", "Payback counts", words("from the end of construction"));
  for (const char* section : {"investment", "cost"}) {
    const auto uplift = value_at(model, std::string("uplift.") + section);
    if (!uplift) continue;
    table.rows.push_back(item(std::string("uplift_") + section,
                              std::string("Added to every ") + section,
                              {.value = *uplift, .kind = Kind::rate}));
    if (live) LiveCells::fix(table.rows.back().cells[1]);
  }
  const std::string left_out = left_out_of(model.proposal);
  if (!left_out.empty()) add("left_out", "Left out", left_out);
  if (model.policy)
    add("policy", "Policy", model.policy->name.value + " (" + model.policy->file + ")");
  return table;
}

/// The explanation of "several" rates, and of a borrowing-type root.
std::string rate_remark(const Irr& rates) {
  const std::string decided = words("the present value at the limit decides");
  if (rates.status == IrrStatus::several) {
    std::string text = words("the flow is worth nothing at each of these rates");
    if (const auto only = rates.only_between(-0.9, 10)) {
      text += "; " + percent_text(*only) + " " +
              words("is the only rate between -90 % and 1,000 % a year");
    }
    return text + "; " + decided;
  }
  if (rates.status == IrrStatus::unique && rates.type == FlowType::borrowing) {
    return words("this rate is paid, not earned: the money comes first") + "; " + decided;
  }
  return "";
}

/// All internal rates, where there are several.
Table rates_table(const Irr& rates, const LiveCells* live) {
  Table table{.id = "irr_rates",
              .columns = {{.id = "rate", .title = words("Internal rate"), .kind = Kind::rate}}};
  for (const IrrRoot& root : rates.roots) {
    Cell cell{.value = root.rate, .kind = Kind::rate};
    if (root.rate < -0.99995) cell.note = percent_text(root.rate);  // would be drawn as -100 %
    if (live) LiveCells::fix(cell);
    table.rows.push_back(
        {.id = "rate_" + std::to_string(table.rows.size() + 1), .cells = {std::move(cell)}});
  }
  return table;
}

constexpr const char* measures_id = "measures";

Table measures_table(const Bid& bid, const Evaluation& evaluation, LiveCells* live) {
  Table table{.id = measures_id,
              .columns = {{.id = "measure"}, {.id = "value", .kind = Kind::money}},
              .header = false};
  for (const MeasureResult& each : evaluation.measures) {
    table.rows.push_back(
        {.id = std::string(id_of(each.wanted.measure)),
         .cells = {{.value = title_of(each.wanted.measure)}, measure_cell(*bid.model, each)}});
    if (live) live->attach(table.rows.back().cells[1], each);
  }
  return table;
}

Tone tone_of(RuleOutcome outcome, Must severity) {
  if (outcome == RuleOutcome::pass) return Tone::good;
  if (outcome == RuleOutcome::does_not_apply) return Tone::faint;
  return outcome == RuleOutcome::fail && severity == Must::should ? Tone::caution : Tone::bad;
}

/// "NPV at least 0.00 [stress]"
std::string requirement_of(const Model& model, const BoundRule& rule, double limit) {
  std::string subject = short_title_of(rule.measure) + " " +
                        words(rule.at_least ? "at least" : "at most") + " " +
                        value_text({.value = limit, .kind = kind_of(rule.measure)});
  if (rule.flow != FlowKind::project) subject += " (" + std::string(id_of(rule.flow)) + ")";
  if (rule.rule.scenario) subject += " [" + rule.rule.scenario->value + "]";
  if (rule.perspective > 0 && model.policy) subject += " (" + words("bid's own rates") + ")";
  return subject;
}

constexpr const char* rules_id = "rules";

/// Columns of the table of rules. `code` is for formulas, in a workbook only.
struct RuleColumn {
  enum Index : std::size_t { rule, measure, severity, sense, limit, value, margin, result, code };
};

void make_live(Row& row, const RuleResult& result, LiveCells& live) {
  row.cells.emplace_back();
  const auto at = [&](RuleColumn::Index column) {
    return PlacedCell{row.cells[column], {.table = rules_id, .row = result.rule, .column = column}};
  };
  live.attach({.limit = at(RuleColumn::limit),
               .value = at(RuleColumn::value),
               .margin = at(RuleColumn::margin),
               .result = at(RuleColumn::result),
               .code = at(RuleColumn::code)},
              result);
}

Row rule_row(const Model& model, const RuleResult& result) {
  const BoundRule& rule = model.rules[result.rule];
  const Kind kind = kind_of(rule.measure);
  Cell margin{.kind = result.by_present_value ? Kind::money : kind};
  if (std::isfinite(result.margin)) margin.value = result.margin;
  if (result.by_present_value)
    margin.note =
        words("the margin is the NPV at ") + value_text({.value = result.limit, .kind = kind});
  const std::string severity = rule.rule.severity == Must::must ? "must" : "should";
  return {.id = rule.rule.id,
          .cells = {{.value = rule.rule.id},
                    {.value = requirement_of(model, rule, result.limit),
                     .code = std::string(id_of(rule.measure))},
                    {.value = words(severity), .code = severity},
                    {.value = words(rule.at_least ? "at least" : "at most"),
                     .code = rule.at_least ? "at_least" : "at_most"},
                    {.value = result.limit, .kind = kind},
                    measure_cell(model, result.measured),
                    std::move(margin),
                    {.value = outcome_text(result.outcome, rule.rule.severity),
                     .code = std::string(id_of(result.outcome)),
                     .tone = tone_of(result.outcome, rule.rule.severity)}},
          .place = rule.rule.place};
}

Table rules_table(const Bid& bid, const Evaluation& evaluation, LiveCells* live) {
  Table table{
      .id = rules_id,
      .columns = {{.id = "rule", .title = words("Rule")},
                  {.id = "measure", .title = words("Requires"), .flexible = true},
                  {.id = "severity", .title = words("Severity"), .drawn = false},
                  {.id = "sense", .title = words("Sense"), .drawn = false},
                  {.id = "limit", .title = words("Limit"), .kind = Kind::money, .drawn = false},
                  {.id = "value", .title = words("Value"), .kind = Kind::money},
                  {.id = "margin", .title = words("Margin"), .kind = Kind::money},
                  {.id = "result", .title = words("Result")}},
      .money_decimals = 0};
  if (live) table.columns.push_back({.id = "code", .title = words("Code"), .kind = Kind::count});
  for (const RuleResult& each : evaluation.rules) {
    table.rows.push_back(rule_row(*bid.model, each));
    if (live) make_live(table.rows.back(), each, *live);
  }
  return table;
}

Tone tone_of(Verdict verdict) {
  return verdict == Verdict::go            ? Tone::good
         : verdict == Verdict::conditional ? Tone::caution
                                           : Tone::bad;
}

/// The verdict by the results of the rules in the workbook.
Table verdict_table(const Evaluation& evaluation, const LiveCells& live) {
  const auto at = [](std::size_t row) {
    return CellReference{.table = rules_id, .row = row, .column = RuleColumn::code};
  };
  Cell verdict{.value = verdict_text(evaluation.verdict), .kind = Kind::text};
  live.attach(verdict, {at(0), at(evaluation.rules.size() - 1)});
  return {
      .id = "verdict_now",
      .columns = {{.id = "item"}, {.id = "value"}},
      .rows = {{.id = "verdict_now",
                .cells = {{.value = words("By the inputs of this workbook")}, std::move(verdict)}}},
      .header = false};
}

/// "NO-GO: return, payback fail." and the reasons the rules give.
std::vector<Block> decision_blocks(const Bid& bid, const Evaluation& evaluation,
                                   const LiveCells* live) {
  std::vector<std::string> failed, unknown, reasons;
  for (const RuleResult& each : evaluation.rules) {
    const Rule& rule = bid.model->rules[each.rule].rule;
    if (each.outcome == RuleOutcome::cannot_compute) unknown.push_back(rule.id);
    if (each.outcome != RuleOutcome::fail) continue;
    failed.push_back(rule.id);
    if (!rule.reason.value.empty()) reasons.push_back(rule.id + ": " + rule.reason.value);
  }
  std::string text = verdict_text(evaluation.verdict) + ": ";
  if (evaluation.verdict == Verdict::not_judged) {
    text += unknown.empty() ? words("a number has no value")
                            : join(unknown, ", ") + " " + words("cannot be computed");
  } else if (!failed.empty()) {
    text += join(failed, ", ") + " " + words(failed.size() == 1 ? "fails" : "fail");
  } else {
    text += words("every rule passes");
  }
  text += live ? ". " + LiveCells::as_evaluated() : ".";
  std::vector<Block> blocks;
  if (live && evaluation.faults.empty() && !evaluation.rules.empty())
    blocks.push_back(verdict_table(evaluation, *live));
  blocks.push_back(Paragraph{.id = "summary", .text = text, .tone = tone_of(evaluation.verdict)});
  if (!reasons.empty()) blocks.push_back(List{.id = "reasons", .items = reasons});
  return blocks;
}

}  // namespace

Formula measure_place(const Evaluation& evaluation, Measure measure) {
  for (std::size_t m = 0; m < evaluation.measures.size(); ++m) {
    if (evaluation.measures[m].wanted.measure == measure)
      return {CellReference{.table = measures_id, .row = m, .column = 1}};
  }
  return {};
}

namespace {

Section measures_section(const Bid& bid, const Evaluation& evaluation, LiveCells* live) {
  Section section{.id = "measures",
                  .title = words("Measures"),
                  .blocks = {measures_table(bid, evaluation, live)}};
  const std::string remark = rate_remark(evaluation.rates);
  if (!remark.empty()) {
    const std::string end = live ? ". " + LiveCells::as_evaluated() : ".";
    section.blocks.push_back(
        Paragraph{.id = "irr_remark", .text = words("IRR") + ": " + remark + end});
    if (evaluation.rates.status == IrrStatus::several)
      section.blocks.push_back(rates_table(evaluation.rates, live));
  }
  if (live)
    section.blocks.push_back(Paragraph{
        .text = words("A rate of return is a spreadsheet's here: one rate at which the flow is "
                      "worth nothing. gonogo evaluate tells whether it is the only one."),
        .tone = Tone::faint});
  return section;
}

}  // namespace

Report evaluation_report(const Bid& bid, const Evaluation& evaluation, LiveCells* live) {
  Report report = report_on(bid, "evaluate");
  report.facts.push_back({"verdict",
                          {.value = std::string(id_of(evaluation.verdict)),
                           .kind = Kind::text,
                           .tone = tone_of(evaluation.verdict)}});
  report.sections.push_back({.id = "decision",
                             .title = words("Verdict"),
                             .blocks = decision_blocks(bid, evaluation, live)});
  report.sections.push_back({.id = "bid", .title = words("Bid"), .blocks = {bid_table(bid, live)}});
  report.sections.push_back(measures_section(bid, evaluation, live));
  report.sections.push_back(
      {.id = "rules", .title = words("Rules"), .blocks = {rules_table(bid, evaluation, live)}});
  report.remarks = evaluation.faults;
  return report;
}

Report evaluation_report(const Bid& bid, const Evaluation& evaluation) {
  return evaluation_report(bid, evaluation, nullptr);
}

}  // namespace gonogo
