// SPDX-License-Identifier: MIT
// The operations of a sheet's formulas, as lib/src/run/arithmetic.cpp has them. NaN is a fault: it goes through every
// operation. An infinity becomes NaN where it is used.

const isNumber = x => x - x === 0;
const finite = x => (isNumber(x) ? x : NaN);
const both = (x, y) => isNumber(x) && isNumber(y);

const div = (x, y) => (isNumber(y) ? x / y : NaN);
const pow = (x, y) => (both(x, y) ? Math.pow(x, y) : NaN);
const min = (x, y) => (both(x, y) ? (x < y ? x : y) : NaN);
const max = (x, y) => (both(x, y) ? (x > y ? x : y) : NaN);
// What rounding leaves turns no comparison and no integer.
const same = (x, y) => {
  const a = Math.abs(x), b = Math.abs(y);
  return Math.abs(x - y) <= 1e-12 * (a > b ? a : b);
};
const settledInteger = x => {
  const whole = Math.round(x);
  return Math.abs(x - whole) <= Math.max(Math.min(1e-12 * Math.abs(x), 1e-3), 5e-10) ? whole : x;
};
const lt = (x, y) => (both(x, y) ? (x < y && !same(x, y) ? 1 : 0) : NaN);
const le = (x, y) => (both(x, y) ? (x < y || same(x, y) ? 1 : 0) : NaN);
const gt = (x, y) => (both(x, y) ? (x > y && !same(x, y) ? 1 : 0) : NaN);
const ge = (x, y) => (both(x, y) ? (x > y || same(x, y) ? 1 : 0) : NaN);
const eq = (x, y) => (both(x, y) ? (same(x, y) ? 1 : 0) : NaN);
const ne = (x, y) => (both(x, y) ? (same(x, y) ? 0 : 1) : NaN);
// Only the branch taken counts: the other one may have no value.
const select = (condition, yes, no) => (isNumber(condition) ? (condition !== 0 ? yes : no) : NaN);
const within = (x, low, high) => (isNumber(x) && x >= low && x <= high ? x : NaN);
const abs = x => Math.abs(x);
// Halves away from zero.
const round = number => {
  const x = settledInteger(2 * number) / 2;
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
};
const floor = x => Math.floor(settledInteger(x));
const ceil = x => Math.ceil(settledInteger(x));
const exp = x => (isNumber(x) ? Math.exp(x) : NaN);
const ln = x => (x > 0 ? Math.log(x) : NaN);
const sqrt = x => (x >= 0 ? Math.sqrt(x) : NaN);

// What reaches across time. Outside of the columns a row is 0.
const prior = (row, c, steps) => (c < steps ? 0 : row[c - steps]);
const ahead = (row, c, steps) => (c + steps < row.length ? row[c + steps] : 0);
const pick = (inputs, first, count, number) => (number >= 1 && number <= count ? inputs[first + number - 1] : NaN);
const spread = (amount, profile, c, support) => {
  let sum = 0;
  if (support) {
    for (const s of support) {
      if (s > c) break;
      sum += amount[s] * profile[c - s];
    }
  } else {
    for (let s = 0; s <= c; ++s) sum += amount[s] * profile[c - s];
  }
  return sum;
};

// The error that arithmetic can carry, as in gonogo/measure/rounding.hpp.
const roundingError = (terms, sizes) => 8 * (terms + 8) * Number.EPSILON * sizes;
const settled = (value, error) => (Math.abs(value) <= error ? 0 : value);
const sumOf = values => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};
const allNumbers = values => {
  for (const value of values) if (!isNumber(value)) return false;
  return true;
};
