// SPDX-License-Identifier: MIT
#include "gate_sinks.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <random>
#include <string_view>

#include "files.hpp"
#include "gonogo/report/findings.hpp"
#include "repository_paths.hpp"

namespace gonogo::cli {
namespace {

/// A bot finds its own comment by it.
constexpr std::string_view comment_marker = "<!-- gonogo ci -->\n\n";

/// GitHub takes no longer comments.
constexpr std::size_t longest_comment = 65'000;

/// GitHub takes lines that begin with two colons for commands, names of bids too, until this comes again.
std::string unguessable() {
  std::random_device chance;
  std::string digits;
  for (int i = 0; i < 8; ++i) digits += std::to_string(chance());
  return digits;
}

class Writer {
 public:
  Writer(GateRun& run, const GateSinks& sinks, const ReportOptions& options, Session& session)
      : run_(run), sinks_(sinks), options_(options), session_(session) {}

  void write() {
    if (sinks_.json || sinks_.html || sinks_.markdown || !options_.quiet) write_reports_of_run();
    const std::vector<InspectedFile> files = take_inspected();
    if (sinks_.sarif) put(sinks_.sarif, render_sarif(files));
    if (sinks_.junit) put(sinks_.junit, render_junit(files));
    if (sinks_.gitlab) put(sinks_.gitlab, render_gitlab(files));
    // Beside a report on standard output they would be part of it.
    std::ostream& lines = sinks_.write_to_output() ? session_.err : session_.out;
    if (is_on_github(session_)) lines << render_annotations(files);
    lines << in_words(gate_line(run_.bids), session_.language) << '\n';
  }

 private:
  /// What was found in all files, which is no longer at the bids then.
  std::vector<InspectedFile> take_inspected() {
    std::vector<InspectedFile> all = std::move(run_.others);
    for (GateBid& each : run_.bids) all.push_back(std::move(each.inspected));
    return from_repository_root(std::move(all));
  }

  void put(const std::optional<std::string>& path, const std::string& bytes) {
    if (*path == "-")
      session_.out << bytes;
    else
      write_file(*path, bytes);
  }

  void write_reports_of_run() {
    Report report = gate_report(run_);
    if (sinks_.json) put(sinks_.json, drawn(report, "json", true));
    if (sinks_.html) put(sinks_.html, drawn(report, "html", true));
    if (sinks_.markdown) put(sinks_.markdown, comment(report));
    if (!options_.quiet && !sinks_.write_to_output()) write_text(std::move(report));
  }

  /// With as much as a comment has room for: the findings, the bids, or how many there are.
  std::string comment(Report report) const {
    const std::string marker(comment_marker);
    for (const bool details : {true, false}) {
      std::string text = marker + drawn(report, "markdown", details);
      if (text.size() <= longest_comment) return text;
    }
    report.sections = {
        {.id = "bids",
         .blocks = {Paragraph{.id = "left_out",
                              .text = say("The table of the bids is longer than a comment may "
                                          "be: see the other reports.")}}}};
    return marker + drawn(report, "markdown", false);
  }

  /// What people read, above the last line.
  void write_text(Report report) {
    if (run_.bids.empty() && run_.others.empty() && run_.gone.empty()) return;
    report.title = {};
    report.provenance = {};
    const std::string mark = is_on_github(session_) ? unguessable() : std::string();
    if (!mark.empty()) session_.out << "::stop-commands::" << mark << '\n';
    write_reports({&report, 1}, options_, Arity::one, session_);
    if (!mark.empty()) session_.out << "::" << mark << "::\n";
  }

  std::string drawn(const Report& report, const std::string& name, bool details) const {
    const auto format = std::find_if(formats().begin(), formats().end(),
                                     [&](const Format& each) { return each.name == name; });
    return format->render({&report, 1},
                          {.text = {.details = details, .language = session_.language}});
  }

  GateRun& run_;
  const GateSinks& sinks_;
  const ReportOptions& options_;
  Session& session_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> GateSinks::all() const {
  std::vector<std::pair<std::string, std::string>> all;
  const auto add = [&](const std::optional<std::string>& path, const std::string& format) {
    if (path) all.emplace_back(*path, format);
  };
  add(sarif, "json");
  add(junit, "json");
  add(gitlab, "json");
  add(json, "json");
  add(markdown, "markdown");
  add(html, "html");
  return all;
}

void GateSinks::check(Session& session) const {
  std::set<std::filesystem::path> seen;
  for (const auto& [path, format] : all()) {
    check_output({.format = format, .output = path}, Arity::many, session);
    if (!seen.insert(target_of(path)).second)
      throw usage_error(say("two reports would go to '{1}'", verbatim(path)),
                        say("give each a file of its own"));
  }
}

void GateSinks::check_apart_from(const std::set<std::string>& names) const {
  for (const auto& [path, format] : all()) {
    for (const std::string& name : names) check_apart({.format = format, .output = path}, name);
  }
}

bool GateSinks::write_to_output() const {
  const auto paths = all();
  return std::any_of(paths.begin(), paths.end(),
                     [](const auto& each) { return each.first == "-"; });
}

bool is_on_github(const Session& session) {
  return session.environment && session.environment("GITHUB_ACTIONS") == "true";
}

void write_gate(GateRun& run, const GateSinks& sinks, const ReportOptions& options,
                Session& session) {
  Writer(run, sinks, options, session).write();
}

}  // namespace gonogo::cli
