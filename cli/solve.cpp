// SPDX-License-Identifier: MIT
#include "gonogo/analysis/solve.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/chance_solution.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/model/measure.hpp"
#include "progress.hpp"

namespace gonogo::cli {
namespace {

constexpr std::uint64_t not_stated = std::numeric_limits<std::uint64_t>::max();

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::optional<std::string> address;
  std::optional<std::string> target;
  std::optional<std::string> over;
  std::uint64_t trials = not_stated, seed = not_stated;
};

Message choice_of(const std::vector<std::string>& texts) {
  std::vector<Message> all;
  for (const std::string& each : texts) all.push_back(verbatim(each));
  return listed(Join::either, std::move(all));
}

/// What to write for a target that is none: static_payback=3 for payback=3.
Message target_hint(const std::string& target) {
  const std::size_t equals = target.find('=');
  const std::string word = target.substr(0, equals);
  if (equals == std::string::npos || !parse_number(target.substr(equals + 1)))
    return say("npv=0, irr=0.12, static_payback=3 (years) or P(go)=0.8");
  std::vector<std::string> meant;
  for (const std::string& name : measure_names()) {
    if (!word.empty() && name.find(word) != std::string::npos)
      meant.push_back(name + target.substr(equals));
  }
  if (const auto near = nearest(word, measure_names()); meant.empty() && near)
    meant.push_back(*near + target.substr(equals));
  return meant.empty() ? say("measures: {1}", verbatim_list(measure_names()))
                       : say("write {1}", choice_of(meant));
}

/// Empty where the target is none of chance.
std::optional<ChanceSolveOptions> chance_wanted_of(const Options& options) {
  const auto share = options.target ? parse_chance_target(*options.target) : std::nullopt;
  if (!share) {
    if (options.trials != not_stated || options.seed != not_stated)
      throw usage_error(say("--trials and --seed go with --target=P(go)=SHARE"),
                        say("--target='P(go)=0.8'"));
    return {};
  }
  if (!(*share > 0 && *share <= 1))
    throw usage_error(say("'{1}': a share is above 0 and at most 1", verbatim(*options.target)),
                      say("--target='P(go)=0.8'"));
  if (options.over)
    throw usage_error(say("--over does not go with --target=P(go)=SHARE"),
                      say("one number at a time: leave out --over"));
  ChanceSolveOptions wanted{.address = options.address, .share = *share};
  if (options.seed != not_stated) wanted.simulation.seed = options.seed;
  if (options.trials == not_stated) return wanted;
  constexpr std::uint64_t most = 1'048'576;
  if (options.trials < 1 || options.trials > most)
    throw usage_error(say("--trials is from 1 to {1}", number(most)), say("--trials=16384"));
  wanted.simulation.trials = options.trials;
  return wanted;
}

SolveOptions wanted_of(const Options& options) {
  SolveOptions wanted{.address = options.address, .over = options.over};
  if (options.target) {
    wanted.target = parse_target(*options.target);
    if (!wanted.target) {
      throw usage_error(say("'{1}' is not MEASURE=VALUE", verbatim(*options.target)),
                        target_hint(*options.target));
    }
  }
  return wanted;
}

CommandResult solve_one(const SolveOptions& wanted, const Bid& bid) {
  const auto found = solve(bid, wanted);
  if (!found.value) throw usage_error(found.diagnostics);
  CommandResult result{solve_report(bid, *found.value), found.value->is_met() ? done : no_go};
  if (!wanted.target) append_new(result.report.remarks, evaluate(bid).faults);
  return result;
}

CommandResult solve_chance_one(ChanceSolveOptions wanted, const Bid& bid, Session& session) {
  Progress progress(session);
  wanted.simulation.progress = [&](std::size_t done, std::size_t all) {
    progress.show(done, all, say("values"));
  };
  const auto found = solve_chance(bid, wanted);
  if (!found.value) throw usage_error(found.diagnostics);
  return {chance_solution_report(bid, *found.value), found.value->stretches.empty() ? no_go : done};
}

/// drivers.price where a file is meant: BID is the only argument without a flag.
void check_files(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const std::filesystem::path path(file);
    std::error_code unknown;
    const bool dotted = path.has_extension() && path.extension() != ".toml";
    if (!dotted || path.has_parent_path() || std::filesystem::exists(path, unknown)) continue;
    throw usage_error(say("there is no file '{1}'", verbatim(file)),
                      say("if it is the number to move: --for={1}", verbatim(file)));
  }
}

}  // namespace

Command solve_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "solve",
      .brief = "Find the price, or any number, at which every rule passes",
      .manual =
          "Searches one number from nothing to four times its value for all ranges in which "
          "every rule passes, and names the rule that binds at their ends; or for the values at "
          "which a measure equals a target. If no value satisfies every rule, names each rule "
          "that none satisfies, its smallest shortfall and what else fails there. The exit status "
          "is 1 then.\n\nWith --target='P(go)=0.8' it finds where the verdict is GO in that share "
          "of "
          "simulated cases. The number has one value in all cases; the other drivers are drawn, "
          "and "
          "the same cases are computed at every value.",
      .flags = {{.spelling = "--for=ADDRESS",
                 .target = &options->address,
                 .help =
                     "The number to move; else the first driver that is a price, else a volume"},
                {.spelling = "--target=MEASURE=VALUE",
                 .target = &options->target,
                 .help = "Meet this instead of every rule: npv=0, irr=0.12, static_payback=3; or "
                         "P(go)=0.8, that the verdict is GO in so many cases"},
                {.spelling = "--over=ADDRESS",
                 .target = &options->over,
                 .help = "Also for several values of a second number: the frontier"},
                {.spelling = "--trials=N",
                 .target = &options->trials,
                 .help = "With P(go): cases to draw, as for simulate; 16384 without it"},
                {.spelling = "--seed=N",
                 .target = &options->seed,
                 .help = "With P(go): what the draws are made from; 1 without it"}},
      .run = [options](Session& session) {
        check_files(options->bids.files);
        if (const auto chance = chance_wanted_of(*options)) {
          return report_bids(options->bids, options->report, session, [&](const Bid& bid) {
            return solve_chance_one(*chance, bid, session);
          });
        }
        const SolveOptions wanted = wanted_of(*options);
        return report_bids(options->bids, options->report, session,
                           [&](const Bid& bid) { return solve_one(wanted, bid); });
      }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
