// SPDX-License-Identifier: MIT
// How cost behaves with volume, and the volumes and prices at which the bid breaks even at the values of the sliders, as
// lib/src/analysis/breakeven.cpp finds them. Generators, which yield after each evaluation.

const isStraight = (rest, size) => Math.abs(rest) <= 1e-9 * Math.abs(size);
const sameShare = 1e-9;

// The bid with some numbers times the same share: of the term at [0], then by year.
class Levels {
  constructor(studies) {
    this.studies = studies;
    this.costs = studies.whatIf.bid.cases[studies.whatIf.indexOf(studies.whatIf.scenario)].costs;
  }
  at(numbers, share) {
    const {studies} = this, {flows} = studies.code;
    const {rows} = studies.runMoved(numbers.map(({number, index}) => {
      const value = studies.base[index] * share, whole = roundedAway(value);
      return [index, number.whole && Math.abs(value - whole) <= 1e-12 * Math.abs(whole) ? whole : value];
    }));
    const npv = studies.whatIf.measure(studies.current, "npv");
    const lost = this.byYear(rows[flows.bookSold]), sold = this.byYear(rows[flows.sale]);
    const lines = this.costs.map(([row]) => this.byYear(rows[row]));
    const revenue = this.byYear(rows[flows.revenue]);
    return {
      revenue, result: this.byYear(rows[flows.ebit]), depreciation: this.byYear(rows[flows.writtenOff]),
      disposals: sold.map((value, y) => value - lost[y]), cost: revenue.map((_, y) => sumOf(lines.map(line => line[y]))),
      costs: lines.map(line => line[0]), npv: npv.why === "computed" ? npv.value : NaN,
    };
  }
  byYear(row) {
    const {years, stepsPerYear} = this.studies.code, sums = new Array(years + 1).fill(0);
    if (row === undefined) return sums;
    row.forEach((value, c) => {
      if (Number.isNaN(value) && c === 0) return;  // before a row begins
      const year = c === 0 ? 0 : Math.floor((c - 1) / stepsPerYear) + 1;
      sums[0] += value;
      if (year > 0 && year < sums.length) sums[year] += value;
    });
    return sums;
  }
}

// Where quantities of a level pass 0 along the share of some numbers.
class Crossings {
  constructor(levels, numbers) {
    const {studies} = levels, [only] = numbers;
    Object.assign(this, {levels, numbers, studies});
    this.unit = numbers.length === 1 && only.number.whole && studies.base[only.index] !== 0 ? 1 / Math.abs(studies.base[only.index]) : 0;
  }
  *prepare() {
    this.shares = yield* this.scanned();
    this.scan = [];
    for (const share of this.shares) {
      this.scan.push(this.levels.at(this.numbers, share));
      yield;
    }
    this.none = this.scan[0];
    this.written = this.scan[this.shares.findIndex(share => share >= 1 - sameShare)];
    return this;
  }
  *scanned() {
    const {unit, numbers, studies} = this, shares = [1];
    if (unit > 0) {
      const [{number, index}] = numbers, here = studies.base[index];
      shares.push(...everyUnit(number, here, 1).map(value => value / here));
    }
    const all = shares.length > 1, ascending = () => shares.sort((a, b) => a - b);
    for (let k = 0; k <= 256 && !all; ++k) shares.push(unit > 0 ? roundedAway((4 * k) / 256 / unit) * unit : (4 * k) / 256);
    ascending();
    if (!all && numbers.every(({number}) => number.input)) {
      const watched = watchedBy(studies.runMoved([]), studies.inputsMoved(numbers.map(each => each.index)));
      const at = share => studies.runMoved(numbers.map(({index}) => [index, studies.base[index] * share]));
      for (const share of yield* jumpsAlong(watched, shares.slice(), 1, at))
        shares.push(...(unit === 0 ? [share] : [Math.floor(share / unit) * unit, Math.ceil(share / unit) * unit]));
      ascending();
    }
    const once = [];
    for (const share of shares) if (once.length === 0 || share - once[once.length - 1] > sameShare) once.push(share);
    return once;
  }

