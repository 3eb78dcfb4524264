// SPDX-License-Identifier: MIT
#include "analysis/evaluation_report.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chance_text.hpp"
#include "analysis/front_page.hpp"
#include "analysis/rule_tables.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/vat_effect.hpp"
#include "gonogo/analysis/waivers.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/proposal/service_levels.hpp"

namespace gonogo {
namespace {

Row item(const std::string& id, Message label, Cell value) {
  return {.id = id, .cells = {{.value = std::move(label)}, std::move(value)}};
}

Row item(const std::string& id, Message label, Message value) {
  return item(id, std::move(label), Cell{.value = std::move(value), .kind = Kind::text});
}

Message period_text(const TimeAxis& axis) {
  const Message whole = duration_text(axis.period());
  if (axis.construction() <= 0) return whole;
  return say("{1}: {2} to build, {3} of operation", whole, duration_text(axis.construction()),
             duration_text(axis.period() - axis.construction()));
}

/// "survey (spent before the decision), ...": what the bid shows and does not count.
Message left_out_of(const Proposal& proposal) {
  std::vector<Message> all;
  const auto add = [&](const auto& each) {
    if (!each.excluded) return;
    all.push_back(
        say("{1} ({2})", verbatim(name_or_id(each.name, each.id)), verbatim(each.excluded->value)));
  };
  std::for_each(proposal.investment.begin(), proposal.investment.end(), add);
  std::for_each(proposal.lines.begin(), proposal.lines.end(), add);
  return listed(Join::comma, std::move(all));
}

/// "3.5 % from Y1, 3.0 % from Y31"
Message rates_in_time(const Bid& bid, const Perspective& view) {
  const auto rates = bid.model.snapshot().row(view.discount_rate);
  std::vector<Message> parts;
  for (std::size_t c = 1; c < rates.size(); ++c) {
    if (c > 1 && rates[c] == rates[c - 1]) continue;
    parts.push_back(say("{1} from {2}", value_text({.value = rates[c], .kind = Kind::rate}),
                        verbatim(bid.model->sheet.axis().labels[c])));
  }
  return listed(Join::comma, std::move(parts));
}

void add_conventions(const Bid& bid, const LiveCells* live, Table& table) {
  const Model& model = *bid.model;
  for (const Perspective& view : model.perspectives) {
    if (view.discounting == no_node) continue;
    const bool first = &view == &model.perspectives.front();
    const bool changes = view.discount == no_node;
    table.rows.push_back(item(
        first ? "discount_rate" : "own_discount_rate",
        first ? say("Discount rate") : say("Discount rate of the bid"),
        changes ? Cell{.value = rates_in_time(bid, view), .kind = Kind::text}
                : Cell{.value = bid.model.snapshot().value(view.discount, 0), .kind = Kind::rate}));
    if (live && !changes) live->attach(table.rows.back().cells[1], view.discount);
  }
  if (model.timing != Timing::end)
    table.rows.push_back(item("timing", say("Discounted"),
                              model.timing == Timing::mid ? say("in the middle of each step")
                                                          : say("at the start of each step")));
  if (model.payback_from == PaybackFrom::operation && model.sheet.axis().construction() > 0)
    table.rows.push_back(
        item("payback_from", say("Payback counts"), say("from the end of construction")));
  if (model.payback_within == PaybackWithin::even)
    table.rows.push_back(
        item("payback_within", say("Payback takes"), say("all money of a step as even")));
  if (const double days = model.sheet.axis().days_in_year; days != 365)
    table.rows.push_back(item("days_in_year", say("What is counted in days"),
                              say("by {1} days a year", exact(days))));
  const auto add_uplift = [&](const std::string& section, Message label) {
    const auto uplift = value_at(model, "uplift." + section);
    if (!uplift) return;
    Cell value{.value = *uplift, .kind = Kind::rate};
    if (live) LiveCells::fix(value);
    table.rows.push_back(item("uplift_" + section, std::move(label), std::move(value)));
  };
  add_uplift("investment", say("Optimism-bias uplift on investment (policy)"));
  add_uplift("cost", say("Optimism-bias uplift on cost (policy)"));
  for (const ServiceLevel& own : model.proposal.service_levels) {
    if (!model.policy || !service_level_named({}, &*model.policy, own.id)) continue;
    const Message name_of_level = verbatim(own.name.value.empty() ? own.id : own.name.value);
    table.rows.push_back(item("sla_" + own.id, say("Service level {1}", name_of_level),
                              say("of the bid, in place of the policy's")));
  }
}

Table bid_table(const Bid& bid, const LiveCells* live) {
  const Model& model = *bid.model;
  Table table{
      .id = "bid", .columns = {{.id = "item"}, {.id = "value", .flexible = true}}, .header = false};
  const auto add = [&](const std::string& id, Message label, Message value) {
    if (!value.empty()) table.rows.push_back(item(id, std::move(label), std::move(value)));
  };
  add("customer", say("Customer"), verbatim(model.proposal.project.customer.value));
  add("period", say("Period"), period_text(model.sheet.axis()));
  add_conventions(bid, live, table);
  add("grade", say("Customer grade"), verbatim(model.proposal.project.grade.value));
  add("kind", say("Kind of bid"), verbatim(model.proposal.project.kind.value));
  add("left_out", say("Left out"), left_out_of(model.proposal));
  if (model.policy)
    add("policy", say("Policy"),
        say("{1} ({2})", verbatim(model.policy->name.value), verbatim(model.policy->file)));
  return table;
}

/// The explanation of "several" rates, and of a borrowing-type root.
Message rate_remark(const Irr& rates) {
  if (rates.status == IrrStatus::several) {
    if (const auto only = rates.only_between(least_usual_rate, greatest_usual_rate)) {
      return say(
          "IRR: NPV is zero at each of these rates; {1} is the only rate between -90% and 1,000% "
          "a year; the NPV at the limit decides.",
          rate_text(*only));
    }
    return say("IRR: NPV is zero at each of these rates; the NPV at the limit decides.");
  }
  if (rates.status == IrrStatus::unique && rates.type == FlowType::borrowing) {
    return say(
        "IRR: this rate is paid, not earned: the money comes first; the NPV at the limit decides.");
  }
  return {};
}

/// All internal rates, where there are several.
Table rates_table(const Irr& rates, const LiveCells* live) {
  Table table{.id = "irr_rates",
              .columns = {{.id = "rate", .title = say("Internal rate"), .kind = Kind::rate}}};
  for (const IrrRoot& root : rates.roots) {
    Cell cell{.value = root.rate, .kind = Kind::rate};
    if (root.rate < -0.99995) cell.note = rate_text(root.rate);  // would be drawn as -100 %
    if (live) LiveCells::fix(cell);
    table.rows.push_back(
        {.id = "rate_" + std::to_string(table.rows.size() + 1), .cells = {std::move(cell)}});
  }
  return table;
}

constexpr const char* measures_id = "measures";

Table measures_table(const Evaluation& evaluation, LiveCells* live) {
  Table table{.id = measures_id,
              .columns = {{.id = "measure"}, {.id = "value", .kind = Kind::money}},
              .header = false};
  for (const MeasureResult& each : evaluation.measures) {
    const bool equity = each.wanted.flow == FlowKind::equity;
    const Message title = title_of(each.wanted.measure);
    table.rows.push_back(
        {.id = (equity ? "equity_" : "") + std::string(id_of(each.wanted.measure)),
         .cells = {{.value = equity ? say("{1}, equity", title) : title}, measure_cell(each)}});
    if (live) live->attach(table.rows.back().cells[1], each);
  }
  return table;
}

std::vector<Block> decision_blocks(const Bid& bid, const Evaluation& evaluation,
                                   const FrontPage& page, const LiveCells* live) {
  if (!live) return front_blocks(*bid.model, page);
  std::vector<Block> blocks;
  if (evaluation.faults.empty() && !evaluation.rules.empty())
    blocks.push_back(verdict_table(evaluation, *live));
  blocks.push_back(Paragraph{.id = "summary",
                             .text = LiveCells::as_evaluated(headline_of(*bid.model, page)),
                             .tone = tone_of(evaluation.verdict)});
  if (List reasons = reasons_of(*bid.model, page); !reasons.items.empty())
    blocks.push_back(std::move(reasons));
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

Section measures_section(const Evaluation& evaluation, LiveCells* live) {
  Section section{.id = "measures",
                  .title = say("Measures"),
                  .blocks = {measures_table(evaluation, live)},
                  .detail = true};
  const Message remark = rate_remark(evaluation.rates);
  if (!remark.empty()) {
    section.blocks.push_back(
        Paragraph{.id = "irr_remark", .text = live ? LiveCells::as_evaluated(remark) : remark});
    if (evaluation.rates.status == IrrStatus::several)
      section.blocks.push_back(rates_table(evaluation.rates, live));
  }
  if (live)
    section.blocks.push_back(Paragraph{
        .text = say(
            "The workbook computes one rate at which NPV is zero. gonogo evaluate shows whether "
            "it is the only one."),
        .tone = Tone::faint});
  return section;
}

/// A workbook has the same sheets whatever the verdict.
Section as_one_sheet(std::vector<Section> turns) {
  Section sheet{.id = "turn",
                .title = say("What would change the verdict"),
                .blocks = {Paragraph{.text = say("All of this sheet is as evaluated.")}},
                .detail = true};
  for (Section& each : turns)
    sheet.blocks.insert(sheet.blocks.end(), std::move_iterator(each.blocks.begin()),
                        std::move_iterator(each.blocks.end()));
  return sheet;
}

}  // namespace

Report evaluation_report(const Bid& bid, const Evaluation& evaluation, const Turning* turning,
                         LiveCells* live) {
  FrontPage page = front_page_of(bid, evaluation);
  if (!live) page.vat = vat_effect(bid);
  if (page.verdict != Verdict::not_judged) page.compensations = mean_compensations(bid);
  Report report = report_on(bid, "evaluate");
  seal_cases(report, evaluation);
  report.facts.push_back({"verdict",
                          {.value = verbatim(id_of(evaluation.verdict)),
                           .kind = Kind::text,
                           .tone = tone_of(evaluation.verdict)}});
  report.sections.push_back({.id = "decision",
                             .title = live ? say("Verdict") : Message(),
                             .blocks = decision_blocks(bid, evaluation, page, live)});
  std::vector<Section> turns;
  if (turning) turns = turning_sections(bid, evaluation, *turning);
  if (!live) {
    if (!turns.empty()) {
      report.sections.push_back(std::move(turns.front()));
      turns.erase(turns.begin());
    }
    report.sections.push_back(key_section(*bid.model, page));
  }
  report.sections.push_back(
      {.id = "bid", .title = say("Bid"), .blocks = {bid_table(bid, live)}, .detail = true});
  report.sections.push_back(measures_section(evaluation, live));
  report.sections.push_back({.id = "rules",
                             .title = say("Rules"),
                             .blocks = {rules_table(bid, evaluation, live)},
                             .detail = true});
  if (page.vat) report.sections.push_back(vat_section(*page.vat));
  if (live && !turns.empty()) turns = {as_one_sheet(std::move(turns))};
  for (Section& each : turns) report.sections.push_back(std::move(each));
  report.remarks = evaluation.faults;
  WaiverUse use;
  use.add(bid, evaluation);
  for (Diagnostic& each : use.unused()) report.remarks.push_back(std::move(each));
  return report;
}

Report evaluation_report(const Bid& bid, const Evaluation& evaluation, const Turning* turning) {
  return evaluation_report(bid, evaluation, turning, nullptr);
}

}  // namespace gonogo
