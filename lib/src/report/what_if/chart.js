// SPDX-License-Identifier: MIT
// Redraws the chart of the cash flow as lib/src/report/html/picture_columns.cpp draws it.

const svgElement = (name, attributes = {}, text = "") => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
};

// Marks of 1, 2 or 5 times a power of ten, about `count` of them.
function niceScale(low, high, count) {
  const range = high > low ? high - low : Math.abs(low) || 1, rough = range / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(digit => digit * power).find(each => each >= rough);
  return {low: Math.floor(low / step + 1e-9) * step, high: Math.ceil(high / step - 1e-9) * step, step};
}

// `series`: {title, values, line}; `marks`: {at, text}, places on the line of 0.
function drawColumns(svg, categories, series, marks) {
  const width = svg.viewBox.baseVal.width, plotHeight = 190, line = 15;
  const all = series.flatMap(each => each.values).filter(isNumber);
  if (all.length === 0) return;
  const y = niceScale(Math.min(0, ...all), Math.max(0, ...all), 6);
  const axisLabel = value => grouped(value, Math.min(9, Math.max(0, -magnitude(y.step))));
  const widthOf = text => text.length * 7.2;
  const labels = [];
  for (let value = y.low; value <= y.high + y.step / 2; value += y.step) labels.push(Math.round(value / y.step) * y.step);
  const left = Math.max(...labels.map(value => widthOf(axisLabel(value)))) + 6, top = line + 14;
  const place = (width - left - 2) / categories.length;
  const across = index => left + (index + 0.5) * place;
  const down = value => top + plotHeight - ((value - y.low) / (y.high - y.low)) * plotHeight;
  const parts = [];
  const add = (...element) => parts.push(svgElement(...element));
  let x = 0;
  series.forEach((each, s) => {
    if (each.line) add("line", {x1: x, y1: 6, x2: x + 12, y2: 6, class: "l s" + s});
    else add("rect", {x, y: 1, width: 10, height: 10, class: "s" + s});
    add("text", {x: x + 16, y: 10}, each.title);
    x += 32 + widthOf(each.title);
  });
  for (const value of labels) {
    add("line", {x1: left, y1: down(value), x2: width - 2, y2: down(value), class: value === 0 ? "axis" : "grid"});
    add("text", {x: left - 5, y: down(value) + 4, class: "e f"}, axisLabel(value));
  }
  series.forEach((each, s) => {
    const points = each.values.map((value, i) => [across(i), down(value), value]).filter(point => isNumber(point[2]));
    if (each.line) {
      add("path", {d: points.map((point, i) => (i === 0 ? "M" : "L") + point[0].toFixed(1) + " " + point[1].toFixed(1)).join(""), class: "l s" + s});
    }
    each.values.forEach((value, i) => {
      if (!isNumber(value)) return;
      const bar = Math.min(26, place * 0.75), zero = down(0), end = down(value);
      const shape = each.line
        ? svgElement("circle", {cx: across(i), cy: end, r: 3, class: "s" + s})
        : svgElement("rect", {x: across(i) - bar / 2, y: Math.min(zero, end), width: bar, height: Math.abs(zero - end), class: "s" + s});
      shape.append(svgElement("title", {}, `${categories[i]}, ${each.title}: ${digitsOf(value, "money", Math.abs(value) >= 1000 ? 0 : null)}`));
      parts.push(shape);
    });
  });
  for (const mark of marks) {
    const at = across(mark.at), fits = at + 8 + widthOf(mark.text) <= width;
    add("circle", {cx: at, cy: down(0), r: 4, class: "mark"});
    add("text", {x: at + (fits ? 7 : -7), y: down(0) - 7 - 14 * marks.indexOf(mark), class: fits ? "halo" : "e halo"}, mark.text);
  }
  const every = Math.max(1, Math.ceil((Math.max(...categories.map(widthOf)) + 6) / place));
  categories.forEach((name, i) => {
    if (i % every === 0) add("text", {x: across(i), y: top + plotHeight + line, class: "m f"}, name);
  });
  svg.setAttribute("viewBox", `0 0 ${width} ${top + plotHeight + line + 6}`);
  svg.replaceChildren(...parts);
}

// Where the line through the values last rises above 0.
function lastCrossing(values) {
  for (let i = values.length - 1; i > 0; --i)
    if (values[i - 1] < 0 && values[i] >= 0) return i - values[i] / (values[i] - values[i - 1]);
  return null;
}
