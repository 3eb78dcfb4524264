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
  LoadOptions options = {};  ///< how it was read, so that a scenario can be laid over it
  Loaded loaded = {};
  EvaluatedModel model = {};  ///< with the numbers as written
  /// The bid under the scenarios that its rules name, by id.
  std::map<std::string, EvaluatedModel> scenarios = {};
};

/// Reads and compiles. All problems of all files come back in one go; warnings and notes stand
/// beside a bid.
Checked<Bid> open_bid(const LoadOptions& options, Sources& sources);

/// The bid under one of its scenarios (the policy's or its own). Problems are those of the
/// laid-over bid.
Checked<EvaluatedModel> open_scenario(const Bid& bid, const std::string& scenario,
                                      Sources& sources);

}  // namespace gonogo
