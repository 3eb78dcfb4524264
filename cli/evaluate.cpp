// SPDX-License-Identifier: MIT
#include <memory>
#include <optional>

#include "bids.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/portfolio.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/analysis/workbook.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  bool turn = false;
};

int exit_of(Verdict verdict, const BidOptions& options) {
  switch (verdict) {
    case Verdict::go:
      return done;
    case Verdict::conditional:
      return fails_on(options, "conditional") ? no_go : done;
    case Verdict::no_go:
      return no_go;
    case Verdict::not_judged:
      break;
  }
  return failed;
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
          "adds the tables. Of several bids it is one line each.",
      .flags = {{.spelling = "--turn",
                 .target = &options->turn,
                 .help = "Include what would change the verdict in NDJSON"},
                {.spelling = "--details",
                 .target = &options->report.details,
                 .help = "In a text too: all measures and rules, and what would make each failed "
                         "rule pass; of several bids their reports"}},
      .run = [options](Session& session) {
        return report_bids(
            options->bids, options->report, session,
            [&](const Bid& bid) {
              const Evaluation evaluation = evaluate(bid);
              std::optional<Turning> turning;
              // A report that nobody reads needs no search.
              const bool is_one_of_many = arity_of(options->bids.files) == Arity::many &&
                                          wants_text(options->report) && !options->report.details;
              if (is_written(options->report) && !is_one_of_many &&
                  (options->turn || !wants_lines(options->report)))
                turning = find_turning(bid, evaluation);
              const Turning* found = turning ? &*turning : nullptr;
              const int status = exit_of(evaluation.verdict, options->bids);
              if (wants_workbook(options->report))
                return CommandResult{evaluation_workbook(bid, evaluation, found), status};
              return CommandResult{evaluation_report(bid, evaluation, found), status};
            },
            portfolio_report);
      }};
  command.flags.push_back(fail_flag(options->bids, {"conditional", "warning"}));
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
