// SPDX-License-Identifier: MIT
#include "gonogo/analysis/solve.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/model/measure.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::optional<std::string> address;
  std::optional<std::string> target;
  std::optional<std::string> over;
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
    return say("npv=0, irr=0.12 or static_payback=3 (years)");
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
          "is 1 then.",
      .flags = {{.spelling = "--for=ADDRESS",
                 .target = &options->address,
                 .help =
                     "The number to move; else the first driver that is a price, else a volume"},
                {.spelling = "--target=MEASURE=VALUE",
                 .target = &options->target,
                 .help = "Meet this instead of every rule: npv=0, irr=0.12, static_payback=3"},
                {.spelling = "--over=ADDRESS",
                 .target = &options->over,
                 .help = "Also for several values of a second number: the frontier"}},
      .run = [options](Session& session) {
        check_files(options->bids.files);
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
