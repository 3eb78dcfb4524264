// SPDX-License-Identifier: MIT
#include "bid_options.hpp"

#include <algorithm>

namespace gonogo::cli {

std::vector<Flag> bid_flags(BidOptions& options) {
  std::vector<Flag> flags = setting_flags(options);
  flags.insert(flags.begin(), {.spelling = "FILE...",
                               .target = &options.files,
                               .help = "Bid to read; a folder means all bids in it"});
  return flags;
}

std::vector<Flag> setting_flags(BidOptions& options) {
  return {
      {.spelling = "--policy=FILE",
       .target = &options.policy,
       .help = "Judge by this policy; else by $GONOGO_POLICY, else by the nearest "
               "gonogo-policy.toml from the bid's folder upward to the repository's root"},
      {.spelling = "--no-policy",
       .target = &options.no_policy,
       .help = "Judge by the bid's own rates and rules alone"},
      {.spelling = "--require-policy",
       .target = &options.require_policy,
       .help = "Refuse to judge a bid for which no policy is found"},
      {.spelling = "--set=ADDRESS=VALUE",
       .target = &options.settings,
       .help = "Try a value: drivers.beds=1000, or drivers.beds*=0.9, or drivers.beds+=50; may be "
               "repeated"},
  };
}

Flag scenario_flag(BidOptions& options) {
  return {
      .spelling = "--scenario=ID",
      .target = &options.scenario,
      .help =
          "Look at the bid under this scenario, of its own or of the policy; --set comes after"};
}

Flag fail_flag(BidOptions& options, std::vector<std::string> choices) {
  return {.spelling = "--fail-on=WHAT",
          .target = &options.fail_on,
          .help = "Exit with 1 for this too; may be repeated",
          .choices = std::move(choices)};
}

bool fails_on(const BidOptions& options, std::string_view what) {
  return std::find(options.fail_on.begin(), options.fail_on.end(), what) != options.fail_on.end();
}

LoadOptions load_options(const BidOptions& options, const std::string& file,
                         const Session& session) {
  if (options.no_policy && options.require_policy)
    throw usage_error(say("--no-policy and --require-policy exclude each other"),
                      say("leave one out"));
  return {.bid = file,
          .policy = options.policy,
          .no_policy = options.no_policy,
          .settings = options.settings,
          .scenario = options.scenario,
          .policy_from_environment =
              session.environment ? session.environment("GONOGO_POLICY") : std::nullopt,
          .require_policy = options.require_policy};
}

}  // namespace gonogo::cli
