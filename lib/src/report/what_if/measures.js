// SPDX-License-Identifier: MIT
// The measures of one case, by id: what lib/src/model/measures defines. `value` gives {value, why}; `rounding` the error
// that rounding can leave in the value; `score`, where the measure jumps, a distance that does not.

const computed = value => (isNumber(value) ? {value, why: "computed"} : {value: NaN, why: "fault"});
const without = why => ({value: NaN, why});

// One measure of one case. `flow` is "project", "pretax" or "equity"; `rate` replaces the discount rate; `yearEnds` is the
// column that ends the year, 0 for all years.
class MeasureCase {
  constructor(runner, wanted) {
    this.runner = runner;
    this.code = runner.code;
    this.wanted = {flow: "project", view: 0, rate: null, yearEnds: 0, ...wanted};
    this.flow = this.row(this.wanted.flow);
  }

  get ofEquity() { return this.wanted.flow === "equity"; }
  get view() { return this.code.views[this.wanted.view]; }
  // Empty where the bid has no such row.
  row(name) {
    const index = this.code.flows[name];
    return index === undefined ? [] : this.runner.rows[index];
  }
  total(name) { return sumOf(this.row(name)); }
  greatest(name) { return this.row(name).reduce((most, value) => Math.max(most, value), -Infinity); }
  rate(name) {
    const rate = this.runner.steps.views[this.wanted.view][name === "discount" && this.ofEquity ? "equity" : name];
    return rate ? rate(0) : NaN;
  }
  has(name) {
    const equity = this.ofEquity && (name === "discount" || name === "discounting");
    return this.view.stated.includes(equity ? "equity" : name);
  }
  get factors() {
    if (this.wanted.rate !== null) {
      const growth = Math.log1p(this.wanted.rate);
      return this.code.flowTime.map(time => Math.exp(-growth * time));
    }
    const row = this.ofEquity ? this.view.equityFactor : this.view.factor;
    return row === undefined ? [] : this.runner.rows[row];
  }
  get dated() { return this.row(this.ofEquity ? "equityDated" : "dated"); }
  presentValue(values, factors = this.factors) {
    let sum = 0, lost = 0;
    for (let c = 0; c < values.length; ++c) {  // Neumaier's compensated sum
      const term = values[c] * factors[c], next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
    }
    return sum + lost;
  }
  // The error of a sum of the flow, each step weighted by its factor; it is relative to what the flow is added from.
  errorOfSum(factors = null) {
    let sum = 0;
    if (this.flow.length > 0) {
      const sizes = this.runner.sizesOf(this.wanted.flow);
      for (let c = 0; c < sizes.length; ++c) sum += sizes[c] * (factors ? factors[c] : 1);
    }
    return this.code.rounding * sum;
  }
  get yearsOfOperation() { return this.code.period - this.code.construction; }
  get returnYear() { return this.wanted.yearEnds || this.code.normalYearEnds; }
  get averagedYears() { return this.returnYear > 0 ? 1 : this.yearsOfOperation; }
  yearly(name) {
    const ends = this.returnYear;
    if (ends === 0) return this.total(name) / this.yearsOfOperation;
    const steps = this.code.stepsPerYear;
    return sumOf(this.row(name).slice(Math.floor((ends - 1) / steps) * steps + 1, ends + 1));
  }
  errorOver(value, base, years) { return this.errorOfSum() / years / base + this.code.rounding * Math.abs(value); }
}

const netValue = k => {
  if (k.wanted.rate !== null && !(k.wanted.rate > -1)) return without("fault");
  return allNumbers(k.factors) ? computed(k.presentValue(k.flow)) : without("fault");
};
const netValueRounding = k => k.errorOfSum(k.factors);
const invested = k => k.presentValue(k.row("investment"));
const perInvested = of => k => {
  const npv = netValue(k), capital = invested(k);
  if (npv.why !== "computed") return npv;
  return capital > 0 ? computed(of(npv.value, capital)) : without("not_applicable");
};
const perInvestedRounding = (k, value) => netValueRounding(k) / invested(k) + k.code.rounding * (1 + Math.abs(value));

const annuity = (value, years, rate) =>
  !(years > 0) ? null : rate === 0 ? value / years : (value * rate) / -Math.expm1(-Math.log1p(rate) * years);
const orInapplicable = value => (value === null ? without("not_applicable") : computed(value));

// The cumulative flow; what is within rounding of 0 is 0 in `settled`. `accrued`: before what moves at the end of a step.
function cumulate(k, discounted) {
  const factors = discounted ? k.factors : null;
  const sums = [], accrued = [];
  let sum = 0;
  for (let c = 0; c < k.flow.length; ++c) {
    sum += factors ? k.flow[c] * factors[c] : k.flow[c];
    sums.push(sum);
    if (k.dated.length > 0) accrued.push(sum - k.dated[c] * (factors ? factors[c] : 1));
  }
  const error = k.errorOfSum(factors);
  return {
    sums, accrued, error, times: k.code.time,
    settled: {sums: sums.map(v => settled(v, error)), accrued: accrued.map(v => settled(v, error)), times: k.code.time},
  };
}
const accruedAt = (flow, i) => (i === 0 || flow.accrued.length === 0 ? flow.sums[i] : flow.accrued[i]);

