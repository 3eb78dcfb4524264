// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <ostream>

#include "bids.hpp"
#include "files.hpp"
#include "gonogo/analysis/shards.hpp"
#include "gonogo/analysis/simulation.hpp"
#include "gonogo/base/text.hpp"
#include "progress.hpp"
#include "simulation_result.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::uint64_t trials = 16'384;
  std::uint64_t seed = 1;
  std::string sampling = "sobol";
  std::optional<std::string> precision, shard;
  bool total = false;
};

/// "0.5%" or "0.005", as a share.
double precision_of(const std::string& text) {
  const bool percent = text.ends_with('%');
  const auto value = parse_number(percent ? text.substr(0, text.size() - 1) : text);
  const double share = value.value_or(0) / (percent ? 100 : 1);
  constexpr double widest = 0.5;
  if (share > 0 && share <= widest) return share;
  throw usage_error(say("--precision is a share between 0 and 50%, not '{1}'", verbatim(text)),
                    say("--precision=0.5% draws until the share of GO is known to +-0.5 points"));
}

SimulationOptions study_of(const Options& options) {
  if (options.trials < 1 || options.trials > most_points)
    throw usage_error(say("--trials is from 1 to {1}", number(most_points)), say("--trials=16384"));
  SimulationOptions study{.trials = options.trials, .seed = options.seed};
  if (options.sampling == "latin") study.sampling = Sampling::latin;
  if (options.sampling == "plain") study.sampling = Sampling::plain;
  if (options.precision) study.precision = precision_of(*options.precision);
  study.total_effects = options.total;
  return study;
}

Diagnostic first_error(const Diagnostics& found) {
  const auto error = std::find_if(found.begin(), found.end(), [](const Diagnostic& each) {
    return each.severity == Severity::error;
  });
  return error != found.end() ? *error : found.front();
}

Shard shard_of(const Options& options) {
  if (options.total)
    throw usage_error(say("--total does not go with --shard"),
                      say("a shard holds the cases as they are"));
  if (options.precision)
    throw usage_error(say("--precision does not go with --shard"),
                      say("the number of cases must be known: --trials=1048576"));
  const auto shard = parse_shard(*options.shard);
  if (!shard)
    throw usage_error(say("'{1}' is no shard", verbatim(*options.shard)),
                      say("--shard=2/8 is the second of eight"));
  return *shard;
}

/// Writes the outcomes of a part of the cases, for `gonogo merge`.
int write_shard(const Options& options, Session& session) {
  const Shard shard = shard_of(options);
  if (arity_of(options.bids.files) == Arity::many)
    throw usage_error(say("a shard is of one bid"), say("name one file"));
  SimulationOptions study = study_of(options);
  Progress progress(session);
  study.progress = [&](std::size_t done, std::size_t all) {
    progress.show(done, all, say("cases"));
  };
  Checked<std::string> text;
  const auto make = [&](const Bid& bid) {
    text = simulate_shard(bid, study, shard);
    if (!text.value) throw Failure(first_error(text.diagnostics));
    return CommandResult{};
  };
  ReportOptions nothing = options.report;
  nothing.output = "-";
  nothing.format.clear();
  nothing.quiet = true;
  const int status = report_bids(options.bids, nothing, session, make);
  if (!text.value) return status;
  if (options.report.output == "-")
    session.out << *text.value << std::flush;
  else
    write_file(options.report.output, *text.value);
  return status;
}

CommandResult simulate_one(const Options& options, const Bid& bid, Session& session) {
  SimulationOptions study = study_of(options);
  Progress progress(session);
  study.progress = [&](std::size_t done, std::size_t all) {
    progress.show(done, all, say("cases"));
  };
  auto found = simulate(bid, study);
  if (!found.value) throw Failure(first_error(found.diagnostics));
  return result_of(bid, *found.value);
}

}  // namespace

Command simulate_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "simulate",
      .brief = "Show what chance does to the verdict",
      .manual =
          "Draws the drivers that have low and high, a spread or a distribution, judges the bid in "
          "each case, and prints in how many the verdict is GO, how sure that is, the distribution "
          "of the net present value, what drives it, and how often each rule fails. A driver with "
          "low and high alone has a PERT distribution.\n\nEvery mean, share and quantile comes "
          "with the interval that holds the truth with 95% confidence, found from 16 independent "
          "parts of the sample. The same seed gives the same report. If only discrete drivers "
          "vary, and there are no more combinations than trials, all are computed and nothing is "
          "drawn. Scenarios with probabilities are mixed in.\n\nA case without a present value or "
          "a verdict is counted, and is not GO.",
      .flags = {{.spelling = "--trials=N",
                 .target = &options->trials,
                 .help = "Cases to draw, at least; 16384 without it. Sobol points are 16 times a "
                         "power of two"},
                {.spelling = "--seed=N",
                 .target = &options->seed,
                 .help = "What the draws are made from; 1 without it"},
                {.spelling = "--precision=SHARE",
                 .target = &options->precision,
                 .help = "Draw more, up to 1048576 cases, until the share of GO is known so well: "
                         "0.5% means +-0.5 points with 95% confidence"},
                {.spelling = "--total",
                 .target = &options->total,
                 .help = "Also the total Sobol index of each driver: computes all cases once more "
                         "for each"},
                {.spelling = "--shard=I/N",
                 .target = &options->shard,
                 .help = "Compute the I-th of N parts of the cases alone, and write their outcomes "
                         "for gonogo merge"},
                {.spelling = "--sampling=HOW",
                 .target = &options->sampling,
                 .help = "How cases are drawn; scrambled Sobol points without it",
                 .choices = {"sobol", "latin", "plain"}}},
      .run = [options](Session& session) {
        if (options->shard) return write_shard(*options, session);
        return report_bids(options->bids, options->report, session,
                           [&](const Bid& bid) { return simulate_one(*options, bid, session); });
      }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
