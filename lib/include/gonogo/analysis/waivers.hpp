// SPDX-License-Identifier: MIT
/// The waivers that an evaluation used, and those that nothing needs.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"

namespace gonogo {

/// That accepts the failure; null: the rule does not fail, or nothing accepts it.
const Waiver* waiver_of(const Model& model, const RuleResult& result);

/// Those that accept failures, in the order of the results.
std::vector<const Waiver*> waivers_used(const Model& model, const std::vector<RuleResult>& results);

/// Which waivers some bids use.
class WaiverUse {
 public:
  /// One of several evaluations. A bid under a scenario or settings, or one that could not be judged,
  /// says nothing of what is needed.
  void add(const Bid& bid, const Evaluation& evaluation);

  /// Whether all bids of a folder were added, or the one of that file.
  using AllOf = std::function<bool(const std::string& place)>;

  /// Warnings, in the order of the policies' files. A waiver is seen to be unused where all bids that it
  /// may be for were added; empty: where it names one of them.
  Diagnostics unused(const AllOf& all_of = {}) const;

 private:
  struct Use {
    Waiver waiver = {};
    bool of_one_bid = false;
    bool used = false;
  };
  std::map<std::pair<std::string, std::string>, Use> uses_ = {};  ///< by file and id
};

}  // namespace gonogo
