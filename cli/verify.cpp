// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <ostream>
#include <sstream>

#include "commands.hpp"
#include "files.hpp"
#include "gonogo/base/system_reason.hpp"
#include "gonogo/base/version.hpp"
#include "gonogo/report/sealed.hpp"
#include "gonogo/xlsx/read_xlsx.hpp"
#include "input_files.hpp"
#include "output.hpp"
#include "program.hpp"
#include "repeat.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string file;
  std::string folder;
  bool require_clean = false;
  ReportOptions report;
};

constexpr std::size_t largest_report = std::size_t{256} << 20;

/// Those that read bids and write nothing but their report.
constexpr std::array<std::string_view, 13> repeatable = {
    "evaluate", "check",    "cashflow", "explain", "sensitivity", "breakeven", "scenario",
    "solve",    "simulate", "diff",     "compare", "portfolio",   "report"};

Failure refused(const std::string& file, Message message, Message hint) {
  return Failure({.code = "no-report",
                  .message = std::move(message),
                  .place = {.file = file},
                  .hint = std::move(hint)});
}

Checked<SealedReport> read_sealed(const std::string& name, const std::string& bytes) {
  return is_xlsx(bytes) ? read_sealed_xlsx(name, bytes) : read_sealed_json(name, bytes);
}

/// Works in a folder, and returns to where it was.
class InFolder {
 public:
  explicit InFolder(const fs::path& folder) : before_(fs::current_path()) {
    std::error_code failed;
    fs::current_path(folder, failed);
    if (failed)
      throw Failure({.code = "unreadable",
                     .message = say("cannot be read: {1}", system_reason(failed)),
                     .place = {.file = folder.string()}});
  }
  ~InFolder() {
    std::error_code lost;
    fs::current_path(before_, lost);
  }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  fs::path before_;
};

/// What a report says of how it was made.
struct Repetition {
  std::vector<std::string> words = {};     ///< behind the name of the program
  std::optional<std::string> policy = {};  ///< GONOGO_POLICY
};

/// Standard input is gone, and short flags may hide -o among them.
bool is_unfit(const std::string& word) {
  const bool is_short = word.starts_with('-') && !word.starts_with("--");
  return (is_short && word != "-f" && word != "-q") || word.starts_with("--output");
}

/// Runs nothing that writes or that reads what no file holds, whatever a report says.
Repetition repetition_of(const std::string& file, const SealedReport& report) {
  constexpr std::string_view variable = "GONOGO_POLICY=";
  std::vector<std::string> words = words_of(report.repeated_by);
  Repetition result;
  if (!words.empty() && words.front().starts_with(variable)) {
    result.policy = words.front().substr(variable.size());
    words.erase(words.begin());
  }
  if (words.size() < 2 || words.front() != "gonogo")
    throw refused(file, say("the report does not say how it was made"),
                  report.command == "ci"
                      ? say("a run of ci cannot be repeated: verify the reports of evaluate")
                      : say("those of gonogo with -f json or -f xlsx say it"));
  words.erase(words.begin());
  if (std::find(repeatable.begin(), repeatable.end(), words.front()) == repeatable.end())
    throw refused(file, say("'{1}' is no command that verify repeats", verbatim(words.front())),
                  {});
  const auto flags_end = std::find(words.begin(), words.end(), "--");
  const auto unfit = std::find_if(words.begin(), flags_end, is_unfit);
  if (unfit != flags_end)
    throw refused(file, say("the report cannot be repeated with '{1}'", verbatim(*unfit)), {});
  result.words = std::move(words);
  return result;
}

