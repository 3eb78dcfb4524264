// SPDX-License-Identifier: MIT
/// From the names of files to a bid and the policy that judges it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/base/date.hpp"
#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/input/laid_over.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

struct LoadOptions {
  std::string bid = {};                    ///< file
  std::optional<std::string> policy = {};  ///< file; wins over all else
  bool no_policy = false;                  ///< judge without one
  std::vector<std::string> settings =
      {};                     ///< "drivers.beds=1000", "drivers.units+=100", "revenue*=0.9"
  std::string scenario = {};  ///< id; laid over the bid and the settings
  std::optional<std::string> policy_from_environment =
      {};                          ///< value of GONOGO_POLICY; empty counts as unset
  bool require_policy = false;     ///< without a policy the bid is not judged: an error
  std::optional<Date> as_of = {};  ///< the day on which waivers must hold; none: they are an error
};

/// One setting of a command line, with the value it replaced.
struct Setting {
  std::string written = {};  ///< "drivers.beds*=0.9"
  std::string address = {};
  std::string before = {};  ///< as text; empty where there was none, or more than one number
  std::string after = {};   ///< as text; of more than one number, what was written
};

struct Loaded {
  Proposal proposal = {};
  std::optional<Policy> policy = {};
  std::string bid_hash = {};     ///< SHA-256 of the file's bytes, in hexadecimal
  std::string policy_hash = {};  ///< empty without a policy
  std::map<std::string, std::string> series_hashes = {};  ///< of each CSV file of the bid, by name
  std::vector<Setting> settings = {};      ///< those that were applied, in their order
  LaidOver laid = {};                      ///< by the scenario
  std::optional<Date> waivers_as_of = {};  ///< where the policy has waivers for the bid
};

/// Reads the bid, finds and reads its policy (the option, else the environment's, else the nearest
/// one: Files::nearest_policy), and applies settings and scenario to them. All problems of all files
/// are returned together, those of a file in its order.
///
/// Adds the text of every file it reads, and of the settings, to `sources` under the name that the
/// places in it use.
Checked<Loaded> load(Files& files, const LoadOptions& options, Sources& sources);

/// The problems of a policy by itself, waivers that have expired among them, or none if the file is a bid. A policy is named
/// gonogo-policy.toml or has a section [policy].
std::optional<Diagnostics> check_policy(Files& files, const std::string& name,
                                        const std::optional<Date>& as_of, Sources& sources);

// All that was read and parsed; in lib/src/input/documents.hpp.
struct Documents;

/// The bid under its scenarios and those of its policy, by id: what load_scenario returns.
using LoadedScenarios = std::map<std::string, Checked<Loaded>>;

/// The same with or without problems: what could be read, so that a later stage can find more problems.
///
/// Note: do not compute with `loaded` if `diagnostics` has errors.
struct Loading {
  Loaded loaded = {};
  Diagnostics diagnostics = {};
  bool readable = true;  ///< false: a file is missing or is no TOML, so there is nothing to look at
  std::shared_ptr<const Documents> documents =
      {};                          ///< what was read, for load_scenario; never null
  LoadedScenarios scenarios = {};  ///< loaded already: without settings, all of a sound bid
};
Loading load_leniently(Files& files, const LoadOptions& options, Sources& sources);

/// The bid under a scenario, with the settings it was read with. Reads and parses no file again.
///
/// Requires: the bid was read without errors.
Checked<Loaded> load_scenario(const Documents& documents, const std::string& scenario);

/// The bid as its files are written: without scenario and settings.
///
/// Requires: as load_scenario.
Checked<Loaded> load_unchanged(const Documents& documents);

}  // namespace gonogo
