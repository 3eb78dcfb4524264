// SPDX-License-Identifier: MIT
/// What is wrong with the files of a command that makes one report of many: printed at once, and kept
/// for programs.
#pragma once

#include "gonogo/base/diagnostic_set.hpp"
#include "output.hpp"

namespace gonogo::cli {

class KeptRemarks {
 public:
  KeptRemarks(const ReportOptions& options, Session& session)
      : options_(options), session_(session) {}

  /// Prints those that are new in this run, and keeps them.
  void keep(Diagnostics problems, const Sources& sources);

  bool has_errors() const { return gonogo::has_errors(all_); }
  Diagnostics take() { return std::move(all_); }

 private:
  const ReportOptions& options_;
  Session& session_;
  DiagnosticSet shown_;
  Diagnostics all_ = {};
};

}  // namespace gonogo::cli
