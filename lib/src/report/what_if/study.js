// SPDX-License-Identifier: MIT
// What takes many evaluations of the bid at the values of the sliders: each number moved alone and two together, as
// lib/src/analysis/sensitivity.cpp and two_way.cpp find them. Generators, which yield after each evaluation, so that
// the page can stop between two of them.

// As on the tick or among the states of a number (lib/src/analysis/sensitivity.cpp, changed_by).
function changedBy(number, base, share) {
  const size = base === 0 ? 1 : Math.abs(base);
  if (number.states) {
    if (share > 0) return number.states.find(state => state > base) ?? base;
    return share < 0 ? number.states.filter(state => state < base).pop() ?? base : base;
  }
  if (!number.whole) return base + size * share;
  const unit = Math.max(1, number.tick ?? 1), wanted = (size * share) / unit;
  const units = Math.sign(wanted) * Math.round(Math.abs(wanted));
  return base + unit * (units === 0 ? Math.sign(share) : units);
}
const relativeChange = (base, value) => (base === 0 ? value - base : (value - base) / Math.abs(base));
const withoutNoise = (difference, a, b) => (Math.abs(difference) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : difference);

const nearestTo = (value, values) => values.reduce((best, each) => (Math.abs(each - value) < Math.abs(best - value) ? each : best));

// What one rule says in a trial (lib/src/analysis/trials.cpp). `skips`: the rule does not apply to every bid.
function signedMargin({value, why}, skips) {
  if (why === "computed") return value;
  if (why === "not_applicable") return skips ? Infinity : NaN;
  return why === "never" || why === "none" ? -Infinity : NaN;
}
function signedScore(score, margin) {
  if (Number.isNaN(score) || Number.isNaN(margin) || margin === Infinity) return margin;
  return margin >= 0 ? Math.max(score, 0) : Math.min(score, -Number.MIN_VALUE);
}

// What studies read of a case: its flows, lines and costs, and what its rules measure.
function rowsOfStudies(bid, each) {
  const {flows, parts, equityParts, views, rules} = bid.sheets[each.sheet];
  const conditions = rules.flatMap(rule => (rule.condition ? rule.condition.operands : [])).map(operand => operand.row);
  const factors = views.flatMap(view => [view.factor, view.equityFactor]);
  const rows = [...Object.values(flows), ...parts, ...equityParts, ...factors, ...conditions, ...each.lines.map(line => line[0]), ...each.costs.map(cost => cost[0])];
  return rows.filter(row => row !== undefined);
}

class Studies {
  constructor(bid, charts) {
    this.whatIf = new WhatIf(bid, each => rowsOfStudies(bid, each));
    this.charts = charts;
    this.numbers = this.whatIf.numbers.map((number, index) => ({number, index})).sort((a, b) => a.number.order - b.number.order);
    this.search = new SwitchSearch(this);
  }

  begin({values, scenario}) {
    this.base = values.slice();
    this.whatIf.scenario = scenario;
    this.move([]);
    const {current, standings} = this.standings();
    this.skips = standings.map(({rule, margin}) => Boolean(rule.condition) || !rule.ofKind || margin.why === "not_applicable");
    this.judged = standings.filter(({rule}) => !rule.chance).map(({index}) => index);
    this.code = current.runner.code;
  }
  // Some numbers moved: [index, value].
  move(moves) {
    const {whatIf} = this;
    whatIf.values = this.base.slice();
    for (const [index, value] of moves) whatIf.values[index] = value;
    whatIf.begin();
  }
  get current() { return this.whatIf.computedCase(this.whatIf.indexOf(this.whatIf.scenario)); }
  runMoved(moves) {
    this.move(moves);
    return this.current.runner;
  }
  inputsMoved(indices) {
    const moves = this.whatIf.moves[this.whatIf.indexOf(this.whatIf.scenario)];
    return indices.flatMap(index => moves[index].map(([input]) => input));
  }
  standings() {
    const {current} = this;
    return {current, standings: current.runner.code.rules.map((_, index) => this.whatIf.standing(current, index))};
  }
  // {margin, score}; of a rule that only simulated cases judge, above every limit.
  ruled({index, rule, margin, case: each}) {
    if (rule.chance) return {margin: Infinity, score: Infinity};
    if (each.fault) return {margin: NaN, score: NaN};
    const signed = signedMargin(margin, this.skips[index]);
    return {margin: signed, score: signedScore(margin.score, signed)};
  }
  // {npv, verdict, margins, scores, runner}, with some numbers moved.
  at(moves) {
    this.move(moves);
    const {current, standings} = this.standings(), rules = standings.map(each => this.ruled(each));
    const npv = this.whatIf.measure(current, "npv");
    const outcomes = rules.map(({margin}, r) => ({rule: standings[r].rule, outcome: Number.isNaN(margin) ? "cannot_compute"
      : margin === Infinity ? "does_not_apply" : margin >= 0 ? "pass" : "fail"}));
    return {
      runner: current.runner,
      npv: npv.why === "computed" && !current.fault ? npv.value : NaN,
      verdict: this.whatIf.verdict(outcomes, current.fault),
      margins: rules.map(each => each.margin),
      scores: rules.map(each => each.score),
    };
  }
  scoresAt(index, value, rules) {
    this.move([[index, value]]);
    const {current} = this;
    return rules.map(rule => this.ruled(this.whatIf.standing(current, rule)).score);
  }

