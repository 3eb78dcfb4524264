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
struct Told {
  Report report = {};
  int status = done;
};

/// Opens each file (a folder stands for the bids in it), tells its problems, asks `tell` for a
/// report, and writes all reports in the order of input. Returns the greatest status; a bid that
/// cannot be opened counts as `failed`.
int tell_bids(const BidOptions& bids, const ReportOptions& options, Session& session,
              const std::function<Told(const Bid& bid, Sources& sources)>& tell);

/// The files meant by what was typed: a folder's *.toml but for gonogo-policy.toml, sorted by name;
/// a folder without any stays, and reading it will tell.
std::vector<std::string> expanded(const std::vector<std::string>& files);

}  // namespace gonogo::cli
