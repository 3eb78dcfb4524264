// SPDX-License-Identifier: MIT
#include "bids.hpp"

#include <algorithm>
#include <filesystem>

namespace gonogo::cli {

namespace {

/// The bids of a folder by name; the folder itself where it holds none, so that reading it says so.
std::vector<std::string> bids_of(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> bids;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const fs::path& path = entry.path();
    if (path.extension() == ".toml" && path.filename() != "gonogo-policy.toml") {
      bids.push_back(path.string());
    }
  }
  std::sort(bids.begin(), bids.end());
  return bids.empty() ? std::vector{folder} : bids;
}

}  // namespace

std::vector<std::string> expanded(const std::vector<std::string>& files) {
  std::vector<std::string> result;
  for (const std::string& file : files) {
    std::error_code ignored;
    const bool folder = std::filesystem::is_directory(file, ignored);
    const std::vector<std::string> bids = folder ? bids_of(file) : std::vector{file};
    result.insert(result.end(), bids.begin(), bids.end());
  }
  return result;
}

int tell_bids(const BidOptions& bids, const ReportOptions& options, Session& session,
              const std::function<Told(const Bid& bid, Sources& sources)>& tell) {
  const std::vector<std::string> files = expanded(bids.files);
  const bool one_file = files.size() == 1 && files == bids.files;  // a folder is a list
  const Shape shape = one_file ? Shape::single : Shape::list;
  check_output(options, shape, session);
  std::vector<Report> reports;
  int status = done;
  for (const std::string& file : files) {
    Sources sources;
    const auto bid = open_bid(load_options(bids, file, session), sources);
    write_diagnostics(bid.diagnostics, sources, options, session);
    if (!bid.value) {
      status = failed;
      continue;
    }
    Told told = tell(*bid.value, sources);
    write_diagnostics(told.report.remarks, sources, options, session);
    if (wants_text(options)) told.report.remarks.clear();
    status = std::max(status, told.status);
    reports.push_back(std::move(told.report));
  }
  if (!reports.empty()) write_reports(reports, options, shape, session);
  return status;
}

}  // namespace gonogo::cli