  // Each number at both ends, ranked by how far the NPV moves.
  *sensitivity() {
    const share = 0.1, rows = [], base = this.at([]);
    const isSame = (a, b) => [[a.npv, b.npv, base.npv], ...a.scores.map((score, r) => [score, b.scores[r], base.scores[r]])]
      .every(([x, y, z]) => (isNumber(x) && isNumber(y)
        ? Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y), Math.abs(x - z)) : Object.is(x, y) || (Number.isNaN(x) && Number.isNaN(y))));
    for (const {number, index} of this.numbers) {
      const here = this.base[index], jumps = Boolean(number.states), bounds = boundsOf(number, here);
      const end = (bound, part) => bound ?? Math.min(changedBy(number, here, part), number.most ?? Infinity);
      const row = {number, index, here, jumps, low: end(bounds.least, -share), high: end(bounds.greatest, share)};
      row.stated = bounds.least !== undefined || bounds.greatest !== undefined;
      for (const [name, value] of [["atLow", row.low], ["atHigh", row.high], ["less", jumps ? here : here * 0.9], ["more", jumps ? here : here * 1.1]]) {
        row[name] = this.at([[index, value]]);
        yield;
      }
      this.rank(row, base, share);
      yield* this.addCoefficient(row, base);
      rows.push(row);
    }
    const moves = row => !isSame(row.less, base) || !isSame(row.more, base);
    const isTwin = (row, n) => !row.number.driver && row.number.factor &&
      rows.slice(0, n).some(other => moves(other) && isSame(other.less, row.less) && isSame(other.more, row.more));
    const kept = rows.filter((row, n) => !isTwin(row, n)).sort((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank));
    return {base, rows: kept};
  }
  rank(row, base, share) {
    const {number, here, low, high, atLow, atHigh} = row;
    const rise = withoutNoise(atHigh.npv - atLow.npv, atLow.npv, atHigh.npv);
    const farther = Math.max(Math.abs(relativeChange(here, low)), Math.abs(relativeChange(here, high)));
    row.unlike = (number.whole || row.jumps) && !row.stated && farther > 1.5 * share;
    row.spread = Math.abs(rise);
    row.slope = high === low ? NaN : rise / (high - low);
    row.rank = row.unlike ? -1 : Number.isNaN(row.spread) ? Infinity : Number(row.spread.toPrecision(9));
    row.turns = [atLow, atHigh].some(each => each.verdict !== base.verdict && each.verdict !== "not_judged");
    const sameMargins = each => each.margins.every((margin, r) => margin === base.margins[r] || (Number.isNaN(margin) && Number.isNaN(base.margins[r])));
    row.idle = row.spread === 0 && atLow.npv === base.npv && sameMargins(atLow) && sameMargins(atHigh);
  }
  // S_AF = (dA / A) / (dF / F) by 1% up and down.
  *addCoefficient(row, base) {
    const elasticities = [];
    for (const share of [0.01, -0.01]) {
      const value = row.jumps ? row.here : changedBy(row.number, row.here, share), step = relativeChange(row.here, value);
      const {npv} = this.at([[row.index, value]]);
      yield;
      const none = row.jumps || row.here === 0 || step === 0;
      elasticities.push(none ? NaN : withoutNoise(npv - base.npv, npv, base.npv) / Math.abs(base.npv) / step);
    }
    const [up, down] = elasticities, greater = (a, b) => (a < b ? b : a);
    row.coefficient = base.npv > 0 ? up : NaN;
    row.coefficientDown = base.npv > 0 ? down : NaN;
    row.bends = Math.abs(row.coefficient - row.coefficientDown) > 0.5 * greater(Math.abs(row.coefficient), Math.abs(row.coefficientDown));
    row.critical = greater(Math.abs(up), Math.abs(down)) >= 1 - 1e-12;
  }
  *spider(rows) {
    const shown = rows.filter(row => !row.jumps && !row.idle && row.here !== 0).slice(0, 6), lines = [];
    for (const row of shown) {
      const values = [];
      for (const change of this.charts.written.spider.x) {
        values.push(this.at([[row.index, changedBy(row.number, row.here, change)]]).npv);
        yield;
      }
      lines.push({row, values});
    }
    return lines;
  }
  // By row: of each rule that is judged in one case, where it switches.
  *switches(rows) {
    const found = [];
    for (const row of rows.filter(each => !each.idle))
      found.push({row, switches: yield* this.search.of(row.number, row.index, this.judged)});
    return found;
  }
  // The first two drivers that move the NPV, over their ranges.
  *twoWay(rows) {
    const [across, down] = rows.filter(row => row.number.driver && !row.unlike && !row.idle && row.here !== 0);
    if (!down) return null;
    const x = this.axis(across), y = this.axis(down), values = [], margins = [];
    for (const down_at of y) {
      const line = [];
      for (const at of x) {
        line.push(this.at([[across.index, at], [down.index, down_at]]));
        yield;
      }
      values.push(line.map(each => each.npv));
      margins.push(line.map(each => each.margins.reduce((least, margin) => (Number.isNaN(least) || margin >= least ? least : margin), Infinity)));
    }
    return {across, down, x, y, values, margins};
  }
  axis({number, here}) {
    const size = here === 0 ? 1 : Math.abs(here), {least = here - size / 2, greatest = here + size / 2} = boundsOf(number, here), points = 13;
    const admitted = value => (number.tick > 0 ? roundedAway(value / number.tick) * number.tick : value);
    const values = number.states ? number.states.slice()
      : Array.from({length: points}, (_, k) => admitted(least + ((greatest - least) * k) / (points - 1)));
    const once = list => list.filter((value, i) => i === 0 || value !== list[i - 1]);
    const axis = once(values);
    axis[axis.indexOf(nearestTo(here, axis))] = here;  // the written value is in the table
    return once(axis);
  }

  label(row) { return this.charts.say(row.number.label); }
  tornado({base, rows}) {
    const shown = rows.filter(row => !row.idle && !row.unlike).slice(0, 12);
    const name = row => {
      const label = row.stated ? this.charts.say("in_bid", this.label(row)) : this.label(row);
      return row.turns ? this.charts.say("turning", label) : label;
    };
    return this.charts.with("tornado", [shown.map(row => row.atLow.npv), shown.map(row => row.atHigh.npv)],
      {categories: shown.map(name), base: base.npv});
  }
  spiderChart(lines) {
    const chart = this.charts.written.spider;
    return {...chart, series: lines.map(({row, values}) => ({id: row.number.row, title: this.label(row), line: false, values}))};
  }

  regions({across, down, x, y, margins}) {
    const chart = this.charts.written.regions, named = ({number}) => {
      const unit = this.charts.say(number.unit), label = this.charts.say(number.label);
      return unit === "" ? label : this.charts.say("and", label, unit);
    };
    const cells = new CellWriter(this.charts.speaker), title = at => cells.text(cells.variable(down.number, down.here, at));
    const series = y.map((at, j) => ({id: "y" + j, title: title(at), line: false, values: margins[j].map(margin => (Number.isNaN(margin) ? NaN : margin >= 0 ? 1 : -1))}));
    return {...chart, x, y, series, xTitle: named(across), yTitle: named(down), xKind: across.number.kind, yKind: down.number.kind,
      marks: chart.marks.map(mark => ({...mark, x: across.here, y: down.here, text: this.charts.say("at_sliders")}))};
  }
  breakEvenChart({shares, revenue, cost}) { return this.charts.with("breakeven_chart", [revenue, cost], {x: shares}); }
}
