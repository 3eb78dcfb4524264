// SPDX-License-Identifier: MIT
/// What every command over bids does: one bid after the other, errors of one never stopping the
/// rest.
#pragma once

#include <functional>

#include "bid_options.hpp"
#include "gonogo/analysis/bid.hpp"
#include "output.hpp"

namespace gonogo::cli {

/// What a command made of one bid.
struct CommandResult {
  Report report = {};
  int status = done;
};

using Reporter = std::function<CommandResult(const Bid& bid)>;

/// Opens each file (a folder stands for the bids in it), tells its problems, asks `reporter` for a
/// report, and writes all reports in the order of input. Returns the greatest status; a bid that
/// cannot be opened, or that `reporter` throws a Failure for, counts as `failed`, and scripts get a
/// report that says so.
int report_bids(const BidOptions& bids, const ReportOptions& options, Session& session,
                const Reporter& reporter);

/// Reads and compiles one of the files; a folder among them has no bids, and is told so.
Checked<Bid> open_file(const BidOptions& bids, const std::string& file, const Session& session,
                       Sources& sources);

/// The files meant by what was typed: a folder's bids are its *.toml and those of its folders, in
/// the order of their paths, but for gonogo-policy.toml, hidden files and folders, and folders
/// behind symbolic links. A folder without any stays, and opening it will tell.
std::vector<std::string> expanded(const std::vector<std::string>& files);

/// Whether one report stands alone; a folder is a list however many bids it holds.
Arity arity_of(const std::vector<std::string>& typed);

}  // namespace gonogo::cli
