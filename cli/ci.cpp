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
  GateSinks sinks = {};
};

GateRules rules_of(const Options& options) {
  const BidOptions& bids = options.bids;
  GateRules rules{.no_go = bids.fail_on.empty() || fails_on(bids, "no-go"),
                  .conditional = fails_on(bids, "conditional"),
                  .warning = fails_on(bids, "warning"),
                  .regression = fails_on(bids, "regression"),
                  .never = fails_on(bids, "never")};
  rules.no_go = rules.no_go || rules.conditional || rules.warning;
  if (fails_on(bids, "never") && bids.fail_on.size() > 1)
    throw usage_error(say("--fail-on=never excludes all others"), say("leave one out"));
  if (rules.regression && options.base.empty())
    throw usage_error(say("a regression is seen against a base"), say("add --base=main"));
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
        since_(options.changed_since, options.bids, session) {}

  int run() {
    const int read = report_files(options_.bids, options_.report, session_, OtherKinds::checked,
                                  [&](const std::string& file, OpenedFile opened) {
                                    return inspect(file, std::move(opened));
                                  });
    judge_waivers();
    find_gone();
    output_.end(std::move(run_));
    return fails_on(options_.bids, "never") ? done : status(read);
  }

 private:
  /// What would turn a rule takes most of the time: a count of verdicts needs no search.
  bool shows_places() const {
    return options_.sinks.any() || options_.report.details || is_on_github(session_);
  }

  CommandResult inspect(const std::string& file, OpenedFile opened) {
    options_.sinks.check_apart_from(opened.names);
    CommandResult result{.report = {.command = "ci"}};
    if (is_emptied(file)) return result;
    if (opened.bid.value && since_.is_asked_for() && since_.has_same(*opened.bid.value)) {
      take_expired(opened.bid.diagnostics);
      return result;
    }
    result.report.remarks = opened.bid.diagnostics;
    if (!opened.other_kind.empty()) {
      leave_out_notes(result.report.remarks);
      take_expired(result.report.remarks);
      run_.others.push_back({.file = file, .findings = result.report.remarks});
      return result;
    }
    GateBid found{.outcome = {.file = file}, .inspected = {.file = file}};
    if (opened.bid.value) {
      if (const auto& policy = opened.bid.value->model->policy) check_waivers(policy->file);
      for (Diagnostic& each : problems_of(*opened.bid.value))
        result.report.remarks.push_back(std::move(each));
      sort_by_place(result.report.remarks);
      judge(*opened.bid.value, found, result.report.remarks);
    }
    leave_out_notes(result.report.remarks);
    append_new(result.report.remarks, std::exchange(of_base_, {}));
    take_expired(result.report.remarks);
    Diagnostics findings = of_bid(result.report.remarks, file);
    append_new(findings, std::move(found.inspected.findings));
    found.inspected.findings = std::move(findings);
    found.causes = causes_of(found, run_.rules);
    const bool judged = found.outcome.verdict != Verdict::not_judged;
    if (judged && !found.causes.empty()) {
      result.status = no_go;
      result.reason = causes_text(found.causes);
    }
    keep(std::move(found));
    return result;
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

  /// A waiver is of the policy, whichever bid is read with it: its findings are apart from theirs.
  void take_expired(Diagnostics& problems) {
    const auto is_expired = [](const Diagnostic& each) { return each.code == waiver_expired; };
    Diagnostics expired;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(expired), is_expired);
    std::erase_if(problems, is_expired);
    append_new(waiver_findings_, std::move(expired));
  }

  /// Of a policy that is not among the files: it is read with each bid for what concerns that one.
  void check_waivers(const FileName& policy) {
    if (!checked_policies_.insert(policy.str()).second) return;
    Sources sources;
    InputFiles files(session_.in);
    auto problems = check_policy(files, policy.str(), {}, sources);
    std::erase_if(*problems, [](const Diagnostic& each) { return each.code != waiver_unused; });
    append_new(waiver_findings_, std::move(*problems));
  }

  /// Waivers that have expired or that no bid needs are findings of their policies.
  void judge_waivers() {
    append_new(waiver_findings_,
               waivers_.unused([&](const std::string& place) { return judges_all_of(place); }));
    for (Diagnostic& each : waiver_findings_) {
      each.severity = run_.rules.never ? Severity::warning : Severity::error;
      others_at(each.place.file).findings.push_back(each);
    }
    write_diagnostics(waiver_findings_, {}, options_.report, session_);
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

  /// A folder without bids is no mistake where the base has some: they are listed as gone.
  bool is_emptied(const std::string& file) {
    return base_.is_asked_for() && std::filesystem::is_directory(file) &&
           !base_.gone_from(file).empty();
  }

  void find_gone() {
    if (!base_.is_asked_for()) return;
    for (const std::string& each : options_.bids.files) {
      if (!std::filesystem::is_directory(each)) continue;
      for (std::string& file : base_.gone_from(each)) run_.gone.push_back(std::move(file));
    }
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
    if (base_.is_asked_for()) compare(bid, found);
    Diagnostics failing =
        rule_findings(bid, evaluation, turning, rules_for(found.is_new, run_.rules));
    found.inspected.findings.insert(found.inspected.findings.begin(), failing.begin(),
                                    failing.end());
  }

  void compare(const Bid& bid, GateBid& found) {
    Checked<Bid> before = base_.bid_at(bid.options.bid);
    if (!before.value) {
      for (Diagnostic& each : before.diagnostics) {
        each.severity = Severity::note;  // what was wrong there may be right here
        of_base_.push_back(std::move(each));
      }
      found.is_new = before.diagnostics.empty();
      found.was_broken = !found.is_new;
      return;
    }
    const Difference difference = find_difference(*before.value, bid);
    found.change = change_from(*before.value, bid, difference, run_.rules);
    if (auto finding = regression_finding(bid, difference, *found.change, run_.rules))
      found.inspected.findings.push_back(*std::move(finding));
    for (Diagnostic& each : policy_findings(bid, difference)) {
      Diagnostics& known = others_at(each.place.file).findings;
      append_new(known, {std::move(each)});
    }
  }

  /// `read`: that of reading and judging the files.
  int status(int read) const {
    const int of_waivers = waiver_findings_.empty() ? done : no_go;
    return std::max({read, of_waivers, status_});
  }

  const Options& options_;
  Session& session_;
  GateRun run_;  ///< without the bids, which are in the output
  GateOutput output_;
  BaseRevision base_, since_;
  WaiverUse waivers_ = {};
  std::set<std::string> checked_policies_ = {};
  Diagnostics waiver_findings_ = {};
  Diagnostics of_base_ = {};  ///< why the bid of the base cannot be judged
  int status_ = done;         ///< of the bids
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
          "an NPV below the base's by more than --tolerate; with --fail-on=regression a bid that "
          "the base has not fails as a no-go does. What changed in the policy is listed with the "
          "changes, and so are bids that the base has and that are gone. What --fail-on does not "
          "name is a warning in every file, so that no tool stops for it. Give the revision that "
          "the branch began at (git merge-base main HEAD), or what others changed since is found "
          "too; run it at the root of the repository, where tools look for the paths. The exit "
          "status is 0, 1 for what "
          "--fail-on names (no-go without it; conditional and warning include no-go), 2 where a "
          "bid or a "
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
                {.spelling = "--details",
                 .target = &options->report.details,
                 .help = "Print the findings too"}},
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
