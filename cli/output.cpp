// SPDX-License-Identifier: MIT
#include "output.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "colour.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/report/display_unit.hpp"
#include "gonogo/report/render.hpp"
#include "gonogo/xlsx/render_xlsx.hpp"
#include "repeat.hpp"

namespace gonogo::cli {
namespace {

Format workbook_format() {
  return {.name = "xlsx",
          .extensions = {".xlsx"},
          .content = Content::binary,
          .most = Arity::one,
          .render = [](std::span<const Report> reports, const FormatOptions& options) {
            return reports.empty()
                       ? std::string()
                       : render_xlsx(reports.front(), {.language = options.text.language,
                                                       .display_scale = options.display_scale});
          }};
}

/// Those of the library, and workbooks, which a package of their own draws.
const std::vector<Format>& all_formats() {
  static const std::vector<Format> all = [] {
    std::vector<Format> list(formats().begin(), formats().end());
    list.push_back(workbook_format());
    return list;
  }();
  return all;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : all_formats()) names.push_back(format.name);
  return names;
}

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  for (const DisplayUnit& each : display_units()) names.emplace_back(each.name);
  return names;
}

/// A workbook of problems alone helps nobody.
std::vector<std::string> diagnostic_format_names() {
  std::vector<std::string> names;
  for (const Format& format : all_formats()) {
    if (format.content != Content::binary) names.push_back(format.name);
  }
  return names;
}

/// "a, b or c"
std::string choice_of(std::vector<std::string> words) {
  const std::string last = words.back();
  words.pop_back();
  return join(words, ", ") + " or " + last;
}

const Format& format_by_extension(const std::string& output) {
  const std::string extension =
      output == "-" || is_stream(output) ? "" : std::filesystem::path(output).extension().string();
  for (const Format& format : all_formats()) {
    const auto& known = format.extensions;
    if (std::find(known.begin(), known.end(), extension) != known.end()) return format;
  }
  throw usage_error(
      say("'{1}' does not give the format of '{2}'", verbatim(extension), verbatim(output)),
      say("add --format={1}", verbatim(choice_of(format_names()))));
}

const Format& format_of(const ReportOptions& options) {
  if (options.format.empty()) return format_by_extension(options.output);
  const auto named = [&](const Format& format) { return format.name == options.format; };
  const auto& found = *std::find_if(all_formats().begin(), all_formats().end(),
                                    named);  // the parser refuses other names
  // A spreadsheet program would find such a file broken.
  const bool as_workbook = options.output.ends_with(".xlsx");
  if (as_workbook && found.content != Content::binary)
    throw usage_error(say("'{1}' is the name of a workbook, and -f {2} writes none",
                          verbatim(options.output), verbatim(found.name)),
                      say("leave -f out, or name a file .{1}", verbatim(found.name)));
  return found;
}

TextOptions text_options(const ReportOptions& options, const Session& session) {
  const bool terminal = options.output == "-" && session.out_is_terminal;
  return {.width = session.width,
          .colour = colour_for(options.color, terminal, session) == Colour::ansi,
          .ascii = options.ascii,
          .details = options.details,
          .language = session.language};
}

}  // namespace

std::vector<Flag> report_flags(ReportOptions& options) {
  return {
      {.spelling = "-f,--format=FORMAT",
       .target = &options.format,
       .help = "How to draw the report, if not as the extension of the output says",
       .choices = format_names()},
      {.spelling = "-o,--output=FILE",
       .target = &options.output,
       .help = "Write the report to FILE, whole or not at all; - is standard output"},
      {.spelling = "--unit=UNIT",
       .target = &options.unit,
       .help = "Show amounts of money to people in this unit of the currency; JSON and CSV keep "
               "that of the bid",
       .choices = unit_names()},
      {.spelling = "--bom",
       .target = &options.bom,
       .help = "Begin CSV with the mark of UTF-8, by which Excel shows Chinese right"},
      {.spelling = "--color=WHEN",
       .target = &options.color,
       .help = "Colour the report",
       .choices = {"auto", "always", "never"}},
      {.spelling = "--ascii", .target = &options.ascii, .help = "Draw with ASCII characters only"},
      {.spelling = "-q,--quiet",
       .target = &options.quiet,
       .help = "Print errors only, and in one line why a bid fails the run; the exit status is the "
               "result"},
  };
}

std::vector<Flag> diagnostic_flags(ReportOptions& options) {
  std::vector<Flag> flags = report_flags(options);
  std::erase_if(flags, [&](const Flag& flag) {
    return flag.target == Target(&options.output) || flag.target == Target(&options.ascii) ||
           flag.target == Target(&options.unit) || flag.target == Target(&options.bom);
  });
  flags.front().choices = diagnostic_format_names();
  return flags;
}

std::vector<Flag> text_flags(ReportOptions& options) {
  std::vector<Flag> flags = report_flags(options);
  std::erase_if(flags, [&](const Flag& flag) {
    return flag.target != Target(&options.unit) && flag.target != Target(&options.color) &&
           flag.target != Target(&options.ascii);
  });
  return flags;
}

bool is_written(const ReportOptions& options) { return options.output != "-" || !options.quiet; }

bool wants_workbook(const ReportOptions& options) {
  return format_of(options).content == Content::binary;
}

bool wants_lines(const ReportOptions& options) {
  return format_of(options).content == Content::lines;
}

bool wants_text(const ReportOptions& options) {
  return format_of(options).content == Content::text;
}

bool wants_document(const ReportOptions& options) {
  return format_of(options).content == Content::document;
}

bool wants_page(const ReportOptions& options) { return format_of(options).name == "html"; }

bool wants_csv(const ReportOptions& options) { return format_of(options).name == "csv"; }

