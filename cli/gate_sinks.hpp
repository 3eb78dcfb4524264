// SPDX-License-Identifier: MIT
/// Where `gonogo ci` writes what it found.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/analysis/gate.hpp"
#include "output.hpp"
#include "repository_paths.hpp"

namespace gonogo::cli {

/// A document each, where a path is given; "-" is standard output.
struct GateSinks {
  std::optional<std::string> sarif = {}, junit = {}, gitlab = {}, markdown = {}, json = {},
                             html = {};

  bool any() const { return !all().empty(); }

  /// The paths, each with a format that is checked as this one is.
  std::vector<std::pair<std::string, std::string>> all() const;

  /// Throws Failure where one cannot be written, or two are one file.
  void check(Session& session) const;

  /// Throws Failure where a file that is read would be lost to one.
  void check_apart_from(const std::set<std::string>& names) const;

  bool write_to_output() const;
};

/// Writes what the gate finds: documents for tools as it comes, what people read in parts of so many bids,
/// and reports that are one document at the end.
class GateOutput {
 public:
  /// Both must outlive it. Documents are whole or not written at all.
  GateOutput(const GateSinks& sinks, const ReportOptions& options, Session& session);
  ~GateOutput();
  void add(GateBid bid);

  /// What is left, `rest` of the other files, the documents, and the line that counts the verdicts.
  void end(GateRun rest);

 private:
  class Document;

  void start(const std::optional<std::string>& path, std::unique_ptr<FindingsDocument> document);
  void write_part(GateRun part);
  void write_text(const GateRun& part);
  void write_findings(const InspectedFile& found);
  void write_reports(GateRun run);

  const GateSinks& sinks_;
  const ReportOptions& options_;
  Session& session_;
  RepositoryPaths paths_;
  std::vector<Document> documents_;
  std::vector<GateBid> part_ = {};  ///< not yet written
  std::vector<GateBid> kept_ = {};  ///< for reports that are one document
};

}  // namespace gonogo::cli
