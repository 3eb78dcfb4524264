// SPDX-License-Identifier: MIT
// Numbers for people, as lib/src/base/figure.cpp writes them.

const grouped = (value, decimals) => {
  const size = Math.abs(value), power = 10 ** decimals, scaled = size * power;
  const isTie = scaled % 1 === 0.5 && scaled / power === size;  // goes to the even digit
  const [whole, fraction] = (isTie ? (2 * Math.round(scaled / 2)) / power : size).toFixed(decimals).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? "." + fraction : "");
  return (value < 0 && /[1-9]/.test(digits) ? "-" : "") + digits;
};
const magnitude = value => Math.floor(Math.log10(Math.abs(value)));
const isWhole = (value, decimals) => {
  const scaled = value * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) <= 1e-9 * Math.max(1, Math.abs(scaled));
};
const twoDigits = value => Math.min(1 - magnitude(value), 9);

function percentDecimals(percent) {
  for (let decimals = 1; decimals <= 3; ++decimals) if (isWhole(percent, decimals)) return decimals;
  for (const mark of [0, 100]) {
    const gap = Math.abs(percent) - mark;
    if (Math.abs(gap) < 0.05 && Math.abs(gap) > 1e-6) return twoDigits(gap);
  }
  return 1;
}

function usualDecimals(value, kind) {
  switch (kind) {
    case "money": return Math.abs(value) >= 10000 || isWhole(value, 0) ? 0 : 2;
    case "rate": return percentDecimals(value * 100);
    case "factor": return 4;
    case "years":
    case "ratio": return Math.abs(value) < 0.005 && Math.abs(value) > 1e-6 ? twoDigits(value) : 2;
  }
  return null;
}

function plainDigits(value) {
  if (value === 0) return "0";
  if (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15) return String(Number(value.toPrecision(6)));
  const text = grouped(value, Math.max(0, 5 - magnitude(value)));
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

// The figure without the word for years.
function digitsOf(value, kind, decimals = null) {
  const used = decimals === null ? usualDecimals(value, kind) : decimals;
  const drawn = kind === "rate" ? value * 100 : value;
  if (used === null) return plainDigits(drawn);
  return Math.abs(drawn) < 1e15 ? grouped(drawn, used) : String(Number(drawn.toPrecision(6)));
}

// With how many decimals a value reads differently from the limit beside it; null where the usual ones are enough.
function decimalsBeside(value, limit, kind) {
  if (Math.abs(value - limit) <= 1e-9 * Math.max(Math.abs(value), Math.abs(limit))) return null;
  if (digitsOf(value, kind) !== digitsOf(limit, kind)) return null;
  const least = kind === "money" ? 2 : usualDecimals(value, kind) || 0;
  for (let decimals = least; decimals < 9; ++decimals)
    if (digitsOf(value, kind, decimals) !== digitsOf(limit, kind, decimals)) return decimals;
  return 9;
}

// Sentences in the language of the page.
class Speaker {
  constructor(words, chinese) {
    this.words = words;
    this.chinese = chinese;
  }
  say(key, ...holes) {
    return this.words[key].replace(/\{([1-9])\}/g, (_, hole) => holes[hole - 1]);
  }
  figure(value, kind, decimals = null) {
    const digits = digitsOf(value, kind, decimals);
    if (kind === "rate") return digits + "%";
    return kind === "years" ? digits + (this.chinese ? "" : " ") + this.words.years : digits;
  }
  // A computed value in a sentence: of a percentage one decimal, unless that reads as 0 or 100.
  rounded(value, kind) {
    const near = Math.abs(value) < 0.0005 || Math.abs(Math.abs(value) - 1) < 0.0005;
    return this.figure(value, kind, kind === "rate" && !near ? 1 : null);
  }
  beside(value, limit, kind) {
    const decimals = decimalsBeside(value, limit, kind);
    if (decimals !== null) return this.figure(value, kind, decimals);
    const text = this.rounded(value, kind);
    return text === this.figure(limit, kind) ? this.figure(value, kind) : text;
  }
  distance(value, kind) {
    if (kind === "rate") return this.say("pp", digitsOf(value * 100, "ratio"));
    const told = Math.abs(value) >= 0.005 || value === 0 || kind === "ratio";
    return told ? this.figure(value, kind) : this.say("less", this.figure(0.01, kind));
  }
}