bool for_scripts(const ReportOptions& options) {
  const Content content = format_of(options).content;
  return content == Content::data || content == Content::lines;
}

namespace {

/// Before any work, as a folder that is missing, or one in place of a file, can be seen at once.
void check_target(const std::string& output) {
  namespace fs = std::filesystem;
  if (output == "-") return;
  std::error_code unknown;
  const fs::path path(output);
  if (fs::is_directory(path, unknown)) {
    throw usage_error(say("'{1}' is a folder, not a file", verbatim(output)),
                      say("name a file in it: {1}", verbatim((path / "report.json").string())));
  }
  const fs::path folder = path.parent_path();
  if (!folder.empty() && !fs::exists(folder, unknown) && !unknown)
    throw usage_error(say("there is no folder '{1}'", verbatim(folder.string())),
                      say("make it first, or write elsewhere"));
}

}  // namespace

void check_output(const ReportOptions& options, Arity arity, const Session& session) {
  check_target(options.output);
  const Format& format = format_of(options);
  if (options.bom && !wants_csv(options))
    throw usage_error(say("--bom is for CSV, and the report is {1}", verbatim(format.name)),
                      say("leave --bom out, or say --format=csv"));
  if (format.content == Content::binary && options.output == "-" && session.out_is_terminal) {
    throw usage_error(say("a workbook cannot be shown on a terminal"),
                      say("name a file: --output=report.{1}", verbatim(format.name)));
  }
  if (arity == Arity::many && format.most == Arity::one) {
    throw usage_error(say("a workbook holds one bid"),
                      say("name one file, or run gonogo once for each"));
  }
}

void check_apart(const ReportOptions& options, const std::string& input) {
  if (options.output == "-" || is_stream(options.output) ||
      !is_same_file(options.output, input == "-" ? "/dev/stdin" : input))
    return;
  throw usage_error(say("'{1}' is read: it would be lost to the report", verbatim(options.output)),
                    say("write the report to another file"));
}

namespace {

/// Of the currency, in which the format shows money; absent: in that of the bid. Programs read all
/// bids in their own.
std::optional<double> display_scale(const ReportOptions& options, const Format& format) {
  const bool is_for_people = format.content == Content::text ||
                             format.content == Content::document ||
                             format.content == Content::binary;
  if (options.unit.empty() || !is_for_people) return {};
  const auto units = display_units();
  return std::find_if(units.begin(), units.end(),
                      [&](const DisplayUnit& each) { return each.name == options.unit; })
      ->scale;  // the parser refuses other names
}

Report shown_in(Report report, double scale, const Format& format) {
  if (format.content != Content::binary) return in_unit(std::move(report), scale);
  if (!report.currency.empty() && !can_shrink_money(scale / report.scale))
    throw usage_error(
        say("a workbook cannot show {1} in {2}", money_unit(report.currency, report.scale),
            money_unit(report.currency, scale)),
        say("choose a greater unit, or leave --unit out"));
  return texts_in_unit(std::move(report), scale);
}

}  // namespace

void write_reports(std::vector<Report> reports, const ReportOptions& options, Arity arity,
                   Session& session) {
  if (!is_written(options)) return;
  const Format& format = format_of(options);
  const auto scale = display_scale(options, format);
  const bool is_kept = format.content == Content::data || format.content == Content::binary;
  const bool is_repeated =
      is_kept || wants_document(options) || (options.output != "-" && !wants_lines(options));
  for (Report& each : reports) {
    if (is_repeated)
      each.repeated_by =
          repeating_command(session, format.name == "text" ? "" : format.name, each.as_of);
    if (scale) each = shown_in(std::move(each), *scale, format);
  }
  constexpr const char* mark_of_utf8 = "\xEF\xBB\xBF";
  const std::string bytes = (options.bom ? mark_of_utf8 : "") +
                            format.render(reports, {.text = text_options(options, session),
                                                    .arity = arity,
                                                    .display_scale = scale});
  if (options.output == "-") {
    session.out << bytes;
  } else {
    write_file(options.output, bytes);
  }
}

LineOutput::LineOutput(const ReportOptions& options, Session& session)
    : options_(options), session_(session) {
  if (options.output != "-") file_ = std::make_unique<NewFile>(options.output);
}

void LineOutput::add(const Report& report) {
  const std::string line = format_of(options_).render(
      {&report, 1}, {.text = text_options(options_, session_), .arity = Arity::many});
  if (file_) {
    file_->write(line);
  } else {
    session_.out << line;
  }
}

void LineOutput::keep() {
  if (file_) file_->keep();
}

bool is_on_github(const Session& session) {
  return session.environment && session.environment("GITHUB_ACTIONS") == "true";
}

std::string without_commands(std::string lines, const Session& session) {
  if (!is_on_github(session)) return lines;
  for (auto at = lines.find("##["); at != std::string::npos; at = lines.find("##[", at))
    lines.insert(at + 1, " ");
  for (auto at = lines.find("::"); at != std::string::npos; at = lines.find("::", at + 1)) {
    const auto before = lines.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
    const bool begins = at == 0 || before == std::string::npos || lines[before] == '\n';
    if (begins) lines.insert(at + 1, " ");
  }
  return lines;
}

void write_diagnostics(const Diagnostics& diagnostics, const Sources& sources,
                       const ReportOptions& options, Session& session) {
  const Colour colour = colour_for(options.color, session.err_is_terminal, session);
  for (const Diagnostic& diagnostic : diagnostics) {
    if (options.quiet && diagnostic.severity != Severity::error) continue;
    session.err << without_commands(render(diagnostic, sources, colour, session.language), session);
  }
}

}  // namespace gonogo::cli
