// SPDX-License-Identifier: MIT
// The bid at the values of the sliders: its cases, its measures, its rules and the verdict, as
// lib/src/model/case_measures.cpp and lib/src/analysis/evaluation.cpp find them.

class WhatIf {
  // `rowsOf`: what is read of a case; absent: every row.
  constructor(bid, rowsOf = () => null) {
    this.bid = bid;
    // What has a slider, and what only studies move.
    this.numbers = [...bid.sliders, ...bid.levers];
    this.moves = bid.cases.map(each => [...each.sliders, ...each.levers]);
    this.reset();
    this.runners = bid.cases.map(each => new SheetRunner(bid.sheets[each.sheet], rowsOf(each)));
  }

  reset() {
    this.values = this.numbers.map(number => number.base);
    this.scenario = "";
  }

  get moved() { return this.scenario !== "" || this.movedSliders.length > 0; }
  get movedSliders() { return this.bid.sliders.filter((slider, i) => this.values[i] !== slider.base); }
  indexOf(scenario) { return this.bid.cases.findIndex(each => each.id === scenario); }

  // The settings of the command line that say the same.
  get settings() {
    return this.bid.sliders
      .map((slider, i) => slider.set + String(slider.factor ? this.values[i] / slider.base : this.values[i]))
      .filter((_, i) => this.values[i] !== this.bid.sliders[i].base);
  }

  // The inputs of a case: a scenario is laid over what the sliders say.
  inputsOf(index) {
    const inputs = this.bid.cases[index].inputs.slice();
    this.numbers.forEach((number, n) => {
      if (this.values[n] === number.base) return;
      for (const [input, scales, times, plus] of this.moves[index][n]) {
        const value = this.values[n] * times + plus;
        inputs[input] = scales ? inputs[input] * value : value;
      }
    });
    return inputs;
  }

  // Whether a slider moves anything in a case.
  isMoved(index, slider) { return this.moves[index][slider].some(change => change[2] !== 0); }

  // A case computed: {runner, fault, npvAtPrices}. Each is computed once a move.
  computedCase(index) {
    if (!this.known[index]) {
      const runner = this.runners[index], inputs = this.inputsOf(index);
      runner.run(inputs);
      this.known[index] = {runner, inputs, index, fault: runner.hasFault(), answers: new Map()};
    }
    return this.known[index];
  }

  measure(each, id, wanted = {}) {
    const {flow = "project", view = 0, yearEnds = 0, rate = ""} = wanted, key = [id, flow, view, yearEnds, rate].join();
    if (!each.answers.has(key)) {
      each.answers.set(key, id === "price_headroom" ? this.priceHeadroom(each, wanted)
        : measureOf(this.bid.measures, id, each.runner, wanted));
    }
    return each.answers.get(key);
  }

