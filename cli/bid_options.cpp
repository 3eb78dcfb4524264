// SPDX-License-Identifier: MIT
#include "bid_options.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

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
      {.spelling = "--as-of=DATE",
       .target = &options.as_of,
       .help = "The day on which waivers must hold; else that of $SOURCE_DATE_EPOCH, else today "
               "(UTC)"},
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

std::optional<Date> as_of(const BidOptions& options, const Session& session) {
  if (!options.as_of.empty()) {
    const auto date = parse_date(options.as_of);
    if (!date)
      throw usage_error(say("'{1}' is no date", verbatim(options.as_of)),
                        say("--as-of=2027-03-15"));
    return date;
  }
  constexpr double seconds_of_day = 86'400, last_day = 2'932'896;  // 9999-12-31
  const auto epoch = session.environment ? session.environment("SOURCE_DATE_EPOCH") : std::nullopt;
  if (epoch && !epoch->empty()) {
    const auto seconds = parse_number(*epoch);
    if (!seconds || *seconds < 0 || *seconds >= (last_day + 1) * seconds_of_day)
      throw usage_error(say("SOURCE_DATE_EPOCH is no time: '{1}'", verbatim(*epoch)),
                        say("it counts the seconds since 1970-01-01"));
    return civil_from_days(static_cast<long>(*seconds / seconds_of_day));
  }
  return session.today ? std::optional(session.today()) : std::nullopt;
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
          .require_policy = options.require_policy,
          .as_of = as_of(options, session)};
}

}  // namespace gonogo::cli
