// SPDX-License-Identifier: MIT
// All rates at which a flow is worth nothing, as lib/src/measure finds them (flow_curve.cpp, root_isolation.cpp,
// root_refinement.cpp): the flow as a function of x = ln(1 + rate), receipts and outlays apart. Both have only positive
// terms, so their sums are exact to a few roundings and the logarithms are convex: that proves where there is no zero.
//
// What the program settles in twice the precision of a double is here 'unresolved': the page says so.

const furthest = 700;  // e^700 is near the greatest double
const unitRoundoff = Number.EPSILON / 2;

class FlowCurve {
  constructor(flow, times) {
    this.period = 1;
    this.amounts = [];
    this.times = [];
    if (flow.length > 1 && FlowCurve.evenlySpaced(times)) {
      this.period = (times[times.length - 1] - times[0]) / (times.length - 1);
      this.addUp(flow, flow.map((_, i) => i));
    } else {
      this.addUp(flow, times);
    }
    const greatest = this.amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
    const scale = 2 ** -Math.floor(Math.log2(greatest || 1));
    this.amounts = this.amounts.map(amount => amount * scale);
    this.signChanges = 0;
    for (let i = 1; i < this.amounts.length; ++i) if (this.amounts[i] * this.amounts[i - 1] < 0) ++this.signChanges;
  }

  static evenlySpaced(times) {
    const first = times[0], last = times[times.length - 1], step = (last - first) / (times.length - 1);
    const slack = 8 * unitRoundoff * Math.max(Math.abs(first), Math.abs(last));
    return step > slack && times.every((time, i) => Math.abs(time - first - i * step) <= slack);
  }

  // Sorted by time; what falls together is one amount, what is zero is none.
  addUp(flow, times) {
    const order = flow.map((_, i) => i).sort((a, b) => times[a] - times[b] || a - b);
    for (let i = 0; i < order.length;) {
      const time = times[order[i]];
      let sum = 0, size = 0, count = 0;
      for (; i < order.length && times[order[i]] === time; ++i, ++count) {
        sum += flow[order[i]];
        size += Math.abs(flow[order[i]]);
      }
      if (sum === 0 || Math.abs(sum) <= (count - 1) * 2 * unitRoundoff * size) continue;
      this.amounts.push(sum);
      this.times.push(time);
    }
  }

  get firstSign() { return Math.sign(this.amounts[0]); }
  get lastSign() { return Math.sign(this.amounts[this.amounts.length - 1]); }
  edgeTime(x) { return x >= 0 ? this.times[0] : this.times[this.times.length - 1]; }

  // Both sides at x, seen from the edge whose terms weigh most as |x| grows, so that no sum vanishes or overflows.
  at(x) {
    const forward = x >= 0, size = Math.abs(x), direction = forward ? 1 : -1, count = this.amounts.length;
    const edgeSign = forward ? this.firstSign : this.lastSign, edgeTime = this.edgeTime(x);
    const index = j => (forward ? j : count - 1 - j);
    const distance = j => direction * (this.times[index(j)] - edgeTime);
    let opposed = 1;
    while (this.amounts[index(opposed)] * edgeSign > 0) ++opposed;
    const base = distance(opposed);
    const sides = [{value: 0, moment: 0, base: 0}, {value: 0, moment: 0, base}];
    for (let j = 0; j < count; ++j) {
      const amount = this.amounts[index(j)] * edgeSign;
      const side = sides[amount > 0 ? 0 : 1];
      const beyond = distance(j) - side.base;
      const weight = Math.abs(amount) * Math.exp(-size * beyond);
      side.value += weight;
      side.moment += weight * beyond;
    }
    const mean = side => side.moment / side.value;
    const described = side => {
      const at = edgeTime + direction * side.base;
      return {time: at + direction * mean(side), logValue: Math.log(side.value) - at * x};
    };
    const [edge, other] = sides.map(described);
    const gap = Math.log(sides[0].value / sides[1].value) + base * size;
    const work = 2 * count + 3 * size * (mean(sides[0]) + mean(sides[1]));
    const relative = unitRoundoff * (work + 2 * base * size + 4);
    const reach = base + mean(sides[0]) + mean(sides[1]);
    return {
      x,
      gap: edgeSign > 0 ? gap : -gap,
      noise: relative + 2 * unitRoundoff * Math.abs(gap),
      timeNoise: relative * reach + 4 * unitRoundoff * (reach + Math.abs(edge.time)),
      receipts: edgeSign > 0 ? edge : other,
      outlays: edgeSign > 0 ? other : edge,
    };
  }

  edgeLogValue(x) {
    const amount = x > 0 ? this.amounts[0] : this.amounts[this.amounts.length - 1];
    return Math.log(Math.abs(amount)) - this.edgeTime(x) * x;
  }
}

const signOf = point => (point.gap > 0 ? 1 : -1);
const isCertain = point => Math.abs(point.gap) > point.noise;
const slopeAt = point => point.outlays.time - point.receipts.time;

