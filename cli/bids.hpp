// SPDX-License-Identifier: MIT
/// What all commands over bids share: they read one bid after the other, and an error in one does
/// not stop the rest.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <span>

#include "bid_options.hpp"
#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "output.hpp"

namespace gonogo::cli {

/// What a command made of one bid.
struct CommandResult {
  Report report = {};
  int status = done;
  Message reason = {};  ///< of a status other than `done`, in a line, for --quiet
};

/// Makes a report of a bid. May throw Failure.
using Reporter = std::function<CommandResult(const Bid& bid)>;

/// A file as a bid. With OtherKinds::checked it may be a policy or a portfolio, which has no bid.
struct OpenedFile {
  Checked<Bid> bid = {};
  std::string other_kind = {};       ///< "policy", "portfolio"; empty: a bid
  std::set<std::string> names = {};  ///< of all files that were read for it
};

/// Whether a policy or a portfolio among the files is recognised as one, or read as a bid like all.
enum class OtherKinds { as_bids, checked };

/// Makes a report of a file, whether or not it could be opened. Problems go into the report's
/// remarks, those of `opened` too.
using FileReporter = std::function<CommandResult(const std::string& file, OpenedFile opened)>;

/// Makes one page of several bids, those that could not be opened included, from their files.
using Summary = std::function<Report(std::span<const std::string> files)>;

/// Whether a reporter may be called by several threads, each with a file of its own.
enum class Reporting { in_turn, side_by_side };

/// Opens each file once (a folder means all bids in it), calls `reporter`, prints the remarks of its
/// report, and writes all reports in the order of input. Returns the greatest status.
///
/// What fails for one file, memory too, is an error of that file; the others are read.
///
/// A problem of a file that several bids share (a policy, a series) is printed once; of a bid that has
/// no other errors a note says so.
int report_files(const BidOptions& bids, const ReportOptions& options, Session& session,
                 OtherKinds others, const FileReporter& reporter, const Summary& summary = {},
                 Reporting reporting = Reporting::in_turn);

/// The same for a command that needs the bid. A file that cannot be opened, or for which `reporter`
/// throws Failure, counts as `failed`, and programs get a report that says so.
///
/// Several bids as text or CSV are their summary alone; if details are asked for, it comes after the
/// reports.
int report_bids(const BidOptions& bids, const ReportOptions& options, Session& session,
                const Reporter& reporter, const Summary& summary = {},
                Reporting reporting = Reporting::in_turn);

/// Of a bid: `no_go` for a no-go, and for a conditional one where --fail-on says so.
int exit_of(Verdict verdict, const BidOptions& options);

/// A file to read.
struct FoundFile {
  std::string name = {};
  std::string searched = {};  ///< the folder that it was found in; empty: the user named the file
};

/// The files that the user's words name. A folder means its *.toml and those of its folders, in
/// the order of their paths, without gonogo-policy.toml, hidden files and folders, and folders behind
/// symbolic links. A folder without bids remains in the list; opening it reports the error.
std::vector<FoundFile> expanded(const std::vector<std::string>& files);

/// Whether a file that was read as a bid turned out to be a policy or a portfolio.
bool is_no_bid(const std::string& file, const Diagnostics& problems);

/// --quiet says in one line why the status is not 0, where no error has said it.
void write_reason(const std::string& file, const Message& reason, Session& session);

/// Whether a path within a folder is a bid's, as `expanded` finds them.
bool is_bid_path(const std::filesystem::path& path);

/// Many for a folder, however many bids it holds.
Arity arity_of(const std::vector<std::string>& typed);

}  // namespace gonogo::cli
