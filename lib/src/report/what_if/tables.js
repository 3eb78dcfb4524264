// SPDX-License-Identifier: MIT
// Writes what was found into the tables of the report. A cell at its value as written keeps the report's text.

class LiveTables {
  constructor(page) {
    this.page = page;
    this.speaker = page.speaker;
    this.written = new Map();
    this.cells = new Map();  // of rows of amounts: each cell with the value it shows
    this.tables = [...document.querySelectorAll("table[data-table]")];
    this.charts = [...document.querySelectorAll('figure[data-chart="cash_flow_chart"] svg')].map(svg => ({svg, original: [...svg.childNodes], box: svg.getAttribute("viewBox"), label: svg.getAttribute("aria-label")}));
    const chart = this.charts[0];
    this.categories = chart ? [...chart.svg.querySelectorAll("rect > title")].map(title => title.textContent.split(", ")[0]) : [];
  }

  named(id) { return this.tables.filter(table => table.dataset.table === id); }
  rowsOf(table) { return [...table.querySelectorAll("tr[data-row]")]; }
  cell(table, row, column) {
    const index = table.dataset.columns.split(" ").indexOf(column);
    return index < 0 ? undefined : row.cells[index];
  }

  put(cell, text, tone) {
    if (!cell) return;
    if (!this.written.has(cell)) this.written.set(cell, {text: cell.textContent, name: cell.className});
    const before = this.written.get(cell);
    if (before.asked === text && before.tone === tone) return;
    before.asked = text;
    before.tone = tone;
    // A unit that the head of the column says is not said again.
    const unit = this.speaker.words.years;
    if (text.endsWith(unit) && /\d/.test(before.text) && !before.text.endsWith(unit)) text = text.slice(0, -unit.length).trim();
    if (cell.textContent !== text) cell.textContent = text;
    if (tone !== undefined) cell.className = [...before.name.split(" ").filter(name => !["good", "caution", "bad", "faint"].includes(name)), tone].join(" ").trim();
    cell.classList.toggle("changed", text !== before.text);
  }

  restore() {
    for (const [cell, before] of this.written) {
      cell.textContent = before.text;
      cell.className = before.name;
    }
    this.written.clear();
    this.cells.clear();
    for (const each of this.charts) {
      each.svg.replaceChildren(...each.original);
      each.svg.setAttribute("viewBox", each.box);
      each.svg.setAttribute("aria-label", each.label);
    }
    for (const row of document.querySelectorAll("tr[data-undrawn]")) row.hidden = true;
  }

  show(found) {
    this.showRules(found);
    this.showMeasures(found);
    this.showScenarios();
    this.showYears(found);
    this.showStatements(found);
    this.showChart(found);
  }

  showRules(found) {
    const {front} = this.page;
    for (const table of [...this.named("judged"), ...this.named("rules")]) {
      for (const row of this.rowsOf(table)) {
        const result = found.rules.find(each => each.rule.id === row.dataset.row);
        if (!result) continue;
        const {measured, rule} = result, kind = front.kindOf(rule);
        const short = table.dataset.table === "judged";
        const value = measured.why !== "computed" ? (short ? front.shortReason(measured.why) : front.fullReason(rule.measure, measured))
          : this.speaker.figure(measured.value, kind, decimalsBeside(measured.value, result.limit, kind));
        this.put(this.cell(table, row, "value"), value);
        this.put(this.cell(table, row, "headroom"), front.headroom(result));
        const margin = table.dataset.table === "rules" && isNumber(result.margin) && result.outcome !== "chance";
        if (table.dataset.table === "rules")
          this.put(this.cell(table, row, "margin"), margin ? this.margin(result.margin, front.marginKind(rule)) : "");
        this.put(this.cell(table, row, "result"), front.outcome(result), front.tone(result));
      }
    }
  }

  margin(value, kind) { return kind === "rate" ? this.speaker.distance(value, kind) : this.speaker.figure(value, kind); }

