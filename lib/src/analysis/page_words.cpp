// SPDX-License-Identifier: MIT
/// What a what-if page says.
#include "analysis/rule_text.hpp"
#include "analysis/script_text.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

/// "3 mandatory rules fail", "all 4 rules pass" for each number of rules.
void add_counts(std::size_t rules, ScriptWords& words) {
  for (std::size_t n = 0; n <= rules; ++n) {
    const auto count = static_cast<double>(n);
    const std::string key = "." + std::to_string(n);
    words.add("mandatory" + key,
              plural(count, "{1} mandatory rule fails", "{1} mandatory rules fail"));
    words.add("discretionary" + key,
              plural(count, "{1} discretionary rule fails", "{1} discretionary rules fail"));
    words.add("pass" + key, plural(count, "the only rule passes", "all {1} rules pass"));
    words.add("apply" + key,
              plural(count, "the only rule that applies passes", "the {1} rules that apply pass"));
  }
}

/// What charts and the tables beside them say.
void add_chart_words(ScriptWords& words) {
  const Message one = verbatim("{1}"), two = verbatim("{2}"), three = verbatim("{3}");
  words.add("cash_flow", say("net cash flow")), words.add("cumulative", say("cumulative"));
  words.add("discounted", say("cumulative, discounted"));
  words.add("range", say("{1}: {2} to {3}", one, two, three));
  words.add("irr_at", say("IRR {1}", one));
  words.add("in_bid", say("{1} (b)", one)), words.add("turning", say("{1} *", one));
  words.add("yes", say("yes")), words.add("no_turn", say("no"));
  words.add("range_bid", say("bid")), words.add("range_share", say("+-{1}", rate_text(0.1)));
  words.add("touching", say("touches zero"));
  words.add("waits", say("follows once the sliders rest"));
  words.add("positive", say("NPV is positive {1}.", one));
  words.add("positive_nowhere", say("NPV is positive at no rate."));
  words.add("every_rate", say("at every rate")), words.add("below", say("below {1}", one));
  words.add("above", say("above {1}", one)), words.add("from_to", say("from {1} to {2}", one, two));
  words.add("comma", listed(Join::comma, {one, two}));
  words.add("investment_root", say("investment-type root"));
  words.add("borrowing_root", say("borrowing-type root"));
}

}  // namespace

void add_page_words(const Model& model, const std::vector<Message>& fixed, ScriptWords& words) {
  const Message one = verbatim("{1}"), two = verbatim("{2}"), three = verbatim("{3}");
  for (const Verdict each :
       {Verdict::go, Verdict::conditional, Verdict::no_go, Verdict::not_judged})
    words.add("verdict." + std::string(id_of(each)), verdict_text(each));
  for (const RuleOutcome each : {RuleOutcome::pass, RuleOutcome::fail, RuleOutcome::does_not_apply,
                                 RuleOutcome::cannot_compute}) {
    words.add("outcome." + std::string(id_of(each)), outcome_text(each, Must::must));
  }
  words.add("outcome.refer", outcome_text(RuleOutcome::fail, Must::should));
  words.add("outcome.waived", say("waived by {1}", one));
  words.add("outcome.chance", say("by simulation: not computed here"));
  for (const Why each : {Why::never, Why::several, Why::every_rate, Why::unresolved, Why::fault})
    words.add("why." + std::string(id_of(each)), reason_text(measures::npv, each));
  words.add("why.not_here", say("not computed on this page"));
  words.add("short.never", say("never")), words.add("short.several", say("several"));
  words.add("short.none", say("none")), words.add("short.na", say("n/a"));
  words.add("years", say("years"));
  words.add("sentence", say("{1}: {2}.", one, two));
  words.add("sentence2", say("{1}: {2}; {3}.", one, two, three));
  words.add("both", listed(Join::semicolon, {one, two}));
  words.add("pair", say("{1} {2}", one, two));
  words.add("rest", say("{1}, {2} discretionary", one, two));
  words.add("needs", say("{1}, needs {2}", one, two));
  words.add("most", say("{1}, at most {2}", one, two));
  words.add("npv_at", say("{1}, NPV at {2} {3}", one, two, three));
  words.add("short", say("short by {1}", one)), words.add("over", say("over by {1}", one));
  words.add("headroom", say("headroom {1}", one)), words.add("no_headroom", say("no headroom"));
  words.add("at", say("{1} at {2}", one, two)), words.add("pp", say("{1} pp", one));
  words.add("less", say("less than {1}", one));
  words.add("no", say("no {1}", one)), words.add("more_than_one", say("more than one {1}", one));
  words.add("more_than_one_usual", say("more than one {1}, {2}", one, two));
  words.add("never_within",
            say("{1} never within {2}", one, duration_text(model.sheet.axis().period())));
  words.add("because", say("{1}: {2}", one, two));
  words.add("and", say("{1}, {2}", one, two));
  words.add("usual", say("{1} between {2} and {3}", one, verbatim("-90%"), verbatim("1,000%")));
  words.add("no_value", say("a number has no value"));
  words.add("no_rule", say("no rule applies"));
  words.add("but_for", say("{1} (not judged here: {2})", one, two));
  words.add("what_if", say("WHAT-IF, not the file: {1}", one));
  words.add("scenario", say("scenario {1}", one));
  words.add("title", say("What if"));
  words.add("scenarios", say("Scenarios"));
  words.add("reset", say("Reset")), words.add("reset_all", say("Reset all"));
  words.add("copy", say("Copy as --set")), words.add("link", say("Copy the link"));
  words.add("copied", say("Copied"));
  words.add("as_written", say("as written {1}", one));
  words.add("no_effect", say("no effect in this scenario"));
  words.add("stale", say("as written: does not follow the sliders"));
  words.add("fixed", say("Fixed on this page: {1}. Change them in the bid, or with --set, and run "
                         "gonogo again.",
                         listed(Join::comma, fixed)));
  words.add("static_payback", title_of(measures::static_payback));
  words.add("discounted_payback", title_of(measures::discounted_payback));
  words.add("command", verbatim(model.proposal.file));
  add_chart_words(words);
  add_study_words(words);
  add_counts(model.rules.size(), words);
}

}  // namespace gonogo
