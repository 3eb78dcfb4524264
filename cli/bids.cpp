// SPDX-License-Identifier: MIT
#include "bids.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iterator>
#include <new>
#include <optional>
#include <ostream>
#include <set>
#include <system_error>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/parallel_for.hpp"
#include "gonogo/base/system_reason.hpp"
#include "gonogo/input/load_portfolio.hpp"
#include "input_files.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code unknown;
  return fs::is_directory(path, unknown);
}

void add_bids(const fs::path& folder, std::vector<std::string>& bids) {
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    const fs::path& path = at->path();
    if (path.filename().string().starts_with('.')) continue;
    if (is_folder(path)) {
      if (std::error_code unknown; !at->is_symlink(unknown)) add_bids(path, bids);
    } else if (is_bid_path(path.filename())) {
      bids.push_back(path.string());
    }
  }
  if (failed) bids.push_back(folder.string());  // opening it says why
}

std::vector<FoundFile> bids_of(const std::string& folder) {
  std::vector<std::string> bids;
  add_bids(folder, bids);
  std::sort(bids.begin(), bids.end());
  if (bids.empty()) bids = {folder};
  std::vector<FoundFile> found;
  for (std::string& bid : bids) found.push_back({.name = std::move(bid), .searched = folder});
  return found;
}

Diagnostic no_bids_in(const std::string& folder) {
  std::error_code failed;
  const fs::directory_iterator readable(folder, failed);
  if (failed) {
    return {.code = "unreadable",
            .message = say("cannot be read: {1}", system_reason(failed)),
            .place = {.file = folder}};
  }
  return {.code = "unreadable",
          .message = say("this folder holds no bid"),
          .place = {.file = folder},
          .hint = say("bids are *.toml in it or its folders, but for gonogo-policy.toml")};
}

CommandResult result_of(const Bid& bid, const Session& session, const Reporter& reporter) try {
  return reporter(bid);
} catch (const Failure& failure) {
  CommandResult result{unjudged_report(bid.options.bid, session.command), failed};
  result.report.remarks = {failure.diagnostic};
  return result;
}

/// A problem without a place is one of the bid: among several bids it needs the name.
void name_bid(Diagnostics& problems, const std::string& file) {
  for (Diagnostic& each : problems) {
    if (each.place.file.empty()) each.place.file = file;
  }
}

Diagnostic leads_away(const std::string& file) {
  return {.code = "unreadable",
          .message = say("this is a link out of the folder"),
          .place = {.file = file},
          .hint = say("name the file itself if it is a bid")};
}

/// Reads and compiles one of the files.
OpenedFile open_file(const BidOptions& bids, const FoundFile& found, OtherKinds others,
                     const Session& session, Files& files, Sources& sources) {
  const std::string& file = found.name;
  if (is_folder(file)) return {.bid = {.diagnostics = {no_bids_in(file)}}};
  if (!found.searched.empty() && files.leads_away(file, found.searched))
    return {.bid = {.diagnostics = {leads_away(file)}}};
  const LoadOptions options = load_options(bids, file, session);
  if (others == OtherKinds::checked) {
    if (auto problems = check_policy(files, file, options.as_of, sources))
      return {.bid = {.diagnostics = *std::move(problems)}, .other_kind = "policy"};
    if (auto problems = check_portfolio(files, file, sources))
      return {.bid = {.diagnostics = *std::move(problems)}, .other_kind = "portfolio"};
  }
  return {.bid = open_bid(files, options, sources)};
}

/// The problems that are new in this run. A note stands for errors that are not.
Diagnostics new_problems(const Diagnostics& problems, const std::string& file,
                         DiagnosticSet& shown) {
  Diagnostics fresh;
  for (const Diagnostic& each : problems) {
    if (each.place.file == file || shown.add(each)) fresh.push_back(each);
  }
  if (has_errors(problems) && !has_errors(fresh)) {
    fresh.push_back({.severity = Severity::note,
                     .code = "same-errors",
                     .message = say("its errors are those above"),
                     .place = {.file = file}});
  }
  return fresh;
}

bool has_warnings(const Diagnostics& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Diagnostic& each) { return each.severity == Severity::warning; });
}

/// What becomes of the reports of the files of a run.
class Reports {
 public:
  Reports(const ReportOptions& options, Arity arity, bool sums_up, Session& session)
      : options_(options), arity_(arity), session_(session) {
    is_summary_ = sums_up && !options.details;
    if (wants_lines(options) && is_written(options)) lines_.emplace(options, session);
  }

