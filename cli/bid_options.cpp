// SPDX-License-Identifier: MIT
#include "bid_options.hpp"

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
      {.spelling = "--set=ADDRESS=VALUE",
       .target = &options.settings,
       .help = "Try a value: drivers.beds=1000, or drivers.beds*=0.9, or drivers.beds+=50; may be "
               "repeated"},
  };
}

LoadOptions load_options(const BidOptions& options, const std::string& file,
                         const Session& session) {
  return {.bid = file,
          .policy = options.policy,
          .no_policy = options.no_policy,
          .settings = options.settings,
          .policy_from_environment =
              session.environment ? session.environment("GONOGO_POLICY") : std::nullopt};
}

}  // namespace gonogo::cli
