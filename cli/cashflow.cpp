// SPDX-License-Identifier: MIT
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/cash_flow.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string by = "auto";
  bool all = false;
};

By by_named(const std::string& name, const TimeAxis& axis) {
  if (name == "year") return By::year;
  if (name == "step") return By::step;
  return axis.columns() > 14 ? By::year : By::step;
}

}  // namespace

Command cashflow_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "cashflow",
      .brief = "Print the rows of a bid by step or by year",
      .manual =
          "Prints revenue, cost, investment and the cash flow by step, or rolled up to "
          "years (the default where "
          "there are many steps), with totals. Flows are summed over a year, levels "
          "are those at its end.",
      .flags = {{.spelling = "--by=SPAN",
                 .target = &options->by,
                 .help = "One column a step or a year",
                 .choices = {"auto", "step", "year"}},
                {.spelling = "--all",
                 .target = &options->all,
                 .help = "Also drivers, quantities, time and parts of formulas"}},
      .run = [options](Session& session) {
        return report_bids(options->bids, options->report, session, [&](const Bid& bid) {
          const CashFlowOptions wanted{
              .by = by_named(options->by, bid.model->sheet.axis()),
              .rows = options->all ? CashFlowRows::all : CashFlowRows::statements};
          return CommandResult{wants_workbook(options->report) ? cash_flow_workbook(bid, wanted)
                                                               : cash_flow_report(bid, wanted),
                               done};
        });
      }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
