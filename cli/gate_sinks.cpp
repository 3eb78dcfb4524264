// SPDX-License-Identifier: MIT
#include "gate_sinks.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <random>
#include <string_view>
#include <utility>

#include "files.hpp"
#include "gonogo/report/findings.hpp"

namespace gonogo::cli {
namespace {

/// A bot finds its own comment by it.
constexpr std::string_view comment_marker = "<!-- gonogo ci -->\n\n";

/// GitHub takes no longer comments.
constexpr std::size_t longest_comment = 65'000;

/// Whose rows a text has in one table. Beyond them memory does not grow with the bids.
constexpr std::size_t bids_of_a_part = 500;

/// GitHub takes lines that begin with two colons for commands, names of bids too, until this comes again.
std::string unguessable() {
  std::random_device chance;
  std::string digits;
  for (int i = 0; i < 8; ++i) digits += std::to_string(chance());
  return digits;
}

std::string drawn(const Report& report, const std::string& name, bool details,
                  const Session& session) {
  const auto format = std::find_if(formats().begin(), formats().end(),
                                   [&](const Format& each) { return each.name == name; });
  return format->render({&report, 1}, {.text = {.details = details, .language = session.language}});
}

/// With the findings where a comment has room for them, and the bids; else how many there are.
std::string comment(GateRun run, const Session& session) {
  const auto text_of = [&](const Report& report, bool details) {
    return std::string(comment_marker) + drawn(report, "markdown", details, session);
  };
  Report report = gate_comment(std::move(run));
  for (const bool details : {true, false}) {
    std::string text = text_of(report, details);
    if (text.size() <= longest_comment) return text;
  }
  report.sections = {
      {.id = "bids",
       .blocks = {Paragraph{.id = "left_out",
                            .text = say("The table of the bids is longer than a comment may "
                                        "be: see the other reports.")}}}};
  return text_of(report, false);
}

void put(const std::string& path, const std::string& bytes, Session& session) {
  if (path == "-")
    session.out << bytes;
  else
    write_file(path, bytes);
}

}  // namespace

/// One that is written as files come.
class GateOutput::Document {
 public:
  Document(const std::string& path, std::unique_ptr<FindingsDocument> document, Session& session)
      : document_(std::move(document)), out_(session.out) {
    if (path != "-") file_ = std::make_unique<NewFile>(path);
  }

  void add(const InspectedFile& found) { write(document_->add(found)); }

  void end() {
    write(document_->end());
    if (file_) file_->keep();
  }

 private:
  void write(const std::string& bytes) {
    if (file_)
      file_->write(bytes);
    else
      out_ << bytes;
  }

  std::unique_ptr<FindingsDocument> document_;
  std::unique_ptr<NewFile> file_ = {};  ///< none: standard output
  std::ostream& out_;
};

GateOutput::GateOutput(const GateSinks& sinks, const ReportOptions& options, Session& session)
    : sinks_(sinks), options_(options), session_(session) {
  start(sinks.sarif, sarif_document());
  start(sinks.junit, junit_document());
  start(sinks.gitlab, gitlab_document());
}

GateOutput::~GateOutput() = default;

void GateOutput::start(const std::optional<std::string>& path,
                       std::unique_ptr<FindingsDocument> document) {
  if (path) documents_.emplace_back(*path, std::move(document), session_);
}

void GateOutput::add(GateBid bid) {
  part_.push_back(std::move(bid));
  if (part_.size() == bids_of_a_part) write_part({});
}

void GateOutput::end(GateRun rest) {
  write_part(rest);
  for (const InspectedFile& each : rest.others) write_findings(each);
  for (Document& each : documents_) each.end();
  rest.bids = std::move(kept_);
  const Message line = gate_line(rest.counts);
  write_reports(std::move(rest));
  std::ostream& lines = sinks_.write_to_output() ? session_.err : session_.out;
  lines << in_words(line, session_.language) << '\n';
}

void GateOutput::write_part(GateRun part) {
  part.bids = std::exchange(part_, {});
  if (!options_.quiet && !sinks_.write_to_output()) write_text(part);
  for (const GateBid& each : part.bids) write_findings(each.inspected);
  if (!sinks_.json && !sinks_.html && !sinks_.markdown) return;
  std::move(part.bids.begin(), part.bids.end(), std::back_inserter(kept_));
  const bool for_comment_alone = !sinks_.json && !sinks_.html;
  if (for_comment_alone && kept_.size() > most_in_comment) std::erase_if(kept_, is_quiet);
}

/// What people read, above the last line.
void GateOutput::write_text(const GateRun& part) {
  if (part.bids.empty() && part.others.empty() && part.gone.empty()) return;
  Report report = gate_report(part);
  report.title = {};
  report.provenance = {};
  const std::string mark = is_on_github(session_) ? unguessable() : std::string();
  if (!mark.empty()) session_.out << "::stop-commands::" << mark << '\n';
  cli::write_reports({report}, options_, Arity::one, session_);
  if (!mark.empty()) session_.out << "::" << mark << "::\n";
}

void GateOutput::write_findings(const InspectedFile& found) {
  const bool on_github = is_on_github(session_);
  if (documents_.empty() && !on_github) return;
  const InspectedFile named = paths_.of(found);
  for (Document& each : documents_) each.add(named);
  // Beside a report on standard output they would be part of it.
  if (on_github) (sinks_.write_to_output() ? session_.err : session_.out) << annotations_of(named);
}

void GateOutput::write_reports(GateRun run) {
  if (sinks_.json) put(*sinks_.json, drawn(gate_report(run), "json", true, session_), session_);
  if (sinks_.html) put(*sinks_.html, drawn(gate_report(run), "html", true, session_), session_);
  if (sinks_.markdown) put(*sinks_.markdown, comment(std::move(run), session_), session_);
}

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

}  // namespace gonogo::cli
