// SPDX-License-Identifier: MIT
/// A bid ready to be asked: read, compiled, with the scenarios its rules are judged in.
#pragma once

#include <map>
#include <string>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/load.hpp"
#include "gonogo/model/evaluated_model.hpp"

namespace gonogo {

struct Bid {
  LoadOptions options = {};                         ///< how it was read
  std::shared_ptr<const Documents> documents = {};  ///< what was read, for open_scenario
  Loaded loaded = {};
  EvaluatedModel model = {};  ///< with the numbers as written, under the scenario of the options
  /// With the numbers as written: what `model` is where the options name no scenario. Analyses move
  /// these numbers, and the scenario is laid over them.
  EvaluatedModel written = {};
  /// The bid under the scenarios that its rules name, by id.
  std::map<std::string, EvaluatedModel> scenarios = {};
  std::map<std::string, LaidOver> laid = {};  ///< by those scenarios
};

/// Reads and compiles. All problems of all files are returned together; with warnings and notes
/// there is a bid all the same.
Checked<Bid> open_bid(Files& files, const LoadOptions& options, Sources& sources);

/// The bid under one of its scenarios (the policy's or its own), with the problems that it has then.
/// Reads no file. `laid`: where to say what the scenario makes of single numbers; null: nowhere.
Checked<EvaluatedModel> open_scenario(const Bid& bid, const std::string& scenario,
                                      LaidOver* laid = nullptr);

/// The bid as its files are written, without scenario and settings. Where it has problems without its
/// settings: `written`. Reads no file.
EvaluatedModel as_in_files(const Bid& bid);

}  // namespace gonogo
