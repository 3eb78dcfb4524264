// SPDX-License-Identifier: MIT
#include "gonogo/analysis/breakeven.hpp"

#include <memory>

#include "bids.hpp"
#include "gonogo/base/diagnostic_set.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string by = "ebit";
};

BreakEvenBy by_named(const std::string& name) {
  return name == "profit" ? BreakEvenBy::profit : BreakEvenBy::ebit;
}

CommandResult study(const Bid& bid, BreakEvenBy by) {
  auto found = find_breakeven(bid, by);
  CommandResult result{breakeven_report(bid, *found.value), done};
  append_new(result.report.remarks, std::move(found.diagnostics));
  return result;
}

}  // namespace

Command breakeven_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "breakeven",
      .brief = "Show how cost behaves, and the volume and price that break even",
      .manual =
          "Changes all drivers with the role volume together, from nothing to four times what is "
          "written, and shows how sales, cost and depreciation behave (fixed, variable, mixed, in "
          "steps) and where NPV and EBIT are 0. EBIT breaks even by two definitions. Before "
          "building, depreciation of what is bought with the volume is variable: how much must be "
          "sold? Once built, all depreciation is fixed: how much of what is built must be used "
          "(capacity utilisation, 生产能力利用率, as the Methods and Parameters for the Economic "
          "Evaluation of Construction Projects, 3rd edition 2006, define it)? The contribution "
          "ratio is contribution / sales by volume; a sum that does not move with the volume and "
          "other income are no sales by volume and reduce what they have to cover: break-even "
          "sales = (fixed cost - other) / ratio. Safety is the share of the sales by volume above "
          "break-even. Cost by category, and the price floor with what each line adds to it. A bid "
          "without a driver with the role volume gets the last two. With --by=profit what breaks "
          "even is the profit after the interest and fees of loans: before building, interest on "
          "what is borrowed for what the volume needs is variable, once built it is fixed.",
      .flags = {{.spelling = "--by=RESULT",
                 .target = &options->by,
                 .help = "What breaks even: EBIT, or the profit after interest",
                 .choices = {"ebit", "profit"}}},
      .run = [options](Session& session) {
        return report_bids(options->bids, options->report, session,
                           [&](const Bid& bid) { return study(bid, by_named(options->by)); });
      }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
