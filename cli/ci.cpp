// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <set>

#include "base_revision.hpp"
#include "bids.hpp"
#include "files.hpp"
#include "gonogo/analysis/bid_problems.hpp"
#include "gonogo/analysis/gate.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/waivers.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string base = {};
  std::string changed_since = {};
  std::string tolerate = {};
  std::optional<std::string> sarif = {}, junit = {}, gitlab = {}, markdown = {}, json = {},
                             html = {};
};

/// A bot finds its own comment by it.
constexpr std::string_view comment_marker = "<!-- gonogo ci -->\n\n";

GateRules rules_of(const Options& options) {
  const BidOptions& bids = options.bids;
  GateRules rules{.no_go = bids.fail_on.empty() || fails_on(bids, "no-go"),
                  .conditional = fails_on(bids, "conditional"),
                  .warning = fails_on(bids, "warning"),
                  .regression = fails_on(bids, "regression")};
  rules.no_go = rules.no_go || rules.conditional;
  if (fails_on(bids, "never") && bids.fail_on.size() > 1)
    throw usage_error(say("--fail-on=never excludes all others"), say("leave one out"));
  if (rules.regression && options.base.empty())
    throw usage_error(say("a regression is seen against a base"), say("add --base=main"));
  if (options.tolerate.empty()) return rules;
  const bool share = options.tolerate.ends_with('%');
  const auto value = parse_number(options.tolerate.substr(0, options.tolerate.size() - share));
  if (!value || *value < 0)
    throw usage_error(say("'{1}' is no amount and no percentage", verbatim(options.tolerate)),
                      say("write --tolerate=10000 or --tolerate=5%"));
  (share ? rules.tolerated_share : rules.tolerated_amount) = share ? *value / 100 : *value;
  return rules;
}

/// Judges each file once and writes what was found wherever it is asked for.
class Gate {
 public:
  Gate(const Options& options, Session& session)
      : options_(options),
        session_(session),
        rules_(rules_of(options)),
        base_(options.base, options.bids, session),
        since_(options.changed_since, options.bids, session) {}

  int run() {
    for (const auto& [path, format] : sinks())
      check_output({.format = format, .output = path}, Arity::many, session_);
    check_sinks_apart();
    const int read = report_files(options_.bids, options_.report, session_, OtherKinds::checked,
                                  [&](const std::string& file, OpenedFile opened) {
                                    return inspect(file, std::move(opened));
                                  });
    judge_waivers();
    write_sinks();
    return fails_on(options_.bids, "never") ? done : status(read);
  }

 private:
  /// The files to write, each with a format that is checked as this one is.
  std::vector<std::pair<std::string, std::string>> sinks() const {
    std::vector<std::pair<std::string, std::string>> all;
    const auto add = [&](const std::optional<std::string>& path, const std::string& format) {
      if (path) all.emplace_back(*path, format);
    };
    add(options_.sarif, "json");
    add(options_.junit, "json");
    add(options_.gitlab, "json");
    add(options_.json, "json");
    add(options_.markdown, "markdown");
    add(options_.html, "html");
    return all;
  }

  /// Whether a document goes to standard output.
  bool writes_to_output() const {
    const auto all = sinks();
    return std::any_of(all.begin(), all.end(), [](const auto& each) { return each.first == "-"; });
  }

  void check_sinks_apart() const {
    std::set<std::filesystem::path> seen;
    for (const auto& [path, format] : sinks()) {
      if (!seen.insert(std::filesystem::path(path).lexically_normal()).second)
        throw usage_error(say("two reports would go to '{1}'", verbatim(path)),
                          say("give each a file of its own"));
    }
  }

  /// What would turn a rule takes most of the time: a count of verdicts needs no search.
  bool shows_places() const {
    return !sinks().empty() || options_.report.details || is_on_github();
  }

  bool is_on_github() const {
    return session_.environment && session_.environment("GITHUB_ACTIONS") == "true";
  }

  CommandResult inspect(const std::string& file, OpenedFile opened) {
    for (const auto& [path, format] : sinks())
      check_apart({.format = format, .output = path}, file);
    CommandResult result{.report = {.command = "ci"}};
    if (opened.bid.value && since_.is_asked_for() && since_.has_same(*opened.bid.value))
      return result;
    result.report.remarks = opened.bid.diagnostics;
    if (!opened.other_kind.empty()) {
      leave_out_notes(result.report.remarks);
      take_expired(result.report.remarks);
      others_.push_back({.file = file, .findings = result.report.remarks});
      return result;
    }
    GateBid found{.outcome = {.file = file}, .inspected = {.file = file}};
    if (opened.bid.value) {
      for (Diagnostic& each : problems_of(*opened.bid.value))
        result.report.remarks.push_back(std::move(each));
      sort_by_place(result.report.remarks);
      judge(*opened.bid.value, found, result.report.remarks);
    }
    leave_out_notes(result.report.remarks);
    take_expired(result.report.remarks);
    Diagnostics findings = result.report.remarks;
    append_new(findings, std::move(found.inspected.findings));
    found.inspected.findings = std::move(findings);
    keep(std::move(found));
    return result;
  }

