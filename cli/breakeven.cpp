// SPDX-License-Identifier: MIT
#include "gonogo/analysis/breakeven.hpp"

#include <memory>

#include "bids.hpp"
#include "gonogo/model/fault.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
};

CommandResult study(const Bid& bid) {
  auto found = find_breakeven(bid);
  if (!found.value) throw usage_error(found.diagnostics);
  CommandResult result{breakeven_report(bid, *found.value), done};
  if (const auto& fault = bid.model.fault()) result.report.remarks.push_back(*fault);
  return result;
}

}  // namespace

Command breakeven_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "breakeven",
      .brief = "Show how cost behaves, and the volume and price that break even",
      .manual =
          "Changes all drivers with the role volume together and shows which costs are fixed, "
          "variable, mixed or in steps, contribution and operating leverage, and the volume, "
          "price and sales at which EBIT and the present value are zero, by year and over the "
          "term; cost by category; and the price floor, with what each line adds to it. Volumes "
          "are shares of the written ones.",
      .run = [options](Session& session) {
        return report_bids(options->bids, options->report, session,
                           [](const Bid& bid) { return study(bid); });
      }};
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
