// SPDX-License-Identifier: MIT
// What html-validate and axe-core say of pages, the latter in headless Chromium at 400 and 1,280 pixels, light and dark;
// which pages scroll sideways; which words of pictures are smaller than 9 pixels, outside or over others; what pages write
// to the console.
//
//   node valid.js MODULES CHROMIUM PAGE...
//
// MODULES: the folder of the modules.
"use strict";
const fs = require("fs");
const path = require("path");
const [modules, executablePath, ...files] = process.argv.slice(2);
const moduleAt = name => require(path.resolve(modules, name));
const {chromium} = moduleAt("playwright-core");
const {HtmlValidate, StaticConfigLoader} = moduleAt("html-validate");
const axe = fs.readFileSync(path.resolve(modules, "axe-core/axe.min.js"), "utf8");

const faults = [];
let passed = 0;

async function validate(file) {
  const validator = new HtmlValidate(new StaticConfigLoader({extends: ["html-validate:recommended"]}));
  const report = await validator.validateFile(file);
  for (const {messages} of report.results)
    for (const each of messages) faults.push(`${path.basename(file)}:${each.line}: ${each.ruleId}: ${each.message}`);
}

// Runs in the page.
function faultsOfPictures() {
  const faults = [], least = 9;
  for (const svg of document.querySelectorAll("figure svg")) {
    const frame = svg.getBoundingClientRect(), zoom = frame.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll("text")].map(text => ({words: text.textContent, box: text.getBoundingClientRect(), size: parseFloat(getComputedStyle(text).fontSize) * zoom}));
    texts.forEach(({words, box, size}, i) => {
      if (frame.width > 0 && size < least) faults.push(`${words}: ${size.toFixed(1)} pixels`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${words}: outside of its picture`);
      for (const other of texts.slice(i + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1.5 && down > 4) faults.push(`${words} lies on ${other.words}`);
      }
    });
  }
  return faults;
}

async function look(browser, file, width, colorScheme) {
  const at = `${path.basename(file)} at ${width}, ${colorScheme}`;
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, bypassCSP: true});  // for axe
  const page = await context.newPage();
  page.on("console", message => faults.push(`${at}: the console says ${message.text()}`));
  page.on("pageerror", error => faults.push(`${at}: ${error}`));
  await page.goto("file://" + path.resolve(file));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) faults.push(`${at}: scrolls sideways, ${wide} pixels`);
  for (const fault of await page.evaluate(faultsOfPictures)) faults.push(`${at}: ${fault}`);
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({resultTypes: ["violations"]}));
  passed += found.passes.length;
  for (const {id, help, nodes} of found.violations) faults.push(`${at}: ${id}: ${help}: ${nodes[0].html.slice(0, 160)}`);
  await context.close();
}

(async () => {
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
  for (const file of files) {
    await validate(file);
    for (const width of [400, 1280]) for (const scheme of ["light", "dark"]) await look(browser, file, width, scheme);
  }
  await browser.close();
  for (const fault of faults.slice(0, 40)) console.log(fault);
  console.log(`${files.length} pages, ${passed} rules of axe-core kept, ${faults.length} faults`);
  process.exit(faults.length > 0 || passed < 10 * files.length ? 1 : 0);
})();
