// SPDX-License-Identifier: MIT
// A map of two numbers: where every rule passes, and the boundary between (lib/src/report/html/picture_regions.cpp).

const finestStep = values => {
  const steps = values.slice(1).map((value, i) => Math.abs(value - values[i])).filter(step => step > 0);
  return steps.length > 0 ? Math.min(...steps) : values.length === 0 || values[0] === 0 ? 1 : Math.abs(values[0]);
};

class RegionPicture extends Picture {
  draw() {
    const {x, y, yTitle} = this.chart, plotHeight = 250;
    const keys = this.keys([{look: "pass", words: this.speaker.say("passes")}, {look: "miss", words: this.speaker.say("fails")}]);
    this.text(0, keys + 11, fitted(yTitle, pictureWidth), "", "f");
    this.top = keys + lineHeight + 4;
    this.left = Math.max(0, ...y.map(at => widthOf(this.yWords(at)))) + 6;
    Object.assign(this, {width: pictureWidth - this.left - 2, height: plotHeight});
    this.wide = this.width / x.length;
    this.high = plotHeight / y.length;
    y.forEach((_, j) => this.row(j));
    this.boundary();
    this.places();
    for (const mark of this.chart.marks) this.mark(mark);
    return this.done(this.top + plotHeight + 2 * lineHeight + 8);
  }
  yWords(at) { return axisLabel(at, finestStep(this.chart.y), this.chart.yKind); }
  xWords(at) { return axisLabel(at, finestStep(this.chart.x), this.chart.xKind); }
  cellLeft(i) { return this.left + i * this.wide; }
  cellTop(j) { return this.top + (this.chart.y.length - 1 - j) * this.high; }  // the greatest is on top
  passes(i, j) {
    const value = this.chart.series[j] && this.chart.series[j].values[i];
    return drawable(value) ? value >= (this.chart.base ?? 0) : null;
  }
  row(j) {
    this.chart.x.forEach((at, i) => {
      const passing = this.passes(i, j), look = passing === null ? "none" : passing ? "pass" : "miss";
      const found = passing === null ? "?" : this.speaker.say(passing ? "passes" : "fails");
      this.rectangle(this.cellLeft(i) + 0.5, this.cellTop(j) + 0.5, this.wide - 1, this.high - 1, look,
        this.tip([this.xWords(at) + " x " + this.yWords(this.chart.y[j])], found));
    });
  }
  // Along the edges between cells that differ.
  boundary() {
    const {x, y} = this.chart, differ = (a, b) => b !== null && a !== b;
    for (let j = 0; j < y.length; ++j) {
      for (let i = 0; i < x.length; ++i) {
        const here = this.passes(i, j), left = this.cellLeft(i), top = this.cellTop(j);
        if (here === null) continue;
        if (i + 1 < x.length && differ(here, this.passes(i + 1, j))) this.line(this.cellLeft(i + 1), top, this.cellLeft(i + 1), top + this.high, "bound");
        if (j + 1 < y.length && differ(here, this.passes(i, j + 1))) this.line(left, top, left + this.wide, top, "bound");
      }
    }
  }
  places() {
    const {x, y, xTitle} = this.chart, bottom = this.top + this.height;
    let freeBelow = 1e9, freeFrom = this.left - 20;
    y.forEach((at, j) => {
      const middle = this.cellTop(j) + this.high / 2;
      if (middle > freeBelow - lineHeight) return;
      this.text(this.left - 5, middle + 4, this.yWords(at), "e", "f");
      freeBelow = middle;
    });
    x.forEach((at, i) => {
      const middle = this.cellLeft(i) + this.wide / 2, half = widthOf(this.xWords(at)) / 2;
      if (middle - half < freeFrom || middle + half > pictureWidth + 2) return;
      this.text(middle, bottom + lineHeight, this.xWords(at), "m", "f");
      freeFrom = middle + half + 8;
    });
    this.text(this.left + this.width, bottom + 2 * lineHeight + 2, fitted(xTitle, this.width), "e", "f");
  }
  // Between the middles of cells, by value.
  place(values, value) {
    for (let i = 0; i + 1 < values.length; ++i)
      if (value >= values[i] && value <= values[i + 1]) return i + 0.5 + (value - values[i]) / (values[i + 1] - values[i]);
    return null;
  }
  mark({x, y, text}) {
    const across = this.place(this.chart.x, x), up = this.place(this.chart.y, y);
    if (across === null || up === null) return;
    const left = this.left + across * this.wide, above = this.top + this.height - up * this.high;
    this.circle(left, above, 5, "mark", text);
    const right = left + 9 + widthOf(text) <= pictureWidth;
    this.text(right ? left + 8 : left - 8, above + 4, text, right ? "" : "e", "halo");
  }
}
