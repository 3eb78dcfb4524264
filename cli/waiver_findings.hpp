// SPDX-License-Identifier: MIT
/// What `gonogo ci` finds of waivers. One is of its policy, whichever bid is read with it: it is found once,
/// and apart from the bids.
#pragma once

#include <set>
#include <string>

#include "command.hpp"
#include "gonogo/analysis/waivers.hpp"

namespace gonogo::cli {

class WaiverFindings {
 public:
  explicit WaiverFindings(Session& session) : session_(session) {}

  /// Takes those that have expired out of the problems of a file.
  void take_expired(Diagnostics& problems);

  /// A bid was judged.
  void add(const Bid& bid, const Evaluation& evaluation);

  /// With those that no bid needs, where `all_of` says that all bids of a place were judged.
  const Diagnostics& end(const WaiverUse::AllOf& all_of);

 private:
  void read_policy(const FileName& policy);

  Session& session_;
  WaiverUse use_ = {};
  std::set<std::string> policies_ = {};  ///< that were read for themselves
  Diagnostics found_ = {};
};

}  // namespace gonogo::cli
