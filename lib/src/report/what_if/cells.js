// SPDX-License-Identifier: MIT
// Cells of tables whose numbers a script finds anew, and their texts (lib/src/analysis/variable_report.cpp, text_grid.cpp).
// A cell is {value, kind, decimals, unit, shown, tone}; where it has no value, `shown` says why.

class CellWriter {
  constructor(speaker) {
    this.speaker = speaker;
  }
  say(...key) { return this.speaker.say(...key); }
  note(key) { return {shown: this.say(key), tone: "faint"}; }

  // A number that is moved, at a value. `here`: what it is at the sliders.
  variable(number, here, value) {
    if (!isNumber(value)) return {};
    if (number.amount !== undefined) return {value: (number.amount * value) / number.base, kind: "money"};
    if (number.factor) return {value, kind: "rate", shown: value === here ? this.say(here === number.base ? "written" : "at_sliders") : this.signedChange(here, value)};
    return {value, kind: number.kind, unit: this.say(number.unit)};
  }
  signedChange(here, value) {
    if (here === 0) return undefined;
    const change = relativeChange(here, value);
    if (Math.abs(change) < 1e-8) return undefined;
    if (change > -1 && change < -0.99995) return this.say("nearly_nothing");
    return (change > 0 ? "+" : "") + this.speaker.rounded(change, "rate");
  }
  // The same without the unit, which another cell of the row has.
  bare(number, here, value) {
    const cell = {...this.variable(number, here, value), unit: ""}, written = number.amount ?? here;
    if (cell.kind === "money" && cell.value !== written && roundedAway(cell.value) === roundedAway(written))
      cell.decimals = decimalsBeside(cell.value, written, "money") ?? 2;
    return cell;
  }

  // In a sentence.
  text(cell) {
    if (cell.shown !== undefined) return cell.shown;
    return isNumber(cell.value) ? this.figure(cell, cell.decimals ?? null) : "";
  }
  figure({value, kind, unit = "", plain = false}, decimals) {
    const digits = plain && kind === "years" ? digitsOf(value, kind, decimals) : this.speaker.figure(value, kind, decimals);
    return digits + (unit === "" || (this.speaker.chinese && lettersWide([...unit][0]) === 2) ? unit : " " + unit);
  }
  // The texts of a column, whose amounts share their decimals and whose percentages have at least the same.
  column(cells, decimals = null, beside = []) {
    const of = kind => [...cells, ...beside].filter(cell => cell.kind === kind && isNumber(cell.value)).map(cell => cell.value);
    const money = decimals ?? commonMoneyDecimals(of("money")), rates = commonRateDecimals(of("rate"));
    return cells.map(cell => {
      if (cell.shown !== undefined || !isNumber(cell.value)) return this.text(cell);
      if (cell.decimals !== undefined) return this.figure(cell, cell.decimals);
      if (cell.kind === "money") return this.figure(cell, money);
      return this.figure(cell, cell.kind === "rate" && commonRateDecimals([cell.value]) < rates ? rates : null);
    });
  }

  // The texts of a table, as lib/src/report/text_grid.cpp arranges them: a unit that a column shares is in its title, that of
  // a row in its label. `beside`: what shares the decimals of each column.
  grid(columns, rows, beside = []) {
    const isFigure = cell => cell.shown === undefined && isNumber(cell.value);
    const unit = cell => ({rate: "%", years: this.speaker.words.years})[cell.kind] || cell.unit || "";
    const shared = cells => {
      const units = new Set(cells.filter(isFigure).map(unit));
      return units.size === 1 && !units.has("%") ? [...units][0] : "";
    };
    const of = i => rows.map(row => row.cells[i] || {});
    const figures = columns.filter((_, i) => of(i).some(isFigure)).length, columnUnits = columns.map((_, i) => shared(of(i)));
    const texts = columns.map((column, i) => {
      const bare = column.title ? columnUnits[i] : "";
      return this.column(of(i).map(cell => (bare !== "" && isFigure(cell) ? {...cell, unit: "", plain: true} : cell)), null, beside);
    });
    const titled = columns.map(({title, ...column}, i) =>
      ({...column, title: title && columnUnits[i] !== "" ? this.say("and", title, columnUnits[i]) : title}));
    const lines = rows.map(({id, cells}, r) => {
      const texted = columns.map((_, i) => ({text: texts[i][r], tone: cells[i]?.tone || ""}));
      const owned = cells.map((cell, i) => [cell, i]).filter(([cell, i]) => isFigure(cell) && cell.unit && !(columns[i].title && columnUnits[i] !== ""));
      const own = shared(owned.map(([cell]) => cell));
      if (figures > 1 && own !== "" && texted[0].text !== "") {
        texted[0].text = this.say("and", texted[0].text, own);
        for (const [cell, i] of owned) texted[i].text = texted[i].text.slice(0, texted[i].text.length - own.length).trimEnd();
      }
      return {id, cells: texted};
    });
    const empty = columns.map((_, i) => i > 0 && lines.length > 0 && lines.every(line => line.cells[i].text === ""));
    const kept = list => list.filter((_, i) => !empty[i]);
    return {columns: kept(titled), rows: lines.map(line => ({...line, cells: kept(line.cells)}))};
  }

  // The value at which a rule switches, on the side where it still passes.
  switching(number, here, {at, fails}) {
    const cell = this.bare(number, here, at);
    if (cell.shown === undefined && !number.whole && !number.states) {
      const text = digitsOf(cell.value, cell.kind, cell.decimals ?? null), point = text.search(/[.e]/);
      const unit = 10 ** -(point < 0 ? 0 : text.length - point - 1) / (cell.kind === "rate" ? 100 : 1), units = cell.value / unit;
      cell.value = unit * (fails === "below" || fails === "up_to" ? Math.ceil(units - 1e-6) : Math.floor(units + 1e-6));
    }
    return {shown: {below: "< ", above: "> ", up_to: "<= ", from: ">= "}[fails] + this.text(cell)};
  }
}

// Amounts of a column have cents where none is large.
function commonMoneyDecimals(values) {
  const numbers = values.filter(isNumber);
  const large = numbers.some(value => Math.abs(value) >= 10000), whole = numbers.every(value => isWhole(value, 0));
  const vanishes = numbers.some(value => Math.abs(value) >= 0.005 && Math.abs(value) < 0.5);
  return whole || (large && !vanishes) ? 0 : 2;
}
const commonRateDecimals = rates => rates.reduce((most, rate) => Math.max(most, Math.min(3, percentDecimals(rate * 100))), 1);
const joined = (parts, separator, last = separator) =>
  parts.length < 2 ? parts.join("") : parts.slice(0, -1).join(separator) + last + parts[parts.length - 1];
