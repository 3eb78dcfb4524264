// SPDX-License-Identifier: MIT
// What the tests of what-if pages share: the script of a page, run without a browser, and its sliders moved.
"use strict";
const {spawnSync} = require("child_process");
const vm = require("vm");

// What the program prints.
function printed(program, ...options) {
  const done = spawnSync(program, options, {encoding: "utf8", maxBuffer: 1 << 28});
  if (done.status === null) throw new Error(`${program} ${options.join(" ")}: ${done.error}`);
  return done.stdout;
}

// The page of a bid: its text before the script, the script, and what that offers.
function pageOf(program, bid, ...options) {
  const text = printed(program, "report", bid, "--interactive", "-f", "html", ...options);
  const script = /<script>([\s\S]*)<\/script>/.exec(text);
  if (!script) throw new Error(`${bid} ${options.join(" ")}: no page`);
  const context = vm.createContext({});
  vm.runInContext(script[1], context);
  return {text, script: script[1], html: text.slice(0, script.index), ...context.gonogo};
}

// The value of a slider at a share of its way, as the page takes it.
const placed = (slider, share) =>
  slider.states ? slider.states[Math.round(share * (slider.states.length - 1))]
    : Math.min(slider.high, Math.max(slider.low, Number((Math.round((slider.low + share * (slider.high - slider.low)) / slider.step) * slider.step).toPrecision(12))));

// Where the page stands, as flags of the program.
function optionsOf(whatIf) {
  const options = whatIf.settings.flatMap(each => ["--set", each]);
  return whatIf.scenario === "" ? options : [...options, "--scenario", whatIf.scenario];
}

// Lays a scenario over the bid as written, and moves sliders: a share of the way for each that is named.
function move(whatIf, scenario, shares) {
  whatIf.reset();
  whatIf.scenario = scenario;
  for (const [i, share] of Object.entries(shares)) {
    const slider = whatIf.bid.sliders[i];
    if (slider) whatIf.values[i] = placed(slider, share);
  }
}

module.exports = {printed, pageOf, placed, optionsOf, move};
