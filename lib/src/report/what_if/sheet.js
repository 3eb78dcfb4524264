// SPDX-License-Identifier: MIT
// Computes the rows of a sheet for one case. `code` is what lib/src/analysis/script_sheet.cpp writes: the rows in their
// stages, each with the formula that the workbook and `gonogo explain` have too.

class SheetRunner {
  // `wanted`: the rows that are read; where it is given, only these and what they need are computed.
  constructor(code, wanted = null) {
    this.code = code;
    this.wanted = wanted;
    this.inputs = new Float64Array(code.inputs);
    this.rows = Array.from({length: code.rows}, () => new Float64Array(code.columns).fill(NaN));
    for (const [row, runs] of code.clocks) {
      let c = 0;
      for (let i = 0; i < runs.length; i += 2) {
        this.rows[row].fill(runs[i], c, c += runs[i + 1]);
      }
    }
    this.totals = new Float64Array(code.totals);
    this.steps = code.make(this.inputs, this.rows, this.totals);
    if (wanted) this.steps = neededSteps(this.steps, wanted);
    this.isCounted = new Map(code.counted);
    this.missing = new Uint8Array(code.rows);
    this.ran = false;
    this.parts = new Map();
    this.sizes = null;
  }

  // `inputs`: the value of each input. Afterwards `rows` has one number a column, NaN where there is none.
  // Only what depends on an input that changed is computed.
  run(inputs) {
    const changed = [];
    for (let i = 0; i < inputs.length; ++i) if (!Object.is(this.inputs[i], inputs[i])) changed.push(i);
    this.inputs.set(inputs);
    if (!this.ran) this.compute(this.steps);
    else if (changed.length > 0) this.compute(this.partOf(changed));
    this.ran = true;
    this.sizes = null;
  }

  compute({profiles, stages}) {
    const {rows} = this, {columns} = this.code;
    for (let age = 0; age < columns; ++age) {
      for (const [row, begins, formula] of profiles) if (age >= begins) rows[row][age] = finite(formula(age));
    }
    for (const [row] of profiles) this.note(row);
    for (const stage of stages) {
      for (const [total, row, begins] of stage.totals) {
        let sum = 0;
        for (let c = begins; c < columns; ++c) sum += rows[row][c];
        this.totals[total] = finite(sum);
      }
      for (let c = 0; c < columns; ++c) {
        for (const [row, begins, formula] of stage.rows) if (c >= begins) rows[row][c] = finite(formula(c));
      }
      for (const [row] of stage.rows) this.note(row);
    }
  }

  // Whether a row that counts lacks a number.
  note(row) {
    if (!this.isCounted.has(row)) return;
    const values = this.rows[row];
    let sum = 0;
    for (let c = this.isCounted.get(row); c < values.length; ++c) sum += values[c];
    this.missing[row] = Number.isNaN(sum) ? 1 : 0;
  }

  // Of each column the size of what the flow is added from: the project's, or the owners'.
  sizesOf(name) {
    this.sizes ||= {};
    if (!this.sizes[name]) {
      const {flows, parts, equityParts} = this.code, sizes = new Float64Array(this.code.columns);
      for (const row of [flows[name], ...parts, ...(name === "equity" ? equityParts : [])]) {
        const values = this.rows[row];
        for (let c = 0; c < sizes.length; ++c) sizes[c] += Math.abs(values[c]);
      }
      this.sizes[name] = sizes;
    }
    return this.sizes[name];
  }

  // The steps that depend on these inputs.
  partOf(inputs) {
    const key = inputs.join();
    if (!this.parts.has(key)) {
      if (this.parts.size > 500) this.parts.clear();
      const reached = reachedFrom(inputs.map(input => "I" + input), this.readers());
      const isReached = ([row]) => reached.has("r" + row);
      this.parts.set(key, {
        profiles: this.steps.profiles.filter(isReached),
        stages: this.steps.stages
          .map(stage => ({totals: stage.totals.filter(([total]) => reached.has("T" + total)), rows: stage.rows.filter(isReached)}))
          .filter(stage => stage.totals.length + stage.rows.length > 0),
      });
    }
    return this.parts.get(key);
  }

  // What reads each input, row and total.
  readers() {
    if (this.read) return this.read;
    const readers = new Map();
    const add = (from, to) => readers.set(from, [...(readers.get(from) || []), to]);
    const addRow = ([row, , formula]) => { for (const source of sourcesOf(formula)) add(source, "r" + row); };
    this.steps.profiles.forEach(addRow);
    for (const stage of this.steps.stages) {
      stage.rows.forEach(addRow);
      for (const [total, row] of stage.totals) add("r" + row, "T" + total);
    }
    return (this.read = readers);
  }

  // Whether a number has no value: a row that counts, a range that is left, the limit of a rule.
  hasFault() {
    for (const bound of this.steps.bounds) if (!isNumber(bound(0))) return true;
    if (this.missing.includes(1)) return true;
    return this.steps.limits.some((limit, rule) => this.code.rules[rule].ofKind && !isNumber(limit(0)));
  }
}

// What a formula reads, by its text: "I3", "r12", "T0".
function sourcesOf(formula) {
  const text = formula.toString(), sources = (text.match(/\br\d+\b/g) || []).slice();
  for (const [, name, index] of text.matchAll(/\b([IT])\[(\d+)\]/g)) sources.push(name + index);
  for (const [, first, count] of text.matchAll(/\bpick\(I,(\d+),(\d+)/g))
    for (let i = 0; i < Number(count); ++i) sources.push("I" + (Number(first) + i));
  return sources;
}

// The steps without what neither some rows nor a limit, rate or bound needs.
function neededSteps(steps, wanted) {
  const sources = new Map();
  const all = [...steps.profiles, ...steps.stages.flatMap(stage => stage.rows)];
  for (const [row, , formula] of all) sources.set("r" + row, sourcesOf(formula));
  for (const stage of steps.stages) for (const [total, row] of stage.totals) sources.set("T" + total, ["r" + row]);
  const read = [...steps.limits, ...steps.bounds, ...steps.views.flatMap(view => Object.values(view)), ...steps.jumps.map(jump => jump[3])];
  const needed = reachedFrom([...wanted.map(row => "r" + row), ...read.flatMap(sourcesOf)], sources);
  const isNeeded = ([row]) => needed.has("r" + row);
  const stages = steps.stages.map(stage => ({totals: stage.totals.filter(([total]) => needed.has("T" + total)), rows: stage.rows.filter(isNeeded)}));
  return {...steps, profiles: steps.profiles.filter(isNeeded), stages: stages.filter(stage => stage.totals.length + stage.rows.length > 0)};
}

function reachedFrom(starts, readers) {
  const reached = new Set(starts), waiting = [...starts];
  while (waiting.length > 0) {
    for (const next of readers.get(waiting.pop()) || []) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return reached;
}