  void add(Report report) {
    if (!is_written(options_)) return;
    if (lines_) return lines_->add(report);
    if (!is_summary_) return kept_.push_back(std::move(report));
    std::move(report.remarks.begin(), report.remarks.end(), std::back_inserter(remarks_));
  }

  /// What stands for all reports, or after them.
  void add_summary(Report summary) {
    summary.remarks.insert(summary.remarks.end(), remarks_.begin(), remarks_.end());
    kept_.push_back(std::move(summary));
  }

  void write() {
    if (lines_) return lines_->keep();
    if (!kept_.empty()) write_reports(std::move(kept_), options_, arity_, session_);
  }

 private:
  const ReportOptions& options_;
  Arity arity_;
  Session& session_;
  bool is_summary_ = false;  ///< of the reports themselves only the remarks are kept
  std::optional<LineOutput> lines_ = {};
  std::vector<Report> kept_ = {};
  Diagnostics remarks_ = {};
};

CommandResult unjudged(const std::string& file, const Session& session, Diagnostic problem) {
  problem.place.file = file;
  CommandResult result{unjudged_report(file, session.command), failed};
  result.report.remarks = {std::move(problem)};
  return result;
}

/// What is said of each file as it comes, and the status of all.
class Results {
 public:
  Results(const BidOptions& bids, const ReportOptions& options, Session& session, Reports& reports)
      : bids_(bids), options_(options), session_(session), reports_(reports) {}

  void take(const std::string& file, CommandResult result, const Sources& sources) {
    Diagnostics& remarks = result.report.remarks;
    bound_problems(remarks);
    write_diagnostics(new_problems(remarks, file, shown_), sources, options_, session_);
    files_.push_back(file);
    count(file, result);
    keep(std::move(result.report));
  }

  const std::vector<std::string>& files() const { return files_; }
  int status() const { return status_; }

 private:
  /// Takes its status into that of all. With --quiet, says why where nothing else did.
  void count(const std::string& file, const CommandResult& result) {
    const Diagnostics& remarks = result.report.remarks;
    const bool warned = fails_on(bids_, "warning") && has_warnings(remarks);
    if (options_.quiet && result.status == no_go) write_reason(file, result.reason, session_);
    if (options_.quiet && result.status == done && warned)
      write_reason(file, say("a warning (--fail-on=warning)"), session_);
    status_ = std::max<int>(
        {status_, result.status, has_errors(remarks) ? failed : done, warned ? no_go : done});
  }

  /// A text has no remarks: they are printed beside it.
  void keep(Report report) {
    if (wants_text(options_)) report.remarks.clear();
    const bool says_something =
        for_scripts(options_) || wants_document(options_) || !report.sections.empty();
    if (says_something) reports_.add(std::move(report));
  }

  const BidOptions& bids_;
  const ReportOptions& options_;
  Session& session_;
  Reports& reports_;
  DiagnosticSet shown_;
  std::vector<std::string> files_ = {};
  int status_ = done;
};

/// A bid that is named twice, or by itself and by its folder, is one bid.
std::vector<FoundFile> each_once(std::vector<FoundFile> files) {
  std::set<fs::path> seen;
  std::erase_if(files, [&](const FoundFile& each) {
    return !seen.insert(fs::path(each.name).lexically_normal()).second;
  });
  return files;
}

/// What several threads can read as well as one: no standard input, no pipe.
bool can_be_shared(const BidOptions& bids, const std::vector<FoundFile>& files,
                   const Session& session) {
  const auto is_file = [](const std::string& name) {
    std::error_code unknown;
    return name != "-" && fs::is_regular_file(name, unknown);
  };
  const LoadOptions options = load_options(bids, {}, session);
  for (const auto& policy : {options.policy, options.policy_from_environment}) {
    if (policy && !policy->empty() && !is_file(*policy)) return false;
  }
  return std::all_of(files.begin(), files.end(),
                     [&](const FoundFile& each) { return is_file(each.name); });
}

/// What was made of a file, or why the run ends there.
struct Made {
  CommandResult result = {};
  Sources sources = {};
  std::exception_ptr failure = {};
};

/// The report of one file, whatever happens while it is made. What cannot be written ends the run.
template <class Function>
CommandResult guarded(const std::string& file, const Session& session, Function make) try {
  return make();
} catch (const std::bad_alloc&) {
  return unjudged(file, session,
                  {.code = "memory",
                   .message = say("not enough memory for this file"),
                   .hint = say("evaluate it alone, or with fewer steps, lines or trials")});
} catch (const Failure&) {
  throw;  // of the output
} catch (const std::exception& error) {
  if (session.out.bad()) throw;
  return unjudged(
      file, session,
      {.code = "internal", .message = verbatim(error.what()), .hint = say("please report this")});
}

}  // namespace