  showMeasures(found) {
    const {front, whatIf} = this.page;
    for (const id of ["short_measures", "measures"]) {
      for (const table of this.named(id)) {
        for (const row of this.rowsOf(table)) {
          const equity = row.dataset.row.startsWith("equity_"), measure = row.dataset.row.replace(/^equity_/, "");
          if (!whatIf.bid.measures[measure]) continue;
          const answer = whatIf.measure(found.current, measure, {flow: equity ? "equity" : "project"});
          const {kind} = whatIf.bid.measures[measure], short = id === "short_measures";
          const text = answer.why === "computed" ? this.speaker.figure(answer.value, kind)
            : short ? front.shortReason(answer.why) : front.fullReason(measure, answer);
          this.put(this.cell(table, row, "value"), text);
        }
      }
    }
  }

  showScenarios() {
    const {front, whatIf} = this.page;
    const tables = [...this.named("front_scenarios"), ...this.named("scenarios")];
    if (tables.length === 0) return;
    const npv = found => whatIf.measure(found.current, "npv");
    const base = npv(whatIf.evaluate(""));
    for (const table of tables) {
      for (const row of this.rowsOf(table)) {
        const id = row.dataset.row === "base" ? "" : row.dataset.row.replace(/^scenario\./, "");
        if (whatIf.indexOf(id) < 0) continue;
        const found = whatIf.evaluate(id), value = npv(found);
        const text = (answer, kind) => (answer.why === "computed" ? this.speaker.figure(answer.value, kind) : front.shortReason(answer.why));
        this.put(this.cell(table, row, "npv"), text(value, "money"));
        const both = value.why === "computed" && base.why === "computed" && id !== "";
        this.put(this.cell(table, row, "difference"), both ? this.speaker.figure(value.value - base.value, "money") : "");
        this.put(this.cell(table, row, "irr"), text(whatIf.measure(found.current, "irr"), "rate"));
        this.put(this.cell(table, row, "static_payback"), text(whatIf.measure(found.current, "static_payback"), "years"));
        this.put(this.cell(table, row, "verdict"), front.verdict(found), front.verdictTone(found.verdict));
      }
    }
  }

  // Amounts of a table have cents where none is large.
  money(values) {
    const numbers = values.filter(isNumber);
    const large = numbers.some(value => Math.abs(value) >= 10000), whole = numbers.every(value => isWhole(value, 0));
    return whole || large ? 0 : 2;
  }

  showYears(found) {
    const {yearly} = found.current.runner.code;
    for (const table of this.named("yearly")) {
      const lines = [];
      for (const row of this.rowsOf(table)) {
        const each = yearly.rows[row.dataset.row];
        if (!each) continue;
        const sum = (first, last) => {
          let value = 0;
          for (const [index, sign] of each.parts) {
            const numbers = found.current.runner.rows[index];
            for (let c = each.level ? last : first; c <= last; ++c) if (!Number.isNaN(numbers[c])) value += sign * numbers[c];
          }
          return value;
        };
        const values = yearly.spans.map(([first, last]) => sum(first, last));
        if (!each.level) values.push(sum(0, found.current.runner.code.columns - 1));
        lines.push({row, values, kind: "money"});
      }
      this.putLines(lines);
    }
  }

  // Of a row by project year: the year's end within a span, of several with something to cover the one with the least
  // value; before all columns where there is none.
  yearEndIn(runner, index, first, last) {
    const {flows, stepsPerYear, last: end} = runner.code, row = runner.rows[index];
    const base = {[flows.cover]: flows.coverService, [flows.interestCover]: flows.coverInterest}[index];
    let found = -1;
    for (let c = Math.max(first, 1); c <= Math.min(last, end); ++c)
      if ((c % stepsPerYear === 0 || c === end) && (base === undefined || runner.rows[base][c] > 0) &&
          (found < 0 || row[c] < row[found])) found = c;
    return found;
  }