/// Where the files that the command names are: the folder that was asked for, the current one, or
/// that of the report.
fs::path folder_of(const Options& options, const Repetition& repetition) {
  if (!options.folder.empty()) return options.folder;
  const auto names_file = [](const fs::path& folder, const std::string& word) {
    std::error_code unknown;
    return !word.starts_with('-') && fs::exists(folder / word, unknown);
  };
  const fs::path beside = fs::absolute(options.file).parent_path();
  for (const fs::path& folder : {fs::current_path(), beside}) {
    if (std::any_of(repetition.words.begin() + 1, repetition.words.end(),
                    [&](const std::string& word) { return names_file(folder, word); }))
      return folder;
  }
  return fs::current_path();
}

Failure makes_none(const Options& options) {
  return refused(options.file, say("the command of the report makes no such report now"),
                 say("--in=FOLDER names the folder in which it was run"));
}

/// The report as the command makes it now.
struct Repeated {
  std::optional<SealedDifference> difference = {};  ///< the first
  bool same_bytes = false;
};

/// Throws Failure with what the command said where it makes none, or another because it failed.
Repeated repeated_now(const Options& options, const std::string& bytes, const SealedReport& sealed,
                      const Repetition& repetition, Session& session) {
  std::istringstream in;
  std::ostringstream out, err;
  Session inner{.in = in,
                .out = out,
                .err = err,
                .language = session.language,
                .environment = [&](const std::string& name) {
                  return name == "GONOGO_POLICY" ? repetition.policy : std::nullopt;
                }};
  const auto run = [&] {
    const InFolder folder(folder_of(options, repetition));
    return run_program(repetition.words, commands(), inner);
  };
  const int status = run();
  const Checked<SealedReport> now = read_sealed(options.file, out.str());
  const auto difference = now.value ? first_difference(sealed, *now.value) : std::nullopt;
  if (now.value && (status != failed || !difference))
    return {.difference = difference, .same_bytes = out.str() == bytes};
  session.err << err.str();
  throw makes_none(options);
}

/// The flags of the command that change what the files say: a report with one is a what-if.
std::vector<std::string> what_ifs(const Repetition& repetition) {
  const std::vector<std::string>& words = repetition.words;
  std::vector<std::string> found;
  for (auto word = words.begin(); word != words.end() && *word != "--"; ++word) {
    const auto is = [&](std::string_view flag) {
      return *word == flag || word->starts_with(std::string(flag) + '=');
    };
    if (is("--no-policy")) found.push_back(*word);
    if (!is("--set") && !is("--scenario") && !is("--budget")) continue;
    const bool apart = word->find('=') == std::string::npos && word + 1 != words.end();
    found.push_back(apart ? *word + ' ' + *(word + 1) : *word);
  }
  return found;
}

/// A report of what-ifs where only one of files is asked for.
Report unclean_report(const Options& options, const std::vector<std::string>& found) {
  Report report{.command = "verify", .title = verbatim(options.file)};
  report.facts.push_back({"result", {.value = verbatim("what_if"), .kind = Kind::text}});
  report.sections.push_back(
      {.id = "verified",
       .blocks = {Paragraph{
           .id = "text",
           .text = say("The report is of a what-if, not of the files: {1}.", verbatim_list(found)),
           .tone = Tone::bad}}});
  return report;
}

Message shown(const std::optional<std::string>& value) {
  return value ? verbatim(*value) : say("nothing");
}

/// Saved by another program, perhaps: a value may be there twice, a name or a format be another.
bool was_changed(const SealedReport& sealed, const Repeated& now) {
  const bool same_program = sealed.version.empty() || sealed.version == version();
  return !now.difference && !now.same_bytes && same_program;
}

