// SPDX-License-Identifier: MIT
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/paper.hpp"
#include "gonogo/analysis/portfolio.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/analysis/what_if.hpp"
#include "gonogo/analysis/workbook.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report{.details = true};
  bool interactive = false;
};

/// A page that computes is of one bid: its sliders move that.
void check_interactive(const Options& options) {
  if (!options.interactive) return;
  if (!wants_page(options.report))
    throw usage_error(say("only a page of HTML can be interactive"),
                      say("name one, --output=page.html, or say --format=html"));
  if (!options.report.unit.empty())
    throw usage_error(say("an interactive page is in the unit of the bid"),
                      say("leave --unit out, or --interactive"));
  if (arity_of(options.bids.files) == Arity::many)
    throw usage_error(say("an interactive page holds one bid"),
                      say("name one file, or run gonogo once for each"));
}

CommandResult paper_on(const Bid& bid, const Options& options) {
  if (wants_workbook(options.report)) fail_if(too_large_for_workbook(bid));
  const Evaluation evaluation = evaluate(bid);
  const Turning turning = find_turning(bid, evaluation);
  const int status = evaluation.verdict == Verdict::not_judged ? failed : done;
  CommandResult result{wants_workbook(options.report)
                           ? evaluation_workbook(bid, evaluation, &turning)
                           : whole_paper(bid, evaluation, &turning),
                       status, outcome_of(bid, evaluation).headline};
  if (options.interactive && status == done) result.report.script = what_if_script(bid);
  return result;
}

}  // namespace

Command report_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "report",
      .brief = "Write the whole paper on a bid in one document",
      .manual =
          "The front page for the meeting, then the evaluation, the value by line, the cash flow "
          "by year, the sensitivity, the break-even, the scenarios and, of a bid in which "
          "something "
          "varies, the simulation, in one document: gonogo report bid.toml -o paper.html. HTML is "
          "one file that needs no network and no script; printed, "
          "its first page is one sheet of A4. Markdown is for a merge request or a wiki. A "
          "workbook "
          "is that of evaluate. With --interactive the page has a slider for each driver and a "
          "button "
          "for each scenario, and verdict, rules, measures, cash flow and statements follow: it is "
          "one file still, which computes the rows of the bid itself and needs no network. What "
          "shapes the bid (the period, the step, dates) is fixed on it. The link holds what is "
          "moved, and a button copies it as --set. Each document ends with the hashes of what it "
          "was made of and the "
          "command that makes it again; the same input gives the same bytes. The exit status is 0 "
          "where the bid was judged, whatever the verdict, and 2 where it could not be.",
      .run = [options](Session& session) {
        check_interactive(*options);
        return report_bids(options->bids, options->report, session,
                           [&](const Bid& bid) { return paper_on(bid, *options); });
      }};
  command.flags.push_back({.spelling = "--interactive",
                           .target = &options->interactive,
                           .help = "Add sliders to a page of HTML: the numbers follow them"});
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
