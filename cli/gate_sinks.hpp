// SPDX-License-Identifier: MIT
/// Where `gonogo ci` writes what it found.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/analysis/gate.hpp"
#include "output.hpp"

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

/// Whether GitHub Actions reads what is printed.
bool is_on_github(const Session& session);

/// Writes all documents, then what people read, and the line that counts the verdicts.
void write_gate(GateRun& run, const GateSinks& sinks, const ReportOptions& options,
                Session& session);

}  // namespace gonogo::cli
