// SPDX-License-Identifier: MIT
/// From the names of files to a bid and the policy that judges it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

struct LoadOptions {
  std::string bid = {};                    ///< file
  std::optional<std::string> policy = {};  ///< file; wins over all else
  bool no_policy = false;                  ///< judge without one
  std::vector<std::string> settings =
      {};                     ///< "drivers.beds=1000", "drivers.units+=100", "revenue*=0.9"
  std::string scenario = {};  ///< id; laid over the bid before the settings
  std::optional<std::string> policy_from_environment =
      {};  ///< value of GONOGO_POLICY; empty counts as unset
};

struct Loaded {
  Proposal proposal = {};
  std::optional<Policy> policy = {};
  bool what_if = false;       ///< a setting moved a number of the policy: the report says WHAT-IF
  std::string bid_hash = {};  ///< SHA-256 of the file's bytes, in hexadecimal
  std::string policy_hash = {};  ///< empty without a policy
};

/// Reads the bid, finds and reads its policy (the option, else the environment's, else the nearest
/// `gonogo-policy.toml` from the bid's folder upward to the root of its repository), and lays
/// scenario and settings over them. All problems of all files come back together, each file's in
/// its order.
///
/// The text of every file read, and of the settings, is added to `sources` under the name its
/// places use.
Checked<Loaded> load(const LoadOptions& options, Sources& sources);

/// The same, problems or not: what could be read, so that a later stage may look for more problems.
/// Not to be computed with if `diagnostics` has errors.
struct Loading {
  Loaded loaded = {};
  Diagnostics diagnostics = {};
  bool readable = true;  ///< false: a file is missing or no TOML, so there is nothing to look at
};
Loading load_leniently(const LoadOptions& options, Sources& sources);

}  // namespace gonogo
