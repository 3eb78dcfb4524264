// SPDX-License-Identifier: MIT
// Draws charts as lib/src/report/html does: svg.cpp, picture.cpp, scale.cpp. A chart has the members of `Chart` in
// gonogo/report/report.hpp; a picture is a list of shapes, which the page makes elements of.

const pictureWidth = 480, lineHeight = 15, letterWidth = 12 * 0.6;

const wideLetter = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const clingingMark = /\p{M}/u;
const lettersWide = letter => (clingingMark.test(letter) ? 0 : wideLetter.test(letter) ? 2 : 1);
const displayWidth = text => sumOf(Array.from(text, lettersWide));
const widthOf = text => (displayWidth(text) + 0.7 * (text.split("%").length - 1)) * 12 * 0.6;
const columnsIn = width => Math.max(2, Math.trunc(width / letterWidth));

function takeWidth(text, width) {
  let taken = "";
  for (const letter of text) {
    width -= lettersWide(letter);
    if (width < 0) break;
    taken += letter;
  }
  return taken;
}
const fit = (text, width) => (displayWidth(text) <= width ? text : takeWidth(text, width - 1) + "\u2026");
const fitted = (text, width) => fit(text, columnsIn(width));

// Words, and single wide letters, that stay on one line (lib/src/base/wrap.cpp).
function piecesOf(text) {
  const behind = "\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\uff09\u300d\u300f\u3011\u300b\u3009\u201d\u2019\uff05\u2026,.;:!?)]}%";
  const ahead = "\uff08\u300c\u300e\u3010\u300a\u3008\u201c\u2018([{";
  const pieces = [];
  let previous = "", begins = true, afterBlank = false;
  for (const letter of text) {
    if (/\s/.test(letter)) {
      begins = afterBlank = true;
      continue;
    }
    const width = lettersWide(letter), unit = letter === "%" && afterBlank && pieces.length > 0;
    const breaks = width > 0 && !behind.includes(letter) && !ahead.includes(previous) && (lettersWide(previous) === 2 || width === 2);
    if (unit) pieces[pieces.length - 1].text += " ";
    else if (begins || breaks) pieces.push({text: "", afterBlank});
    pieces[pieces.length - 1].text += letter;
    previous = letter;
    begins = afterBlank = false;
  }
  return pieces;
}

// As much of a word as a line holds, up to a mark that a letter follows where there is one.
function takePart(word, width) {
  const taken = takeWidth(word, width);
  if (taken === word) return taken;
  for (let at = Math.min(taken.length, word.length - 1); at > 1; --at)
    if ("-./_".includes(word[at - 1]) && /[a-z]/i.test(word[at]) && !"-./_".includes(word[at - 2])) return word.slice(0, at);
  return taken;
}

function wrapped(text, width, most) {
  const columns = columnsIn(width), lines = [""];
  const last = () => lines.length - 1;
  for (const piece of piecesOf(text)) {
    const used = displayWidth(lines[last()]), blank = piece.afterBlank && used > 0 ? " " : "";
    if (used > 0 && used + blank.length + displayWidth(piece.text) > columns) lines.push("");
    else lines[last()] += blank;
    for (let rest = piece.text; ;) {
      const taken = takePart(rest, columns - displayWidth(lines[last()]));
      lines[last()] += taken;
      rest = rest.slice(taken.length);
      if (rest === "") break;
      lines.push("");
    }
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), takeWidth(lines[most - 1], columns - 1) + "\u2026"];
}

// Marks of 1, 2 or 5 times a power of ten.
function axisOver(low, high, count) {
  if (!(low < high)) {
    const margin = low === 0 ? 1 : Math.abs(low) / 2;
    low -= margin;
    high += margin;
  }
  const least = (high - low) / Math.max(count - 1, 1), power = Math.pow(10, Math.floor(Math.log10(least)));
  const digit = [1, 2, 5].find(each => each * power >= least * (1 - 1e-9)) || 10;
  return {low, high, step: digit * power};
}
const shareOn = (scale, value) => (value - scale.low) / (scale.high - scale.low);
function marksOn({low, high, step}) {
  const first = Math.ceil(low / step - 1e-9), count = Math.floor(high / step + 1e-9) - first + 1;
  return count >= 1 && count <= 1000 ? Array.from({length: count}, (_, k) => (first + k) * step) : [low, high];
}
function axisLabel(value, step, kind) {
  const factor = kind === "rate" ? 100 : 1, decimals = Math.min(9, Math.max(0, -magnitude(step * factor)));
  const shown = Math.abs(value) < 1e-4 * step ? 0 : value * factor;
  return (Math.abs(shown) < 1e15 ? grouped(shown, decimals) : String(Number(shown.toPrecision(6)))) + (kind === "rate" ? "%" : "");
}

const drawable = isNumber;
const extentOf = (series, ...more) => {
  const values = [...series.flatMap(each => each.values), ...more].filter(drawable);
  return values.length === 0 ? null : {low: Math.min(...values), high: Math.max(...values)};
};
const lookOf = series => "s" + (series % 6);

