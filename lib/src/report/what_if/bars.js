// SPDX-License-Identifier: MIT
// Bars that lie: plain ones, a tornado, a waterfall (lib/src/report/html/picture_bars.cpp).

const barHeight = 15, barGap = 6;

class BarPicture extends Picture {
  get isWaterfall() { return this.chart.kind === "waterfall"; }
  get isTornado() { return !this.isWaterfall && this.chart.series.length === 2 && this.chart.base !== null; }

  draw() {
    const {chart} = this, {categories, series} = chart;
    this.base = chart.base === null ? 0 : chart.base;
    this.first = 0;
    this.measure();
    let y = this.isWaterfall || series.length < 2 ? 0 : this.keysOfSeries(() => false), sum = 0;
    const bars = this.isTornado || this.isWaterfall ? 1 : Math.max(series.length, 1), thick = bars * (barHeight + 2);
    categories.forEach((name, i) => {
      const lines = wrapped(name, this.labelWidth, 2), height = Math.max(thick, lines.length * lineHeight) + barGap;
      lines.forEach((line, l) => this.text(0, y + height / 2 - (lines.length * lineHeight) / 2 + 11 + l * lineHeight, line, ""));
      const top = y + (height - thick) / 2;
      if (this.isWaterfall) sum = this.step(i, top, sum);
      else if (this.isTornado) this.pair(i, top);
      else this.each(i, top);
      y += height;
    });
    this.line(this.at(this.base), this.first, this.at(this.base), y, "axis");
    return this.done(y + 2);
  }

  measure() {
    const {categories, series} = this.chart;
    this.labelWidth = Math.min(150, Math.max(0, ...categories.map(widthOf)));
    const widest = Math.max(0, ...series.flatMap(each => each.values).filter(drawable).map(value => widthOf(this.value(value))));
    const {low, high} = this.reach(), stacked = this.isTornado || this.isWaterfall;
    this.x = {low, high: high > low ? high : low + 1};
    this.left = this.labelWidth + barGap + (low < this.base || stacked ? widest + barGap : 0);
    this.width = pictureWidth - this.left - widest - barGap;
  }
  reach() {
    const {series, categories} = this.chart;
    if (!this.isWaterfall) return extentOf(series, this.base);
    let sum = 0;
    const sums = categories.slice(0, -1).map((_, i) => (sum += drawable(series[0].values[i]) ? series[0].values[i] : 0));
    return extentOf([{values: sums}], this.base);
  }
  at(value) { return this.left + shareOn(this.x, value) * this.width; }

  bar(from, to, top, look, category, series, value) {
    if (this.first === 0) this.first = top - 2;
    const {categories, series: all} = this.chart;
    const parts = [categories[category], ...(all.length > 1 ? [all[series].title] : [])];
    const width = Math.max(Math.abs(this.at(to) - this.at(from)), from === to ? 0 : 1);
    this.rectangle(Math.min(this.at(from), this.at(to)), top, width, barHeight, look, this.tip(parts, this.value(value)));
  }
  // The value beyond the end of its bar.
  figureAt(from, to, top, value) {
    this.text(this.at(to) + (to < from ? -4 : 4), top + 11, this.value(value), to < from ? "e" : "", "f");
  }

  each(category, top) {
    this.chart.series.forEach(({values}, s) => {
      const value = values[category], place = top + s * (barHeight + 2);
      if (!drawable(value)) return;
      this.bar(this.base, value, place, lookOf(s), category, s, value);
      this.figureAt(this.base, value, place, value);
    });
  }
  pair(category, top) {
    const {base} = this, values = this.chart.series.map(each => each.values[category]), known = values.map(drawable);
    const far = values.map((value, s) => (known[s] ? Math.abs(value - base) : 0)), lowFirst = far[0] >= far[1];
    for (const s of lowFirst ? [0, 1] : [1, 0]) if (known[s]) this.bar(base, values[s], top, lookOf(s), category, s, values[s]);
    const oneSide = known[0] && known[1] && (values[0] < base) === (values[1] < base);
    values.forEach((value, s) => {
      if (known[s] && (!oneSide || lowFirst === (s === 0))) this.figureAt(base, value, top, value);
    });
  }
  step(category, top, sum) {
    const value = this.chart.series[0].values[category];
    if (!drawable(value)) return sum;
    if (category + 1 === this.chart.categories.length) {
      this.bar(this.base, value, top, lookOf(0), category, 0, value);
      this.figureAt(this.base, value, top, value);
      return value;
    }
    const after = sum + value;
    this.bar(sum, after, top, value < 0 ? "down" : "up", category, 0, value);
    this.figureAt(sum, after, top, value);
    this.line(this.at(after), top, this.at(after), top + 2 * barHeight + barGap, "grid");
    return after;
  }
}
