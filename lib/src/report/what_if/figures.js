// SPDX-License-Identifier: MIT
// The pictures of the page, drawn anew. A picture at the values as written keeps the report's.

const svgElement = (name, attributes = {}, text = "") => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
};

class LiveFigures {
  constructor(page) {
    this.page = page;
    this.figures = [...document.querySelectorAll("figure[data-chart]")].map(element => {
      const svg = element.querySelector("svg");
      return {element, svg, id: element.dataset.chart, original: [...svg.childNodes], box: svg.getAttribute("viewBox"), label: svg.getAttribute("aria-label")};
    });
  }

  // `chart`: null where there is none at these values.
  draw(figure, chart) {
    const picture = chart && pictureOf(chart, this.page.speaker), {svg} = figure;
    if (!picture) return svg.replaceChildren();
    svg.setAttribute("viewBox", picture.viewBox);
    svg.setAttribute("aria-label", picture.label);
    svg.replaceChildren(...picture.shapes.map(({name, attributes, text, tip}) => {
      const element = svgElement(name, attributes, text);
      if (tip) element.append(svgElement("title", {}, tip));
      return element;
    }));
  }

  // What follows from the rows of the bid, where `isWanted`.
  show(found, isWanted) {
    const {charts} = this.page;
    for (const [id, make] of charts.of(found)) {
      const figures = this.figures.filter(each => each.id === id && isWanted(each.element));
      if (figures.length === 0) continue;
      const chart = make();
      for (const each of figures) this.draw(each, chart);
    }
  }

  // What needs many evaluations waits until the sliders rest.
  showStudies(charts) {
    for (const each of this.figures) if (charts[each.id] !== undefined) this.draw(each, charts[each.id]);
  }

  restore() {
    for (const {element, svg, original, box, label} of this.figures) {
      svg.replaceChildren(...original);
      svg.setAttribute("viewBox", box);
      svg.setAttribute("aria-label", label);
      this.page.wait(element, false);
    }
  }
}
