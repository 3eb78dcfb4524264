// SPDX-License-Identifier: MIT
// The values of a number at which rules begin to pass or fail, as lib/src/analysis/switching.cpp finds them, on the scan that
// it has. Generators, which yield after each evaluation.

// What all values that may be tried are multiples of; 0: any may.
const unitOf = number => (!number.states && number.whole ? 1 : 0);
const isMultipleOf = (unit, value) => {
  const steps = value / unit;
  return Math.abs(steps - roundedAway(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
};
const ascendingOnce = values => [...new Set(values)].sort((a, b) => a - b);
// The bounds that the bid states; some go with the value.
function boundsOf(number, here) {
  if (!number.spread) return {least: number.least, greatest: number.greatest};
  const bounds = number.spread.map(share => (number.factor ? here * (1 + share) : here + Math.abs(here) * share));
  return {least: Math.min(...bounds), greatest: Math.max(...bounds)};
}

function withBounds(number, here, values) {
  const unit = unitOf(number), {least, greatest} = boundsOf(number, here);
  let scan = unit > 0 ? values.map(value => roundedAway(value / unit) * unit) : values.slice();
  scan.push(...[least, greatest, here].filter(value => value !== undefined));
  if (number.most !== undefined) scan = [...scan.filter(value => value <= number.most), number.most];
  if (number.floor !== undefined) scan = [...scan.filter(value => value >= number.floor), number.floor];
  if (unit > 0 && isMultipleOf(unit, here)) scan = scan.filter(value => isMultipleOf(unit, value));
  return ascendingOnce(scan);
}
// Of what counts things, every unit from nothing to four times the base, where they are few.
function everyUnit(number, here, tick = number.tick) {
  const unit = number.whole ? Math.max(1, tick ?? 1) : 0, size = 4 * Math.abs(here), units = [];
  if (!(unit > 0) || size > (number.stepped ? 4096 : 512) * unit) return units;
  for (let k = 0; k * unit <= size; ++k) units.push((here < 0 ? -1 : 1) * k * unit);
  return units;
}

// Multiples of the tick of a number about which a change may be.
function tickNear(number, {passing, failing}) {
  const exact = passing / number.tick, up = passing > failing;
  return {nearest: up ? Math.ceil(exact) : Math.floor(exact), away: up ? 1 : -1};
}

class SwitchSearch {
  // `studies` moves numbers and gives scores: an object with `base`, `runMoved` and `scoresAt`.
  constructor(studies) {
    this.studies = studies;
  }

  *scan(number, index, here) {
    if (number.states) return withBounds(number, here, number.states);
    const points = [];
    if (here === 0) {
      const {least = 0, greatest = 0} = boundsOf(number, here), bounds = Math.max(Math.abs(least), Math.abs(greatest));
      const most = number.most ?? (bounds > 0 ? bounds : 1e9);
      for (let k = 0; k < 64; ++k) points.push(-most * 10 ** ((-12 * k) / 63), most * 10 ** ((-12 * k) / 63));
      return yield* this.withJumps(number, index, here, withBounds(number, here, points));
    }
    const units = everyUnit(number, here);
    if (units.length > 0) return withBounds(number, here, units);
    for (let k = 1; k <= 32; ++k) points.push(here - here * (k / 32) ** 2, here + here * 3 * (k / 32) ** 2);
    return yield* this.withJumps(number, index, here, withBounds(number, here, points));
  }
  *withJumps(number, index, here, scan) {
    if (!number.input) return scan;
    const runner = this.studies.runMoved([]), unit = unitOf(number);
    const watched = watchedBy(runner, this.studies.inputsMoved([index]));
    const jumps = yield* jumpsAlong(watched, scan, here, place => this.studies.runMoved([[index, place]]));
    const more = jumps.flatMap(place => (unit === 0 ? [place] : [-1, 0, 1, 2].map(units => (Math.floor(place / unit) + units) * unit)));
    return withBounds(number, here, [...scan, ...more.filter(value => value >= scan[0] && value <= scan[scan.length - 1])]);
  }

  // By rule, in the order of `rules`: the values at which it switches, {at, fails: "below", "above", "up_to", "from"}.
  *of(number, index, rules) {
    const here = this.studies.base[index], scan = yield* this.scan(number, index, here), scores = rules.map(() => []);
    for (const value of scan) {
      this.studies.scoresAt(index, value, rules).forEach((score, r) => scores[r].push(score));
      yield;
    }
    const all = [];
    for (let r = 0; r < rules.length; ++r) {
      const changes = yield* this.changes(number, here, scan, scores[r], value => this.studies.scoresAt(index, value, [rules[r]])[0]);
      all.push(changes.map(({passing, failing, onTick}) => {
        const at = Number.isNaN(onTick) ? passing : onTick, above = failing > passing;
        return {at, fails: at === failing ? (above ? "from" : "up_to") : above ? "above" : "below"};
      }));
    }
    return all;
  }

  *changes(number, here, scan, scores, score) {
    const sized = bracket => ({...bracket, size: here === 0 ? 1 : Math.abs(here), unit: unitOf(number), neighbours: Boolean(number.states)});
    const found = [], known = scan.map((value, i) => ({value, score: passingSign(scores[i])}));
    const keep = bracket => {
      const [passing, failing] = [passingEnd(bracket).value, failingEnd(bracket).value];
      known.push({value: passing, score: 1}, {value: failing, score: -1});
      if (!bracket.lost) found.push({passing, failing});
    };
    for (const bracket of bracketsIn(scan, scores)) keep(yield* closed(sized(bracket), score));
    // Where values begin that have no score, beside one that passes: as where it fails, if there it has one.
    known.sort((a, b) => a.value - b.value);
    for (const bracket of bracketsIn(known.map(each => each.value), known.map(each => each.score))) {
      if (found.some(each => each.passing === passingEnd(bracket).value && each.failing === failingEnd(bracket).value)) continue;
      const end = yield* closed(sized(bracket), value => passingSign(score(value)));
      const [passing, failing] = [passingEnd(end).value, failingEnd(end).value];
      if (!Number.isNaN(score(failing))) found.push({passing, failing});
    }
    for (const change of found) change.onTick = yield* this.onTick(number, here, change, score);
    return found.sort((a, b) => a.passing + a.failing - b.passing - b.failing);
  }

  // The first multiple of the tick that passes where the one before it fails. A base that passes is within what passes.
  *onTick(number, here, change, score) {
    let value = change.passing;
    if (number.tick > 0) {
      const {nearest, away} = tickNear(number, change);
      value = NaN;
      for (const k of [0, -1, 1, 2]) {
        const before = score((nearest + away * (k - 1)) * number.tick), at = (nearest + away * k) * number.tick;
        yield;
        if (!(score(at) >= 0 && !(before >= 0))) continue;
        value = at;
        break;
      }
    }
    const toLimit = change.passing - here, toTick = value - here;
    return toLimit === 0 || toLimit * toTick < 0 ? change.passing : value;
  }
}