  // A row of a statement in the columns of time, as lib/src/analysis/cash_flow.cpp rolls it.
  rolled(runner, [index, roll, begins, kind], [first, last]) {
    const row = runner.rows[index], end = roll === "year" ? this.yearEndIn(runner, index, first, last) : last;
    if (end < Math.max(first, begins)) return null;
    if (roll === "none" && first !== last && kind !== "factor")
      for (let c = first; c < last; ++c) if (row[c] !== row[last]) return null;
    let value = 0;
    for (let c = Math.max(first, begins); c <= end; ++c) value = roll === "sum" ? value + row[c] : row[c];
    return value;
  }

  showStatements(found) {
    const {runner} = found.current, {statements, columns} = runner.code;
    const signs = new Map(statements.signs.map(([row, sign]) => [row, sign]));
    for (const id of statements.ids) {
      for (const table of this.named(id)) {
        let group = [];
        const lines = [];
        for (const row of table.querySelectorAll("tr")) {
          const total = {inflows: 1, outflows: -1}[row.dataset.row];
          if (row.classList.contains("head")) group = [];
          const known = statements.rows[row.dataset.row];
          if (total !== undefined) {
            const sums = statements.spans.map((_, i) => group.reduce((sum, each) => sum + each.sign * total * (each.values[i] || 0), 0));
            sums.push(group.reduce((sum, each) => sum + each.sign * total * (each.values[sums.length] || 0), 0));
            lines.push({row, values: sums, kind: "money"});
          } else if (known) {
            const values = statements.spans.map(span => this.rolled(runner, known, span));
            values.push(known[1] === "sum" ? this.rolled(runner, known, [0, columns - 1]) : null);
            group.push({sign: signs.get(known[0]) || 0, values});
            lines.push({row, values, kind: known[3]});
          }
        }
        this.putLines(lines);
      }
    }
  }

  // Rows of one table. Its amounts have as many decimals.
  putLines(lines) {
    const decimals = this.money(lines.filter(line => line.kind === "money").flatMap(line => line.values));
    for (const {row, values, kind} of lines) {
      const empty = row.dataset.undrawn !== undefined && !values.some(value => isNumber(value) && value !== 0);
      if (row.hidden !== empty) row.hidden = empty;
      if (!this.cells.has(row)) this.cells.set(row, [...row.cells].slice(1).map(cell => ({cell})));
      this.cells.get(row).forEach((place, i) => {
        const {cell} = place, value = values[i], none = value === null || value === undefined;
        // Most cells of a bid do not depend on the number that moves.
        if ("value" in place && Object.is(place.value, value) && place.decimals === decimals) return;
        Object.assign(place, {value, decimals});
        const text = none ? "" : !isNumber(value) ? this.page.front.say("why.fault")
          : kind === "rate" ? this.speaker.figure(value, kind) : digitsOf(value, kind, kind === "money" ? decimals : null);
        this.put(cell, text);
      });
    }
  }

  showChart(found) {
    const {runner} = found.current, {statements, flows} = runner.code, {front, whatIf} = this.page;
    if (this.charts.length === 0 || statements.spans.length !== this.categories.length) return;
    const last = index => statements.spans.map(span => runner.rows[index][span[1]]);
    const flow = statements.spans.map(([first, end]) => sumOf(runner.rows[flows.project].slice(first, end + 1)));
    const series = [{title: front.say("cash_flow"), values: flow}, {title: front.say("cumulative"), values: last(flows.cumulative), line: true}];
    if (flows.cumulativePresentValue !== undefined)
      series.push({title: front.say("discounted"), values: last(flows.cumulativePresentValue), line: true});
    const marks = [];
    ["static_payback", "discounted_payback"].forEach((id, i) => {
      const answer = whatIf.measure(found.current, id), at = series[i + 1] ? lastCrossing(series[i + 1].values) : null;
      if (answer.why === "computed" && at !== null)
        marks.push({at, text: front.say("pair", front.say(id), this.speaker.figure(answer.value, "years"))});
    });
    for (const {svg} of this.charts) {
      drawColumns(svg, this.categories, series, marks);
      svg.setAttribute("aria-label", front.headline(found));
    }
  }
}
