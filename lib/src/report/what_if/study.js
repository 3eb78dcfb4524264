// SPDX-License-Identifier: MIT
// What takes many evaluations of the bid at the values of the sliders: each number moved alone, and shares of the volume,
// as lib/src/analysis/sensitivity.cpp and breakeven.cpp find them. Generators, which yield after each evaluation, so that
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

class Studies {
  constructor(bid, charts) {
    this.whatIf = new WhatIf(bid);
    this.charts = charts;
    this.numbers = this.whatIf.numbers.map((number, index) => ({number, index})).sort((a, b) => a.number.order - b.number.order);
    this.wanted = ["tornado", "spider", "breakeven_chart"].filter(id => charts.written[id]);
  }

  begin({values, scenario}) {
    this.base = values.slice();
    this.whatIf.scenario = scenario;
  }
  // {npv, verdict, margins, scores}, with some numbers moved: [index, value].
  at(moves) {
    this.whatIf.values = this.base.slice();
    for (const [index, value] of moves) this.whatIf.values[index] = value;
    this.whatIf.begin();
    const found = this.whatIf.evaluate(), npv = this.whatIf.measure(found.current, "npv");
    return {
      found,
      npv: npv.why === "computed" && !found.current.fault ? npv.value : NaN,
      verdict: found.verdict,
      margins: found.rules.map(each => each.margin),
      scores: found.rules.map(each => this.whatIf.score(each)),
    };
  }

  // Each number at both ends, ranked by how far the NPV moves.
  *sensitivity() {
    const share = 0.1, rows = [], base = this.at([]);
    const isSame = (a, b) => [[a.npv, b.npv, base.npv], ...a.scores.map((score, r) => [score, b.scores[r], base.scores[r]])]
      .every(([x, y, z]) => (isNumber(x) && isNumber(y)
        ? Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y), Math.abs(x - z)) : Object.is(x, y) || (Number.isNaN(x) && Number.isNaN(y))));
    for (const {number, index} of this.numbers) {
      const here = this.base[index], jumps = Boolean(number.states);
      const end = (bound, part) => bound ?? Math.min(changedBy(number, here, part), number.most ?? Infinity);
      const row = {number, index, here, jumps, low: end(number.least, -share), high: end(number.greatest, share)};
      row.atLow = this.at([[index, row.low]]);
      yield;
      row.atHigh = this.at([[index, row.high]]);
      yield;
      row.less = jumps ? base : this.at([[index, here * 0.9]]);
      yield;
      row.more = jumps ? base : this.at([[index, here * 1.1]]);
      yield;
      const rise = withoutNoise(row.atHigh.npv - row.atLow.npv, row.atLow.npv, row.atHigh.npv);
      const farther = Math.max(Math.abs(relativeChange(here, row.low)), Math.abs(relativeChange(here, row.high)));
      row.stated = number.least !== undefined || number.greatest !== undefined;
      row.unlike = (number.whole || jumps) && !row.stated && farther > 1.5 * share;
      row.spread = Math.abs(rise);
      row.rank = row.unlike ? -1 : Number.isNaN(row.spread) ? Infinity : Number(row.spread.toPrecision(9));
      row.turns = [row.atLow, row.atHigh].some(each => each.verdict !== base.verdict && each.verdict !== "not_judged");
      const sameMargins = each => each.margins.every((margin, r) => Object.is(margin, base.margins[r]));
      row.idle = row.spread === 0 && row.atLow.npv === base.npv && sameMargins(row.atLow) && sameMargins(row.atHigh);
      rows.push(row);
    }
    const moves = row => !isSame(row.less, base) || !isSame(row.more, base);
    const isTwin = (row, n) => !row.number.driver && row.number.factor &&
      rows.slice(0, n).some(other => moves(other) && isSame(other.less, row.less) && isSame(other.more, row.more));
    const kept = rows.filter((row, n) => !isTwin(row, n)).sort((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank));
    return {base, rows: kept, spider: yield* this.spider(kept)};
  }
  *spider(rows) {
    const shown = rows.filter(row => !row.jumps && !row.idle && row.here !== 0).slice(0, 6), lines = [];
    for (const row of shown) {
      const values = [];
      for (const change of this.charts.written.spider ? this.charts.written.spider.x : []) {
        values.push(this.at([[row.index, changedBy(row.number, row.here, change)]]).npv);
        yield;
      }
      lines.push({row, values});
    }
    return lines;
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
  spiderChart({spider}) {
    const chart = this.charts.written.spider;
    return {...chart, series: spider.map(({row, values}) => ({id: row.number.row, title: this.label(row), line: false, values}))};
  }

  // Sales and cost of the term from no volume to twice the volume.
  *breakEven() {
    const volumes = this.numbers.filter(({number}) => number.volume), here = ({index}) => this.base[index];
    const unit = volumes.length === 1 && volumes[0].number.whole && here(volumes[0]) !== 0 ? 1 / Math.abs(here(volumes[0])) : 0;
    const x = [], sales = [], cost = [];
    for (let k = 0; k <= 32; ++k) {
      const share = unit > 0 ? Math.round(k / 16 / unit) * unit : k / 16;
      if (k > 0 && !(share > x[x.length - 1])) continue;
      const moved = volumes.map(each => {
        const value = here(each) * share, whole = Math.round(value);
        return [each.index, each.number.whole && Math.abs(value - whole) <= 1e-12 * Math.abs(whole) ? whole : value];
      });
      const {rows, code} = this.at(moved).found.current.runner;
      const revenue = totalOf(rows[code.flows.revenue]);
      x.push(share);
      sales.push(revenue);
      cost.push(revenue - totalOf(rows[code.flows.ebit]));
      yield;
    }
    return this.charts.with("breakeven_chart", [sales, cost], {x});
  }

  // The charts by id, and what the table of the tornado says.
  *all() {
    const charts = {};
    let found = null;
    if (this.wanted.includes("tornado")) {
      found = yield* this.sensitivity();
      charts.tornado = this.tornado(found);
      if (this.wanted.includes("spider") && found.spider.length > 0) charts.spider = this.spiderChart(found);
    }
    if (this.wanted.includes("breakeven_chart")) charts.breakeven_chart = yield* this.breakEven();
    return {charts, sensitivity: found};
  }
}