  /// Of a bid that no report shows, its verdict is enough.
  void keep(GateBid found) {
    if (found.outcome.verdict == Verdict::not_judged) status_ = failed;
    if (fails(found, rules_)) status_ = std::max<int>(status_, no_go);
    const bool is_shown = !sinks().empty() || is_on_github() || !options_.report.quiet;
    bids_.push_back(is_shown ? std::move(found)
                             : GateBid{.outcome = {.verdict = found.outcome.verdict}});
  }

  /// Those are for who writes a bid: `check` says them.
  static void leave_out_notes(Diagnostics& problems) {
    std::erase_if(problems, [](const Diagnostic& each) { return each.severity == Severity::note; });
  }

  /// A waiver is of the policy, whichever bid is read with it: its findings are apart from theirs.
  void take_expired(Diagnostics& problems) {
    const auto is_expired = [](const Diagnostic& each) { return each.code == waiver_expired; };
    Diagnostics expired;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(expired), is_expired);
    std::erase_if(problems, is_expired);
    append_new(waiver_findings_, std::move(expired));
  }

  /// Waivers that have expired or that no bid needs are findings of their policies.
  void judge_waivers() {
    const bool all = options_.changed_since.empty();
    append_new(waiver_findings_,
               waivers_.unused(all ? WaiverUse::Extent::all : WaiverUse::Extent::some));
    for (Diagnostic& each : waiver_findings_) {
      each.severity = Severity::error;
      const auto known = std::find_if(
          others_.begin(), others_.end(),
          [&](const InspectedFile& file) { return each.place.file == FileName(file.file); });
      InspectedFile& policy =
          known == others_.end()
              ? others_.emplace_back(InspectedFile{.file = each.place.file.str()})
              : *known;
      policy.findings.push_back(each);
    }
    write_diagnostics(waiver_findings_, {}, options_.report, session_);
  }

  void judge(const Bid& bid, GateBid& found, Diagnostics& remarks) {
    const Evaluation evaluation = evaluate(bid);
    found.outcome = outcome_of(bid, evaluation);
    waivers_.add(bid, evaluation);
    if (has_errors(remarks)) found.outcome.verdict = Verdict::not_judged;
    found.inspected.summary = found.outcome.headline;
    found.inspected.passed = passed_rules(bid, evaluation);
    const bool fails_a_rule = found.inspected.passed.size() < evaluation.rules.size();
    const Turning turning =
        fails_a_rule && shows_places() ? find_turning(bid, evaluation) : Turning();
    found.inspected.findings = rule_findings(bid, evaluation, turning, rules_);
    if (base_.is_asked_for()) compare(bid, found, remarks);
  }

  void compare(const Bid& bid, GateBid& found, Diagnostics& remarks) {
    Checked<Bid> before = base_.bid_at(bid.options.bid);
    if (!before.value) {
      for (Diagnostic& each : before.diagnostics) {
        each.severity = Severity::warning;  // what was wrong there may be right here
        remarks.push_back(std::move(each));
      }
      return;
    }
    const Difference difference = find_difference(*before.value, bid);
    found.change = change_from(*before.value, bid, difference, rules_);
    if (auto finding = regression_finding(bid, difference, *found.change, rules_))
      found.inspected.findings.push_back(*std::move(finding));
  }

  /// What was found in all files, which is no longer at the bids then.
  std::vector<InspectedFile> take_inspected() {
    std::vector<InspectedFile> all = std::move(others_);
    for (GateBid& each : bids_) all.push_back(std::move(each.inspected));
    return all;
  }

  void write_sink(const std::optional<std::string>& path, const std::string& bytes) {
    if (!path) return;
    if (*path == "-")
      session_.out << bytes;
    else
      write_file(*path, bytes);
  }

  void write_sinks() {
    if (options_.json || options_.html || options_.markdown || !options_.report.quiet)
      write_report_sinks();
    const std::vector<InspectedFile> files = take_inspected();
    if (options_.sarif) write_sink(options_.sarif, render_sarif(files));
    if (options_.junit) write_sink(options_.junit, render_junit(files));
    if (options_.gitlab) write_sink(options_.gitlab, render_gitlab(files));
    if (is_on_github()) session_.out << render_annotations(files);
    // Beside a report on standard output it would be part of it.
    (writes_to_output() ? session_.err : session_.out)
        << in_words(gate_line(bids_), session_.language) << '\n';
  }

  void write_report_sinks() {
    Report report = gate_report(bids_);
    if (options_.json) write_sink(options_.json, drawn(report, "json"));
    if (options_.html) write_sink(options_.html, drawn(report, "html"));
    if (options_.markdown)
      write_sink(options_.markdown, std::string(comment_marker) + drawn(report, "markdown"));
    if (!options_.report.quiet && !writes_to_output()) write_text(std::move(report));
  }

  /// What people read, above the last line.
  void write_text(Report report) {
    if (bids_.empty()) return;
    report.title = {};
    report.provenance = {};
    write_reports({&report, 1}, options_.report, Arity::one, session_);
  }

  std::string drawn(const Report& report, const std::string& name) const {
    const auto format = std::find_if(formats().begin(), formats().end(),
                                     [&](const Format& each) { return each.name == name; });
    return format->render({&report, 1}, {.text = {.language = session_.language}});
  }

  /// `read`: that of reading the files, which fails for errors in them.
  int status(int read) const {
    const int of_files = read == failed ? failed : waiver_findings_.empty() ? done : no_go;
    return std::max(of_files, status_);
  }

  const Options& options_;
  Session& session_;
  GateRules rules_;
  BaseRevision base_, since_;
  std::vector<GateBid> bids_ = {};
  std::vector<InspectedFile> others_ = {};  ///< policies and portfolios
  WaiverUse waivers_ = {};
  Diagnostics waiver_findings_ = {};
  int status_ = done;  ///< of the bids
};

