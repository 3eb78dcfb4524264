// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

#include "base_revision.hpp"
#include "bids.hpp"
#include "gate_sinks.hpp"
#include "gonogo/analysis/bid_problems.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/text.hpp"
#include "waiver_findings.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string base = {};
  std::string changed_since = {};
  std::string tolerate = {};
  GateSinks sinks = {};
};

GateRules rules_of(const Options& options) {
  const BidOptions& bids = options.bids;
  GateRules rules{.no_go = bids.fail_on.empty() || fails_on(bids, "no-go"),
                  .conditional = fails_on(bids, "conditional"),
                  .warning = fails_on(bids, "warning"),
                  .regression = fails_on(bids, "regression"),
                  .change = fails_on(bids, "change"),
                  .never = fails_on(bids, "never")};
  rules.no_go = rules.no_go || rules.conditional || rules.warning;
  if (fails_on(bids, "never") && bids.fail_on.size() > 1)
    throw usage_error(say("--fail-on=never excludes all others"), say("leave one out"));
  if ((rules.regression || rules.change) && options.base.empty())
    throw usage_error(say("a regression or a change is seen against a base"),
                      say("add --base=main"));
  if (options.tolerate.empty()) return rules;
  if (options.base.empty())
    throw usage_error(say("--tolerate is about a base"), say("add --base=main"));
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
        run_{.rules = rules_of(options)},
        output_(options.sinks, options.report, session),
        base_(options.base, options.bids, session),
        since_(options.changed_since, options.bids, session),
        waivers_(session) {}

  int run() {
    const int read = report_files(options_.bids, options_.report, session_, OtherKinds::checked,
                                  [&](const std::string& file, OpenedFile opened) {
                                    return inspect(file, std::move(opened));
                                  });
    const int of_waivers = judge_waivers();
    find_gone();
    output_.end(std::move(run_));
    return fails_on(options_.bids, "never") ? done : std::max({read, of_waivers, status_});
  }

 private:
  /// What the revisions say of a file.
  struct FromGit {
    bool passed_over = false;                        ///< nothing is to be said of it
    std::optional<BaseRevision::Found> before = {};  ///< the bid of the base, if it was asked for
    Diagnostics problems = {};                       ///< why they say nothing
  };

  /// What would turn a rule takes most of the time: a count of verdicts needs no search.
  bool shows_places() const {
    return options_.sinks.any() || options_.report.details || is_on_github(session_);
  }

  FromGit from_git(const std::string& file, const Checked<Bid>& bid) try {
    if (is_emptied(file)) return {.passed_over = true};
    if (!bid.value) return {};
    if (since_.is_asked_for() && since_.has_same(*bid.value)) return {.passed_over = true};
    if (!base_.is_asked_for()) return {};
    BaseRevision::Found before = base_.bid_at(bid.value->options.bid);
    const auto unreadable = std::find_if(
        before.bid.diagnostics.begin(), before.bid.diagnostics.end(), [](const Diagnostic& each) {
          return each.code == "unreadable" && each.place.file.str().starts_with("git:");
        });
    if (unreadable != before.bid.diagnostics.end()) return {.problems = {*unreadable}};
    return {.before = std::move(before)};
  } catch (const Failure& failure) {
    return {.problems = {failure.diagnostic}};
  }

  CommandResult inspect(const std::string& file, OpenedFile opened) {
    options_.sinks.check_apart_from(opened.names);
    CommandResult result{.report = {.command = "ci"}};
    waivers_.take_expired(opened.bid.diagnostics);
    FromGit git = from_git(file, opened.bid);
    if (git.passed_over) return result;
    Diagnostics& remarks = result.report.remarks;
    remarks = std::move(opened.bid.diagnostics);
    append_new(remarks, std::move(git.problems));
    if (!opened.other_kind.empty()) {
      leave_out_notes(remarks);
      append_new(others_at(FileName(file)).findings, remarks);
      return result;
    }
    GateBid found{.outcome = {.file = file}, .inspected = {.file = file}};
    if (opened.bid.value) {
      for (Diagnostic& each : problems_of(*opened.bid.value)) remarks.push_back(std::move(each));
      sort_by_place(remarks);
      judge(*opened.bid.value, git.before, found, remarks);
    }
    leave_out_notes(remarks);
    waivers_.take_expired(remarks);
    if (found.was_broken) append_new(remarks, notes_of_base(git.before->bid.diagnostics, file));
    Diagnostics findings = of_bid(remarks, file);
    append_new(findings, std::move(found.inspected.findings));
    found.inspected.findings = std::move(findings);
    found.causes = causes_of(found, run_.rules);
    weigh(found.inspected.findings, run_.rules);
    const bool judged = found.outcome.verdict != Verdict::not_judged;
    if (judged && !found.causes.empty()) {
      result.status = no_go;
      result.reason = causes_text(found.causes);
    }
    keep(std::move(found));
    return result;
  }

  /// What was wrong there may be right here. The revision's files are none that a tool could show.
  static Diagnostics notes_of_base(const Diagnostics& problems, const std::string& file) {
    Diagnostics notes;
    for (const Diagnostic& each : problems) {
      if (each.severity == Severity::note) continue;
      const std::string place = each.place.known() ? to_string(each.place) : each.place.file.str();
      notes.push_back({.severity = Severity::note,
                       .code = each.code,
                       .message = say("in the base {1}: {2}", verbatim(place), each.message),
                       .place = {.file = file}});
    }
    return notes;
  }

  /// Those of the bid. What is wrong with its policy or a series is found once, at that file; the bid has
  /// an error for it.
  Diagnostics of_bid(const Diagnostics& problems, const std::string& file) {
    Diagnostics own;
    std::string broken;
    for (const Diagnostic& each : problems) {
      const std::string place = each.place.file.str();
      const bool elsewhere = !place.empty() && place != file && !place.starts_with("git:");
      if (!elsewhere) {
        own.push_back(each);
        continue;
      }
      append_new(others_at(each.place.file).findings, {each});
      if (each.severity == Severity::error) broken = place;
    }
    if (!broken.empty())
      own.push_back({.severity = Severity::error,
                     .code = "same-errors",
                     .message = say("not judged: {1} has errors", verbatim(broken)),
                     .place = {.file = file}});
    return own;
  }

  void keep(GateBid found) {
    if (found.outcome.verdict == Verdict::not_judged) status_ = failed;
    run_.counts.add(found);
    output_.add(std::move(found));
  }

  /// Those are for who writes a bid: `check` says them.
  static void leave_out_notes(Diagnostics& problems) {
    std::erase_if(problems, [](const Diagnostic& each) { return each.severity == Severity::note; });
  }

  /// Waivers that have expired or that no bid needs are findings of their policies. Returns the status.
  int judge_waivers() {
    Diagnostics findings =
        waivers_.end([&](const std::string& place) { return judges_all_of(place); });
    for (Diagnostic& each : findings) each.severity = Severity::error;
    weigh(findings, run_.rules);
    for (const Diagnostic& each : findings) others_at(each.place.file).findings.push_back(each);
    for (InspectedFile& each : run_.others) weigh(each.findings, run_.rules);
    write_diagnostics(findings, {}, options_.report, session_);
    return findings.empty() ? done : no_go;
  }

  /// Whether a folder that was named holds all of a place.
  bool judges_all_of(const std::string& place) const {
    namespace fs = std::filesystem;
    if (since_.is_asked_for()) return false;
    std::error_code unknown;
    const fs::path inner = fs::weakly_canonical(place.empty() ? "." : place, unknown);
    return std::any_of(
        options_.bids.files.begin(), options_.bids.files.end(), [&](const std::string& each) {
          std::error_code failed;
          const fs::path outer = fs::canonical(each, failed);
          return !failed && fs::is_directory(outer) &&
                 std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
                     outer.end();
        });
  }

  InspectedFile& others_at(const FileName& name) {
    const auto known =
        std::find_if(run_.others.begin(), run_.others.end(),
                     [&](const InspectedFile& file) { return name == FileName(file.file); });
    return known == run_.others.end() ? run_.others.emplace_back(InspectedFile{.file = name.str()})
                                      : *known;
  }

  /// A folder without bids, or a path without a file, is no mistake where the base has bids there: they are
  /// gone.
  bool is_emptied(const std::string& file) {
    std::error_code unknown;
    const auto kind = std::filesystem::status(file, unknown).type();
    const bool holds_none = kind == std::filesystem::file_type::directory ||
                            kind == std::filesystem::file_type::not_found;
    if (!holds_none) return false;
    return (base_.is_asked_for() && !base_.gone_from(file).empty()) ||
           (since_.is_asked_for() && !since_.gone_from(file).empty());
  }

  /// Without those that were moved.
  void find_gone() {
    if (!base_.is_asked_for()) return;
    const RepositoryPaths paths;
    std::set<std::string> found;
    for (const std::string& each : options_.bids.files) {
      try {
        for (std::string& file : base_.gone_from(each)) {
          const bool moved = moved_.contains(paths.of(file));
          if (!moved && found.insert(file).second) run_.gone.push_back(std::move(file));
        }
      } catch (const Failure&) {
        continue;  // it is said of each of its bids
      }
    }
  }

  void judge(const Bid& bid, const std::optional<BaseRevision::Found>& before, GateBid& found,
             const Diagnostics& remarks) {
    const Evaluation evaluation = evaluate(bid);
    found.outcome = outcome_of(bid, evaluation);
    waivers_.add(bid, evaluation);
    if (has_errors(remarks)) found.outcome.verdict = Verdict::not_judged;
    found.inspected.summary = found.outcome.headline;
    found.inspected.passed = passed_rules(bid, evaluation);
    const bool fails_a_rule = found.inspected.passed.size() < evaluation.rules.size();
    const Turning turning =
        fails_a_rule && shows_places() ? find_turning(bid, evaluation) : Turning();
    if (before) compare(*before, bid, found);
    Diagnostics failing = rule_findings(bid, evaluation, turning, rules_for(found, run_.rules));
    found.inspected.findings.insert(found.inspected.findings.begin(), failing.begin(),
                                    failing.end());
  }

  void compare(const BaseRevision::Found& before, const Bid& bid, GateBid& found) {
    found.is_new = !before.bid.value && before.bid.diagnostics.empty();
    found.was_broken = !before.bid.value && !found.is_new;
    found.moved_from = before.moved_from;
    if (!before.moved_from.empty()) moved_.insert(before.moved_from);
    if (!before.bid.value) return;
    const Difference difference = find_difference(*before.bid.value, bid);
    found.change = change_from(*before.bid.value, bid, difference, run_.rules);
    if (auto finding = change_finding(bid, difference, *found.change, run_.rules))
      found.inspected.findings.push_back(*std::move(finding));
    for (Diagnostic& each : policy_findings(bid, difference)) {
      Diagnostics& known = others_at(each.place.file).findings;
      append_new(known, {std::move(each)});
    }
  }

  const Options& options_;
  Session& session_;
  GateRun run_;  ///< without the bids, which are in the output
  GateOutput output_;
  BaseRevision base_, since_;
  WaiverFindings waivers_;
  std::set<std::string> moved_ = {};  ///< bids of the base, from the root of the repository
  int status_ = done;                 ///< of the bids
};

