// SPDX-License-Identifier: MIT
// What the front page says, from what was found: the headline, the rules, values and why there are none
// (lib/src/analysis/front_page.cpp, rule_text.cpp).

class FrontPage {
  constructor(whatIf, speaker) {
    this.whatIf = whatIf;
    this.measures = whatIf.bid.measures;
    this.speaker = speaker;
  }
  say(key, ...holes) { return this.speaker.say(key, ...holes); }
  kindOf(rule) { return this.measures[rule.measure].kind; }
  marginKind(rule) { return this.measures[this.measures[rule.measure].decidedBy || rule.measure].kind; }

  // Why a measure has no value, in words.
  reason(id, why) {
    const definition = this.measures[id];
    if (why === "none") return this.say(definition.none || "short.none");
    if (why === "not_applicable") return this.say(definition.inapplicable);
    if (why === "not_stated") return this.say(definition.unstated);
    return this.say("why." + why);
  }
  shortReason(why) {
    const keys = {never: "never", several: "several", none: "none", every_rate: "none", unresolved: "none"};
    if (why === "not_here" || why === "fault") return this.say("why." + why);
    return this.say("short." + (keys[why] || "na"));
  }
  fullReason(id, found) {
    const text = this.reason(id, found.why);
    return typeof found.usual === "number" ? this.say("and", text, this.usual(found.usual)) : text;
  }
  usual(rate) { return this.say("usual", this.speaker.figure(rate, "rate")); }

  // "NPV -854,119", "no IRR", "Static payback never within 66 months"
  measured(id, subject, found) {
    const {why, value} = found;
    if (why === "computed") return this.say("pair", subject, this.speaker.rounded(value, this.measures[id].kind));
    if (why === "none") return this.say("no", subject);
    if (why === "never") return this.say("never_within", subject);
    if (why === "several")
      return typeof found.usual === "number" ? this.say("more_than_one_usual", subject, this.usual(found.usual)) : this.say("more_than_one", subject);
    return this.say("because", subject, this.reason(id, why));
  }

  resultText(result) {
    const {rule, measured, margin, limit, words: [subject]} = result, kind = this.kindOf(rule);
    if (measured.why !== "computed") return this.measured(rule.measure, this.say(subject), measured);
    const value = margin === 0 ? this.speaker.figure(limit, kind) : this.speaker.beside(measured.value, limit, kind);
    return this.say("pair", this.say(subject), value);
  }

  decidingText(result) {
    const found = this.resultText(result), limit = this.say(result.words[1]);
    if (this.measures[result.rule.measure].decidedBy && result.measured.why !== "computed")
      return this.say("npv_at", found, limit, this.speaker.figure(result.margin, "money"));
    return this.say(result.rule.atLeast ? "needs" : "most", found, limit);
  }

  // "short by 1,104,638 at 10.0%", "headroom 193,902"
  headroom(result) {
    const {rule, margin, outcome, limit} = result;
    if (outcome === "chance" || !isNumber(margin)) return "";
    if (margin === 0 && outcome === "pass") return this.say("no_headroom");
    const distance = this.speaker.distance(Math.abs(margin), this.marginKind(rule));
    const by = this.say(outcome !== "fail" ? "headroom" : rule.atLeast ? "short" : "over", distance);
    return this.measures[rule.measure].decidedBy ? this.say("at", by, this.speaker.figure(limit, this.kindOf(rule))) : by;
  }

  outcome(result) {
    if (result.outcome === "fail" && result.rule.waived !== undefined)
      return this.say("outcome.waived", result.rule.waived);
    return this.say("outcome." + (result.outcome === "fail" && !result.rule.must ? "refer" : result.outcome));
  }
  tone(result) {
    if (result.outcome === "pass") return "good";
    if (result.outcome === "does_not_apply" || result.outcome === "chance") return "faint";
    return result.outcome === "fail" && !result.rule.must ? "caution" : "bad";
  }
  verdictTone(verdict) { return {go: "good", conditional: "caution"}[verdict] || "bad"; }

  // The rule whose number stands beside the verdict: on the NPV as written, else the one that lacks most money.
  deciding(failed) {
    const short = each => (this.marginKind(each.rule) === "money" && isNumber(each.margin) ? -each.margin : 0);
    const sorted = failed.slice().sort((a, b) => b.rule.must - a.rule.must || short(b) - short(a));
    const onNpv = sorted.find(each =>
      each.rule.measure === "npv" && each.rule.scenario === undefined && each.rule.must === sorted[0].rule.must);
    return onNpv || sorted[0];
  }

  // "NO-GO: NPV -854,119, needs 0; 3 mandatory rules fail, 3 discretionary."
  headline(found) {
    const verdict = this.verdict(found), failed = found.rules.filter(each => each.outcome === "fail");
    if (found.verdict === "not_judged") return this.say("sentence", verdict, this.say(found.fault ? "no_value" : "no_rule"));
    if (failed.length > 0) {
      const must = failed.filter(each => each.rule.must).length, rest = failed.length - must;
      const counts = must === 0 ? this.say("discretionary." + rest)
        : rest === 0 ? this.say("mandatory." + must) : this.say("rest", this.say("mandatory." + must), String(rest));
      return this.say("sentence2", verdict, this.decidingText(this.deciding(failed)), counts);
    }
    const judged = found.rules.filter(each => each.outcome === "pass").length;
    const npv = this.whatIf.measure(found.current, "npv");
    const passes = this.say((judged < found.rules.length ? "apply." : "pass.") + judged);
    return this.say("sentence", verdict, this.say("both", this.measured("npv", this.say(this.measures.npv.title), npv), passes));
  }

  // The verdict, with the rules that are not judged here.
  verdict(found) {
    const verdict = this.say("verdict." + found.verdict);
    if (found.unjudged.length === 0 || found.verdict === "not_judged") return verdict;
    return this.say("but_for", verdict, found.unjudged.map(each => each.rule.id).join(", "));
  }
}