// The last time that the sums pass 0; null where they end below it.
function paybackTime(flow) {
  const {sums, times} = flow;
  if (sums[sums.length - 1] < 0) return null;
  for (let i = sums.length - 1; i > 0; --i) {
    const end = accruedAt(flow, i);
    if (end < 0) return times[i];
    if (sums[i - 1] < 0) return times[i - 1] + (sums[i - 1] / (sums[i - 1] - end)) * (times[i] - times[i - 1]);
  }
  return times[0];
}

function lowestFrom(flow, time) {
  const {sums, times} = flow, error = roundingError(0, Math.abs(time));
  let i = 0;
  while (i < sums.length && times[i] < time - error) ++i;
  if (i === sums.length) return sums[i - 1];
  let lowest = sums[i];
  if (i > 0 && times[i] > time + error) {
    const before = sums[i - 1], end = accruedAt(flow, i);
    lowest = Math.min(lowest, before + ((time - times[i - 1]) / (times[i] - times[i - 1])) * (end - before), end);
  }
  for (++i; i < sums.length; ++i) lowest = Math.min(lowest, accruedAt(flow, i), sums[i]);
  return lowest;
}

const countedFrom = k => k.code.paybackStart;
const payback = discounted => ({
  value: k => {
    const flow = cumulate(k, discounted);
    if (!allNumbers(flow.sums)) return without("fault");
    const time = paybackTime(flow.settled);
    return time === null ? without("never") : computed(Math.max(0, time - countedFrom(k)));
  },
  rounding: (k, value) => {
    const {error, settled: flow} = cumulate(k, discounted);
    const time = value + countedFrom(k), least = roundingError(0, time);
    const after = flow.times.findIndex(each => each >= time - least);
    if (after <= 0) return least;
    const end = accruedAt(flow, after), rise = end - flow.sums[after - 1];
    if (end < -error || !(rise > error)) return least;
    return least + ((flow.times[after] - flow.times[after - 1]) * error) / rise;
  },
  score: (k, limit) => {
    const flow = cumulate(k, discounted);
    return allNumbers(flow.sums)
      ? {value: -lowestFrom(flow, limit + countedFrom(k)), error: flow.error}
      : {value: NaN, error: 0};
  },
});

const mirrSide = (k, rate, carriedTo, sign) => {
  const growth = Math.log1p(rate);
  return k.presentValue(k.flow.map(v => Math.max(sign * v, 0)), k.code.flowTime.map(t => Math.exp(growth * (carriedTo - t))));
};
const mirr = {
  value: k => {
    const finance = k.rate("finance"), reinvest = k.rate("reinvest"), times = k.code.flowTime;
    if (!(finance > -1 && reinvest > -1)) return without("fault");
    const first = times[0], last = times[times.length - 1];
    const receipts = mirrSide(k, reinvest, last, 1), outlays = mirrSide(k, finance, first, -1);
    if (last > first && receipts > 0 && outlays > 0)
      return computed(Math.expm1(Math.log(receipts / outlays) / (last - first)));
    return without(k.flow.some(v => v > 0) ? "not_applicable" : "none");
  },
  rounding: (k, value) => {
    const times = k.code.flowTime, first = times[0], last = times[times.length - 1];
    const side = (rate, carriedTo, sign) =>
      k.errorOfSum(times.map(t => Math.pow(1 + rate, carriedTo - t))) / mirrSide(k, rate, carriedTo, sign);
    const error = side(k.rate("reinvest"), last, 1) + side(k.rate("finance"), first, -1);
    return ((1 + value) * error) / (last - first);
  },
};

const capital = k => {
  const bound = k.row(k.code.netCapital ? "netCapital" : "workingCapital");
  return k.total("investment") + (bound.length > 0 ? Math.max(...bound) : 0);
};
const ownCapital = k => {
  const bound = k.row("workingCapital");
  return k.total("investment") + (bound.length > 0 ? Math.max(...bound) : 0) - k.total("loansDrawn");
};
const perBase = (part, base) => (base > 0 ? computed(part / base) : without(isNumber(base) ? "not_applicable" : "fault"));
const perCapital = (profit, base) => (base > 0 ? computed(profit / base) : without("not_applicable"));
const overRevenue = (k, value) => (k.errorOfSum() * (1 + Math.abs(value))) / k.total("revenue");

const leastCover = (ratio, base) => ({
  value: k => {
    const bases = k.row(base), year = k.wanted.yearEnds;
    const covers = Array.from(k.row(ratio)).filter((_, c) => (year === 0 || c === year) && bases[c] > 0);
    return covers.length === 0 ? without("not_applicable") : computed(Math.min(...covers));
  },
  rounding: coverRounding(base),
});
function coverRounding(base) {
  return (k, value) => k.errorOfSum() * (1 + Math.abs(value)) * sumOf(Array.from(k.row(base)).map(v => (v > 0 ? 1 / v : 0)));
}