std::vector<FoundFile> expanded(const std::vector<std::string>& files) {
  std::vector<FoundFile> result;
  for (const std::string& file : files) {
    const auto bids =
        is_folder(file) ? bids_of(file) : std::vector<FoundFile>{{.name = file, .searched = {}}};
    result.insert(result.end(), bids.begin(), bids.end());
  }
  return result;
}

bool is_no_bid(const std::string& file, const Diagnostics& problems) {
  return std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& each) {
    return each.code == "other-kind" && each.place.file == FileName(file);
  });
}

bool is_bid_path(const fs::path& path) {
  const bool hidden = std::any_of(path.begin(), path.end(), [](const fs::path& part) {
    return part.string().starts_with('.');
  });
  return !hidden && path.extension() == ".toml" && path.filename() != policy_name;
}

void write_reason(const std::string& file, const Message& reason, Session& session) {
  if (reason.empty()) return;
  const Message line = say("{1}: {2}", verbatim(file), reason);
  session.err << without_commands(in_words(line, session.language), session) << '\n';
}

Arity arity_of(const std::vector<std::string>& typed) {
  return typed.size() == 1 && !is_folder(typed.front()) ? Arity::one : Arity::many;
}

int exit_of(Verdict verdict, const BidOptions& options) {
  switch (verdict) {
    case Verdict::go:
      return done;
    case Verdict::conditional:
      return fails_on(options, "conditional") ? no_go : done;
    case Verdict::no_go:
      return no_go;
    case Verdict::not_judged:
      break;
  }
  return failed;
}

int report_files(const BidOptions& bids, const ReportOptions& options, Session& session,
                 OtherKinds others, const FileReporter& reporter, const Summary& summary,
                 Reporting reporting) {
  const Arity arity = arity_of(bids.files);
  check_output(options, arity, session);
  const bool sums_up = summary && arity == Arity::many &&
                       (wants_text(options) || wants_document(options) || wants_csv(options));
  Reports reports(options, arity, sums_up, session);
  Results results(bids, options, session, reports);
  const std::vector<FoundFile> found = each_once(expanded(bids.files));
  const auto make = [&](const FoundFile& each, InputFiles& files) {
    Made made;
    try {
      made.result = guarded(each.name, session, [&] {
        OpenedFile opened = open_file(bids, each, others, session, files, made.sources);
        opened.names = files.take_names();
        for (const std::string& name : opened.names) check_apart(options, name);
        return reporter(each.name, std::move(opened));
      });
    } catch (...) {
      made.failure = std::current_exception();
    }
    return made;
  };
  const bool shared = reporting == Reporting::side_by_side && can_be_shared(bids, found, session);
  constexpr std::size_t at_once = 16;  // few enough to be held
  std::vector<InputFiles> files(shared ? at_once : 1, InputFiles(session.in));
  for (std::size_t first = 0; first < found.size(); first += files.size()) {
    std::vector<Made> made(std::min(files.size(), found.size() - first));
    parallel_for(made.size(), threads_for(0),
                 [&](std::size_t i) { made[i] = make(found[first + i], files[i]); });
    for (std::size_t i = 0; i < made.size(); ++i) {
      if (made[i].failure) std::rethrow_exception(made[i].failure);
      const auto& [name, searched] = found[first + i];
      const bool passed_over = !searched.empty() && others == OtherKinds::as_bids &&
                               is_no_bid(name, made[i].result.report.remarks);
      if (!passed_over) results.take(name, std::move(made[i].result), made[i].sources);
    }
  }
  if (sums_up) reports.add_summary(summary(results.files()));
  reports.write();
  return results.status();
}

int report_bids(const BidOptions& bids, const ReportOptions& options, Session& session,
                const Reporter& reporter, const Summary& summary, Reporting reporting) {
  const Arity arity = arity_of(bids.files);
  const auto report = [&](const std::string& file, OpenedFile opened) {
    CommandResult result = opened.bid.value
                               ? result_of(*opened.bid.value, session, reporter)
                               : CommandResult{unjudged_report(file, session.command), failed};
    if (arity == Arity::many) name_bid(result.report.remarks, file);
    append_new(opened.bid.diagnostics, std::move(result.report.remarks));
    result.report.remarks = std::move(opened.bid.diagnostics);
    return result;
  };
  return report_files(bids, options, session, OtherKinds::as_bids, report, summary, reporting);
}

}  // namespace gonogo::cli
