// SPDX-License-Identifier: MIT
#include <map>
#include <memory>
#include <optional>

#include "bids.hpp"
#include "gonogo/analysis/bid_problems.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/paper.hpp"
#include "gonogo/analysis/portfolio.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/analysis/workbook.hpp"
#include "gonogo/base/diagnostic_set.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  bool turn = false;
  std::map<std::string, BidOutcome> outcomes = {};  ///< of the bids that were judged, by file
};

/// What the page of several bids needs to know of each, in the order of input.
Report summary_of(const Options& options, std::span<const std::string> files) {
  std::vector<BidOutcome> all;
  for (const std::string& file : files) {
    const auto judged = options.outcomes.find(file);
    all.push_back(judged == options.outcomes.end() ? BidOutcome{.file = file} : judged->second);
  }
  return portfolio_report(all);
}

/// A report that nobody reads needs no search.
bool needs_turning(const Options& options) {
  const ReportOptions& report = options.report;
  const bool is_a_row = arity_of(options.bids.files) == Arity::many && !report.details &&
                        (wants_text(report) || wants_document(report) || wants_csv(report));
  return is_written(report) && !is_a_row && (options.turn || !wants_lines(report));
}

/// As the format wants it: live cells in a workbook, a page of paper for a document.
Report report_of(const Options& options, const Bid& bid, const Evaluation& evaluation,
                 const Turning* turning) {
  if (wants_workbook(options.report)) return evaluation_workbook(bid, evaluation, turning);
  const bool is_a_row = arity_of(options.bids.files) == Arity::many && !options.report.details;
  if (wants_document(options.report) && !is_a_row) return front_paper(bid, evaluation, turning);
  return evaluation_report(bid, evaluation, turning);
}

}  // namespace

Command evaluate_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "evaluate",
      .brief = "Judge a bid: measures, rules, verdict",
      .manual =
          "Reads a bid and the policy that judges it, computes its measures and says GO, "
          "CONDITIONAL or NO-GO and "
          "why. The exit status is 0 for go and conditional, 1 for no-go, 2 where the bid could "
          "not be judged. --fail-on=conditional and --fail-on=warning exit with 1 for these too. "
          "With -f xlsx the cells of the workbook carry the formulas. A text is the front page: "
          "the "
          "verdict, the rules that fail and by how much, and what would make them pass; --details "
          "adds the tables. Of several bids it is a line and a row of one table each, in CSV the "
          "row.",
      .flags = {{.spelling = "--turn",
                 .target = &options->turn,
                 .help = "Include what would change the verdict in NDJSON"},
                {.spelling = "--details",
                 .target = &options->report.details,
                 .help = "In a text too: all measures and rules, and what would make each failed "
                         "rule pass; of several bids, in CSV too, their reports"}},
      .run = [options](Session& session) {
        return report_bids(
            options->bids, options->report, session,
            [&](const Bid& bid) {
              if (wants_workbook(options->report)) fail_if(too_large_for_workbook(bid));
              const Evaluation evaluation = evaluate(bid);
              std::optional<Turning> turning;
              if (needs_turning(*options)) turning = find_turning(bid, evaluation);
              BidOutcome outcome = outcome_of(bid, evaluation);
              const Turning* found = turning ? &*turning : nullptr;
              CommandResult result{report_of(*options, bid, evaluation, found),
                                   exit_of(evaluation.verdict, options->bids), outcome.headline};
              // Lines have no page of all bids.
              if (!wants_lines(options->report))
                options->outcomes[bid.options.bid] = std::move(outcome);
              append_new(result.report.remarks, flow_remarks(bid));
              return result;
            },
            [options](std::span<const std::string> files) { return summary_of(*options, files); },
            wants_lines(options->report) ? Reporting::side_by_side : Reporting::in_turn);
      }};
  command.flags.push_back(fail_flag(options->bids, {"conditional", "warning"}));
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