  // The stretches without a loss, {from, to, fromNothing}; what has no value counts as a loss.
  *stretches(quantity) {
    const score = level => (Number.isNaN(quantity(level)) ? -1 : quantity(level)), scores = this.scan.map(score);
    if (isStraight(scores[0], score(this.written))) scores[0] = 0;
    const found = scores[0] >= 0 ? [{from: 0, to: Infinity, fromNothing: scores[0] > 0}] : [];
    for (const bracket of bracketsIn(this.shares, scores)) {
      const at = share => score(this.levels.at(this.numbers, share));
      const ofUnits = this.unit > 0 ? yield* closed({...bracket, unit: this.unit}, at) : bracket;
      const {low, high} = yield* closed({...ofUnits, unit: 0}, at);
      if (high.score >= 0) found.push({from: high.value, to: Infinity, fromNothing: false});
      else found[found.length - 1].to = low.value;
    }
    return found;
  }
}

// The ends of the stretch that holds the written volume, or else of the nearest: {least, most, alwaysALoss, share}.
function breaksEvenAt(stretches) {
  if (stretches.length === 0) return {alwaysALoss: true};
  const nearest = stretches.find(each => each.to >= 1) || stretches[stretches.length - 1];
  const least = nearest.fromNothing ? undefined : nearest.from, most = nearest.to < Infinity ? nearest.to : undefined;
  return {least, most, share: least ?? most};
}

class BreakEvenStudy {
  constructor(studies) {
    this.studies = studies;
    const ofRole = role => studies.numbers.filter(({number}) => number[role]);
    this.volumes = ofRole("volume");
    this.prices = ofRole("price");
  }

  *find() {
    const levels = new Levels(this.studies), found = {volumes: this.volumes, prices: this.prices};
    if (this.volumes.length > 0) yield* this.addVolumes(levels, found);
    else found.costs = levels.costs.map((cost, l) => ({cost, total: levels.at([], 1).costs[l]}));
    if (this.prices.length === 0) return found;
    const price = yield* new Crossings(levels, this.prices).prepare();
    found.price = breaksEvenAt(yield* price.stretches(level => level.result[0]));
    found.npvPrice = breaksEvenAt(yield* price.stretches(level => level.npv));
    if (found.npvPrice.least !== undefined && this.prices.length === 1) found.floor = this.floor(this.prices[0], found.npvPrice.least);
    return found;
  }