  // How far all prices together are above the floor at which the NPV is 0 (model/measures/price_headroom.cpp).
  priceHeadroom(each, wanted) {
    const prices = this.bid.cases[each.index].prices;
    if (prices.length === 0) return without("not_applicable");
    this.priceRunner ||= {};
    const runner = (this.priceRunner[each.index] ||= new SheetRunner(each.runner.code, each.runner.wanted));
    const npv = share => {
      const inputs = each.inputs.slice();
      for (const input of prices) inputs[input] *= share;
      runner.run(inputs);
      return measureOf(this.bid.measures, "npv", runner, wanted).value;
    };
    const written = npv(1);
    if (!isNumber(written)) return without("fault");
    let low = 0, high = 1;
    if (written >= 0) {
      if (!(npv(0) < 0)) return without("not_applicable");
    } else {
      for (low = 1, high = 2; !(npv(high) >= 0); low = high, high *= 2) if (high > 1 << 20) return without("none");
    }
    for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
      if (npv(middle) >= 0) high = middle;
      else low = middle;
    }
    return computed(1 / high - 1);
  }

  // "kind", "size" or "": why a rule does not judge the bid.
  skipped(each, rule) {
    if (!rule.ofKind) return "kind";
    if (!rule.condition) return "";
    const values = rule.condition.operands.map(operand => {
      if (operand.row !== undefined) return operand.unit * sumOf(each.runner.rows[operand.row]);
      return operand.measure ? operand.unit * this.measure(each, operand.measure, {view: rule.view}).value : 0;
    });
    const left = rule.condition.left(values), right = rule.condition.right(values);
    if (!isNumber(left) || !isNumber(right)) return "";
    const difference = settled(left - right, roundingError(1200, Math.abs(left) + Math.abs(right)));
    return rule.condition.holds(difference) !== 0 ? "" : "size";
  }

  // The margin of a rule on the case it is judged in, at least 0 where it passes, and the score of a search for where it
  // turns: continuous, with the sign of the margin and with rounding on its side. Both have no value where `why` says so.
  margin(each, rule, limit) {
    if (!isNumber(limit)) return {...without("fault"), score: NaN};
    const definition = this.bid.measures[rule.measure], sign = rule.atLeast ? 1 : -1;
    const wanted = {flow: rule.flow, view: rule.view, yearEnds: rule.yearEnds};
    const {score: distance} = measureLibrary[rule.measure] || {};
    const scored = () => {
      const {value, error} = distance(new MeasureCase(each.runner, wanted), limit);
      return sign * value + error;
    };
    const id = definition.decidedBy || rule.measure;
    const decisive = definition.decidedBy ? {...wanted, rate: limit} : wanted;
    const found = this.measure(each, id, decisive);
    if (found.why !== "computed") return {...found, score: distance ? scored() : NaN};
    const threshold = definition.decidedBy ? 0 : limit;
    const error = roundingOf(id, each.runner, decisive, found.value) + roundingError(0, Math.abs(threshold));
    const margin = sign * (found.value - threshold), rounded = settled(margin, error);
    if (!distance) return {...computed(rounded), score: margin + error};
    const score = scored();
    return {...computed(score >= 0 ? Math.max(rounded, 0) : Math.min(margin, -Number.MIN_VALUE)), score};
  }

  // How a rule stands on its case, without the value of its measure.
  standing(current, index) {
    const own = current.runner.code.rules[index];
    const each = own.scenario === undefined ? current : this.computedCase(this.indexOf(own.scenario));
    const rule = each.runner.code.rules[index], limit = each.runner.steps.limits[index](0);
    const skipped = this.skipped(each, rule);
    const margin = skipped ? {...without("not_applicable"), score: NaN} : this.margin(each, rule, limit);
    return {index, rule, limit, skipped, case: each, margin};
  }
  judged(current, index) {
    const standing = this.standing(current, index), {rule, skipped, margin, case: each} = standing;
    const measured = this.measure(each, rule.measure, {flow: rule.flow, view: rule.view, yearEnds: rule.yearEnds});
    const result = {...standing, measured, margin: margin.value, words: this.bid.cases[each.index].rules[index]};
    if (rule.chance && !skipped) return {...result, margin: NaN, outcome: "chance"};
    const outcomes = {not_applicable: "does_not_apply", never: "fail", none: "fail"};
    const outcome = margin.why === "computed" ? (margin.value >= 0 ? "pass" : "fail") : outcomes[margin.why] || "cannot_compute";
    return {...result, outcome};
  }

  // Everything at the values now, of the scenario that is chosen or of another.
  evaluate(scenario = this.scenario) {
    const current = this.computedCase(this.indexOf(scenario));
    const rules = current.runner.code.rules.map((_, index) => this.judged(current, index));
    const judgedOn = new Set([current, ...rules.map(each => each.case)]);
    const lacksRate = rules.some(each => !each.skipped && each.measured.why === "not_stated");
    const fault = [...judgedOn].some(each => each.fault) || lacksRate;
    return {current, rules, fault, verdict: this.verdict(rules, fault), unjudged: rules.filter(each => each.outcome === "chance")};
  }

  // Without the rules that only simulated cases judge.
  verdict(rules, fault) {
    const outcomes = rules.map(each => each.outcome);
    if (fault || (rules.length > 0 && outcomes.every(each => each === "does_not_apply"))) return "not_judged";
    if (outcomes.includes("cannot_compute")) return "not_judged";
    if (rules.some(each => each.outcome === "fail" && each.rule.must)) return "no_go";
    return outcomes.includes("fail") ? "conditional" : "go";
  }

  // To be called after each change of `values`.
  begin() { this.known = []; }
}
