// SPDX-License-Identifier: MIT
// Charts over time and over numbers (lib/src/report/html/picture_columns.cpp, picture_lines.cpp).

class ColumnPicture extends Picture {
  draw() {
    const {chart} = this, {series, categories} = chart;
    this.frame(this.keysOfSeries(each => each.line) + lineHeight / 2, 2, 190);
    this.x = {low: -0.5, high: categories.length - 0.5};
    this.valueMarks();
    const bars = series.filter(each => !each.line);
    series.forEach((each, s) => each.line || this.bars(each, s, bars.indexOf(each) - bars.length / 2, bars.length));
    series.forEach((each, s) => each.line && this.curve(each, s));
    this.marks();
    this.names();
    return this.done(this.top + this.height + lineHeight + 6);
  }
  point(each, i) { return this.tip([this.chart.categories[i], each.title], this.value(each.values[i])); }
  bars(each, s, before, count) {
    const width = Math.min(26, ((this.width / this.chart.categories.length) * 0.75) / count);
    each.values.forEach((value, i) => {
      if (!drawable(value)) return;
      const zero = this.down(0), end = this.down(value);
      this.rectangle(this.across(i) + before * width, Math.min(zero, end), width, Math.abs(zero - end), lookOf(s), this.point(each, i));
    });
  }
  curve(each, s) {
    const points = each.values.map((value, i) => i).filter(i => drawable(each.values[i]));
    this.path(points.map(i => [this.across(i), this.down(each.values[i])]), "l " + lookOf(s));
    for (const i of points) this.circle(this.across(i), this.down(each.values[i]), 3, lookOf(s), this.point(each, i));
  }
  // As many names as there is room for, the first and then evenly.
  names() {
    const {categories} = this.chart, place = this.width / categories.length;
    const widest = Math.min(Math.max(...categories.map(widthOf)), Math.max(place * 2, 60));
    const every = Math.max(1, Math.ceil((widest + 6) / place));
    for (let i = 0; i < categories.length; i += every) {
      const half = Math.min(widest, widthOf(categories[i])) / 2;
      this.text(Math.min(this.across(i), pictureWidth - half), this.top + this.height + lineHeight, fitted(categories[i], widest + 4), "m", "f");
    }
  }
}

class LinePicture extends Picture {
  draw() {
    const {x, series} = this.chart;
    const top = (series.length < 2 ? 0 : this.keysOfSeries(() => true)) + lineHeight / 2;
    this.frame(top, 20, 210);
    this.x = axisOver(Math.min(...x), Math.max(...x), 6);
    this.valueMarks();
    this.places();
    series.forEach((each, s) => this.curve(each, s));
    this.marks();
    return this.done(top + this.height + 2 * lineHeight + 6);
  }
  places() {
    const bottom = this.top + this.height, {xKind, xTitle} = this.chart;
    this.line(this.left, bottom, this.left + this.width, bottom, "grid");
    let free = 0;
    for (const mark of marksOn(this.x)) {
      const words = axisLabel(mark, this.x.step, xKind), x = this.across(mark), half = widthOf(words) / 2;
      this.line(x, bottom, x, bottom + 4, "grid");
      if (x - half < free || x + half > pictureWidth + 2) continue;
      this.text(x, bottom + lineHeight + 2, words, "m", "f");
      free = x + half + 6;
    }
    this.text(this.left + this.width, bottom + 2 * lineHeight + 2, fitted(xTitle, this.width), "e", "f");
  }
  // A gap in the values is a gap in the line. Points are not drawn, but say their values.
  curve(each, s) {
    const {x, xKind} = this.chart;
    let points = [];
    x.forEach((at, i) => {
      const shown = drawable(each.values[i]);
      if (shown) points.push([this.across(at), this.down(each.values[i])]);
      if (shown && i + 1 < x.length) return;
      this.path(points, "l " + lookOf(s));
      points = [];
    });
    for (let i = 0; i < x.length; i += 1 + Math.floor(x.length / 24)) {
      if (drawable(each.values[i]))
        this.circle(this.across(x[i]), this.down(each.values[i]), 5, "tip",
          this.tip([each.title, axisLabel(x[i], this.x.step / 10, xKind)], this.value(each.values[i])));
    }
  }
}

const pictures = {bars: BarPicture, waterfall: BarPicture, columns: ColumnPicture, lines: LinePicture, regions: RegionPicture};

// {viewBox, label, shapes}; null where there is nothing to draw.
function pictureOf(chart, speaker) {
  if (extentOf(chart.series, ...(chart.base === null ? [] : [chart.base])) === null) return null;
  return new pictures[chart.kind](chart, speaker).draw();
}