  *addVolumes(levels, found) {
    const volume = yield* new Crossings(levels, this.volumes).prepare(), {none, written: now} = volume;
    found.costs = levels.costs.map((cost, l) => this.behaviour(cost, volume, level => level.costs[l]));
    const split = of => ({fixed: of(none), variable: of(now) - of(none), total: of(now)});
    const noise = 1e-9 * (Math.abs(now.revenue[0]) + Math.abs(now.cost[0]));
    const settle = value => (Math.abs(value) <= noise ? 0 : value);
    const other = split(level => level.result[0] - level.revenue[0] + level.cost[0] + level.depreciation[0]);
    found.sales = split(level => level.revenue[0]);
    found.depreciation = split(level => level.depreciation[0]);
    found.other = {fixed: settle(other.fixed), variable: settle(other.variable), total: settle(other.total)};
    // Before building the assets that go with the volume are variable; once built all are fixed.
    const owned = (level, y) => level.depreciation[y] - now.depreciation[y] - (level.disposals[y] - now.disposals[y]);
    const results = {plan: (level, y) => level.result[y], built: (level, y) => level.result[y] + owned(level, y)};
    for (const [of, result] of Object.entries(results)) {
      found[of] = [];
      for (let y = 0; y <= this.studies.code.years; ++y) {
        const stretches = yield* volume.stretches(level => result(level, y));
        found[of].push(this.breakEven(volume, y, result(none, y), of === "plan" ? none : now, stretches));
      }
    }
    found.npvStretches = yield* volume.stretches(level => level.npv);
    found.npv = breaksEvenAt(found.npvStretches);
    Object.assign(found, yield* this.curve(levels, volume.unit));
  }
  breakEven({none, written: now, levels}, y, resultAtNone, ownedBy, stretches) {
    const salesByVolume = now.revenue[y] - none.revenue[y], contribution = now.result[y] - resultAtNone;
    const fixed = none.cost[y] + ownedBy.depreciation[y];
    let other = resultAtNone + fixed;
    if (isStraight(other, fixed)) other = 0;  // a rounding error
    const moves = salesByVolume !== 0 || contribution !== 0, at = moves ? breaksEvenAt(stretches) : {};
    const ratio = salesByVolume === 0 || !isNumber(contribution / salesByVolume) ? undefined : contribution / salesByVolume;
    const sales = at.share === undefined ? undefined : levels.at(this.volumes, at.share).revenue[y] - none.revenue[y];
    const safety = at.least === undefined || sales === undefined || !(Math.abs(salesByVolume) > 0) ? undefined : (salesByVolume - sales) / salesByVolume;
    const isSplit = isNumber(contribution) && isNumber(salesByVolume);
    const result = now.result[y], leverage = result > 0 && isNumber(contribution) ? contribution / result : undefined;
    return {salesByVolume, contribution, fixed, other, moves, at, ratio, sales, safety, isSplit, result, leverage, stretches};
  }
  behaviour(cost, {scan, shares, none, written}, of) {
    const fixed = of(none), total = of(written), [, , , , , stated] = cost;
    let size = Math.abs(fixed), bend = 0, rise = 0;
    scan.forEach((level, k) => {
      const here = of(level);
      size = Math.max(size, Math.abs(here));
      bend = Math.max(bend, Math.abs(here - (fixed + shares[k] * (total - fixed))));
      rise = Math.max(rise, Math.abs(here - fixed));
    });
    const least = 1e-9 * size, seen = rise <= least ? "fixed" : bend > least ? "step" : Math.abs(fixed) <= least ? "variable" : "mixed";
    return {cost, fixed, variable: total - fixed, total, behaviour: stated || seen, stated: stated !== ""};
  }
  // Sales and cost of the term from no volume to twice the volume.
  *curve(levels, unit) {
    const shares = [], revenue = [], cost = [];
    for (let k = 0; k <= 32; ++k) {
      const share = unit > 0 ? roundedAway(k / 16 / unit) * unit : k / 16;
      if (k > 0 && !(share > shares[shares.length - 1])) continue;
      const level = levels.at(this.volumes, share);
      shares.push(share);
      revenue.push(level.revenue[0]);
      cost.push(level.revenue[0] - level.result[0]);
      yield;
    }
    return {shares, revenue, cost};
  }

  // What the lowest price pays for: {parts: [{id, label, perUnit}], perUnit, units} (lib/src/analysis/price_floor.cpp).
  floor(price, share) {
    const {studies} = this, lines = studies.whatIf.bid.cases[studies.whatIf.indexOf(studies.whatIf.scenario)].lines;
    const {number, index} = price, written = studies.base[index] * share;
    const worths = value => {
      const {rows, code} = studies.runMoved([[index, value]]), factors = rows[code.views[0].factor];
      return lines.map(([row, , begins]) => {
        let worth = 0;
        for (let c = begins; c < factors.length; ++c) worth += rows[row][c] * factors[c];
        return worth;
      });
    };
    if (number.factor || studies.code.views[0].factor === undefined) return null;
    const step = written === 0 ? 1 : written, now = worths(written), none = worths(0), one = worths(step);
    const isRevenue = id => id.startsWith("revenue.");
    let units = 0;
    lines.forEach(([, sign, , , id], l) => { if (isRevenue(id)) units += (sign * (one[l] - none[l])) / step; });
    if (!(units > 0) || !isNumber(units)) return null;
    const parts = lines.map(([, sign, , label, id], l) => ({id, label, value: -sign * (isRevenue(id) ? none : now)[l]})).filter(each => each.value !== 0)
      .map(each => ({...each, perUnit: each.value / units}));
    const perUnit = sumOf(parts.map(each => each.perUnit));
    return isNumber(perUnit) ? {price, parts, perUnit, units} : null;
  }
}