// Newton's method, kept inside the bracket.
function refinedRoot(curve, low, high, start, after) {
  let x = start;
  for (let steps = 0; steps < 200; ++steps) {
    const point = curve.at(x);
    let next = x - point.gap / slopeAt(point);
    if (!isCertain(point)) {
      if (next > low && next < high) x = next;
      break;
    }
    if (signOf(point) === after) high = x;
    else low = x;
    if (!(next > low && next < high)) next = low + (high - low) / 2;
    if (next === x || next === low || next === high) break;
    x = next;
  }
  return x;
}

// The mean times fall as x grows, so the ends bound the slope.
function isMonotone(low, high) {
  const slack = low.timeNoise + high.timeNoise;
  return high.outlays.time - low.receipts.time > slack || low.outlays.time - high.receipts.time < -slack;
}

// Whether the tangents of the greater side stay above the chord of the lesser; both ends have one sign.
function isExcluded(low, high) {
  const [above, below] = low.gap > 0 ? ["receipts", "outlays"] : ["outlays", "receipts"];
  const width = high.x - low.x, gapLow = Math.abs(low.gap), gapHigh = Math.abs(high.gap);
  const chord = (high[below].logValue - low[below].logValue) / width;
  const slopeLow = -low[above].time - chord, slopeHigh = -high[above].time - chord;
  if (slopeLow >= 0 || slopeHigh <= 0) return true;  // the lowest point is an end
  const where = (gapHigh - gapLow - slopeHigh * width) / (slopeLow - slopeHigh);
  const logs = Math.abs(low[below].logValue) + Math.abs(high[below].logValue);
  return gapLow + slopeLow * where > low.noise + high.noise + 4 * Number.EPSILON * (logs + gapLow + gapHigh);
}

// The nearest power of two beyond which the edge term alone is greater than the other side.
function limitOf(curve, direction) {
  for (let x = 1; x < furthest; x *= 2) {
    const point = curve.at(direction * x);
    const other = (direction > 0 ? curve.firstSign : curve.lastSign) > 0 ? point.outlays : point.receipts;
    if (curve.edgeLogValue(direction * x) - other.logValue > point.noise + 1e-12) return point;
  }
  return curve.at(direction * furthest);
}

// Halves intervals until each is proved to hold no zero or one. Null where that cannot be settled.
function isolatedRoots(curve, low, high) {
  const waiting = [[low, high]], roots = [];
  for (let halvings = 0; waiting.length > 0 && roots.length < curve.signChanges;) {
    const [left, right] = waiting.pop();
    const same = signOf(left) === signOf(right);
    if (same && isExcluded(left, right)) continue;
    if (isMonotone(left, right)) {
      const share = left.gap / (left.gap - right.gap);
      if (!same) roots.push(refinedRoot(curve, left.x, right.x, left.x + share * (right.x - left.x), signOf(right)));
      continue;
    }
    const middle = [0.5, 0.43, 0.59, 0.31, 0.71].map(share => curve.at(left.x + share * (right.x - left.x))).find(isCertain);
    if (!middle || ++halvings > 3000 || !(middle.x > left.x && middle.x < right.x)) return null;
    waiting.push([middle, right], [left, middle]);
  }
  return roots;
}

// {status: unique, several, none, every_rate or unresolved; roots: rates, ascending}
function internalRates(flow, times) {
  const curve = new FlowCurve(flow, times);
  if (curve.amounts.length === 0) return {status: "every_rate", roots: []};
  if (curve.signChanges === 0) return {status: "none", roots: []};
  const rateOf = x => Math.expm1(x / curve.period);
  if (curve.signChanges === 1) {
    const x = refinedRoot(curve, -furthest, furthest, 0, curve.firstSign);
    // Beyond what a double can hold: there is one, but no number for it.
    return Math.abs(x) > furthest - 1 ? {status: "unresolved", roots: []} : {status: "unique", roots: [rateOf(x)]};
  }
  const low = limitOf(curve, -1), high = limitOf(curve, 1);
  const roots = isolatedRoots(curve, low, high);
  if (!roots) return {status: "unresolved", roots: []};
  const beyond = signOf(low) !== curve.lastSign || signOf(high) !== curve.firstSign;
  const count = roots.length + (beyond ? 1 : 0);
  return {
    status: count === 0 ? "none" : count > 1 ? "several" : roots.length === 0 ? "unresolved" : "unique",
    roots: roots.map(rateOf),
  };
}

// A computed flow with 0 in place of what rounding left of amounts that cancel (gonogo/run/residues.hpp).
function withoutResidues(flow) {
  const least = 1e-11 * flow.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  return flow.map(amount => (Math.abs(amount) < least ? 0 : amount));
}

// Of several rates the only one that is usual.
function usualRate(found) {
  const usual = found.roots.filter(rate => rate > -0.9 && rate < 10);
  return found.status === "several" && usual.length === 1 ? usual[0] : null;
}
