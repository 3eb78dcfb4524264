// SPDX-License-Identifier: MIT
// The tables and sentences of a break-even (lib/src/analysis/breakeven_report.cpp, breakeven_tables.cpp,
// price_floor_report.cpp).

class BreakEvenTables extends StudyTables {
  breakEven(found) {
    const texts = {}, tables = {};
    if (found.volumes.length > 0) {
      texts.npv = this.npvText(found);
      texts.before_building_text = this.profitText("plan", found.plan[0].stretches);
      texts.once_built_text = this.profitText("built", found.built[0].stretches);
      const {leverage} = found.plan[0];
      texts.leverage = leverage === undefined ? null : this.say("leverage", this.rate(leverage / 100));
      tables.costs = this.behaviours(found);
      tables.before_building = this.years(found.plan);
      tables.once_built = this.years(found.built);
    }
    tables.categories = this.categories(found);
    if (found.volumes.length + found.prices.length > 0) tables.sides = this.sides(found);
    return {tables, texts, alike: found.plan === undefined || found.plan.every((plan, y) => this.isSame(plan, found.built[y]))};
  }
  // Whether a year breaks even alike before building and once built.
  isSame(a, b) {
    const read = ({at, fixed, other, contribution}) => [at.least, at.most, fixed, other, contribution];
    return read(a).every((value, i) => Object.is(value, read(b)[i]));
  }
  floor({price, parts, perUnit, units}) {
    const {kind} = price.number, money = Math.abs(perUnit) < 10000;
    const decimals = !money ? 0 : Math.min(6, Math.max(2, perUnit === 0 ? 0 : 3 - magnitude(perUnit)));
    const line = (id, name, value) => ({id, cells: [{shown: name}, {value, kind, decimals}, {value: value / perUnit, kind: "rate"},
      {value: value * units, kind: "money"}]});
    const table = this.table({line: "c.floor_line", per_unit: "c.per_unit", share: "c.share", present_value: "c.present_value"},
      ["per_unit", "share", "present_value"],
      [...parts.map(each => line(each.id, this.say(each.label), each.perUnit)), line("floor", this.say("c.floor"), perUnit)]);
    const text = this.cells.text(this.cells.variable(price.number, NaN, perUnit));
    return {tables: {floor: table}, texts: {
      floor_text: this.say("floor", this.say(price.number.label), text),
      floor_with_vat: price.number.vats.map(([rate, included, words]) => {
        const priced = value => this.cells.text(this.cells.variable(price.number, NaN, value));
        return this.say("vat_price", this.say(price.number.label), priced(included ? perUnit / (1 + rate) : perUnit),
          priced(included ? perUnit : perUnit * (1 + rate)), this.say(words));
      }),
    }};
  }

  npvText({npv, npvStretches, npvNow}) {
    if (npvNow.why === "not_stated") return this.say("npv.not_stated");
    if (npvNow.why !== "computed") return this.say("npv.no_value");
    const value = this.cells.text({value: npvNow.value, kind: "money"});
    if (npv.alwaysALoss) return this.say("npv.below", value);
    const ends = npvStretches.flatMap(each => [...(each.fromNothing ? [] : [each.from]), ...(each.to < Infinity ? [each.to] : [])]);
    return ends.length === 0 ? this.say("npv.never", value) : this.say("npv.at", value, this.listShortly(ends.map(end => this.rate(end)), "all_of"));
  }
  profitText(of, stretches) {
    if (stretches.length === 0) return this.say(of + ".loss");
    const parts = stretches.map(({from, to, fromNothing}) => {
      if (fromNothing) return to < Infinity ? this.say("volume.up_to", this.rate(to)) : this.say("volume.any");
      return to < Infinity ? this.say("volume.range", this.rate(from), this.rate(to)) : this.say("volume.from", this.rate(from));
    });
    return this.say(of + ".volumes", this.listShortly(parts, "comma"));
  }

  split(value) { return isNumber(value) ? {value, kind: "money"} : this.cells.note("reason.no_value"); }
  behaviours(found) {
    const moves = each => each.total !== 0 || (isNumber(each.fixed) && each.fixed !== 0);
    const row = (id, name, behaviour, each) => ({id, cells: [{shown: name}, behaviour === "" ? {} : {shown: behaviour},
      this.split(each.fixed), this.split(each.variable), {value: each.total, kind: "money"}]});
    const {sales, depreciation, other, costs} = found, result = {};
    for (const part of ["fixed", "variable", "total"])
      result[part] = costs.reduce((rest, each) => rest - each[part], sales[part] + other[part] - depreciation[part]);
    const rows = [row("sales", this.say("c.sales"), "", sales), ...costs.map(each => {
      const behaviour = this.say("behaves." + each.behaviour);
      return row(each.cost[2], this.say("less_line", this.say(each.cost[1])), each.stated ? this.say("stated", behaviour) : behaviour, each);
    })];
    if (moves(depreciation))
      rows.push(row("depreciation", this.say("less_depreciation"), this.say(depreciation.variable === 0 ? "behaves.fixed" : "behaves.once_built"), depreciation));
    if (moves(other)) rows.push(row("other", this.say("other_income"), "", other));
    rows.push(row("ebit", this.say("ebit"), "", result));
    return this.table({line: "c.term", behaviour: "c.behaves", fixed: "c.fixed", variable: "c.variable", total: "c.total"}, ["fixed", "variable", "total"], rows);
  }
  categories({costs, volumes}) {
    const sums = [], parts = volumes.length > 0 ? ["fixed", "variable", "total"] : ["total"];
    for (const each of costs) {
      const [, , , category, name] = each.cost;
      let sum = sums.find(other => other.category === category);
      if (!sum) sums.push((sum = {category, name: this.say(name), fixed: 0, variable: 0, total: 0}));
      for (const part of parts) sum[part] += each[part];
    }
    sums.sort((a, b) => b.total - a.total);
    const all = {category: "cost.total", name: this.say("c.total")};
    for (const part of parts) all[part] = sumOf(costs.map(each => each[part]));
    const rows = [...sums, ...(sums.length > 1 ? [all] : [])].map(each => ({id: each.category, cells: [{shown: each.name},
      ...parts.map(part => (part === "total" ? {value: each.total, kind: "money"} : this.split(each[part]))),
      all.total === 0 ? this.cells.note("reason.no_cost") : {value: each.total / all.total, kind: "rate"}]}));
    const titles = volumes.length > 0 ? {category: "c.category", fixed: "c.fixed", variable: "c.variable", total: "c.cost", share: "c.share"}
      : {category: "c.category", total: "c.cost", share: "c.share"};
    return this.table(titles, ["fixed", "variable", "total", "share"], rows);
  }

