// SPDX-License-Identifier: MIT
#include <memory>
#include <ostream>

#include "bids.hpp"
#include "gonogo/analysis/bid_problems.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/proposal/stated_sources.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  bool sources = false;
};

Report report_of(const std::string& file, const OpenedFile& opened) {
  if (opened.bid.value) return report_on(*opened.bid.value, "check");
  if (opened.other_kind.empty()) return unjudged_report(file, "check");
  return {.command = "check",
          .facts = {{opened.other_kind + "_file", {.value = verbatim(file), .kind = Kind::text}}}};
}

/// The problems of a file. For people, a file without errors is a line on standard output.
CommandResult check(const std::string& file, OpenedFile opened, const Options& options,
                    Session& session) {
  Diagnostics& found = opened.bid.diagnostics;
  if (const auto& bid = opened.bid.value) {
    for (Diagnostic& each : problems_of(*bid)) found.push_back(std::move(each));
    if (options.sources) {
      for (Diagnostic& each : without_source(bid->loaded.proposal))
        found.push_back(std::move(each));
    }
    sort_by_place(found);
  }
  const bool bad = has_errors(found);
  if (!bad && wants_text(options.report) && !options.report.quiet)
    session.out << printable(file) << ": ok\n";
  CommandResult result{report_of(file, opened), bad ? failed : done};
  if (!bad && wants_document(options.report))
    result.report.sections.push_back(
        {.id = "check", .blocks = {Paragraph{.text = say("{1}: ok", verbatim(file))}}});
  result.report.remarks = std::move(found);
  return result;
}

}  // namespace

Command check_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "check",
      .brief = "Report every problem of the files and judge nothing",
      .manual =
          "Reads a bid and its policy and reports every error, warning and note with "
          "its place. A file named gonogo-policy.toml, or with a section [policy], is "
          "checked as a policy, and one with a section [portfolio] as a portfolio. The exit status "
          "is 0 where the bid can be evaluated, 2 "
          "where it cannot; with --fail-on=warning it is 1 where there are warnings. --sources "
          "also notes each driver, investment, line, level of working capital and loan that "
          "states no source.",
      .run = [options](Session& session) {
        return report_files(options->bids, options->report, session, OtherKinds::checked,
                            [&](const std::string& file, OpenedFile opened) {
                              return check(file, std::move(opened), *options, session);
                            });
      }};
  command.flags.push_back(fail_flag(options->bids, {"warning"}));
  command.flags.push_back({.spelling = "--sources",
                           .target = &options->sources,
                           .help = "Also note what states no source for its figures"});
  add_flags(command, bid_flags(options->bids));
  add_flags(command, diagnostic_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
