// SPDX-License-Identifier: MIT
#include <algorithm>
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

/// "explain npv bid.toml": the bid is the first argument.
void check_order(const Options& options) {
  const auto is_bid = [](const std::string& word) { return word.ends_with(".toml"); };
  const auto file = std::find_if(options.what.begin(), options.what.end(), is_bid);
  if (is_bid(options.file) || file == options.what.end()) return;
  throw usage_error(say("the file comes first, not '{1}'", verbatim(options.file)),
                    say("gonogo explain {1} {2}", verbatim(*file), verbatim(options.file)));
}

}  // namespace

Command explain_command() {
  const auto options = std::make_shared<Options>();
  Command command{.name = "explain",
                  .brief = "Derive a number down to the inputs, with file and line",
                  .manual =
                      "WHAT is a measure (npv, irr, ...), a row by its section and id "
                      "(revenue.calls; cashflow -f csv lists them), or a row at a "
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
                    check_order(*options);
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
