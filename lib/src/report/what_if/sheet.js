// SPDX-License-Identifier: MIT
// Computes the rows of a sheet for one case. `code` is what lib/src/analysis/script_sheet.cpp writes: the rows in their
// stages, each with the formula that the workbook and `gonogo explain` have too.

class SheetRunner {
  constructor(code) {
    this.code = code;
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
    this.isCounted = new Map(code.counted);
    this.missing = new Uint8Array(code.rows);
    this.ran = false;
    this.parts = new Map();
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
    let missing = 0;
    for (let c = this.isCounted.get(row); c < values.length; ++c) if (Number.isNaN(values[c])) missing = 1;
    this.missing[row] = missing;
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

  // What reads each input, row and total, by the text of the formulas: "I3", "r12", "T0".
  readers() {
    if (this.code.readers) return this.code.readers;
    const readers = new Map();
    const add = (from, to) => readers.set(from, [...(readers.get(from) || []), to]);
    const addRow = ([row, , formula]) => {
      const text = formula.toString();
      for (const [, name, index] of text.matchAll(/\b([IT])\[(\d+)\]/g)) add(name + index, "r" + row);
      for (const [name] of text.matchAll(/\br\d+\b/g)) add(name, "r" + row);
      for (const [, first, count] of text.matchAll(/\bpick\(I,(\d+),(\d+)/g))
        for (let i = 0; i < Number(count); ++i) add("I" + (Number(first) + i), "r" + row);
    };
    this.steps.profiles.forEach(addRow);
    for (const stage of this.steps.stages) {
      stage.rows.forEach(addRow);
      for (const [total, row] of stage.totals) add("r" + row, "T" + total);
    }
    return (this.code.readers = readers);
  }

  // Whether a number has no value: a row that counts, a range that is left, the limit of a rule.
  hasFault() {
    for (const bound of this.steps.bounds) if (!isNumber(bound(0))) return true;
    if (this.missing.includes(1)) return true;
    return this.steps.limits.some((limit, rule) => this.code.rules[rule].ofKind && !isNumber(limit(0)));
  }
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
