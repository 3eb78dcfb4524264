// SPDX-License-Identifier: MIT
/// The flags by which every report is drawn, and the one place that draws and writes it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "command.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo::cli {

struct ReportOptions {
  std::string format = {};   ///< empty: what the extension of `output` says, else text
  std::string output = "-";  ///< a file; "-": standard output
  std::string color = "auto";
  bool ascii = false;
  bool quiet = false;  ///< nothing but errors, unless a file was asked for
};

/// -f, -o, --color, --ascii and -q bound to `options`, which must outlive the parse.
std::vector<Flag> report_flags(ReportOptions& options);

/// -f, --color and -q alone, for a command that tells nothing but problems.
std::vector<Flag> diagnostic_flags(ReportOptions& options);

/// Whether a report is written at all: not where --quiet keeps it from standard output.
bool is_written(const ReportOptions& options);

/// Whether the report goes into a workbook, so that formulas are worth arranging.
bool wants_workbook(const ReportOptions& options);

/// Whether each report is one line, for tools that read many bids.
bool wants_lines(const ReportOptions& options);

/// Whether the report is for people, who are told of problems on standard error, with the line they
/// are in.
bool wants_text(const ReportOptions& options);

/// Whether the report is for scripts, who are told of every bid and of its problems in the report.
bool for_scripts(const ReportOptions& options);

/// Whether one report stands alone or is one of a list: told by what was asked for, not by what
/// succeeded, so that the form of the output does not depend on luck.
enum class Arity { one, many };

/// Throws Failure where the options cannot be met (a format nobody knows, a workbook on a terminal,
/// several bids in one workbook). Call it before any work.
void check_output(const ReportOptions& options, Arity arity, const Session& session);

/// Throws Failure where the report would be written over `input`, by whatever path or link.
void check_apart(const ReportOptions& options, const std::string& input);

/// Draws and writes. A list is: in text and CSV one report after the other, in JSON an array.
void write_reports(std::span<const Report> reports, const ReportOptions& options, Arity arity,
                   Session& session);

/// Prints what the user should know of the input to `session.err`: all of it, or with --quiet the
/// errors.
void write_diagnostics(const Diagnostics& diagnostics, const Sources& sources,
                       const ReportOptions& options, Session& session);

}  // namespace gonogo::cli
