// SPDX-License-Identifier: MIT
// Charts of what-if pages against the program: as written, the script draws each as the program does, shape by shape;
// with sliders moved and in scenarios, those that follow have the numbers, names and marks of `gonogo report --set`.
//
//   node charts.js PROGRAM BID...
"use strict";
const pages = require("./pages.js");

const [program, ...bids] = process.argv.slice(2);
const faults = [];
let drawn = 0, followed = 0;

const pageOf = (bid, ...options) => pages.pageOf(program, bid, ...options);

const escaped = text => text.replace(/[&<>"']/g, sign => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})[sign]);
const svgOf = ({viewBox, label, shapes}) =>
  `<svg role="img" viewBox="${viewBox}" aria-label="${escaped(label)}">` + shapes.map(({name, attributes, text, tip}) => {
    const inside = text !== undefined ? escaped(text) : tip ? `<title>${escaped(tip)}</title>` : "";
    const start = "<" + name + Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`).join("");
    return inside ? `${start}>${inside}</${name}>` : start + "/>";
  }).join("") + "</svg>";

function comparePictures(bid, ...options) {
  const {text: html, charts, pictureOf} = pageOf(bid, ...options);
  for (const [, id, there] of html.matchAll(/<figure data-chart="([^"]+)">[\s\S]*?(<svg[\s\S]*?<\/svg>)/g)) {
    const chart = charts.written[id];
    ++drawn;
    const picture = pictureOf(chart), here = svgOf(picture), names = picture.shapes.filter(each => /halo/.test(each.attributes.class));
    const extent = ({attributes, text}) => {
      const x = Number(attributes.x), width = 6 * text.length;
      return /\be\b/.test(attributes.class) ? [x - width, x] : [x, x + width];
    };
    const overlap = ([a, b], [c, d]) => a < d && c < b;
    if (names.some((a, i) => names.slice(i + 1).some(b => a.attributes.y === b.attributes.y && overlap(extent(a), extent(b)))))
      faults.push(`${bid}: names of marks in ${id} lie on one another`);
    if (here === there) continue;
    let at = 0;
    while (here[at] === there[at]) ++at;
    faults.push(`${bid} ${options.join(" ")}: ${id} is drawn ${here.slice(at - 40, at + 80)}, by the program ${there.slice(at - 40, at + 80)}`);
  }
}

function differs(here, there) {
  if (typeof here === "number" && typeof there === "number")
    return !(Object.is(here, there) || (Number.isNaN(here) && Number.isNaN(there)) || Math.abs(here - there) <= 1e-9 * Math.max(Math.abs(here), Math.abs(there), 1));
  return here !== there;
}
function compareLists(at, here, there) {
  if (here.length !== there.length) return void faults.push(`${at}: ${here.length} in place of ${there.length}: ${here.slice(0, 14)} | ${there.slice(0, 14)}`);
  const n = here.findIndex((each, i) => differs(each, there[i]));
  if (n >= 0) faults.push(`${at}: ${here[n]} in place of ${there[n]}`);
}

// Bars of a tornado that are as long as others, but for rounding, stand in the order of their names.
function settledOrder(chart) {
  const [low, high] = chart.series.map(each => each.values);
  const rows = chart.categories.map((name, i) => ({name, low: low[i], high: high[i], spread: Number(Math.abs(high[i] - low[i]).toPrecision(9))}));
  rows.sort((a, b) => b.spread - a.spread || (a.name < b.name ? -1 : 1));
  return {...chart, categories: rows.map(row => row.name),
    series: chart.series.map((each, s) => ({...each, values: rows.map(row => (s === 0 ? row.low : row.high))}))};
}
const byTitle = chart => ({...chart, series: chart.series.slice().sort((a, b) => (a.title < b.title ? -1 : 1))});
const settled = (id, chart) => (id === "tornado" ? settledOrder(chart) : id === "spider" ? byTitle(chart) : chart);

// The page says where the sliders are; the program is told so as if it were written.
const asWritten = text => text.replace("at the sliders", "as written");

function compareCharts(bid, page, there, at) {
  const {whatIf, charts, parts} = page;
  whatIf.begin();
  const found = whatIf.evaluate();
  parts.begin(whatIf);
  const all = Object.fromEntries(charts.of(found).map(([id, make]) => [id, make()]));
  for (const part of parts.all()) Object.assign(all, part ? part.charts : {});
  for (const [id, live] of Object.entries(all)) {
    if (!there.charts.written[id]) continue;
    ++followed;
    if (!live) {
      faults.push(`${at}: no ${id}`);
      continue;
    }
    const chart = settled(id, live), other = settled(id, there.charts.written[id]);
    compareLists(`${at}: categories of ${id}`, chart.categories, other.categories);
    compareLists(`${at}: places of ${id}`, [...chart.x, ...chart.y], [...other.x, ...other.y]);
    compareLists(`${at}: words of ${id}`, [chart.xTitle, chart.yTitle, chart.xKind, chart.yKind], [other.xTitle, other.yTitle, other.xKind, other.yKind]);
    compareLists(`${at}: base of ${id}`, [chart.base], [other.base]);
    compareLists(`${at}: marks of ${id}`, chart.marks.flatMap(each => [each.x, asWritten(each.text)]), other.marks.flatMap(each => [each.x, each.text]));
    compareLists(`${at}: series of ${id}`, chart.series.map(each => each.title), other.series.map(each => each.title));
    const size = Math.max(1, ...other.series.flatMap(each => each.values).filter(Number.isFinite).map(Math.abs));
    chart.series.forEach((each, s) => other.series[s] &&
      compareLists(`${at}: ${each.title} in ${id}`, each.values.map(v => v / size), other.series[s].values.map(v => v / size)));
  }
}

for (const bid of bids) {
  comparePictures(bid);
  comparePictures(bid, "--lang", "zh");
  const page = pageOf(bid), {whatIf} = page, {sliders, cases} = whatIf.bid;
  const states = [{}, ...sliders.map((_, i) => ({[i]: 0.3})).slice(0, 3), {0: 0.7, 1: 0.2, 2: 0.9}];
  for (const scenario of ["", ...cases.filter(each => each.offered && each.id !== "").map(each => each.id).slice(0, 1)]) {
    for (const state of states) {
      pages.move(whatIf, scenario, state);
      const options = pages.optionsOf(whatIf);
      if (options.length > 0) compareCharts(bid, page, pageOf(bid, ...options), `${bid} ${options.join(" ")}`);
    }
  }
}
for (const fault of faults.slice(0, 40)) console.log(fault);
console.log(`${drawn} pictures, ${followed} charts that follow, ${faults.length} differences`);
process.exit(faults.length > 0 || drawn === 0 || followed === 0 ? 1 : 0);
