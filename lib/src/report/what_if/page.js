// SPDX-License-Identifier: MIT
// The sliders, the buttons and the link. Texts go into the page as text, never as markup.

const made = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

class WhatIfPage {
  constructor(whatIf, speaker, charts) {
    this.whatIf = whatIf;
    this.speaker = speaker;
    this.charts = charts;
    this.front = new FrontPage(whatIf, speaker);
    this.parts = new StudyParts(whatIf.bid, charts);
    const has = id => document.querySelector(`[data-table=${id}]`) !== null;
    this.parts.hasOneTable = has("before_building") && !has("once_built");
    this.tables = new LiveTables(this);
    this.figures = new LiveFigures(this);
    this.rest = new Rest();
    this.watch();
    this.lead = document.querySelector("p.lead");
    this.leadAsWritten = this.lead && {text: this.lead.textContent, name: this.lead.className};
    this.banner = made("p", {className: "banner what-if-banner", hidden: true});
    document.querySelector("article > header").append(this.banner);
    this.build();
    this.markStale();
    this.readLink();
    addEventListener("hashchange", () => this.readLink());
    addEventListener("beforeprint", () => this.rest.finish());
  }

  // What the reader sees follows each move; what is elsewhere on the page waits until the sliders rest or it comes in sight.
  watch() {
    this.outOfSight = new Set();
    if (!globalThis.IntersectionObserver) return;
    const observer = new IntersectionObserver(entries => {
      for (const {target, isIntersecting} of entries) {
        if (!isIntersecting) this.outOfSight.add(target);
        else if (this.outOfSight.delete(target) && this.isBehind) this.showRest();
      }
    }, {rootMargin: "200px"});
    for (const element of document.querySelectorAll("table[data-table],figure[data-chart],p[data-text]")) observer.observe(element);
  }
  texts(id) { return [...document.querySelectorAll("p[data-text]")].filter(element => element.dataset.text === id); }

  say(...key) { return this.speaker.say(...key); }

  build() {
    this.controls = this.whatIf.bid.sliders.map((slider, index) => this.control(slider, index));
    this.buttons = this.whatIf.bid.cases.filter(each => each.offered || each.id === "").map(each =>
      made("button", {type: "button", textContent: this.say(each.name), onclick: () => this.choose(each.id)}));
    this.offered = this.whatIf.bid.cases.filter(each => each.offered || each.id === "");
    this.verdict = made("p", {className: "what-if-verdict"});
    this.key = made("p", {className: "what-if-key"});
    this.settings = made("pre", {tabIndex: 0, hidden: true});
    this.status = made("span", {className: "faint", role: "status"});
    const action = (key, onclick) => made("button", {type: "button", textContent: this.say(key), onclick});
    const sliders = made("div", {className: "what-if-sliders"});
    for (const stated of [true, false]) {
      const some = this.controls.filter(each => Boolean(each.slider.stated) === stated);
      if (some.length > 0) sliders.append(...some.map(each => each.element));
    }
    const panel = made("aside", {className: "what-if"},
      made("div", {className: "what-if-now"}, made("h2", {textContent: this.say("title")}), this.verdict, this.key),
      ...(this.buttons.length > 1 ? [made("div", {className: "what-if-scenarios", role: "group", ariaLabel: this.say("scenarios")}, ...this.buttons)] : []),
      sliders,
      made("div", {className: "what-if-actions"},
        action("reset_all", () => this.reset()),
        action("copy", () => this.copy(this.command)),
        action("link", () => {
          this.writeLink();
          this.copy(location.href);
        }), this.status),
      this.settings,
      made("p", {className: "faint", textContent: this.say("fixed")}));
    panel.setAttribute("aria-label", this.say("title"));
    document.querySelector("main").prepend(panel);
    document.body.classList.add("with-what-if");
  }

  // A slider with its label, its value to type, and how far it is from what is written.
  control(slider, index) {
    const id = "what-if-" + index;
    const range = made("input", {type: "range", id, min: slider.low, max: slider.high, step: "any"});
    const typed = made("input", {type: "text", inputMode: "decimal", autocomplete: "off"});
    typed.setAttribute("aria-label", this.say(slider.label));
    const note = made("span", {className: "what-if-note"});
    const undo = made("button", {type: "button", className: "what-if-undo", textContent: "\u21ba", title: this.say("reset")});
    undo.setAttribute("aria-label", this.say("reset") + ": " + this.say(slider.label));
    const unit = this.say(slider.unit), control = this.say(slider.control);
    const label = made("label", {htmlFor: id, textContent: this.say(slider.label)});
    const about = [slider.kind === "rate" ? "%" : unit, control].filter(text => text !== "").join(" \u00b7 ");
    const element = made("div", {className: "what-if-slider"},
      made("div", {className: "what-if-line"}, label, made("span", {className: "what-if-value"}, typed, undo)),
      range,
      made("div", {className: "what-if-line faint"}, made("span", {textContent: about}), note));
    range.addEventListener("input", () => this.moveInNextFrame(index, this.onStep(slider, Number(range.value))));
    typed.addEventListener("change", () => {
      const number = Number(typed.value.replace(/[,%\s]/g, ""));
      if (typed.value.trim() === "" || !isNumber(number)) return this.show();
      const value = slider.kind === "rate" ? Number((number / 100).toPrecision(15)) : number;
      this.move(index, slider.whole || slider.states ? this.onStep(slider, value) : value);
    });
    undo.addEventListener("click", () => this.move(index, slider.base));
    return {slider, element, range, typed, note, undo};
  }

