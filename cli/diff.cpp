// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/files/git_files.hpp"
#include "input_files.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string before = {}, after = {};
  BidOptions bids;
  ReportOptions report;
};

bool is_folder(const std::string& name) {
  std::error_code unknown;
  return fs::is_directory(name, unknown);
}

/// The folder of the repository whose revisions are meant: that of the side on disk.
std::string repository_folder(const Options& options) {
  for (const std::string& side : {options.after, options.before}) {
    if (parse_git_name(side)) continue;
    return is_folder(side) ? side : fs::path(side).parent_path().string();
  }
  return {};
}

/// A path from the root of the repository. As git has it, one that begins with a dot is from the
/// current folder. "./" is the root.
std::string from_root(const std::string& path, Files& disk) {
  fs::path from_root = path;
  if (path.starts_with('.')) from_root = value_or_fail(GitFiles(disk, "").prefix()) + path;
  std::string normal = from_root.lexically_normal().string();
  if (normal.ends_with('/')) normal.pop_back();
  return normal.empty() || normal == "." ? "./" : normal;
}

/// `git:main` as `git:main:bids/a.toml`: the same file as the other side.
std::string completed(const std::string& side, const std::string& other, GitFiles& files,
                      Files& disk) {
  auto git = parse_git_name(side);
  if (!git) return side;
  if (!git->path.empty()) {
    git->path = from_root(git->path, disk);
    return git->text();
  }
  if (const auto other_git = parse_git_name(other)) {
    if (other_git->path.empty())
      throw usage_error(say("neither side names a file"),
                        say("name one: gonogo diff git:main bid.toml"));
    git->path = other_git->path;
    return git->text();
  }
  const std::string prefix = value_or_fail(files.prefix());
  const std::string name = is_folder(other) ? "" : fs::path(other).filename().string();
  git->path = prefix + name;
  if (git->path.empty()) git->path = "./";
  return git->text();
}

/// The bids of one side, by their names within it. One bid has the name "".
using BidsBelow = std::map<std::string, std::string>;

BidsBelow side_in_git(const GitName& name, GitFiles& files) {
  const std::string folder = name.path == "./" ? "" : name.path;
  const auto listed = value_or_fail(files.list({name.revision, folder}));
  BidsBelow side;
  for (const std::string& each : listed) {
    const std::string path = parse_git_name(each)->path;
    if (path == folder) return {{"", each}};
    const std::string within =
        path.substr(folder.empty() || folder.ends_with('/') ? folder.size() : folder.size() + 1);
    if (is_bid_path(within)) side.emplace(within, each);
  }
  return side;
}

BidsBelow side_on_disk(const std::string& folder) {
  BidsBelow side;
  for (const FoundFile& each : expanded({folder})) {
    if (each.name == folder) continue;  // it holds none
    side.emplace(fs::path(each.name).lexically_relative(folder).string(), each.name);
  }
  return side;
}

/// Both names of each bid; one is empty where a bid is on one side only.
struct Pair {
  std::string name = {}, before = {}, after = {};
};

std::vector<Pair> pairs_of(const BidsBelow& before, const BidsBelow& after) {
  std::map<std::string, Pair> pairs;
  for (const auto& [name, file] : before) pairs[name].before = file;
  for (const auto& [name, file] : after) pairs[name].after = file;
  std::vector<Pair> result;
  for (auto& [name, pair] : pairs) {
    pair.name = name;
    result.push_back(std::move(pair));
  }
  return result;
}

/// Compares all that the two sides name, one bid after the other.
class DiffRun {
 public:
  DiffRun(const Options& options, Session& session)
      : options_(options),
        session_(session),
        disk_(session.in),
        files_(disk_, repository_folder(options)) {}

