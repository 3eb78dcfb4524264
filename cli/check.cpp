// SPDX-License-Identifier: MIT
#include <memory>
#include <ostream>

#include "bids.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/input/remarks.hpp"
#include "gonogo/model/fault.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
};

/// The problems of a file. For people, a file without errors is a line on standard output.
CommandResult check(const std::string& file, Checked<Bid> opened, const Options& options,
                    Session& session) {
  Diagnostics& found = opened.diagnostics;
  if (opened.value) {
    // Of the bid alone: what is kept for reports also has the scenarios of its rules.
    if (auto fault = find_fault(*opened.value->model)) found.push_back(std::move(*fault));
    for (Diagnostic& each : remarks(opened.value->loaded.proposal))
      found.push_back(std::move(each));
    sort_by_place(found);
  }
  const bool bad = has_errors(found);
  if (!bad && !for_scripts(options.report) && !options.report.quiet)
    session.out << file << ": ok\n";
  CommandResult result{
      opened.value ? report_on(*opened.value, "check") : unjudged_report(file, "check"),
      bad ? failed : done};
  result.report.remarks = std::move(found);
  return result;
}

}  // namespace

Command check_command() {
  const auto options = std::make_shared<Options>();
  Command command{.name = "check",
                  .brief = "Report every problem of the files and judge nothing",
                  .manual =
                      "Reads a bid and its policy and reports every error, warning and note with "
                      "its place. The "
                      "exit status is 0 where the bid can be evaluated, 2 where it cannot.",
                  .run = [options](Session& session) {
                    return report_files(options->bids, options->report, session,
                                        [&](const std::string& file, Checked<Bid> opened) {
                                          return check(file, std::move(opened), *options, session);
                                        });
                  }};
  add_flags(command, bid_flags(options->bids));
  add_flags(command, diagnostic_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