  noSales(of) { return !of.isSplit ? "reason.no_value" : of.moves ? "reason.no_sales" : "reason.no_volume"; }
  noShare(of) { return !of.moves ? this.noSales(of) : of.at.alwaysALoss ? "reason.always_a_loss" : "reason.never_a_loss"; }
  noSafety(of) {
    if (of.at.share === undefined || of.at.least !== undefined) return of.at.share === undefined ? this.noShare(of) : this.noSales(of);
    return "reason.loss_above";
  }
  // Years side by side: a row for each number, the term last. Its rows have no ids.
  years(found) {
    const years = [...found.slice(1), found[0]], {cells} = this;
    const or = (value, kind, reason) => (value === undefined ? cells.note(reason) : {value, kind});
    const share = of => {
      if (of.at.share !== undefined && of.at.least === undefined) return {value: of.at.share, kind: "rate", shown: this.say("at_most", this.rate(of.at.share))};
      return or(of.at.share, "rate", this.noShare(of));
    };
    const lines = [
      ["c.sales_by_volume", of => this.split(of.salesByVolume)],
      ["c.contribution", of => this.split(of.contribution)],
      ["c.ratio", of => or(of.ratio, "rate", this.noSales(of))],
      ["c.fixed_cost", of => this.split(of.fixed)],
      ...(years.some(of => of.other !== 0) ? [["c.other", of => this.split(of.other)]] : []),
      ["c.break_even_sales", of => or(of.sales, "money", this.noShare(of))],
      ["c.break_even", share],
      ...(years.some(of => of.at.least !== undefined && of.at.most !== undefined) ? [["c.break_even_above", of => or(of.at.most, "rate", "c.no_end")]] : []),
      ["c.safety", of => or(of.safety, "rate", this.noSafety(of))],
    ].map(([word, cell]) => ({word, cells: years.map(cell)}));
    // All amounts have as many decimals, those that are not shown too.
    const amounts = [...lines.flatMap(line => line.cells), ...years.map(of => ({value: of.result, kind: "money"}))];
    const decimals = amounts.some(each => each.kind === "money" && Math.abs(each.value) >= 10000) ? 0 : 2;
    const rows = lines.map(({word, cells: line}) => ({id: "", cells: [this.say(word), ...cells.column(line, decimals)].map((text, i) =>
      ({text, tone: i === 0 ? "" : line[i - 1].tone || ""}))}));
    return {columns: null, rows: rows.filter(row => row.cells.slice(1).some(cell => cell.text !== ""))};
  }

  sides(found) {
    const {cells} = this, byVolume = found.volumes.length > 0;
    const inUnits = (number, value, up) => (number.tick > 0 ? (up ? Math.ceil(value / number.tick - 1e-9) : Math.floor(value / number.tick + 1e-9)) * number.tick : value);
    const side = ({number, index}, at, reason) => {
      const here = this.base[index], units = (share, least) => cells.text(cells.bare(number, here, inUnits(number, here * share, (here > 0) === least)));
      if (at.share === undefined) return cells.note(reason);
      const value = units(at.share, at.least !== undefined);
      if (at.most === undefined) return {shown: ">= " + value};
      const most = units(at.most, false);
      return {shown: at.least !== undefined ? this.say("volume.range", value, most) : this.say("at_most", most)};
    };
    const row = (each, byNpv, ...results) => ({id: each.number.row, cells: [{shown: this.label(each)}, cells.variable(each.number, this.base[each.index], this.base[each.index]),
      found.npvNow.why === "not_stated" ? cells.note("reason.no_rate") : side(each, byNpv, byNpv.alwaysALoss ? "reason.always_below" : "reason.never_below"),
      ...results.map(([at, reason]) => side(each, at, reason))]});
    const ofResult = of => [of.at, this.noShare(of)];
    const ofPrice = at => [at, at.alwaysALoss ? "reason.always_a_loss" : "reason.never_a_loss"];
    const rows = found.volumes.map(each => row(each, found.npv, ofResult(found.plan[0]), ofResult(found.built[0])));
    for (const each of found.prices) rows.push(row(each, found.npvPrice, ofPrice(found.price), ...(byVolume ? [ofPrice(found.price)] : [])));
    const titles = {number: "c.breaks_even_at", now: "c.now", npv: "c.by_npv", before_building: byVolume ? "c.plan" : "c.by_result"};
    if (byVolume) titles.once_built = "c.built";
    return this.table(titles, ["now", "npv", "before_building", "once_built"], rows);
  }
}
