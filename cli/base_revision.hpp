// SPDX-License-Identifier: MIT
/// Bids as a revision of their repository has them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bid_options.hpp"
#include "gonogo/analysis/bid.hpp"
#include "gonogo/files/git_files.hpp"
#include "input_files.hpp"

namespace gonogo::cli {

class BaseRevision {
 public:
  /// `revision`: a branch, a tag or a commit; empty: there is no base.
  BaseRevision(const std::string& revision, const BidOptions& bids, Session& session)
      : revision_(revision), bids_(bids), session_(session), disk_(session.in) {}

  bool is_asked_for() const { return !revision_.empty(); }

  /// The bid that the revision has under the path of `file`, or under the one that it was moved from since.
  /// No value and no problems: it has none. Throws Failure where there is no such revision, or no
  /// repository.
  struct Found {
    Checked<Bid> bid = {};
    std::string moved_from = {};  ///< from the root of the repository; empty: it was not moved
  };
  Found bid_at(const std::string& file);

  /// The bids that the revision has in a folder or as a file, and that are on disk no longer. It need not be
  /// there itself.
  std::vector<std::string> gone_from(const std::string& place);

  /// Whether the revision has the same bid, policy and series, byte by byte.
  bool has_same(const Bid& bid);

 private:
  Checked<Bid> opened(GitFiles& files, const GitName& name);
  std::optional<std::string> policy_of_base();
  bool has_policy_of_place(const Bid& there, const Bid& here);

  const std::string& revision_;
  const BidOptions& bids_;
  Session& session_;
  InputFiles disk_;
};

}  // namespace gonogo::cli