Flag sink(std::string spelling, std::optional<std::string>& target, English help) {
  return {.spelling = std::move(spelling), .target = &target, .help = help};
}

}  // namespace

Command ci_command() {
  const auto options = std::make_shared<Options>();
  options->bids.require_policy = true;
  Command command{
      .name = "ci",
      .brief = "Check and judge bids once for a merge request, and write it for its tools",
      .manual =
          "Checks and evaluates every bid, with --base compares each with the same file of that "
          "revision, and writes what was found to as many files as are named: SARIF 2.1.0, JUnit, "
          "GitLab's code quality, Markdown for a comment (it begins with a hidden marker, by which "
          "a bot finds it again), JSON, HTML. A rule that fails is found at the number that, "
          "changed alone, makes it pass with the smallest change, and names the rule as related. "
          "Where the variable GITHUB_ACTIONS is true, GitHub's annotations are printed too. The "
          "last line counts the verdicts."
          "\n\n"
          "A bid needs a policy unless --no-policy is given. A regression is a graver verdict, or "
          "an NPV below the base's by more than --tolerate. The exit status is 0, 1 for what "
          "--fail-on names (no-go without it; conditional includes no-go), 2 where a bid or a "
          "policy is invalid; always 0 with --fail-on=never.",
      .flags = {{.spelling = "--base=REVISION",
                 .target = &options->base,
                 .help = "Compare with this revision of the repository"},
                {.spelling = "--changed-since=REVISION",
                 .target = &options->changed_since,
                 .help = "Leave out bids that are in this revision as they are, with their policy "
                         "and series"},
                {.spelling = "--tolerate=AMOUNT",
                 .target = &options->tolerate,
                 .help = "How far an NPV may fall below the base's: 10000, or 5% of it; nothing "
                         "without it"},
                {.spelling = "--fail-on=WHAT",
                 .target = &options->bids.fail_on,
                 .help = "Exit with 1 for this; may be repeated",
                 .choices = {"no-go", "conditional", "warning", "regression", "never"}},
                sink("--sarif=FILE", options->sarif, English("Write SARIF 2.1.0")),
                sink("--junit=FILE", options->junit, English("Write JUnit's XML")),
                sink("--gitlab=FILE", options->gitlab,
                     English("Write GitLab's code quality report")),
                sink("--markdown=FILE", options->markdown, English("Write a comment in Markdown")),
                sink("--json=FILE", options->json, English("Write JSON")),
                sink("--html=FILE", options->html, English("Write a page of HTML")),
                {.spelling = "--details",
                 .target = &options->report.details,
                 .help = "Print the findings too"}},
      .run = [options](Session& session) {
        if (options->bids.no_policy) options->bids.require_policy = false;
        return Gate(*options, session).run();
      }};
  add_flags(command, bid_flags(options->bids));
  for (Flag& each : report_flags(options->report)) {
    const bool draws = each.target == Target(&options->report.format) ||
                       each.target == Target(&options->report.output) ||
                       each.target == Target(&options->report.unit) ||
                       each.target == Target(&options->report.bom);
    if (!draws) command.flags.push_back(std::move(each));
  }
  return command;
}

}  // namespace gonogo::cli
