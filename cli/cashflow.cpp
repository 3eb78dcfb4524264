// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/paper.hpp"
#include "gonogo/analysis/site_flows.hpp"
#include "gonogo/analysis/workbook.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string by = "auto";
  bool all = false;
  std::string only = {};
  std::string form = "own";
};

ColumnSpan span_named(const std::string& name, const Model& model) {
  if (name == "year") return ColumnSpan::year;
  if (name == "step") return ColumnSpan::step;
  if (name == "calendar") {
    if (auto lack = lacks_book_years(model))
      throw usage_error(say("--by=calendar: {1}", std::move(lack->reason)), std::move(lack->hint));
    return ColumnSpan::book_year;
  }
  return model.sheet.axis().columns() > 14 ? ColumnSpan::year : ColumnSpan::step;
}

/// The form has all of the project flow and nothing else.
void check_form(const Options& options) {
  if (options.form == "own") return;
  const bool by_site = options.by == "site";
  if (!options.all && options.only.empty() && !by_site) return;
  throw usage_error(say("--form={1} and {2} exclude each other", verbatim(options.form),
                        verbatim(by_site       ? "--by=site"
                                 : options.all ? "--all"
                                               : "--only")),
                    say("leave one out"));
}

CashFlowOptions wanted_of(const Options& options, const Bid& bid) {
  CashFlowOptions wanted{.by = span_named(options.by, *bid.model),
                         .rows = options.all ? CashFlowRows::all : CashFlowRows::statements};
  if (options.form == "cn") wanted.form = CashFlowForm::chinese;
  if (options.only.empty()) return wanted;
  const auto known = statement_ids(bid, wanted.rows);
  wanted.only = split(options.only, ',');
  for (const std::string& id : wanted.only) {
    if (std::find(known.begin(), known.end(), id) == known.end())
      throw usage_error(say("'{1}' is not a statement of this bid", verbatim(id)),
                        say("it has {1}", verbatim_list(known)));
  }
  return wanted;
}

CommandResult by_site(const Bid& bid) {
  auto report = site_flow_report(bid);
  if (!report.value) throw usage_error(report.diagnostics);
  return {std::move(*report.value), done};
}

}  // namespace

Command cashflow_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "cashflow",
      .brief = "Print the rows of a bid by step or by year",
      .manual =
          "Prints the cash flow and then its schedules (revenue, cost, investment, tax, ...) by "
          "step, or rolled up to years (the default where there are many steps), with totals. "
          "Flows are summed over a year; levels and discount factors are those at its end. "
          "--by=calendar names the book years, 2027, 2028, which close with year_ends; short years "
          "say so, and covers are of the project year that ends in it. --by=site sums the lines "
          "that add up a list of sites, site by site, where the list has a column id. --form=cn "
          "prints the project cash flow in the form of the Chinese Methods and Parameters instead: "
          "inflows, outflows, net and cumulative flow before and after income tax, and the "
          "indicators below. Rows that are 0 throughout are left out of a text.",
      .flags = {{.spelling = "--by=SPAN",
                 .target = &options->by,
                 .help = "One column a step, a project year or a book year; or one row a site",
                 .choices = {"auto", "step", "year", "calendar", "site"}},
                {.spelling = "--only=LIST",
                 .target = &options->only,
                 .help = "Only these statements, by id: --only=tax,profit"},
                {.spelling = "--form=FORM",
                 .target = &options->form,
                 .help = "The bid's own statements, or the project cash flow in the form that "
                         "appraisals in China have, with its indicators",
                 .choices = {"own", "cn"}},
                {.spelling = "--all",
                 .target = &options->all,
                 .help = "Also drivers, quantities, time, parts of formulas and rows of zeros"}},
      .run = [options](Session& session) {
        check_form(*options);
        return report_bids(options->bids, options->report, session, [&](const Bid& bid) {
          if (options->by == "site") return by_site(bid);
          const CashFlowOptions wanted = wanted_of(*options, bid);
          if (wants_workbook(options->report)) fail_if(too_large_for_workbook(bid, wanted));
          CommandResult result{wants_workbook(options->report) ? cash_flow_workbook(bid, wanted)
                                                               : cash_flow_report(bid, wanted),
                               done};
          const bool own = wanted.form == CashFlowForm::own;
          if (wants_document(options->report) && wanted.only.empty() && own) {
            auto& blocks = result.report.sections.front().blocks;
            blocks.insert(blocks.begin(), cash_flow_chart(bid, wanted.by));
          }
          return result;
        });
      }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
