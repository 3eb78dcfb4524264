// SPDX-License-Identifier: MIT
// Sensitivities, switching values, the map of two numbers and break-even of what-if pages against the program: with sliders
// moved and in scenarios, each table and sentence has the words and figures of `gonogo report --set`.
//
//   node studies.js PROGRAM BID...
"use strict";
const pages = require("./pages.js");

const [program, ...bids] = process.argv.slice(2);
const faults = [];
let cells = 0, sentences = 0, states = 0, slowest = 0;

const pageOf = (bid, ...options) => pages.pageOf(program, bid, ...options);

const plain = html => html.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
// The page says where the sliders are; the program is told so as if it were written.
const asWritten = text => text.replace("at the sliders", "as written").replace("times the one there", "times the written one")
  .replace("of the volume there", "of the written volume").replace(/滑块位置/g, "原文件");
const cellsOf = row => [...row.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)<\/t[hd]>/g)].map(each => plain(each[1]));
// The tables of a page: by id, {columns, titles, rows: [{id, cells}]}.
function tablesOf(html) {
  const tables = {};
  for (const [, id, columns, inside] of html.matchAll(/<table data-table="([^"]*)" data-columns="([^"]*)">([\s\S]*?)<\/table>/g)) {
    const head = /<thead>([\s\S]*?)<\/thead>/.exec(inside), body = inside.slice(inside.indexOf("<tbody>"));
    tables[id] ||= {columns: columns.split(" "), titles: head ? cellsOf(head[1]) : [],
      rows: [...body.matchAll(/<tr([^>]*)>([\s\S]*?)<\/tr>/g)].map(([, attributes, row]) => ({id: (/data-row="([^"]*)"/.exec(attributes) || [])[1] || "", cells: cellsOf(row)}))};
  }
  return tables;
}
function sentencesOf(html) {
  const found = {};
  for (const [, id, text] of html.matchAll(/<p[^>]* data-text="([^"]*)"[^>]*>([\s\S]*?)<\/p>/g)) (found[id] ||= []).push(plain(text));
  return found;
}

function compareTable(at, id, here, there, fixed) {
  const said = `${at}: ${id}`;
  if (!here || here.rows.length === 0) {
    const moving = there ? there.rows.filter(row => !fixed.includes(row.id)) : [];
    if (moving.length > 0) faults.push(`${said}: nothing here, ${moving.length} rows there`);
    return;
  }
  if (!there) return void faults.push(`${said}: not in the program's page`);
  const moving = there.rows.filter(row => !fixed.includes(row.id));
  // What stays as it is written shares the decimals and units of its column.
  if (here.columns && moving.length === there.rows.length) {
    const [titles, others] = [here.columns.map(each => each.title).join(" | "), there.titles.join(" | ")];
    if (titles !== others) faults.push(`${said}: columns ${titles}, in the program ${others}`);
  }
  if (here.rows.map(row => row.id).join() !== moving.map(row => row.id).join())
    return void faults.push(`${said}: rows ${here.rows.map(row => row.id)}, in the program ${moving.map(row => row.id)}`);
  here.rows.forEach((row, r) => {
    const [mine, others] = [row.cells.map(each => asWritten(each.text)), moving[r].cells];
    cells += mine.length;
    if (mine.join("|") !== others.join("|")) faults.push(`${said}: ${mine.join(" | ")}\n    in the program: ${others.join(" | ")}`);
  });
}

// The page says nothing of numbers that move no slider: where only the period turns the verdict, or switches no rule, the
// program has a column and a word more.
function withoutFixed({tables, texts}, fixed) {
  const names = fixed.map(id => [tables.sensitivity, tables.unlike].flatMap(table => (table ? table.rows : [])).find(row => row.id === id)?.cells[0]).filter(Boolean);
  const turning = [tables.sensitivity, tables.unlike].filter(table => table && table.columns.includes("turns"));
  const turns = turning.some(table => table.rows.some(row => !fixed.includes(row.id) && /^(yes|是)$/.test(row.cells[table.columns.indexOf("turns")])));
  for (const table of turns ? [] : turning) {
    const at = table.columns.indexOf("turns");
    for (const list of [table.columns, table.titles, ...table.rows.map(row => row.cells)]) list.splice(at, 1);
  }
  if (!turns && texts.base) texts.base = texts.base.map(text => text.replace(/(\. \* |。\*).*$/, found => found[0]));
  const listed = texts.none_in_range?.[0];
  if (names.length < fixed.length) delete texts.idle;
  for (const name of names) {
    if (!listed) break;
    const word = name.replace(/[,，].*/, "");
    texts.none_in_range[0] = texts.none_in_range[0].replace(", " + word, "").replace("，" + word, "").replace("、" + word, "");
    if (/[:：] ?[^,，、]*$/.test(listed) && listed.includes(word)) delete texts.none_in_range;
  }
}

function compare(bid, page, options) {
  const there = pageOf(bid, ...options), at = `${bid} ${options.join(" ")}`, {whatIf, parts} = page;
  const tables = tablesOf(there.html), texts = sentencesOf(there.html);
  parts.tables.fixed = whatIf.bid.fixed.filter(id => tables.unlike && tables.unlike.rows.some(row => row.id === id));
  withoutFixed({tables, texts}, whatIf.bid.fixed);
  const started = process.hrtime.bigint();
  parts.begin(whatIf);
  for (const part of parts.all()) {
    if (!part) continue;
    for (const [id, content] of Object.entries(part.tables || {})) {
      if (!page.tables[id] && !tables[id]) continue;  // of nothing, or one table for two that are alike
      if (id === "once_built" && !tables[id]) continue;  // alike at these values alone
      compareTable(at, id, content, tables[id], whatIf.bid.fixed);
    }
    for (const [id, text] of Object.entries(part.texts || {})) {
      if (id === "idle" && !texts.idle) continue;
      const mine = text === null ? [] : [].concat(text).map(asWritten), others = texts[id] || [];
      sentences += mine.length;
      if (mine.join(" | ") !== others.join(" | ")) faults.push(`${at}: ${id}: ${mine.join(" | ")}\n    in the program: ${others.join(" | ")}`);
    }
  }
  ++states;
  slowest = Math.max(slowest, Number(process.hrtime.bigint() - started) / 1e6);
}

for (const bid of bids) {
  for (const language of ["en", "zh"]) {
    const page = pageOf(bid, "--lang", language), {whatIf} = page, {sliders, cases} = whatIf.bid;
    page.tables = tablesOf(page.html);
    const moves = [{}, ...sliders.map((_, i) => ({[i]: 0.3})).slice(0, 5), {0: 0.7, 1: 0.2, 2: 0.9}, {0: 0.1, 1: 0.8}];
    const offered = cases.filter(each => each.offered && each.id !== "").map(each => each.id);
    for (const scenario of ["", ...offered.slice(0, 1)]) {
      for (const move of language === "zh" ? moves.slice(1, 2) : scenario ? moves.slice(0, 3) : moves) {
        pages.move(whatIf, scenario, move);
        const options = pages.optionsOf(whatIf);
        if (options.length > 0) compare(bid, page, [...options, "--lang", language]);
      }
    }
  }
}
for (const fault of faults.slice(0, 40)) console.log(fault);
console.log(`${states} states, ${cells} cells and ${sentences} sentences, ${faults.length} differences, slowest ${slowest.toFixed(0)} ms`);
process.exit(faults.length > 0 || cells === 0 ? 1 : 0);
