// SPDX-License-Identifier: MIT
// The time that the script of a what-if page takes for a move of a slider, in headless Chromium: every slider at twenty
// places, at the top of the page and where the statements are.
//
//   node moves.js MODULES CHROMIUM PAGE MOST
//
// MODULES: the folder of playwright-core; MOST: milliseconds that half of the moves may take; 0: any.
"use strict";
const path = require("path");
const [modules, executablePath, file, most] = process.argv.slice(2);
const {chromium} = require(path.resolve(modules, "playwright-core"));

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];

(async () => {
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  const said = [];
  page.on("console", message => said.push(message.text()));
  page.on("pageerror", error => said.push(String(error)));
  await page.goto("file://" + path.resolve(file));
  let slow = false;
  for (const place of ["top", "statements"]) {
    await page.evaluate(where => {
      const section = where === "top" ? document.querySelector("h1") : document.querySelector("table[data-table=cash_flow]");
      section.scrollIntoView();
    }, place);
    await page.waitForTimeout(500);
    const times = await page.evaluate(async () => {
      const {page} = gonogo, times = [];
      for (const [i, {slider}] of page.controls.entries()) {
        for (let k = 0; k < 20; ++k) {
          const value = page.onStep(slider, slider.low + ((slider.high - slider.low) * (k + 0.5)) / 20);
          const begun = performance.now();
          page.move(i, value);
          times.push(performance.now() - begun);
          await new Promise(requestAnimationFrame);
        }
        page.reset();
      }
      return times;
    });
    times.sort((a, b) => a - b);
    const [half, most90, worst] = [0.5, 0.9, 1].map(part => share(times, part).toFixed(1));
    console.log(`${path.basename(file)}, ${place}: ${times.length} moves, half within ${half} ms, 9 of 10 within ${most90} ms, all within ${worst} ms`);
    if (Number(most) > 0 && share(times, 0.5) > Number(most)) slow = true;
  }
  await browser.close();
  for (const each of said) console.log("the console says: " + each);
  process.exit(slow || said.length > 0 ? 1 : 0);
})();
