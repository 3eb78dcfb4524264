// SPDX-License-Identifier: MIT
#include "bids.hpp"

#include <algorithm>
#include <filesystem>

namespace gonogo::cli {

std::vector<std::string> expanded(const std::vector<std::string>& files) {
  namespace fs = std::filesystem;
  std::vector<std::string> result;
  for (const std::string& file : files) {
    std::error_code ignored;
    if (!fs::is_directory(file, ignored)) {
      result.push_back(file);
      continue;
    }
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(file, ignored)) {
      const fs::path& path = entry.path();
      if (path.extension() == ".toml" && path.filename() != "gonogo-policy.toml")
        found.push_back(path.string());
    }
    if (found.empty())
      throw usage_error("there is no bid in the folder " + file, "name a TOML file");
    std::sort(found.begin(), found.end());
    result.insert(result.end(), found.begin(), found.end());
  }
  return result;
}

int tell_bids(const BidOptions& bids, const ReportOptions& options, Session& session,
              const std::function<Told(const Bid& bid, Sources& sources)>& tell) {
  const std::vector<std::string> files = expanded(bids.files);
  const Shape shape = files.size() == 1 ? Shape::single : Shape::list;
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
