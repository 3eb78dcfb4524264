// SPDX-License-Identifier: MIT
#include "bids.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/files/disk_files.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code unknown;
  return fs::is_directory(path, unknown);
}

void add_bids(const fs::path& folder, std::vector<std::string>& bids) {
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    const fs::path& path = entry.path();
    if (path.filename().string().starts_with('.')) continue;
    if (is_folder(path)) {
      if (!entry.is_symlink()) add_bids(path, bids);
    } else if (path.extension() == ".toml" && path.filename() != "gonogo-policy.toml") {
      bids.push_back(path.string());
    }
  }
  if (failed) bids.push_back(folder.string());  // opening it says why
}

std::vector<std::string> bids_of(const std::string& folder) {
  std::vector<std::string> bids;
  add_bids(folder, bids);
  std::sort(bids.begin(), bids.end());
  return bids.empty() ? std::vector{folder} : bids;
}

Diagnostic no_bids_in(const std::string& folder) {
  std::error_code failed;
  const fs::directory_iterator readable(folder, failed);
  if (failed) {
    return {.code = "unreadable",
            .message = say("cannot be read: {1}", verbatim(failed.message())),
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

/// Reads and compiles one of the files.
Checked<Bid> open_file(const BidOptions& bids, const std::string& file, const Session& session,
                       Sources& sources) {
  if (is_folder(file)) return {.diagnostics = {no_bids_in(file)}};
  DiskFiles files;
  return open_bid(files, load_options(bids, file, session), sources);
}

void check_apart(const ReportOptions& options, const BidOptions& bids, const std::string& file,
                 const Sources& sources) {
  check_apart(options, file);
  if (bids.policy) check_apart(options, *bids.policy);
  for (const auto& [name, text] : sources) check_apart(options, name);
}

}  // namespace

std::vector<std::string> expanded(const std::vector<std::string>& files) {
  std::vector<std::string> result;
  for (const std::string& file : files) {
    const std::vector<std::string> bids = is_folder(file) ? bids_of(file) : std::vector{file};
    result.insert(result.end(), bids.begin(), bids.end());
  }
  return result;
}

Arity arity_of(const std::vector<std::string>& typed) {
  return typed.size() == 1 && !is_folder(typed.front()) ? Arity::one : Arity::many;
}

int report_files(const BidOptions& bids, const ReportOptions& options, Session& session,
                 const FileReporter& reporter) {
  const Arity arity = arity_of(bids.files);
  check_output(options, arity, session);
  std::vector<Report> reports;
  int status = done;
  for (const std::string& file : expanded(bids.files)) {
    Sources sources;
    auto opened = open_file(bids, file, session, sources);
    check_apart(options, bids, file, sources);
    CommandResult result = reporter(file, std::move(opened));
    write_diagnostics(result.report.remarks, sources, options, session);
    status = std::max(status, result.status);
    if (wants_text(options)) result.report.remarks.clear();
    const bool says_something = for_scripts(options) || !result.report.sections.empty();
    if (says_something) reports.push_back(std::move(result.report));
  }
  if (!reports.empty()) write_reports(reports, options, arity, session);
  return status;
}

int report_bids(const BidOptions& bids, const ReportOptions& options, Session& session,
                const Reporter& reporter) {
  const Arity arity = arity_of(bids.files);
  return report_files(bids, options, session, [&](const std::string& file, Checked<Bid> opened) {
    CommandResult result = opened.value
                               ? result_of(*opened.value, session, reporter)
                               : CommandResult{unjudged_report(file, session.command), failed};
    Diagnostics& remarks = result.report.remarks;
    if (arity == Arity::many) name_bid(remarks, file);
    remarks.insert(remarks.begin(), opened.diagnostics.begin(), opened.diagnostics.end());
    return result;
  });
}

}  // namespace gonogo::cli