  int run() {
    for (const std::string& side : {options_.before, options_.after}) refuse_revision(side);
    const std::string before = completed(options_.before, options_.after, files_, disk_);
    const std::string after = completed(options_.after, options_.before, files_, disk_);
    const bool folders = is_folder(options_.before) || is_folder(options_.after) ||
                         is_folder_in_git(before) || is_folder_in_git(after);
    arity_ = folders ? Arity::many : Arity::one;
    check_output(options_.report, arity_, session_);
    if (folders) {
      for (const Pair& each : pairs_of(side(before), side(after))) compare(each);
      add_summary();
    } else {
      compare({.name = after, .before = before, .after = after});
    }
    for (const std::string& name : disk_.take_names()) check_apart(options_.report, name);
    if (!reports_.empty()) write_reports(std::move(reports_), options_.report, arity_, session_);
    return status_;
  }

 private:
  /// `main` for `git:main`
  void refuse_revision(const std::string& side) {
    std::error_code unknown;
    if (parse_git_name(side) || fs::exists(side, unknown)) return;
    if (files_.exists({.revision = side}))
      throw usage_error(say("there is no file '{1}'", verbatim(side)),
                        say("a revision is written git:{1}", verbatim(side)));
  }

  /// A file is listed as itself.
  bool is_folder_in_git(const std::string& name) {
    const auto git = parse_git_name(name);
    if (!git) return false;
    if (git->path.ends_with('/')) return true;
    const auto listed = value_or_fail(files_.list(*git));
    return listed.size() != 1 || parse_git_name(listed.front())->path != git->path;
  }

  BidsBelow side(const std::string& name) {
    if (const auto git = parse_git_name(name)) return side_in_git(*git, files_);
    if (is_folder(name)) return side_on_disk(name);
    throw usage_error(say("'{1}' is no folder, and the other side is one", verbatim(name)),
                      say("compare two files, or two folders"));
  }

  /// One side of a pair, with what is wrong with it.
  struct Side {
    std::string file = {};
    Checked<Bid> bid = {};
    Sources sources = {};

    /// A policy or a portfolio. So is a side that is not there.
    bool is_no_bid() const { return file.empty() || cli::is_no_bid(file, bid.diagnostics); }
  };

  Side opened(const std::string& file) {
    Side side{.file = file};
    if (file.empty()) return side;
    side.bid = open_bid(files_, load_options(options_.bids, file, session_), side.sources);
    bound_problems(side.bid.diagnostics);
    return side;
  }

  std::optional<Bid> said(Side side) {
    Diagnostics fresh;
    for (const Diagnostic& each : side.bid.diagnostics) {
      if (each.place.file == side.file || shown_.add(each)) fresh.push_back(each);
    }
    write_diagnostics(fresh, side.sources, options_.report, session_);
    append_new(remarks_, std::move(side.bid.diagnostics));
    return std::move(side.bid.value);
  }

  void compare(const Pair& pair) {
    remarks_.clear();
    Side old_side = opened(pair.before), new_side = opened(pair.after);
    const bool searched = arity_ == Arity::many;  // what else a folder holds is none of its bids
    if (searched && old_side.is_no_bid() && new_side.is_no_bid()) return;
    const auto before = said(std::move(old_side)), after = said(std::move(new_side));
    const bool failure = (!before && !pair.before.empty()) || (!after && !pair.after.empty());
    if (failure || !before || !after) return add_alone(pair, before, after, failure);
    const Difference found = find_difference(*before, *after);
    const bool unjudged = found.after.verdict == Verdict::not_judged;
    const bool worse = is_worse(found.before.verdict, found.after.verdict);
    add(difference_report(*before, *after, found),
        unjudged ? failed
        : worse  ? no_go
                 : done,
        outcome_of(*before, *after, found), pair);
  }

