// SPDX-License-Identifier: MIT
// Computes all rows of a sheet for one case. `code` is what lib/src/analysis/what_if_sheet.cpp writes: the rows in their
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
  }

  // `inputs`: the value of each input. Afterwards `rows` has one number a column, NaN where there is none.
  run(inputs) {
    this.inputs.set(inputs);
    const columns = this.code.columns;
    for (let age = 0; age < columns; ++age) {
      for (const [row, begins, formula] of this.steps.profiles) if (age >= begins) this.rows[row][age] = finite(formula(age));
    }
    for (const stage of this.steps.stages) {
      for (const [total, row, begins] of stage.totals) {
        let sum = 0;
        for (let c = begins; c < columns; ++c) sum += this.rows[row][c];
        this.totals[total] = finite(sum);
      }
      for (let c = 0; c < columns; ++c) {
        for (const [row, begins, formula] of stage.rows) if (c >= begins) this.rows[row][c] = finite(formula(c));
      }
    }
  }

  // Whether a number has no value: a row that counts, a range that is left, the limit of a rule.
  hasFault() {
    for (const bound of this.steps.bounds) if (!isNumber(bound(0))) return true;
    for (const [row, begins] of this.code.counted) {
      for (let c = begins; c < this.code.columns; ++c) if (Number.isNaN(this.rows[row][c])) return true;
    }
    return this.steps.limits.some((limit, rule) => this.code.rules[rule].ofKind && !isNumber(limit(0)));
  }
}