Flag sink(std::string spelling, std::optional<std::string>& target, English help) {
  return {.spelling = std::move(spelling), .target = &target, .help = help};
}

std::vector<Flag> sink_flags(GateSinks& sinks) {
  return {sink("--sarif=FILE", sinks.sarif, English("Write SARIF 2.1.0")),
          sink("--junit=FILE", sinks.junit, English("Write JUnit's XML")),
          sink("--gitlab=FILE", sinks.gitlab, English("Write GitLab's code quality report")),
          sink("--markdown=FILE", sinks.markdown, English("Write a comment in Markdown")),
          sink("--json=FILE", sinks.json, English("Write JSON")),
          sink("--html=FILE", sinks.html, English("Write a page of HTML"))};
}

std::vector<Flag> gate_flags(Options& options) {
  return {{.spelling = "--base=REVISION",
           .target = &options.base,
           .help = "Compare with this revision of the repository"},
          {.spelling = "--changed-since=REVISION",
           .target = &options.changed_since,
           .help = "Leave out bids that are in this revision as they are, with their policy "
                   "and series"},
          {.spelling = "--tolerate=AMOUNT",
           .target = &options.tolerate,
           .help = "How far an NPV may move from the base's: 10000, or 5% of it; nothing "
                   "without it"},
          {.spelling = "--fail-on=WHAT",
           .target = &options.bids.fail_on,
           .help = "Exit with 1 for this; may be repeated",
           .choices = {"no-go", "conditional", "warning", "regression", "change", "never"}},
          {.spelling = "--details",
           .target = &options.report.details,
           .help = "Print the findings too"}};
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
          "an NPV below the base's by more than --tolerate; a change is an NPV that moved by more, "
          "up or down. Rules that a waiver accepts make no verdict graver. With "
          "--fail-on=regression a bid that the base has not fails as a no-go does; a bid that was "
          "moved, as git sees it, is compared with the old one. What changed in the policy is "
          "listed with the changes, and so are bids that the base has and that are gone. What "
          "--fail-on does not name is a warning in every file, so that no tool stops for it. Give "
          "the revision that the branch began at (git merge-base main HEAD), or what others "
          "changed since is found too. The exit status is 0, 1 for what --fail-on names (no-go "
          "without it; conditional and warning include no-go) and for waivers that have expired "
          "or that no bid needs, 2 where a bid or a policy is invalid; always 0 with "
          "--fail-on=never.",
      .flags = gate_flags(*options),
      .run = [options](Session& session) {
        if (options->bids.no_policy) options->bids.require_policy = false;
        options->sinks.check(session);
        return Gate(*options, session).run();
      }};
  add_flags(command, sink_flags(options->sinks));
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
