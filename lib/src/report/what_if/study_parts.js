// SPDX-License-Identifier: MIT
// What the page shows of studies, part by part: {charts, tables, texts, heading} by the ids of the report; null where there is
// none at the values of the sliders.

class StudyParts {
  constructor(bid, charts) {
    this.hasOneTable = false;
    this.charts = charts;
    this.written = charts.written;
    this.studies = new Studies(bid, charts);
    this.tables = new BreakEvenTables(this.studies.whatIf, charts.speaker);
  }
  // What follows once the sliders rest, as selectors; the floor of a price that grows takes more than this page computes.
  get ids() {
    const growing = this.studies.numbers.some(({number}) => number.price && number.grows);
    return {
      charts: ["tornado", "spider", "regions", "breakeven_chart"].filter(id => this.written[id]),
      tables: ["sensitivity", "unlike", "coefficients", "switching_matrix", "two_way", "costs", "categories", "sides", "before_building", "once_built",
        ...(growing ? [] : ["floor"])],
      texts: ["base", "idle", "none_in_range", "npv", "before_building_text", "once_built_text", "leverage", ...(growing ? [] : ["floor_text", "floor_with_vat"])],
    };
  }
  // A report whose break-even is alike before building and once built has one table of both, which cannot show two.
  shownApart({tables: {before_building, once_built, ...rest}, alike, ...part}) {
    return {...part, tables: alike || !this.hasOneTable ? {before_building, once_built, ...rest} : rest};
  }
  begin(whatIf) {
    this.studies.begin(whatIf);
    this.tables.base = this.studies.base;
  }

  // Yields each part as it is found, and nothing after each evaluation.
  *all() {
    const {studies, tables, written} = this, found = yield* studies.sensitivity();
    yield {charts: {tornado: studies.tornado(found)}, ...tables.sensitivity(found)};
    if (written.spider) yield {charts: {spider: studies.spiderChart(yield* studies.spider(found.rows))}};
    if (written.regions) {
      const map = yield* studies.twoWay(found.rows);
      yield map ? {charts: {regions: studies.regions(map)}, ...tables.twoWay(map)} : {charts: {regions: null}, tables: {two_way: null}};
    }
    const breakEven = yield* new BreakEvenStudy(studies).find();
    studies.move([]);
    breakEven.npvNow = studies.whatIf.measure(studies.current, "npv");
    const chart = written.breakeven_chart && breakEven.shares ? {breakeven_chart: studies.breakEvenChart(breakEven)} : {};
    yield {charts: chart, ...this.shownApart(tables.breakEven(breakEven))};
    if (this.ids.tables.includes("floor")) yield breakEven.floor ? tables.floor(breakEven.floor) : {tables: {floor: null}, texts: {floor_text: null, floor_with_vat: []}};
    yield tables.switches(yield* studies.switches(found.rows));
  }
}