class Picture {
  constructor(chart, speaker) {
    this.chart = chart;
    this.speaker = speaker;
    this.shapes = [];
  }
  add(name, attributes, {text, tip} = {}) {
    const shape = {name, attributes: {}, text, tip};
    for (const [key, value] of Object.entries(attributes))
      if (value !== "") shape.attributes[key] = typeof value === "number" ? Picture.units(value) : value;
    this.shapes.push(shape);
  }
  static units(value) { return String((Math.sign(value) * Math.round(Math.abs(value) * 10)) / 10 || 0); }

  line(x1, y1, x2, y2, look) { this.add("line", {x1, y1, x2, y2, class: look}); }
  rectangle(x, y, width, height, look, tip) { this.add("rect", {x, y, width, height, class: look}, {tip}); }
  circle(cx, cy, r, look, tip) { this.add("circle", {cx, cy, r, class: look}, {tip}); }
  path(points, look) {
    if (points.length < 2) return;
    this.add("path", {d: points.map(([x, y], i) => (i === 0 ? "M" : "L") + Picture.units(x) + " " + Picture.units(y)).join(""), class: look});
  }
  // `anchor`: "" at the start, "m" in the middle, "e" at the end.
  text(x, y, words, anchor, look = "") {
    if (words !== "") this.add("text", {x, y, class: [anchor, look].filter(each => each !== "").join(" ")}, {text: words});
  }
  done(height) {
    return {viewBox: `0 0 ${pictureWidth} ${Picture.units(height)}`, label: this.label(), shapes: this.shapes};
  }

  value(number) {
    return this.speaker.figure(number, this.chart.yKind, this.chart.yKind === "money" && Math.abs(number) >= 1000 ? 0 : null);
  }
  tip(parts, value) { return this.speaker.say("because", parts.reduce((all, each) => this.speaker.say("and", all, each)), value); }
  label() {
    const {title, kind, series} = this.chart;
    if (kind === "regions") return title;
    const ranges = series.map(each => [each, extentOf([each])]).filter(each => each[1] !== null)
      .map(([each, {low, high}]) => this.speaker.say("range", each.title, this.value(low), this.value(high)));
    return [title, ...ranges].reduce((all, each) => this.speaker.say("both", all, each));
  }

  // Where each series is explained; returns how high that is.
  keys(keys) {
    let x = 0, y = 0;
    for (const {look, words, line} of keys) {
      const name = fitted(words, pictureWidth - 32), width = 16 + widthOf(name);
      if (x > 0 && x + width > pictureWidth) {
        x = 0;
        y += lineHeight + 2;
      }
      if (line) this.line(x, y + 6, x + 12, y + 6, "l " + look);
      else this.rectangle(x, y + 1, 10, 10, look);
      this.text(x + 16, y + 10, name, "");
      x += width + 16;
    }
    return keys.length === 0 ? 0 : y + lineHeight + 6;
  }
  keysOfSeries(line) {
    return this.keys(this.chart.series.map((each, s) => ({look: lookOf(s), words: each.title, line: line(each)})));
  }

  // The frame of a chart over time or numbers: its scale is of all values and 0 or the base, widened to whole marks.
  frame(top, right, height) {
    const {series, marks, base, yKind} = this.chart;
    const {low, high} = extentOf(series, base === null ? 0 : base, ...marks.map(each => each.y)), y = axisOver(low, high, 6);
    y.low = Math.floor(y.low / y.step + 1e-9) * y.step;
    y.high = Math.ceil(y.high / y.step - 1e-9) * y.step;
    const left = 9 + Math.max(0, ...marksOn(y).map(each => widthOf(axisLabel(each, y.step, yKind))));
    Object.assign(this, {left, top, y, width: pictureWidth - left - right, height});
  }
  across(value) { return this.left + shareOn(this.x, value) * this.width; }
  down(value) { return this.top + (1 - shareOn(this.y, value)) * this.height; }
  valueMarks() {
    for (const mark of marksOn(this.y)) {
      const y = this.down(mark);
      this.line(this.left, y, this.left + this.width, y, mark === 0 ? "axis" : "grid");
      this.text(this.left - 5, y + 4, axisLabel(mark, this.y.step, this.chart.yKind), "e", "f");
    }
  }
  marks() {
    const drawn = [];
    for (const mark of this.chart.marks) {
      const x = this.across(mark.x), above = this.down(mark.y), width = widthOf(mark.text);
      this.circle(x, above, 4, "mark", mark.text);
      const room = 8 + width, covers = this.chart.marks.some(other => this.across(other.x) > x && this.across(other.x) < x + room);
      const right = x + room <= this.left + this.width && !(covers && x - room >= this.left), left = right ? x + 7 : x - 7 - width;
      let y = above < this.top + 2 * lineHeight ? above + lineHeight : above - 7;
      for (const other of drawn) {
        const beside = left > other.left + other.width || left + width < other.left;
        if (!beside && Math.abs(y - other.y) < lineHeight) y = other.y - lineHeight;
      }
      drawn.push({left, y, width});
      this.text(right ? x + 7 : x - 7, y, mark.text, right ? "" : "e", "halo");
    }
  }
}
