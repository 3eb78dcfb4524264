// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <ostream>

#include "bids.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/input/remarks.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
};

/// For people a line on standard output where nothing is wrong, for scripts a report in any case.
int check(const std::string& file, const Options& options, Session& session,
          std::vector<Report>& reports) {
  Sources sources;
  auto bid = open_file(options.bids, file, session, sources);
  if (bid.value) {
    if (const auto& fault = bid.value->model.fault()) bid.diagnostics.push_back(*fault);
  }
  if (bid.value) {
    for (Diagnostic& each : remarks(bid.value->loaded.proposal))
      bid.diagnostics.push_back(std::move(each));
    sort_by_place(bid.diagnostics);
  }
  write_diagnostics(bid.diagnostics, sources, options.report, session);
  const bool bad = has_errors(bid.diagnostics);
  if (for_scripts(options.report)) {
    reports.push_back(bid.value ? report_on(*bid.value, "check") : unjudged_report(file, "check"));
    reports.back().remarks = std::move(bid.diagnostics);
  } else if (!bad && !options.report.quiet) {
    session.out << file << ": ok\n";
  }
  return bad ? failed : done;
}

int check_all(const Options& options, Session& session) {
  std::vector<Report> reports;
  int status = done;
  for (const std::string& file : expanded(options.bids.files)) {
    status = std::max(status, check(file, options, session, reports));
  }
  const Arity arity = arity_of(options.bids.files);
  if (!reports.empty()) write_reports(reports, options.report, arity, session);
  return status;
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
                  .run = [options](Session& session) { return check_all(*options, session); }};
  add_flags(command, bid_flags(options->bids));
  add_flags(command, diagnostic_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