Report report_of(const Options& options, const SealedReport& sealed, const Repeated& now) {
  const auto& difference = now.difference;
  Report report{.command = "verify", .title = verbatim(options.file)};
  const auto fact = [&](const std::string& id, Message text) {
    report.facts.push_back({id, {.value = std::move(text), .kind = Kind::text}});
  };
  const bool changed = was_changed(sealed, now);
  fact("result", verbatim(difference ? "differs" : changed ? "changed" : "same"));
  fact("repeated", verbatim(sealed.repeated_by));
  Section section{.id = "verified"};
  if (difference) {
    fact("place", verbatim(difference->place));
    if (difference->before) fact("before", verbatim(*difference->before));
    if (difference->after) fact("after", verbatim(*difference->after));
    section.blocks.push_back(Paragraph{
        .id = "text",
        .text =
            say("Differs first at {1}: the report has {2}, now it is {3}.",
                verbatim(difference->place), shown(difference->before), shown(difference->after)),
        .tone = Tone::bad});
  } else if (changed) {
    section.blocks.push_back(Paragraph{
        .id = "text",
        .text = say(
            "All {1} values are the same, but the file is not the one that gonogo wrote: it was "
            "saved by another program or changed by hand, and what is no value (names, "
            "formats, hidden parts) may differ.",
            number(sealed.values.size())),
        .tone = Tone::bad});
  } else {
    section.blocks.push_back(
        Paragraph{.id = "text",
                  .text = plural(static_cast<double>(sealed.values.size()),
                                 "Verified: the one value of the report is the same.",
                                 "Verified: all {1} values of the report are the same."),
                  .tone = Tone::good});
  }
  if (!sealed.version.empty() && sealed.version != version())
    section.blocks.push_back(Paragraph{.id = "versions",
                                       .text = say("Made by gonogo {1}, verified by gonogo {2}.",
                                                   verbatim(sealed.version), verbatim(version()))});
  section.blocks.push_back(
      Paragraph{.id = "command", .text = verbatim(sealed.repeated_by), .tone = Tone::faint});
  report.sections.push_back(std::move(section));
  return report;
}

int verify(const Options& options, Session& session) {
  check_output(options.report, Arity::one, session);
  InputFiles files(session.in);
  Checked<std::string> bytes = files.read(options.file, largest_report);
  if (!bytes.value) throw Failure(bytes.diagnostics.front());
  if (bytes.value->size() > largest_report)
    throw refused(options.file, say("a report has at most 256 MiB"), {});
  const Checked<SealedReport> sealed = read_sealed(options.file, *bytes.value);
  if (!sealed.value) throw Failure(sealed.diagnostics.front());
  const Repetition repetition = repetition_of(options.file, *sealed.value);
  if (const auto found = what_ifs(repetition); options.require_clean && !found.empty()) {
    const Report report = unclean_report(options, found);
    write_reports({report}, options.report, Arity::one, session);
    return no_go;
  }
  const Repeated now = repeated_now(options, *bytes.value, *sealed.value, repetition, session);
  const Report report = report_of(options, *sealed.value, now);
  write_reports({report}, options.report, Arity::one, session);
  return now.difference || was_changed(*sealed.value, now) ? no_go : done;
}

}  // namespace

Command verify_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "verify",
      .brief = "Run again what a report says, and compare it value by value",
      .manual =
          "Reads a report in JSON, or a workbook, runs the command that it states, and compares "
          "everything with what comes out now: the hashes of bid, policy and series, what-ifs, and "
          "every number and text. Names the first that differs. Where all are the same, the bytes "
          "are "
          "compared too: a file that another program saved is not verified. The files are looked "
          "for in the "
          "current folder, else beside the report; --in names another folder. Once files have "
          "changed, git worktree add ../then COMMIT and --in=../then verify it against those of "
          "its commit."
          "\n\n"
          "The exit status is 0 where all is the same, 1 where something differs, 2 where the "
          "report cannot be read or run again.",
      .flags = {{.spelling = "REPORT",
                 .target = &options->file,
                 .help = "Report of gonogo: JSON, or a workbook"},
                {.spelling = "--in=FOLDER",
                 .target = &options->folder,
                 .help = "The folder in which the report was made"},
                {.spelling = "--require-clean",
                 .target = &options->require_clean,
                 .help =
                     "Refuse a report of what-ifs (--set, --scenario, --no-policy): exit with 1"}},
      .run = [options](Session& session) { return verify(*options, session); }};
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