  // The nearest step, the value as written, or a state of a choice.
  onStep(slider, value) {
    if (slider.states) return slider.states.reduce((best, each) => (Math.abs(each - value) < Math.abs(best - value) ? each : best));
    if (Math.abs(value - slider.base) < slider.step / 2) return slider.base;
    return Number((Math.round(value / slider.step) * slider.step).toPrecision(12));
  }

  move(index, value) {
    const slider = this.whatIf.bid.sliders[index];
    this.whatIf.values[index] = Math.min(slider.high, Math.max(slider.low, value));
    this.changed();
  }
  // While a slider is dragged, a picture is drawn once a frame.
  moveInNextFrame(index, value) {
    this.dragged = () => this.move(index, value);
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.dragged();
    });
  }
  choose(id) {
    this.whatIf.scenario = id;
    this.changed();
  }
  reset() {
    this.whatIf.reset();
    this.changed();
  }
  changed() {
    this.show();
    clearTimeout(this.linkLater);  // browsers slow down a page that changes its link all the time
    this.linkLater = setTimeout(() => this.writeLink(), 200);
  }

  // The state in the link: the settings and the scenario, as the command line has them.
  writeLink() {
    const parts = this.whatIf.settings.map(encodeURIComponent);
    if (this.whatIf.scenario !== "") parts.push("scenario:" + encodeURIComponent(this.whatIf.scenario));
    history.replaceState(null, "", parts.length > 0 ? "#" + parts.join("&") : location.pathname + location.search);
  }
  readLink() {
    this.whatIf.reset();
    for (const part of location.hash.slice(1).split("&")) {
      let text = "";
      try {
        text = decodeURIComponent(part);
      } catch {
        continue;  // not of this page
      }
      if (text.startsWith("scenario:") && this.offered.some(each => each.id === text.slice(9))) this.whatIf.scenario = text.slice(9);
      this.whatIf.bid.sliders.forEach((slider, i) => {
        if (!text.startsWith(slider.set)) return;
        const value = Number(text.slice(slider.set.length)) * (slider.factor ? slider.base : 1);
        if (isNumber(value)) this.whatIf.values[i] = Math.min(slider.high, Math.max(slider.low, value));
      });
    }
    this.show();
  }

  get command() {
    const quoted = text => (/^[\w.=+-]+$/.test(text) ? text : "'" + text.replace(/'/g, "'\\''") + "'");
    const parts = this.whatIf.settings.map(each => "--set " + quoted(each));
    if (this.whatIf.scenario !== "") parts.push("--scenario " + quoted(this.whatIf.scenario));
    return parts.join(" ");
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // a file of a browser that keeps the clipboard from files
      const area = made("textarea", {value: text});
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    this.status.textContent = this.say("copied");
    setTimeout(() => (this.status.textContent = ""), 2000);
  }

  show() {
    this.whatIf.begin();
    const found = this.whatIf.evaluate(), {moved} = this.whatIf;
    this.found = found;
    document.body.classList.toggle("moved", moved);
    this.isBehind = moved;
    if (moved) {
      this.follow(element => !this.outOfSight.has(element));
      for (const element of this.studied()) this.wait(element, true);
      this.rest.start(this.afterMove());
    } else {
      this.rest.stop();
      this.tables.restore();
      this.figures.restore();
      for (const element of this.studied()) this.wait(element, false);
    }
    this.showNow(found, moved);
    this.controls.forEach((control, i) => this.showControl(control, i, found));
    this.buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(this.offered[i].id === this.whatIf.scenario)));
    this.settings.textContent = this.command;
    this.settings.hidden = !moved;
  }

  follow(isWanted) {
    this.tables.show(this.found, isWanted);
    this.figures.show(this.found, isWanted);
  }
  // What a move left out.
  showRest() {
    this.follow(element => this.outOfSight.has(element));
    this.isBehind = false;
  }
  *afterMove() {
    this.showRest();
    yield;
    this.parts.begin(this.whatIf);
    this.parts.tables.fixed = this.whatIf.bid.fixed.filter(id => document.querySelector(`[data-table=unlike] tr[data-row="${id}"]`));
    for (const part of this.parts.all()) {
      if (part) this.showPart(part);
      yield;
    }
    for (const element of this.studied()) if (element.classList.contains("stale")) element.dataset.stale = this.say("stale");
  }
  // What follows once the sliders rest: all of it, or of one part.
  studied({charts, tables, texts} = this.parts.ids) {
    const named = (list, attribute) => list.flatMap(id => [...document.querySelectorAll(`[data-${attribute}="${id}"]`)]);
    return [...named(charts, "chart"), ...named(tables, "table").map(table => table.closest(".scroll")), ...named(texts, "text")];
  }
  showPart(part) {
    const {charts = {}, tables = {}, texts = {}} = part;
    this.figures.showStudies(charts);
    this.tables.showStudied(part);
    for (const element of this.studied({charts: Object.keys(charts), tables: Object.keys(tables), texts: Object.keys(texts)})) this.wait(element, false);
  }
  // Says of a part that it follows later.
  wait(element, waits) {
    element.classList.toggle("stale", waits);
    if (waits) element.dataset.stale = this.say("waits");
    else delete element.dataset.stale;
  }

  showNow(found, moved) {
    const headline = this.front.headline(found), tone = this.front.verdictTone(found.verdict);
    this.verdict.textContent = this.front.verdict(found);
    this.verdict.className = "what-if-verdict " + tone;
    const npv = this.whatIf.measure(found.current, "npv"), irr = this.whatIf.measure(found.current, "irr");
    const measure = (id, answer) => this.front.measured(id, this.say(this.whatIf.bid.measures[id].title), answer);
    this.key.textContent = [["npv", npv], ["irr", irr]].filter(each => each[1].why !== "not_stated").map(each => measure(...each)).join(" \u00b7 ");
    if (this.lead) {
      this.lead.textContent = moved ? headline : this.leadAsWritten.text;
      this.lead.className = moved ? tone + " lead" : this.leadAsWritten.name;
    }
    const changes = this.whatIf.settings.slice();
    const chosen = this.offered.find(each => each.id === this.whatIf.scenario);
    if (this.whatIf.scenario !== "") changes.unshift(this.say("scenario", this.say(chosen.name)));
    this.banner.hidden = !moved;
    this.banner.textContent = moved ? this.say("what_if", changes.join("; ")) : "";
  }

  showControl({slider, element, range, typed, note, undo}, index, found) {
    const value = this.whatIf.values[index], changed = value !== slider.base;
    const text = number => digitsOf(number, slider.kind);
    if (Number(range.value) !== value) range.value = value;
    range.setAttribute("aria-valuetext", text(value) + (slider.kind === "rate" ? "%" : ""));
    if (document.activeElement !== typed || typed.dataset.shown !== String(value)) typed.value = text(value);
    typed.dataset.shown = String(value);
    undo.disabled = !changed;
    element.classList.toggle("changed", changed);
    const idle = !this.whatIf.isMoved(found.current.index, index);
    note.textContent = idle ? this.say("no_effect") : changed ? this.say("as_written", text(slider.base))
      : `${text(slider.low)} \u2013 ${text(slider.high)}`;
  }

  // What does not follow the sliders says so: sections without anything that does, and parts of the others.
  markStale() {
    const tables = ["judged", "short_measures", "front_scenarios", "scenarios", "rule_by_scenario", "yearly", "profile", "irr", "value_by_line", ...this.parts.ids.tables,
      ...this.whatIf.bid.sheets[0].statements.ids];
    // The simulation has tables of rules and measures too.
    const live = [...tables.map(id => `[data-table="${id}"]`), "[data-table=rules][data-columns~=result]",
      "[data-table=measures][data-columns~=value]", ...["cash_flow_chart", "profile_chart", "value_by_line_chart", "cost_chart", ...this.parts.ids.charts].map(id => `[data-chart="${id}"]`),
      ...this.parts.ids.texts.map(id => `[data-text="${id}"]`), "[data-text=acceptable]", "[data-text=searched]", "[data-text=derivation]",
      "[data-text$=_note]", ".lead"].join(",");
    const fixed = "header,nav,footer,.sign,.what-if,.stale,.scroll:has([data-table=assumptions])";
    const mark = (element, place) => {
      element.classList.add("stale");
      place.dataset.stale = this.say("stale");
    };
    for (const section of document.querySelectorAll("article section")) {
      const heading = section.querySelector("h2,h3");
      if (heading && !section.querySelector(live + ",.sign,[data-table=assumptions]")) mark(section, heading);
    }
    for (const block of document.querySelectorAll("article p,article ul,article .scroll,article figure")) {
      if (block.closest(fixed) || block.matches(live) || block.querySelector(live)) continue;
      mark(block, block);
    }
  }
}

// `written`: the charts of the report by id.
function startWhatIf(bid, words, written, chinese) {
  const whatIf = new WhatIf(bid), inBrowser = typeof document !== "undefined";
  whatIf.begin();
  const speaker = new Speaker(words, chinese);
  const charts = new LiveCharts(whatIf, speaker, written);
  return {whatIf, charts, pictureOf: chart => pictureOf(chart, speaker), parts: new StudyParts(bid, charts),
    page: inBrowser ? new WhatIfPage(whatIf, speaker, charts) : null};
}
