// SPDX-License-Identifier: MIT
// Writes what was found into the tables of the report. A cell at its value as written keeps the report's text.

class LiveTables {
  constructor(page) {
    this.page = page;
    this.speaker = page.speaker;
    this.written = new Map();
    this.cells = new Map();  // of rows of amounts: each cell with the value it shows
    this.tables = [...document.querySelectorAll("table[data-table]")];
    this.bodies = new Map();  // of tables whose rows change: the rows as written
    this.whole = new Map();  // of tables that are built anew: what was in them
    this.added = [];  // sentences that the report does not have as written
    this.isWanted = () => true;
  }

  named(id) { return this.tables.filter(table => table.dataset.table === id && this.isWanted(table)); }
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
    for (const [body, rows] of this.bodies) body.replaceChildren(...rows);
    this.bodies.clear();
    for (const [table, {nodes, columns}] of this.whole) {
      table.replaceChildren(...nodes);
      table.dataset.columns = columns;
      table.closest(".scroll").hidden = false;
    }
    this.whole.clear();
    for (const element of this.added) element.remove();
    this.added = [];
    for (const element of document.querySelectorAll("p[data-text]")) element.hidden = false;
    for (const row of document.querySelectorAll("tr[data-undrawn]")) row.hidden = true;
  }

  // The tables that are wanted.
  show(found, isWanted) {
    this.isWanted = isWanted;
    this.showRules(found);
    this.showMeasures(found);
    this.showScenarios();
    this.showRulesByScenario();
    this.showYears(found);
    this.showStatements(found);
    this.showProfile(found);
    this.showLines(found);
    this.isWanted = () => true;
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
        const lines = this.rowsOf(table).map(row => {
          const equity = row.dataset.row.startsWith("equity_"), measure = row.dataset.row.replace(/^equity_/, "");
          const definition = whatIf.bid.measures[measure];
          if (!definition) return null;
          return {row, measure, kind: definition.kind, answer: whatIf.measure(found.current, measure, {flow: equity ? "equity" : "project"})};
        }).filter(each => each !== null);
        const decimals = this.moneyOf(lines.filter(each => each.kind === "money").map(each => each.answer));
        for (const {row, measure, kind, answer} of lines) {
          const text = answer.why === "computed" ? this.amount(answer.value, kind, decimals)
            : id === "short_measures" ? front.shortReason(answer.why) : front.fullReason(measure, answer);
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
      const lines = this.rowsOf(table).map(row => ({row, id: row.dataset.row === "base" ? "" : row.dataset.row.replace(/^scenario\./, "")}))
        .filter(({id}) => whatIf.indexOf(id) >= 0).map(each => ({...each, found: whatIf.evaluate(each.id)}));
      const values = lines.map(each => npv(each.found));
      const decimals = this.moneyOf([...values, ...values.slice(1).map(each => ({...each, value: each.value - base.value}))]);
      for (const {row, id, found} of lines) {
        const value = npv(found);
        const text = (answer, kind) => (answer.why === "computed" ? this.amount(answer.value, kind, decimals) : front.shortReason(answer.why));
        this.put(this.cell(table, row, "npv"), text(value, "money"));
        const both = value.why === "computed" && base.why === "computed" && id !== "";
        this.put(this.cell(table, row, "difference"), both ? this.amount(value.value - base.value, "money", decimals) : "");
        this.put(this.cell(table, row, "irr"), text(whatIf.measure(found.current, "irr"), "rate"));
        this.put(this.cell(table, row, "static_payback"), text(whatIf.measure(found.current, "static_payback"), "years"));
        this.put(this.cell(table, row, "verdict"), front.verdict(found), front.verdictTone(found.verdict));
      }
    }
  }

  showRulesByScenario() {
    const {front, whatIf} = this.page;
    for (const table of this.named("rule_by_scenario")) {
      for (const column of table.dataset.columns.split(" ").slice(1)) {
        const id = column === "in.base" ? "" : column.replace(/^in\./, "");
        if (whatIf.indexOf(id) < 0) continue;
        const {rules} = whatIf.evaluate(id);
        for (const row of this.rowsOf(table)) {
          const result = rules.find(each => each.rule.id === row.dataset.row);
          if (result) this.put(this.cell(table, row, column), front.outcome(result), front.tone(result));
        }
      }
    }
  }

  moneyOf(answers) { return commonMoneyDecimals(answers.filter(each => each.why === "computed").map(each => each.value)); }
  amount(value, kind, decimals) { return kind === "money" ? digitsOf(value, kind, decimals) : this.speaker.figure(value, kind); }

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
    const decimals = commonMoneyDecimals(lines.filter(line => line.kind === "money").flatMap(line => line.values));
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

  // The rows of a table that may be others than as written: {id, texts, tones}. A text that is null stays.
  replaceRows(table, rows) {
    const body = table.tBodies[0];
    if (!this.bodies.has(body)) this.bodies.set(body, [...body.rows]);
    const written = new Map(this.bodies.get(body).map(row => [row.dataset.row, row]));
    const pattern = this.bodies.get(body)[0];
    body.replaceChildren(...rows.map(({id, texts, tones = {}}) => {
      const row = (written.get(id) || pattern).cloneNode(true);
      row.dataset.row = id;
      Object.entries(texts).forEach(([column, text]) => {
        const cell = this.cell(table, row, column);
        if (!cell || text === null) return;
        const changed = !written.has(id) || cell.textContent !== text;
        cell.textContent = text;
        cell.classList.toggle("changed", changed && cell.tagName === "TD");
        if (tones[column]) cell.className = ["k", tones[column], ...(changed ? ["changed"] : [])].join(" ");
      });
      return row;
    }));
  }

  showProfile(found) {
    const tables = this.named("profile"), roots = this.named("irr"), {charts, texts, speaker} = this.page;
    const sentences = texts("acceptable").filter(this.isWanted);
    if (tables.length + roots.length + sentences.length === 0) return;
    const profile = charts.profile(found);
    if (!profile) return;
    const at = profile.at.map((rate, i) => ({rate, npv: profile.values[i]})).filter((_, i) => i % 2 === 0);
    const decimals = commonMoneyDecimals(at.map(each => each.npv)), places = commonRateDecimals(at.map(each => each.rate));
    for (const table of tables) {
      this.replaceRows(table, at.map(({rate, npv}) => ({
        id: "r" + Math.round(rate * 100),
        texts: {rate: speaker.figure(rate, "rate", places), npv: digitsOf(npv, "money", decimals)},
      })));
    }
    const exact = commonRateDecimals(profile.roots.map(each => each.rate)), words = {falling: "investment_root", rising: "borrowing_root", touching: "touching"};
    for (const table of roots) {
      this.replaceRows(table, profile.roots.map(({rate, slope}, i) => ({
        id: "irr" + (i + 1), texts: {irr: speaker.figure(rate, "rate", exact), slope: speaker.say(words[slope])},
      })));
    }
    for (const sentence of sentences) this.put(sentence, charts.positiveText(profile));
  }

  showLines(found) {
    for (const table of this.named("value_by_line")) {
      const lines = this.page.charts.valueByLine(found), sum = sumOf(lines.map(line => line.value));
      const decimals = commonMoneyDecimals([...lines.map(line => line.value), sum]);
      const text = value => digitsOf(value, "money", decimals);
      this.replaceRows(table, [...lines.map(({id, name, value}) => ({id, texts: {line: name, present_value: text(value)}})),
        {id: "npv", texts: {present_value: text(sum)}}]);
    }
  }

  // What a study found: tables that may have other columns and rows than as written, and sentences.
  showStudied({tables = {}, texts = {}, title}) {
    const section = id => this.tables.find(table => table.dataset.table === id)?.closest("section");
    for (const [id, content] of Object.entries(tables)) for (const table of this.named(id)) this.rebuild(table, content);
    const [first] = Object.keys(tables).map(section).filter(each => each);
    for (const [id, text] of Object.entries(texts)) this.showText(id, text, first);
    if (title) this.showTitle(section("two_way"), title);
  }
  rebuild(table, content) {
    const frame = table.closest(".scroll");
    if (!this.whole.has(table)) this.whole.set(table, {nodes: [...table.childNodes], columns: table.dataset.columns});
    const {nodes, columns: ids} = this.whole.get(table), before = ids.split(" ");
    frame.hidden = content === null || content.rows.length === 0;
    if (frame.hidden) return;
    const written = [...nodes].filter(node => node.tagName === "TBODY").flatMap(body => [...body.rows]);
    const {columns, rows} = content, places = columns && columns.map(({id}) => before.indexOf(id));
    const rowOf = (id, r) => (columns ? written.find(row => row.dataset.row === id) : written[r]);
    const body = made("tbody", {}, ...rows.map((row, r) => this.madeRow(row, rowOf(row.id, r), places, columns)));
    for (const id of columns ? this.page.whatIf.bid.fixed : []) {
      const row = rowOf(id);
      if (row) body.append(this.fixedRow(row, places));
    }
    const head = columns ? made("thead", {}, made("tr", {}, ...columns.map(({title, numeric}) => {
      const cell = title === "" ? made("td") : made("th", {scope: "col", textContent: title});
      if (numeric) cell.className = "n";
      return cell;
    }))) : nodes.find(node => node.tagName === "THEAD");
    if (columns) table.dataset.columns = columns.map(({id}) => id).join(" ");
    table.replaceChildren(...nodes.filter(node => node.tagName === "CAPTION"), head, body);
  }
  madeRow({id, cells}, written, places, columns) {
    const row = made("tr", {className: written ? written.className : ""});
    if (id !== "") row.dataset.row = id;
    cells.forEach(({text, tone}, i) => {
      const old = written && written.cells[places ? places[i] : i], head = i === 0 && text !== "";
      const numeric = columns ? columns[i].numeric : true, changed = !head && (!old || old.textContent !== text);
      const looks = [i === 0 ? "" : numeric ? "n" : "k", numeric && displayWidth(text) > 24 ? "w" : "", tone, changed ? "changed" : ""];
      const cell = made(head ? "th" : "td", {textContent: text, className: looks.filter(each => each !== "").join(" ")});
      if (head) cell.scope = "row";
      row.append(cell);
    });
    return row;
  }
  // Of a number that moves no slider.
  fixedRow(written, places) {
    const row = written.cloneNode(false);
    row.append(...places.map(place => (place < 0 ? made("td") : written.cells[place].cloneNode(true))));
    row.classList.add("stale");
    row.cells[0].dataset.stale = this.speaker.say("stale");
    return row;
  }

  // `text`: null where there is nothing to say; several where the report has several sentences of that name.
  showText(id, text, section) {
    const all = this.page.texts(id), wanted = Array.isArray(text) ? text : text === null ? [] : [text];
    all.forEach((element, i) => {
      element.hidden = i >= wanted.length;
      if (!element.hidden) this.put(element, wanted[i]);
    });
    for (const each of wanted.slice(all.length)) {
      if (!section) continue;
      const element = made("p", {textContent: each});
      element.dataset.text = id;
      this.added.push(element);
      section.append(element);
    }
  }
  showTitle(section, title) {
    if (!section) return;
    const link = document.querySelector(`a[href="#${section.id}"]`);
    for (const element of [section.querySelector("h2,h3"), link]) if (element) this.put(element, title);
  }
}
