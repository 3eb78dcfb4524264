// SPDX-License-Identifier: MIT
// The tables and sentences of what studies find, as lib/src/analysis/sensitivity_report.cpp, two_way_report.cpp and
// breakeven_report.cpp write them. A table is {columns: [{id, title, numeric}], rows: [{id, cells: [{text, tone}]}]}.

class StudyTables {
  constructor(whatIf, speaker) {
    this.whatIf = whatIf;
    this.speaker = speaker;
    this.fixed = whatIf.bid.fixed;  // the numbers of the tables that move no slider
    this.cells = new CellWriter(speaker);
  }
  say(...key) { return this.speaker.say(...key); }
  label(row) { return this.say(row.number.label); }
  // `titles`: the word of each column, by id; `rows`: of each its id and its cells.
  table(titles, numeric, rows, beside = []) {
    const columns = Object.entries(titles).map(([id, word]) => ({id, title: word && this.say(word), numeric: numeric.includes(id)}));
    return this.cells.grid(columns, rows, beside);
  }
  list(parts, last = "comma") {
    return parts.length < 2 ? parts.join("") : this.say(last, parts.slice(0, -1).reduce((all, each) => this.say("comma", all, each)), parts[parts.length - 1]);
  }
  // The first and the last of many, and how many.
  listShortly(parts, last) {
    return parts.length <= 4 ? this.list(parts, last) : this.say("first_to_last", parts[0], parts[parts.length - 1], String(parts.length));
  }
  sentences(parts) { return parts.filter(each => each !== "").reduce((all, each) => this.say("sentences", all, each)); }
  rate(value) { return value > -1 && value < -0.99995 ? this.say("nearly_nothing") : this.speaker.figure(value, "rate"); }

  sensitivity({base, rows}) {
    const {cells} = this, moving = rows.filter(row => !row.idle), turning = rows.some(row => row.turns);
    const money = value => (isNumber(value) ? {value, kind: "money"} : cells.note("see_messages"));
    const tornado = unlike => {
      const titles = {number: "c.number", range: "c.range", low: "c.low", high: "c.high", at_low: "c.at_low", at_high: "c.at_high"};
      if (turning) titles.turns = "c.turns";
      return this.table(titles, ["low", "high", "at_low", "at_high"], moving.filter(row => row.unlike === unlike).map(row => ({
        id: row.number.row,
        cells: [{shown: this.label(row)}, {shown: this.say(unlike ? "range_steps" : row.stated ? "range_bid" : "range_share")},
          cells.variable(row.number, row.here, row.low), cells.bare(row.number, row.here, row.high), money(row.atLow.npv), money(row.atHigh.npv),
          ...(turning ? [{shown: this.say(row.turns ? "yes" : "no_turn"), tone: row.turns ? "bad" : "faint"}] : [])],
      })), unlike && this.fixed.length > 0 ? [money(base.npv)] : []);
    };
    const npv = isNumber(base.npv) ? cells.text({value: base.npv, kind: "money"}) : this.say("why.fault");
    const idle = rows.filter(row => row.idle).map(row => this.label(row));
    return {
      tables: {sensitivity: tornado(false), unlike: tornado(true), coefficients: this.coefficients(moving)},
      texts: {
        base: this.sentences([this.say("npv_written", npv), turning ? this.say("turning_note") : ""]),
        idle: idle.length > 0 ? this.say("idle", this.list(idle)) : null,
        coefficients_note: this.coefficientsNote(base, moving),
      },
    };
  }
  slope({number, slope}) {
    if (number.amount !== undefined) return (slope * number.base) / number.amount;
    return number.factor || number.kind === "rate" ? slope / 100 : slope;
  }
  coefficients(rows) {
    const {cells} = this, known = rows.some(row => isNumber(row.coefficient)), bend = rows.some(row => row.bends);
    const slopeCell = row => {
      const value = this.slope(row), size = Math.abs(value) * (1 + 1e-9);
      if (!isNumber(value)) return {};
      const decimals = size >= 10000 ? 0 : size >= 1 ? 2 : size >= 0.01 ? 4 : undefined;
      return {value, kind: row.number.amount === undefined ? "money" : "number", decimals};
    };
    const titles = {number: "c.number"};
    if (known) titles.coefficient = "c.coefficient";
    if (bend) titles.coefficient_down = "c.coefficient_down";
    Object.assign(titles, {slope: "c.slope", critical: "c.critical"});
    return this.table(titles, ["coefficient", "coefficient_down", "slope"], rows.map(row => ({
      id: row.number.row,
      cells: [{shown: this.label(row)},
        ...(known ? [isNumber(row.coefficient) ? {value: row.coefficient, kind: "ratio"} : cells.note("short.na")] : []),
        ...(bend ? [row.bends && isNumber(row.coefficientDown) ? {value: row.coefficientDown, kind: "ratio"} : {}] : []), slopeCell(row),
        row.jumps || row.here === 0 ? cells.note("short.na") : {shown: this.say(row.critical ? "yes" : "no_turn")}],
    })));
  }
  coefficientsNote(base, rows) {
    const lacks = this.fixed.length > 0 || rows.some(row => !isNumber(row.coefficient));
    return this.say("coefficients." + (!(base.npv > 0) ? "none" : lacks ? "some" : "all"));
  }

  switches(found) {
    const rules = this.whatIf.bid.sheets[0].rules.filter(rule => !rule.chance).map(rule => rule.id), {cells} = this, none = [];
    const titles = {number: "c.number", now: "c.now", ...Object.fromEntries(rules.map(id => ["rule." + id, ""]))};
    const rows = [];
    for (const {row, switches} of found) {
      if (switches.every(each => each.length === 0)) {
        none.push(this.label(row));
        continue;
      }
      const nearest = all => all.reduce((best, each) => (Math.abs(each.at - row.here) < Math.abs(best.at - row.here) ? each : best));
      rows.push({id: row.number.row, cells: [{shown: this.label(row)}, cells.variable(row.number, row.here, row.here),
        ...switches.map(each => (each.length === 0 ? cells.note("c.none") : cells.switching(row.number, row.here, nearest(each))))]});
    }
    const table = this.table(titles, ["now", ...rules.map(id => "rule." + id)], rows);
    table.columns.forEach(column => { if (column.id.startsWith("rule.")) column.title = column.id.slice(5); });
    return {tables: {switching_matrix: table}, texts: {none_in_range: none.length > 0 ? this.say("none_in_range", this.list(none)) : null}};
  }

  twoWay({across, down, x, y, values, margins}) {
    const place = (row, value) => this.cells.text(this.cells.bare(row.number, row.here, value));
    const columns = [{id: "down", title: this.say("corner", this.label(down), this.label(across)), numeric: false},
      ...x.map((at, i) => ({id: "x" + i, title: place(across, at), numeric: true}))];
    const rows = y.map((at, j) => ({id: "y" + j, cells: [{shown: place(down, at)},
      ...values[j].map((value, i) => ({value, kind: "money", tone: margins[j][i] >= 0 ? "good" : "bad"}))]}));
    return {tables: {two_way: this.cells.grid(columns, rows)}, title: this.say("map", this.label(down), this.label(across))};
  }
}
