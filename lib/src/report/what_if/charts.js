// SPDX-License-Identifier: MIT
// The charts and tables of the report that follow from the rows of the bid at the values of the sliders, as
// lib/src/analysis/cash_flow_chart.cpp, profile_report.cpp and paper.cpp make them. `written`: the charts of the report.

// Where the line through the values last rises above 0.
function lastCrossing(values) {
  for (let i = values.length - 1; i > 0; --i)
    if (values[i - 1] < 0 && values[i] >= 0) return i - values[i] / (values[i] - values[i - 1]);
  return null;
}

class LiveCharts {
  constructor(whatIf, speaker, written) {
    this.whatIf = whatIf;
    this.speaker = speaker;
    this.written = written;
  }
  say(...key) { return this.speaker.say(...key); }
  // A chart of the report with other values, one list a series.
  with(id, values, changes = {}) {
    const chart = this.written[id];
    return {...chart, ...changes, series: chart.series.map((each, s) => ({...each, values: values[s]}))};
  }

  // By id, where the report has the chart.
  of(found) {
    const makers = {
      cash_flow_chart: () => this.cashFlow(found),
      profile_chart: () => this.profileChart(this.profile(found)),
      value_by_line_chart: () => this.valueChart(this.valueByLine(found)),
      cost_chart: () => this.costs(found),
    };
    return Object.entries(makers).filter(([id]) => this.written[id]);
  }

  cashFlow(found) {
    const {runner} = found.current, {statements, flows} = runner.code, {spans} = statements;
    const chart = this.written.cash_flow_chart;
    if (spans.length !== chart.categories.length) return null;
    const last = index => spans.map(span => runner.rows[index][span[1]]);
    const flow = spans.map(([first, end]) => sumOf(runner.rows[flows.project].subarray(first, end + 1)));
    const values = [flow, last(flows.cumulative)];
    if (flows.cumulativePresentValue !== undefined) values.push(last(flows.cumulativePresentValue));
    const marks = [];
    ["static_payback", "discounted_payback"].forEach((id, i) => {
      const answer = this.whatIf.measure(found.current, id), x = values[i + 1] ? lastCrossing(values[i + 1]) : null;
      if (answer.why === "computed" && x !== null)
        marks.push({x, y: 0, text: this.say("pair", this.say(id), this.speaker.figure(answer.value, "years"))});
    });
    return this.with("cash_flow_chart", values, {marks});
  }

  // The NPV over the discount rate: {at, values, roots: [{rate, slope}], positive: [[low, high]]}
  profile(found) {
    const {runner} = found.current, times = runner.code.flowTime;
    const flow = withoutResidues(Array.from(runner.rows[runner.code.flows.project]));
    if (!allNumbers(flow)) return null;
    const irr = this.whatIf.measure(found.current, "irr"), rates = irr.roots || [];
    const last = Math.max(0.2, ...rates.filter(rate => rate < 1).map(rate => 2 * rate));
    const at = Array.from({length: Math.ceil(last * 100 - 1e-9) + 1}, (_, k) => k / 100);
    const npv = rate => {
      const growth = Math.log1p(rate);
      let sum = 0;
      for (let c = 0; c < flow.length; ++c) sum += flow[c] * Math.exp(-growth * times[c]);
      return sum;
    };
    return {at, values: at.map(npv), ...this.signs(flow, times, rates)};
  }
  // Where the NPV is positive, and how it passes 0 at each rate.
  signs(flow, times, rates) {
    const curve = new FlowCurve(flow, times), edges = [-1, ...rates, Infinity];
    if (curve.amounts.length === 0) return {roots: [], positive: []};
    const place = rate => Math.log1p(rate) * curve.period;
    const signs = edges.slice(1).map((high, i) => {
      if (curve.signChanges === 0 || high === Infinity) return curve.firstSign;
      if (i === 0) return curve.lastSign;
      return Math.sign(curve.at((place(edges[i]) + place(high)) / 2).gap);
    });
    const positive = [];
    signs.forEach((sign, i) => {
      if (sign <= 0) return;
      const before = positive[positive.length - 1];
      if (before && before[1] === edges[i]) before[1] = edges[i + 1];
      else positive.push([edges[i], edges[i + 1]]);
    });
    const slopes = rates.map((rate, i) => (signs[i] === signs[i + 1] ? "touching" : signs[i] > 0 ? "falling" : "rising"));
    return {roots: rates.map((rate, i) => ({rate, slope: slopes[i]})), positive};
  }
  rate(value) { return this.speaker.rounded(value, "rate"); }
  profileChart(profile) {
    if (!profile) return null;
    const {at, values, roots} = profile;
    const marks = roots.filter(({rate}) => rate >= at[0] - 1e-9 && rate <= at[at.length - 1] + 1e-9)
      .map(({rate}) => ({x: rate, y: 0, text: this.say("irr_at", this.rate(rate))}));
    return this.with("profile_chart", [values], {x: at, marks});
  }
  positiveText({positive}) {
    const texts = positive.map(([low, high]) => {
      if (low <= -1) return high === Infinity ? this.say("every_rate") : this.say("below", this.rate(high));
      return high === Infinity ? this.say("above", this.rate(low)) : this.say("from_to", this.rate(low), this.rate(high));
    });
    if (texts.length === 0) return this.say("positive_nowhere");
    return this.say("positive", texts.reduce((all, each) => this.say("comma", all, each)));
  }

  // Each line's present value, the greatest first; they add up to the NPV.
  valueByLine(found) {
    const {runner, index} = found.current, factors = runner.rows[runner.code.views[0].factor];
    const lines = this.whatIf.bid.cases[index].lines.map(([row, sign, begins, label, id]) => {
      let value = 0;
      for (let c = begins; c < factors.length; ++c) value += runner.rows[row][c] * factors[c];
      return {id, name: this.say(label), value: sign * value};
    });
    return lines.filter(line => line.value !== 0).sort((a, b) => b.value - a.value);
  }
  valueChart(lines) {
    const values = lines.map(line => line.value), {categories} = this.written.value_by_line_chart;
    return this.with("value_by_line_chart", [[...values, sumOf(values)]],
      {categories: [...lines.map(line => line.name), categories[categories.length - 1]]});
  }

  costs(found) {
    const {runner, index} = found.current;
    const costs = this.whatIf.bid.cases[index].costs
      .map(([row, label]) => ({name: this.say(label), value: totalOf(runner.rows[row])}))
      .filter(cost => cost.value !== 0).sort((a, b) => b.value - a.value);
    if (costs.length === 0) return null;
    return this.with("cost_chart", [costs.map(cost => cost.value)], {categories: costs.map(cost => cost.name)});
  }
}

// Of all steps; a row may begin after the first.
const totalOf = row => sumOf(Number.isNaN(row[0]) ? row.subarray(1) : row);
