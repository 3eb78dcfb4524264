// SPDX-License-Identifier: MIT
// Closes in on the value at which a score changes its sign, as lib/src/measure/bracketed_roots.cpp does, to as small a
// bracket. A bracket is {low, high, size, unit, neighbours}; its ends are {value, score}, of which one passes with a score
// of at least 0 and one fails. Generators, which yield after each score.

const passingSign = score => (score >= 0 ? 1 : -1);
const roundedAway = value => Math.sign(value) * Math.round(Math.abs(value));

// The neighbours in a scan between which the answer changes. Values without a score are skipped.
function bracketsIn(values, scores) {
  const found = [];
  let last = null;
  values.forEach((value, i) => {
    if (Number.isNaN(scores[i])) return;
    const here = {value, score: scores[i]};
    if (last && passingSign(last.score) !== passingSign(here.score)) found.push({low: last, high: here, size: 1, unit: 0});
    last = here;
  });
  return found;
}
const passingEnd = ({low, high}) => (low.score >= 0 ? low : high);
const failingEnd = ({low, high}) => (low.score >= 0 ? high : low);

const unitBelow = ({unit}, value) => Math.floor(value / unit + 1e-9) * unit;
const firstUnit = bracket => unitBelow(bracket, bracket.low.value) + bracket.unit;
function isClosed(bracket) {
  const {low, high, unit, size} = bracket;
  if (bracket.neighbours) return true;
  if (unit > 0) return firstUnit(bracket) >= high.value - 1e-9 * unit;
  const greatest = Math.max(Math.abs(low.value), Math.abs(high.value), 1e-9 * size), middle = low.value + (high.value - low.value) / 2;
  return high.value - low.value <= 1e-12 * greatest || !(middle > low.value && middle < high.value);
}

// Between the ends: where a line through the scores passes 0, and once one end stays where it is, a little beyond, so that
// both ends close in; or else the middle.
function nextInside({low, high}, last, rounds) {
  const width = high.value - low.value, middle = low.value + width / 2;
  const line = low.value - (low.score * width) / (high.score - low.score);
  if (rounds > 12 || !isNumber(line)) return middle;
  if (!last) return line > low.value && line < high.value ? line : middle;
  const least = 2e-13 * Math.max(Math.abs(last), Number.MIN_VALUE);
  const value = last === low.value ? Math.max(last + 2 * (line - last), last + least) : Math.min(last - 2 * (last - line), last - least);
  return value > low.value && value < high.value ? value : middle;
}

// `lost`: nothing between the ends has a score.
function* closed(bracket, score) {
  let last = null, rounds = 0;
  while (!isClosed(bracket)) {
    const {low, high, unit} = bracket, width = high.value - low.value;
    const tried = unit > 0 ? [Math.max(unitBelow(bracket, low.value + width / 2), firstUnit(bracket))] : [nextInside(bracket, last, ++rounds)];
    let narrower = bracket;
    for (let k = 0; k < tried.length; ++k) {
      const here = {value: tried[k], score: score(tried[k])};
      yield;
      if (Number.isNaN(here.score)) {
        if (tried.length === 1 && unit === 0)
          for (let tenth = 1; tenth < 10; ++tenth) tried.push(low.value + (width * tenth) / 10);
        continue;
      }
      if (!(here.value > narrower.low.value && here.value < narrower.high.value)) continue;
      const changes = passingSign(here.score) !== passingSign(narrower.low.score);
      narrower = changes ? {...narrower, high: here} : {...narrower, low: here};
      last = here.value;
    }
    if (narrower === bracket) return {...bracket, lost: true};
    bracket = narrower;
  }
  return bracket;
}