const measureLibrary = {
  npv: {value: netValue, rounding: netValueRounding},
  npv_with_benefit: {
    value: k => {
      const npv = netValue(k), benefit = k.row("benefit");
      return npv.why !== "computed" || benefit.length === 0 ? npv : computed(npv.value + k.presentValue(benefit));
    },
    rounding: netValueRounding,
  },
  irr: {
    value: k => {
      const found = internalRates(withoutResidues(Array.from(k.flow)), k.code.flowTime);
      const answer = found.status === "unique" ? computed(found.roots[0]) : without(found.status);
      return {...answer, usual: usualRate(found), roots: found.roots};
    },
  },
  mirr,
  static_payback: payback(false),
  discounted_payback: payback(true),
  profitability_index: {value: perInvested((npv, capital) => (npv + capital) / capital), rounding: perInvestedRounding},
  npv_ratio: {value: perInvested((npv, capital) => npv / capital), rounding: perInvestedRounding},
  equivalent_annual: {
    value: k => {
      const npv = netValue(k);
      return npv.why === "computed" ? orInapplicable(annuity(npv.value, k.code.period, k.rate("discount"))) : npv;
    },
    rounding: k => annuity(netValueRounding(k), k.code.period, k.rate("discount")) || 0,
  },
  roi: {
    value: k => (k.row("ebit").length === 0 ? without("not_applicable") : perCapital(k.yearly("ebit"), capital(k))),
    rounding: (k, value) => k.errorOver(value, capital(k), k.averagedYears),
  },
  accounting_return: {
    value: k => perCapital(k.total("profit") / k.yearsOfOperation, k.total("investment")),
    rounding: (k, value) => k.errorOver(value, k.total("investment"), k.yearsOfOperation),
  },
  roe: {
    value: k =>
      k.row("ownerProfit").length === 0 ? without("not_applicable") : perCapital(k.yearly("ownerProfit"), ownCapital(k)),
    rounding: (k, value) => (k.errorOfSum() * (1 + Math.abs(value))) / ownCapital(k),
  },
  ebitda: {
    value: k =>
      k.row("ebit").length === 0 || k.code.cashFlowOnly
        ? without("not_applicable")
        : computed(k.total("ebit") + k.total("depreciation") - k.total("gain")),
    rounding: k => k.errorOfSum(),
  },
  gross_margin: {
    value: k =>
      k.row("salesCost").length === 0
        ? without("not_applicable")
        : perBase(k.total("revenue") - k.total("salesCost"), k.total("revenue")),
    rounding: overRevenue,
  },
  margin: {
    value: k => (k.row("ebit").length === 0 ? without("not_applicable") : perBase(k.total("ebit"), k.total("revenue"))),
    rounding: overRevenue,
  },
  capex: {
    value: k => (k.code.cashFlowOnly ? without("not_applicable") : computed(k.total("investment"))),
    rounding: k => k.errorOfSum(),
  },
  peak_funding: {
    value: k => computed(Math.max(0, -Math.min(0, ...cumulate(k, false).sums))),
    rounding: k => k.errorOfSum(),
  },
  dscr: leastCover("cover", "coverService"),
  interest_cover: leastCover("interestCover", "coverInterest"),
  dscr_average: {
    value: k => {
      const years = Array.from(k.row("coverService")).filter(v => v > 0).length;
      return years === 0 ? without("not_applicable") : computed(k.total("cover") / years);
    },
    rounding: coverRounding("coverService"),
  },
  llcr: {
    value: k => {
      const debt = k.row("debt")[k.code.operation - 1];
      return debt > 0 ? computed(k.total("lifeCover") / debt) : without("not_applicable");
    },
    rounding: (k, value) => (k.errorOfSum() * (1 + Math.abs(value))) / k.row("debt")[k.code.operation - 1],
  },
  debt_share: {
    value: k => {
      const shares = k.row("debtShare"), alone = k.row("debtAlone"), year = k.wanted.yearEnds;
      if (shares.length === 0) return without("not_applicable");
      if ((year > 0 ? alone[year] : Math.max(...alone)) > 0) return without("none");
      return computed(year > 0 ? shares[year] : Math.max(...shares));
    },
  },
};

// `definitions`: by id, what the program says of each measure. One that this page cannot compute says so.
function measureOf(definitions, id, runner, wanted) {
  const k = new MeasureCase(runner, wanted);
  if (!measureLibrary[id]) return without("not_here");
  if (k.flow.length === 0) return without("not_applicable");
  if (!allNumbers(k.flow)) return without("fault");
  if (k.wanted.rate === null && definitions[id].rates.some(rate => !k.has(rate))) return without("not_stated");
  return measureLibrary[id].value(k);
}

function roundingOf(id, runner, wanted, value) {
  const {rounding} = measureLibrary[id];
  return roundingError(0, Math.abs(value)) + (rounding ? rounding(new MeasureCase(runner, wanted), value) : 0);
}
