// SPDX-License-Identifier: MIT
/// Draws a report. Each renderer is a pure function from the tree to bytes.
///
/// All take texts that strangers wrote: control characters, broken UTF-8 and would-be formulas come
/// out harmless. They throw std::invalid_argument where the tree breaks its own rules (an id twice,
/// a formula over a table that is not there).
#pragma once

#include <span>
#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// The unit of money of a report or a bid: "CNY", "10,000 CNY"; empty where there is no currency.
Message money_unit(const std::string& currency, double scale);

/// How text is drawn on a terminal or into a file.
struct TextOptions {
  int width = 80;       ///< columns available; wide tables are cut into parts; at least 40 are used
  bool colour = false;  ///< ANSI colours
  bool ascii = false;   ///< no characters beyond ASCII in frames and charts
  bool details = false;                   ///< sections that are details too
  Language language = Language::english;  ///< of the reader
};

/// For people: title with the unit of money, banners, sections, remarks in one line each, and the
/// provenance. Facts are not drawn: the sections show what they say.
std::string render_text(const Report& report, const TextOptions& options = {});

enum class JsonLayout { indented, line };

/// For scripts: one object, indented or on one line, with a newline at the end; numbers in full.
///
///     { "gonogo": {"version": "0.1.0", "command": "evaluate", "title": "Leased lines",
///                  "currency": "CNY", "scale": 1},
///       "banners": [],
///       "verdict": "go",                                  facts, by id
///       "measures": {"npv": 193902.31, "irr": null, "irr_why": "several"},
///       "cashflow": {"revenue.rent": {"name": "Rent", "y1": 792000, "y2": 792000}},
///       "diagnostics": [{"severity": "warning", "code": "unused-driver", "message": "...",
///                        "file": "bid.toml", "line": 12, "column": 1, "length": 7, "hint": "..."}]
///                        }
///
/// - Sections, tables, rows, columns are objects keyed by id, in the order of the report. A table
///   with the id of its section *is* that section: `.measures.npv`, not `.measures.measures.npv`.
/// - A table of two columns is a map from row to value; a wider one, from row to an object.
/// - **A value is always a number, a text or null, never an object**, so that `.measures.irr` needs
///   no test of its type. `<id>_why` goes with null, `<id>_note` with a value that has a remark,
///   and with null where `<id>_why` is a code: it has the words. A cell that says nothing is left out.
/// - Texts are Cell::code where there is one. Rates are fractions, money is in units of scale x
///   currency. NaN and infinity never occur.
/// - Charts: {"kind", "base", "categories" or "x" and "y", "series": {id: [numbers or null]}}.
///   Paragraphs are texts, lists and code arrays of texts.
std::string render_json(const Report& report, JsonLayout layout = JsonLayout::indented);

/// For spreadsheets and data frames: blocks of CSV (RFC 4180, but UTF-8 and LF), each under a line
/// with its id and separated by an empty line, numbers in full, texts as in JSON.
///
/// The first block is `report`: title, currency, banners, verdict and other facts, a row each. Then
/// each table and chart; the header of a table has ids: `id`, its columns, `notes`. No value is an
/// empty field; `notes` says why ("value: never") and what else is to be said of a value. Problems
/// come last, as `diagnostics`. A text that a spreadsheet would run as a formula is preceded by an
/// apostrophe.
std::string render_csv(const Report& report);

/// For a merge request or a wiki: tables of GitHub's flavour, details folded, charts as text. No text
/// of a bid becomes markup.
std::string render_markdown(const Report& report, Language language = Language::english);

/// For people: one file that needs no other, and no script. Its first page, up to the first section
/// that is a detail, is made for one sheet of A4; light or dark as the reader's system is. Charts are
/// SVG, each with its numbers as a table. No text of a bid becomes markup. Of the options, details
/// and language count.
std::string render_html(std::span<const Report> reports, const TextOptions& options = {});

}  // namespace gonogo
