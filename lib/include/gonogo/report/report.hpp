// SPDX-License-Identifier: MIT
/// What was found, arranged but not drawn: one tree that every renderer walks.
///
/// Values are unrounded and carry their kind; only a renderer rounds, adds percent signs or
/// colours. Every section, table, row and column has a stable `id` ([a-z0-9_.]+): JSON ids are an
/// API. Titles and texts are messages for people; `code` says the same to scripts.
///
/// Ids are unique among facts and sections, tables in the report, and rows and columns in a table.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gonogo/base/cell_formula.hpp"
#include "gonogo/base/diagnostic.hpp"
#include "gonogo/base/kind.hpp"
#include "gonogo/base/range.hpp"

namespace gonogo {

enum class Tone { plain, good, caution, bad, faint };

struct Cell {
  /// Monostate: no value, and `note` says why. A number that is not finite counts as none.
  std::variant<std::monostate, double, Message> value = {};
  std::optional<Kind> kind = {};     ///< absent: the column's
  std::optional<int> decimals = {};  ///< absent: by kind, and alike in a column of one unit
  Message note = {};      ///< why there is no value ("never"), drawn in its place; or a remark
  Message shown = {};     ///< what people read in place of the number; empty: the number
  std::string code = {};  ///< what scripts read for the text, or for the reason ("never", "pass");
                          ///< empty: the text itself
  CellFormula formula = {};
  std::string name = {};  ///< defined name in a workbook ("drivers_beds"); empty: none
  Message unit = {};      ///< drawn behind the number where the kind has none of its own
  Tone tone = Tone::plain;
};

/// What a screen that is too narrow for a table does with a column.
enum class Narrow {
  keep,  ///< it stays beside its row
  part,  ///< of time: the table goes on below, and says which part that is
  thin,  ///< of a range of points: some are left out evenly, and a line says which
};

struct Column {
  std::string id = {};
  Message title = {};
  Kind kind = Kind::text;
  bool flexible = false;  ///< may be wrapped when the screen is narrow
  bool drawn = true;      ///< false: for scripts and workbooks, left out of a text
  Narrow narrow = Narrow::keep;
};

enum class Emphasis { plain, heading, total };

struct Row {
  std::string id = {};           ///< empty: not part of the JSON (a heading)
  std::vector<Cell> cells = {};  ///< as many as the table has columns, or fewer: the rest is empty
  Emphasis emphasis = Emphasis::plain;
  int indent = 0;     ///< of the first cell
  Place place = {};   ///< where the user wrote what the row is about; default: nowhere
  bool drawn = true;  ///< false: for scripts and workbooks, left out of a text
};

/// A number that the reader of a workbook may change.
struct Editable {
  std::size_t row = 0;
  std::size_t column = 0;
  Range range = {};    ///< of what it accepts
  bool whole = false;  ///< only whole numbers of a range that is not open, to choose from a list
};

/// The tone of a workbook's cell while a condition holds there.
struct ConditionalTone {
  std::size_t row = 0;
  std::size_t column = 0;
  Formula condition = {};
  Tone tone = Tone::plain;
};

/// Rows by columns. The first column is the row's label unless the table says otherwise.
struct Table {
  std::string id = {};
  Message title = {};  ///< empty: none drawn
  std::vector<Column> columns = {};
  std::vector<Row> rows = {};
  int money_decimals = 0;  ///< 0: whole amounts, but cents where no amount reaches 10,000
  std::size_t frozen_columns =
      1;                ///< repeated when columns of time are parted, frozen in a workbook
  bool across = false;  ///< rows are of time: a text has them side by side, as finance does
  bool header = true;   ///< whether column titles are drawn
  bool drawn = true;    ///< false: for scripts and workbooks, left out of a text
  std::vector<Editable> editable = {};  ///< of a workbook
  std::vector<ConditionalTone> tones = {};
};

struct Paragraph {
  std::string id = {};  ///< empty: not part of the JSON
  Message text = {};
  Tone tone = Tone::plain;
  bool leads_on = false;  ///< to more, from a screen: left out of pages and beside details
};

struct List {
  std::string id = {};
  std::vector<Message> items = {};
};

/// Lines of fixed text.
struct Code {
  std::string id = {};
  std::vector<Message> lines = {};
  bool wraps = false;  ///< where the screen is narrow: a formula, but no command to copy
};

/// One line of an outline, and a second one below it.
struct OutlineItem {
  int depth = 0;
  Message text = {};
  Message below = {};  ///< empty: no second line
  Place place = {};    ///< at the right of the text, if known
};

/// Indented lines for people: a derivation. Scripts read the same from a table.
struct Outline {
  std::vector<OutlineItem> items = {};
};

/// The lines of a document that somebody signs with name and date.
struct Signatures {
  std::vector<Message> roles = {};
};

enum class ChartKind {
  bars,       ///< horizontal, one a category and series, from 0 or from `base`
  columns,    ///< upright over time, from 0; series of Stroke::line are lines over them
  waterfall,  ///< horizontal: each begins where the one before it ended; the last is their sum
  lines,      ///< one or more lines over numbers
  regions,    ///< a grid over two addresses: passes where the value is at least `base` (0)
};

/// Whether the places of a kind of chart are named, not numbers.
constexpr bool has_categories(ChartKind kind) {
  return kind == ChartKind::bars || kind == ChartKind::columns || kind == ChartKind::waterfall;
}

/// How a series is drawn among columns.
enum class Stroke { bar, line };

struct Series {
  std::string id = {};
  Message title = {};
  std::vector<double> values = {};  ///< NaN: a gap
  Stroke stroke = Stroke::bar;
  std::optional<RangeReference> cells = {};  ///< where a workbook has the values; absent: nowhere
};

/// A point of a chart that is worth a word: an internal rate, the bid as written.
struct Mark {
  double x = 0;  ///< over categories the index of one, or between two
  double y = 0;
  Message text = {};
};

/// A picture of numbers. JSON and CSV contain the numbers. `categories` (bars, columns, waterfall)
/// or `x` (lines, regions) is as long as each series. Bars of two series with a `base` are a
/// tornado: low, then high.
struct Chart {
  std::string id = {};
  Message title = {};
  ChartKind kind = ChartKind::bars;
  std::vector<Message> categories = {};
  std::vector<double> x = {};
  std::vector<double> y = {};  ///< of regions; series[j].values[i] belongs to (x[i], y[j])
  std::vector<Series> series = {};
  std::vector<Mark> marks = {};
  Message x_title = {};
  Message y_title = {};
  Kind x_kind = Kind::number;
  Kind y_kind = Kind::money;
  std::optional<double> base = {};  ///< the value bars spread from (0), or the level to mark
  bool tabled = false;              ///< a table of the same section has its numbers
  std::optional<RangeReference> places = {};  ///< where a workbook has the categories
};

using Block = std::variant<Paragraph, List, Code, Outline, Signatures, Table, Chart>;

/// How much of the width of a page a section needs.
enum class Breadth {
  whole,
  half,  ///< stands beside its neighbour of the same breadth, where there is room
};

/// A section is a heading in text, an object in JSON, a sheet in a workbook.
struct Section {
  std::string id = {};
  Message title = {};
  std::vector<Block> blocks = {};
  bool detail = false;  ///< left out of a text unless it is asked for (TextOptions::details)
  Breadth breadth = Breadth::whole;
};

/// One line of what a document was made of: "Policy", "policy.toml 13479d15...".
struct Seal {
  Message title = {};
  Message text = {};
  bool laid_over = false;  ///< over the files: in a workbook, what its inputs may go on from
};

/// A named value that scripts want without walking tables: verdict, hashes, counts.
struct Fact {
  std::string id = {};
  Cell cell = {};
};

/// A text of a script, in the language of the reader.
struct ScriptWord {
  std::string key = {};
  Message text = {};
};

/// What lets a page compute: the bid in JavaScript, for the library in lib/src/report/what_if. Only
/// HTML has it; the other formats leave it out.
struct Script {
  std::string code = {};  ///< an expression: an object with the sheets, sliders and scenarios
  std::vector<ScriptWord> words = {};
};

struct Report {
  std::string command = {};   ///< "evaluate"
  Message title = {};         ///< of the bid
  std::string currency = {};  ///< ISO 4217
  double scale = 1;           ///< one unit of money in the report is so many of the currency
  std::vector<Message> banners = {};  ///< marks on the whole report ("WHAT-IF: ...")
  /// What it was made of and by: files with their hashes, the version. Programs read the facts.
  std::vector<Message> provenance = {};
  std::vector<Seal> seals = {};  ///< the same in full, for documents that are kept
  std::string as_of = {};  ///< "2027-03-15": the day on which waivers hold; empty: none was asked
  std::string repeated_by = {};  ///< the command that makes it again, for a shell; empty: unknown
  std::vector<Fact> facts = {};
  std::vector<Section> sections = {};
  std::optional<Script> script = {};  ///< of a page whose numbers follow sliders
  Diagnostics remarks = {};  ///< problems that belong to the result; of a bid without one, why
};

}  // namespace gonogo
