// SPDX-License-Identifier: MIT
// What-if pages against the program: each slider at five places, each scenario, and random settings of several.
//
//   node compare.js PROGRAM RANDOM BID...
//
// The script of a page runs without a browser. Its verdict, rules and measures must be those of
// `gonogo evaluate --set ... --scenario ...`: money to 1e-12 of what it is added from, rates and paybacks to 1e-9.
"use strict";
const {printed, pageOf, placed, optionsOf} = require("./pages.js");

const [program, randomCount, ...bids] = process.argv.slice(2);
let compared = 0, slowest = 0;
const faults = [];

function checkedPage(bid) {
  const {text, script, whatIf} = pageOf(program, bid);
  const policy = /script-src 'sha256-([^']+)'/.exec(text);
  if (!policy) throw new Error(`${bid}: the page has no policy of its script`);
  const hash = require("crypto").createHash("sha256").update(script).digest("base64");
  if (hash !== policy[1]) faults.push(`${bid}: the page's policy does not allow its script`);
  if (text.length > 400000) faults.push(`${bid}: the page has ${text.length} characters`);
  return whatIf;
}

// Numbers that are added from large amounts carry the error of those.
function differs(here, there, kind, size) {
  if (here === null || there === null) return here !== there;
  const tolerance = kind === "money" ? 1e-12 * size : 1e-9 * Math.max(1, Math.abs(there));
  return !(Math.abs(here - there) <= Math.max(tolerance, 1e-12 * Math.abs(there)));
}

function compare(bid, whatIf) {
  const options = optionsOf(whatIf);
  const started = process.hrtime.bigint();
  whatIf.begin();
  const found = whatIf.evaluate();
  slowest = Math.max(slowest, Number(process.hrtime.bigint() - started) / 1e6);
  const text = printed(program, "evaluate", bid, "-f", "json", ...options);
  const there = JSON.parse(text);
  const at = `${bid} ${options.join(" ")}`;
  ++compared;
  if (found.unjudged.length === 0 && found.verdict !== there.verdict)
    faults.push(`${at}: the page says ${found.verdict}, the program ${there.verdict}`);
  if (found.fault) return;
  if (!there.measures) return void faults.push(`${at}: the program computes nothing`);
  const {rows, code} = found.current.runner;
  const size = code.parts.reduce((sum, row) => sum + rows[row].reduce((all, value) => all + Math.abs(value), 0), 0);
  for (const [id, value] of Object.entries(there.measures)) {
    const measure = id.replace(/^equity_/, ""), definition = whatIf.bid.measures[measure];
    if (!definition) continue;
    const answer = whatIf.measure(found.current, measure, {flow: id === measure ? "project" : "equity"});
    const here = answer.why === "computed" ? answer.value : null;
    if (differs(here, value, definition.kind, size)) faults.push(`${at}: ${id} is ${here} (${answer.why}), the program has ${value}`);
    const why = there.measures[id + "_why"];
    if (value === null && why !== undefined && why !== answer.why) faults.push(`${at}: ${id} has no value: ${answer.why}, the program says ${why}`);
  }
  for (const result of found.rules) {
    const rule = (there.rules || {})[result.rule.id];
    if (!rule || result.outcome === "chance") continue;
    const outcome = result.outcome === "fail" && result.rule.waived !== undefined ? "waived" : result.outcome;
    if (rule.result !== outcome) faults.push(`${at}: rule ${result.rule.id} is ${result.outcome}, the program says ${rule.result}`);
  }
}

// A repeatable sequence: mulberry32.
function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

for (const bid of bids) {
  const whatIf = checkedPage(bid), {sliders, cases} = whatIf.bid;
  const random = randomNumbers(bids.indexOf(bid) + 1);
  for (const each of cases.filter(each => each.offered || each.id === "")) {
    whatIf.reset();
    whatIf.scenario = each.id;
    compare(bid, whatIf);
  }
  sliders.forEach((slider, i) => {
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      whatIf.reset();
      whatIf.values[i] = placed(slider, share);
      compare(bid, whatIf);
    }
  });
  for (let n = 0; n < Number(randomCount); ++n) {
    whatIf.reset();
    const offered = cases.filter(each => each.offered || each.id === "");
    if (random() < 0.3) whatIf.scenario = offered[Math.floor(random() * offered.length)].id;
    sliders.forEach((slider, i) => {
      if (random() < 0.4) whatIf.values[i] = placed(slider, random());
    });
    compare(bid, whatIf);
  }
}
for (const fault of faults.slice(0, 40)) console.log(fault);
console.log(`${compared} states of ${bids.length} pages, ${faults.length} differences, slowest ${slowest.toFixed(1)} ms`);
process.exit(faults.length > 0 || compared === 0 ? 1 : 0);
