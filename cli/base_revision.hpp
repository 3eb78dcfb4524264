// SPDX-License-Identifier: MIT
/// Bids as a revision of their repository has them.
#pragma once

#include <string>
#include <vector>

#include "bid_options.hpp"
#include "gonogo/analysis/bid.hpp"
#include "input_files.hpp"

namespace gonogo::cli {

class BaseRevision {
 public:
  /// `revision`: a branch, a tag or a commit; empty: there is no base.
  BaseRevision(const std::string& revision, const BidOptions& bids, Session& session)
      : revision_(revision), bids_(bids), session_(session), disk_(session.in) {}

  bool is_asked_for() const { return !revision_.empty(); }

  /// The bid that the revision has under the path of `file`. No value and no problems: it has none.
  /// Throws Failure where there is no such revision, or no repository.
  Checked<Bid> bid_at(const std::string& file);

  /// The bids that the revision has in a folder, and that are on disk no longer.
  std::vector<std::string> gone_from(const std::string& folder);

  /// Whether the revision has the same bid, policy and series, byte by byte.
  bool has_same(const Bid& bid);

 private:
  bool has_policy_of_place(const Bid& there, const Bid& here);

  const std::string& revision_;
  const BidOptions& bids_;
  Session& session_;
  InputFiles disk_;
};

}  // namespace gonogo::cli
