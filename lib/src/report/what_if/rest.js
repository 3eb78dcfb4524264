// SPDX-License-Identifier: MIT
// What is done once the sliders rest, in pieces between which the page answers; the next move ends it.

class Rest {
  constructor() {
    this.work = null;
  }

  stop() {
    clearTimeout(this.timer);
    this.work = null;
  }
  // `steps`: a generator.
  start(steps) {
    this.stop();
    const work = (this.work = steps);
    this.timer = setTimeout(() => this.later(work), 150);
  }
  later(work) {
    const inIdleTime = globalThis.requestIdleCallback || (call => setTimeout(call, 0));
    inIdleTime(() => this.go(work), {timeout: 200});
  }
  go(work) {
    const end = performance.now() + 6;
    while (this.work === work) {
      if (work.next().done) this.work = null;
      else if (performance.now() > end) return void this.later(work);
    }
  }
  // For a page that is printed now.
  finish() {
    const {work} = this;
    this.stop();
    if (work) while (!work.next().done);
  }
}
