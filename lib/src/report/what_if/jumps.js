// SPDX-License-Identifier: MIT
// Where a comparison, ceil, floor or round of a line's formula turns as numbers move along a course, as
// lib/src/analysis/stepped.cpp finds it.

// The places in a stretch at which a straight value passes integers, or 0 alone.
function addPlaces([from, to], low, high, onlyZero, places) {
  if (!both(low, high) || low === high) return;
  const add = k => places.push(from + ((k - low) / (high - low)) * (to - from));
  if (onlyZero) return void (Math.min(low, high) <= 0 && Math.max(low, high) >= 0 && add(0));
  const first = Math.ceil(Math.min(low, high)), last = Math.floor(Math.max(low, high));
  if (last - first > 64) return;  // so many steps are a slope
  for (let k = first; k <= last; ++k) add(k);
}

// Where a value bends between two places, as it goes straight up to each.
function addBends(at, values, places) {
  for (let i = 1; i + 2 < at.length; ++i) {
    const before = (values[i] - values[i - 1]) / (at[i] - at[i - 1]), after = (values[i + 2] - values[i + 1]) / (at[i + 2] - at[i + 1]);
    const turn = before - after;
    if (!(Math.abs(turn) > 1e-9 * (Math.abs(before) + Math.abs(after)))) continue;
    const place = (values[i + 1] - after * at[i + 1] - values[i] + before * at[i]) / turn;
    if (place > at[i] && place < at[i + 1]) places.add(place);
  }
}

// The jumps of the sheet that some inputs move: of all columns, {compares, value(), column}.
function watchedBy(runner, inputs) {
  const reached = reachedFrom(inputs.map(input => "I" + input), runner.readers()), {columns, rows} = runner.code;
  const watched = [];
  for (const [, begins, compares, value] of runner.steps.jumps) {
    if (!sourcesOf(value).some(source => reached.has(source))) continue;
    for (let column = begins; column < columns; ++column) watched.push({compares: compares === 1, value, column});
  }
  return watched.length > 20000 || rows * columns > 200000 ? [] : watched;
}

// `at`: ascending places; `runAt` moves the numbers to a place and gives the rows. Each place that turns something, and one
// close to it on either side.
function* jumpsAlong(watched, at, base, runAt) {
  if (watched.length === 0 || at.length < 2) return [];
  const known = new Map();
  function* look(places) {
    for (const place of places) {
      runAt(place);
      known.set(place, Float64Array.from(watched, ({value, column}) => value(column)));
      yield;
    }
  }
  const ascending = () => [...known.keys()].sort((a, b) => a - b);
  yield* look(at);
  const [first, second] = at, end = at[at.length - 1], before = at[at.length - 2];
  for (const share of [0.25, 0.5, 0.75]) yield* look([first + share * (second - first), end - share * (end - before)]);
  const bends = new Set(), places = ascending();
  watched.forEach(({compares}, n) => compares && addBends(places, places.map(place => known.get(place)[n]), bends));
  yield* look([...bends].sort((a, b) => a - b).slice(0, 256));
  const found = [], all = ascending();
  for (let i = 1; i < all.length; ++i) {
    const low = known.get(all[i - 1]), high = known.get(all[i]);
    watched.forEach(({compares}, n) => addPlaces([all[i - 1], all[i]], low[n], high[n], compares, found));
  }
  const away = place => Math.abs(place - base);
  return [...new Set(found)].sort((a, b) => away(a) - away(b) || a - b).slice(0, 2048).flatMap(place => {
    const apart = 2e-9 * Math.max(Math.abs(place), Math.abs(base));
    return [place - apart, place, place + apart].filter(value => value >= first && value <= end);
  }).sort((a, b) => a - b);
}
