// SPDX-License-Identifier: MIT
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/explanation.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string file;
  std::vector<std::string> what;
  bool addresses = false;
};

CommandResult explain(const Options& options, const Bid& bid) {
  if (options.addresses) return {addresses_report(bid), done};
  if (options.what.empty()) {
    throw usage_error(say("explain what?"),
                      say("name a measure (npv), a row (revenue.calls) or a row at a step "
                          "(revenue.calls@M12); --addresses lists what can be moved"));
  }
  auto report = explanation_report(bid, options.what);
  if (!report.value) throw usage_error(report.diagnostics);
  return {std::move(*report.value), done};
}

}  // namespace

Command explain_command() {
  const auto options = std::make_shared<Options>();
  Command command{.name = "explain",
                  .brief = "Derive a number down to the inputs, with file and line",
                  .manual =
                      "WHAT is a measure (npv, irr, ...), the id of a row as cashflow prints it "
                      "(revenue.calls), or a row at a "
                      "step (revenue.calls@M12). Prints the formula that was computed, its "
                      "operands' values, and where each "
                      "was written.",
                  .flags = {{.spelling = "BID", .target = &options->file, .help = "The bid"},
                            {.spelling = "[WHAT...]",
                             .target = &options->what,
                             .help = "Measures, rows, rows at a step"},
                            {.spelling = "--addresses",
                             .target = &options->addresses,
                             .help = "List every number that can be moved"}},
                  .run = [options](Session& session) {
                    options->bids.files = {options->file};
                    return report_bids(options->bids, options->report, session,
                                       [&](const Bid& bid) { return explain(*options, bid); });
                  }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, setting_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