  /// A bid of one side, or one that cannot be read on one.
  void add_alone(const Pair& pair, const std::optional<Bid>& before,
                 const std::optional<Bid>& after, bool failure) {
    DifferenceOutcome outcome;
    if (!pair.before.empty())
      outcome.before = before ? side_of(*before, evaluate(*before)) : SideOutcome();
    if (!pair.after.empty())
      outcome.after = after ? side_of(*after, evaluate(*after)) : SideOutcome();
    if (failure)
      return add(unjudged_report(pair.name, session_.command), failed, std::move(outcome), pair);
    const Bid& bid = after ? *after : *before;
    const bool unjudged = outcome.after && outcome.after->verdict == Verdict::not_judged;
    add(one_sided_report(bid, evaluate(bid), after ? BidVersion::after : BidVersion::before),
        unjudged ? failed : done, std::move(outcome), pair);
  }

  void add(Report report, int status, DifferenceOutcome outcome, const Pair& pair) {
    outcome.file = pair.name;
    outcomes_.push_back(std::move(outcome));
    status_ = std::max(status_, status);
    write_diagnostics(report.remarks, {}, options_.report, session_);
    append_new(report.remarks, std::move(remarks_));
    if (wants_text(options_.report)) report.remarks.clear();
    const bool says_something =
        for_scripts(options_.report) || wants_document(options_.report) || !report.sections.empty();
    if (options_.report.quiet && status == no_go)
      write_reason(pair.name, say("the verdict is graver"), session_);
    if (says_something) reports_.push_back(std::move(report));
  }

  /// As for `evaluate`: people and spreadsheets read a row a bid, programs all reports.
  void add_summary() {
    if (for_scripts(options_.report) && !wants_csv(options_.report)) return;
    Report summary = difference_summary(outcomes_);
    if (!options_.report.details) {
      for (Report& each : reports_) append_new(summary.remarks, std::move(each.remarks));
      reports_.clear();
    }
    reports_.push_back(std::move(summary));
  }

  const Options& options_;
  Session& session_;
  InputFiles disk_;
  GitFiles files_;
  DiagnosticSet shown_;
  Arity arity_ = Arity::one;
  Diagnostics remarks_ = {};
  std::vector<Report> reports_ = {};
  std::vector<DifferenceOutcome> outcomes_ = {};
  int status_ = done;
};

}  // namespace

Command diff_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "diff",
      .brief = "Show what differs between two versions of a bid, and what each change is worth",
      .manual =
          "Reads two versions of a bid, each with the policy that judges it, and prints the "
          "verdicts, every assumption that differs with its address and line, all measures, and "
          "an NPV bridge: what each change is worth if the changes are made in the order of the "
          "file, and averaged over all orders (Shapley's value; exact up to 12 changes, sampled "
          "beyond, with its standard error). Both columns add up to the difference. The bridge "
          "also says which change turned which rule. Changes that make no bid without each other, "
          "as a driver and the formula that names it, are one. --details adds the bridge by year, "
          "as present values, and differences that no flow depends on (names, sources, ranges)."
          "\n\n"
          "OLD and NEW are files or folders, or git:REVISION:PATH for what was committed, with the "
          "path from the root of the repository; git:REVISION alone is the file or folder of the "
          "other side. Of two folders a text or CSV is a row a bid and the total. --set, "
          "--scenario and "
          "--policy hold for both sides; what a setting makes the same is no difference. Amounts "
          "in "
          "different currencies or scales are shown and not subtracted. The exit status is 0, or 1 "
          "where the new verdict is graver than the "
          "old one, or 2 where one of the bids could not be judged.",
      .flags = {{.spelling = "OLD",
                 .target = &options->before,
                 .help = "The bid as it was: a file, a folder or git:REVISION[:PATH]"},
                {.spelling = "NEW",
                 .target = &options->after,
                 .help = "The bid as it is: a file, a folder or git:REVISION[:PATH]"},
                {.spelling = "--details",
                 .target = &options->report.details,
                 .help = "In a text too: the bridge by year, and remarks that differ; of folders "
                         "the reports of all bids"}},
      .run = [options](Session& session) { return DiffRun(*options, session).run(); }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, setting_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
