// SPDX-License-Identifier: MIT
/// The flags of every command over bids: which bids, which policy, which values to try.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "gonogo/input/load.hpp"

namespace gonogo::cli {

struct BidOptions {
  std::vector<std::string> files = {};
  std::optional<std::string> policy =
      {};                       ///< none: GONOGO_POLICY, else the nearest gonogo-policy.toml
  bool no_policy = false;       ///< by the bid's own rates and rules alone
  bool require_policy = false;  ///< a bid without a policy is not judged
  std::string as_of = {};       ///< "2027-03-15": the day on which waivers must hold; empty: today
  std::vector<std::string> fail_on = {};  ///< "conditional", "warning": what counts as `no_go` too
  std::string scenario = {};              ///< id; laid over the bid before the settings
  std::vector<std::string> settings =
      {};  ///< as written: "drivers.beds=1000", "drivers.units+=100"
};

/// FILE..., --policy, --no-policy and --set bound to `options`, which must outlive the parse.
std::vector<Flag> bid_flags(BidOptions& options);

/// The same without FILE.
std::vector<Flag> setting_flags(BidOptions& options);

/// --scenario, for commands that look at one case of the bid.
Flag scenario_flag(BidOptions& options);

/// --fail-on, for commands whose status may count more than errors.
Flag fail_flag(BidOptions& options, std::vector<std::string> choices);

bool fails_on(const BidOptions& options, std::string_view what);

/// The day on which waivers must hold: that of --as-of, else of SOURCE_DATE_EPOCH, else today.
std::optional<Date> as_of(const BidOptions& options, const Session& session);

/// What to load for one of the files.
LoadOptions load_options(const BidOptions& options, const std::string& file,
                         const Session& session);

}  // namespace gonogo::cli
