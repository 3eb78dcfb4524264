// SPDX-License-Identifier: MIT
#include "gonogo/analysis/scenario.hpp"

#include <algorithm>
#include <memory>

#include "bids.hpp"
#include "gonogo/base/diagnostic_set.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
};

}  // namespace

Command scenario_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "scenario",
      .brief = "Put the scenarios of a bid and its policy side by side",
      .manual =
          "Applies each scenario to the bid and shows its measures, the difference of its net "
          "present value to the bid as written, its verdict and the rules that fail (discretionary "
          "ones in brackets). If scenarios "
          "state probabilities, the bid as written has the remaining probability, and the "
          "report adds the expected present value, its standard deviation and P(NPV >= 0), plain "
          "and interpolated. Drivers with a "
          "discrete distribution are enumerated jointly and exactly.",
      .run = [options](Session& session) {
        return report_bids(options->bids, options->report, session, [&](const Bid& bid) {
          auto found = find_scenarios(bid);
          CommandResult result{scenario_report(bid, *found.value), done};
          append_new(result.report.remarks, std::move(found.diagnostics));
          append_new(result.report.remarks, found.value->results.front().evaluation.faults);
          return result;
        });
      }};
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
