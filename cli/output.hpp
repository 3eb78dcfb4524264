// SPDX-License-Identifier: MIT
/// The flags that say how reports are drawn, and the one place that draws and writes them.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "command.hpp"
#include "files.hpp"
#include "gonogo/report/format.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo::cli {

struct ReportOptions {
  std::string format = {};   ///< empty: what the extension of `output` says, else text
  std::string output = "-";  ///< a file; "-": standard output
  std::string color = "auto";
  bool ascii = false;
  bool details = false;   ///< a text holds the sections that are details too
  std::string unit = {};  ///< in which people read money; empty: that of the bid
  bool bom = false;       ///< CSV begins with the mark of UTF-8
  bool quiet = false;     ///< print errors only; a report still goes to a file
};

/// -f, -o, --unit, --bom, --color, --ascii and -q bound to `options`, which must outlive the parse.
std::vector<Flag> report_flags(ReportOptions& options);

/// -f, --color and -q alone, for a command that reports nothing but problems. Formats without
/// workbooks.
std::vector<Flag> diagnostic_flags(ReportOptions& options);

/// --unit, --color and --ascii alone, for a command that writes text.
std::vector<Flag> text_flags(ReportOptions& options);

/// Whether a report is written at all: --quiet keeps it from standard output, not from a file.
bool is_written(const ReportOptions& options);

/// Whether the report becomes a workbook: then the command adds formulas to it.
bool wants_workbook(const ReportOptions& options);

/// Whether each report is one line, for tools that read many bids: a command leaves out what takes
/// long.
bool wants_lines(const ReportOptions& options);

/// Whether the report is for people. They read problems on standard error, beside the line at
/// fault, so that the report does not repeat them.
bool wants_text(const ReportOptions& options);

/// Whether the report is a document, which people read later: it has pages and pictures, problems
/// and what it was made of.
bool wants_document(const ReportOptions& options);

/// Whether the report is a page of HTML.
bool wants_page(const ReportOptions& options);

/// Whether the report is tables for spreadsheets.
bool wants_csv(const ReportOptions& options);

/// Whether the report is for programs. They find every bid and its problems in the report.
bool for_scripts(const ReportOptions& options);

/// Throws Failure if the options cannot be fulfilled: an extension without a format, a workbook on a
/// terminal, a mark for no CSV, several bids in one workbook. Call it before any work. `arity` says
/// what was asked for, not how many bids could be read: the form of the output must not depend on that.
void check_output(const ReportOptions& options, Arity arity, const Session& session);

/// Throws Failure if the report would be written over the file `input`, by whatever path or link. "-" is
/// what standard input comes from.
void check_apart(const ReportOptions& options, const std::string& input);

/// Draws all reports as one document (Format::render) and writes it.
void write_reports(std::vector<Report> reports, const ReportOptions& options, Arity arity,
                   Session& session);

/// Reports that are lines, each written as soon as it is made. A file has all of them or none.
class LineOutput {
 public:
  LineOutput(const ReportOptions& options, Session& session);
  void add(const Report& report);
  void keep();

 private:
  const ReportOptions& options_;
  Session& session_;
  std::unique_ptr<NewFile> file_;  ///< none: standard output
};

/// Whether GitHub Actions reads what is printed.
bool is_on_github(const Session& session);

/// Lines as they may be printed: on GitHub those that it would take for commands, as a bid's names may have
/// them, are broken by a blank (actions/runner: "##[" anywhere in a line, "::" at its beginning).
std::string without_commands(std::string lines, const Session& session);

/// Prints diagnostics to `session.err`: all, or with --quiet the errors.
void write_diagnostics(const Diagnostics& diagnostics, const Sources& sources,
                       const ReportOptions& options, Session& session);

}  // namespace gonogo::cli
