// SPDX-License-Identifier: MIT
#include "report/text_grid.hpp"

#include <algorithm>
#include <set>

#include "gonogo/base/text.hpp"
#include "report/cell.hpp"
#include "report/text_line.hpp"

namespace gonogo {
namespace {

constexpr int indent_step = 2;

/// Wrapped texts keep at least so many columns, or read like a ticker.
constexpr int least_text = 12;

/// Titles and texts are not wrapped narrower, not even where a table would not fit otherwise.
constexpr int narrowest_text = 8;

/// Longer words are cut before a column grows for them.
constexpr int longest_piece = 24;

constexpr std::string_view percent = "%";

/// The words and figures of a table for one reader.
class Drawing {
 public:
  Drawing(const Table& table, Language language) : table_(table), language_(language) {
    const bool in_time = table.across || std::any_of(table.columns.begin(), table.columns.end(),
                                                     [](const Column& column) {
                                                       return column.narrow == Narrow::part;
                                                     });
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      decimals_.push_back(in_time ? std::nullopt : decimals_of(i, Kind::money));
      percents_.push_back(decimals_of(i, Kind::rate));
    }
    if (in_time) std::fill(decimals_.begin(), decimals_.end(), money_decimals(table));
  }

  std::string words(const Message& message) const {
    return printable(in_words(message, language_));
  }

  GridCell cell(std::size_t column, const Cell& cell) const {
    if (!cell.shown.empty()) return {.words = words(cell.shown), .tone = cell.tone};
    if (const auto value = number_in(cell)) {
      Number shown = {.value = *value,
                      .kind = kind_of(table_, column, cell),
                      .unit = cell.unit,
                      .decimals = cell.decimals};
      if (!shown.decimals && shown.kind == Kind::money) shown.decimals = decimals_[column];
      if (!shown.decimals && shown.kind == Kind::rate) shown.decimals = percents_of(column, *value);
      return {.figure = figure(shown, language_),
              .tone = cell.tone,
              .kind = shown.kind == Kind::count ? Kind::number : shown.kind,
              .own_unit = !cell.unit.empty()};
    }
    if (const auto* text = text_in(cell)) return {.words = words(*text), .tone = cell.tone};
    const auto tone = cell.tone == Tone::plain ? Tone::faint : cell.tone;
    return {.words = words(note_of(cell)), .tone = tone};
  }

 private:
  /// What the numbers of a kind in a column share.
  std::optional<int> decimals_of(std::size_t column, Kind kind) const {
    std::vector<double> values;
    for (const Row& row : table_.rows) {
      const Cell& cell = cell_at(row, column);
      const auto value = number_in(cell);
      if (value && kind_of(table_, column, cell) == kind) values.push_back(*value);
    }
    const auto common = common_decimals(values, kind);
    return kind == Kind::money && common ? std::max(*common, table_.money_decimals) : common;
  }

  /// More where a percentage would read as 0 or 100 and is not.
  std::optional<int> percents_of(std::size_t column, double value) const {
    const auto own = common_decimals({&value, 1}, Kind::rate);
    return own && percents_[column] && *own < *percents_[column] ? percents_[column] : std::nullopt;
  }

  const Table& table_;
  Language language_;
  std::vector<std::optional<int>> decimals_ = {};  ///< of money, by column
  std::vector<std::optional<int>> percents_ = {};
};

void widen(int& width, int needed) { width = std::max(width, needed); }

void measure(GridColumn& column, const GridCell& cell, int indent) {
  if (cell.figure) {
    widen(column.whole, display_width(cell.figure->whole) + indent);
    widen(column.fraction, display_width(cell.figure->fraction));
    widen(column.unit, display_width(cell.figure->unit));
  } else {
    widen(column.words, display_width(cell.words) + indent);
    widen(column.piece, std::min(widest_word(cell.words), longest_piece) + indent);
    widen(column.part, std::min(widest_part(cell.words), longest_piece) + indent);
  }
}

void measure(Grid& grid) {
  for (auto& column : grid.columns) {
    column.piece = std::min(widest_word(column.title), longest_piece);
    column.part = std::min(widest_part(column.title), longest_piece);
    column.words = display_width(column.title);
    // The title of a column of numbers is wrapped rather than widening it.
    if (column.numeric) column.words = std::min(column.words, std::max(column.piece, least_text));
  }
  for (const auto& row : grid.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      measure(grid.columns[i], row.cells[i], i == 0 ? row.indent : 0);
  }
}

template <class Element>
void erase_at(std::vector<Element>& elements, std::size_t at) {
  elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(at));
}

void drop_empty_columns(Grid& grid) {
  for (std::size_t i = grid.columns.size(); i-- > 1;) {
    const bool empty = std::all_of(grid.rows.begin(), grid.rows.end(),
                                   [i](const GridRow& row) { return row.cells[i].empty(); });
    if (!empty || grid.rows.empty()) continue;
    erase_at(grid.columns, i);
    for (auto& row : grid.rows) erase_at(row.cells, i);
    if (i < grid.frozen) --grid.frozen;
  }
}

/// The unit that all figures share, without a blank before it; empty where there is none. A percent sign
/// stays with its number.
class SharedUnit {
 public:
  void add(const Figure& figure) {
    if (figures_ == 0) unit_ = figure.unit;
    if (figure.unit != unit_) differs_ = true;
    ++figures_;
  }
  std::size_t figures() const { return figures_; }
  bool differs() const { return differs_; }
  std::string name() const { return differs_ || unit_ == percent ? "" : trimmed(unit_); }

 private:
  std::string unit_ = {};
  std::size_t figures_ = 0;
  bool differs_ = false;
};

SharedUnit unit_of(const Grid& grid, std::size_t column) {
  SharedUnit shared;
  for (const auto& row : grid.rows) {
    if (row.cells[column].figure) shared.add(*row.cells[column].figure);
  }
  return shared;
}

std::size_t columns_of_figures(const Grid& grid) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < grid.columns.size(); ++i)
    count += unit_of(grid, i).figures() > 0 ? 1 : 0;
  return count;
}

/// "Now, CNY/year"
void add_unit(std::string& name, const std::string& unit, Language language) {
  name = in_words(say("{1}, {2}", verbatim(name), verbatim(unit)), language);
}

void move_units_to_titles(Grid& grid, Language language) {
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    const auto unit = unit_of(grid, i).name();
    if (unit.empty() || grid.columns[i].title.empty()) continue;
    add_unit(grid.columns[i].title, unit, language);
    for (auto& row : grid.rows) {
      if (row.cells[i].figure) row.cells[i].figure->unit.clear();
    }
  }
}

void move_unit_to_label(GridRow& row, Language language) {
  SharedUnit shared;
  for (const auto& cell : row.cells) {
    if (cell.figure && cell.own_unit && !cell.figure->unit.empty()) shared.add(*cell.figure);
  }
  auto& label = row.cells.front();
  if (shared.name().empty() || label.words.empty()) return;
  add_unit(label.words, shared.name(), language);
  for (auto& cell : row.cells) {
    if (cell.figure && cell.own_unit) cell.figure->unit.clear();
  }
}

/// Whether figures of a column differ in unit or kind: their decimal points mean nothing then.
bool is_mixed(const Grid& grid, std::size_t column) {
  std::set<Kind> kinds;
  for (const auto& row : grid.rows) {
    if (row.cells[column].figure) kinds.insert(row.cells[column].kind);
  }
  return kinds.size() > 1 || unit_of(grid, column).differs();
}

std::vector<bool> mixed_columns(const Grid& grid) {
  std::vector<bool> mixed;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) mixed.push_back(is_mixed(grid, i));
  return mixed;
}

/// Where figures of a column differ, or in a column of texts, the unit follows its number without
/// padding.
void merge_units(Grid& grid, const std::vector<bool>& mixed) {
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    const bool merges = mixed[i];
    for (auto& row : grid.rows) {
      auto& cell = row.cells[i];
      if (!cell.figure || (!merges && grid.columns[i].numeric)) continue;
      const auto text = cell.figure->text();
      if (grid.columns[i].numeric && display_width(text) <= longest_piece) {
        cell.figure = Figure{.whole = text};
      } else {
        cell = {.words = text, .tone = cell.tone};
      }
    }
  }
}

void place_units(Grid& grid, Language language) {
  if (grid.columns.empty()) return;
  // Before units move to the labels: sites and CNY have no common decimal point.
  const auto mixed = mixed_columns(grid);
  const bool headed = std::any_of(grid.columns.begin(), grid.columns.end(),
                                  [](const GridColumn& column) { return !column.title.empty(); });
  if (headed) move_units_to_titles(grid, language);
  // A single value keeps its unit beside it.
  if (headed && columns_of_figures(grid) > 1) {
    for (auto& row : grid.rows) move_unit_to_label(row, language);
  }
  merge_units(grid, mixed);
}

/// Rows become columns of time.
Grid turned(const Grid& grid) {
  Grid across = {.columns = {{.flexible = true}}};
  for (const auto& row : grid.rows) {
    across.columns.push_back(
        {.title = row.cells.front().words, .numeric = true, .narrow = Narrow::part});
  }
  for (std::size_t i = 1; i < grid.columns.size(); ++i) {
    GridRow turned_row = {.cells = {{.words = grid.columns[i].title}}};
    for (const auto& row : grid.rows) turned_row.cells.push_back(row.cells[i]);
    across.rows.push_back(std::move(turned_row));
  }
  return across;
}

/// "NPV: -854,119"
Message titled(const GridColumn& column, const GridCell& cell) {
  const auto text = verbatim(cell.figure ? cell.figure->text() : cell.words);
  return column.title.empty() ? text : say("{1}: {2}", verbatim(column.title), text);
}

/// A label and one text of all that the row says.
Grid folded(const Grid& grid, Language language) {
  Grid lines = {.columns = {{.flexible = true}, {.flexible = true}}};
  for (const auto& row : grid.rows) {
    std::vector<Message> parts;
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      if (row.cells[i].empty()) continue;
      parts.push_back(titled(grid.columns[i], row.cells[i]));
    }
    const auto text = in_words(listed(Join::semicolon, parts), language);
    GridRow line = {.cells = {row.cells.front(), {.words = text}},
                    .remark = row.remark,
                    .emphasis = row.emphasis,
                    .indent = row.indent};
    if (line.emphasis == Emphasis::total) line.emphasis = Emphasis::plain;
    lines.rows.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

Grid grid_of(const Table& table, Language language, Shape shape) {
  const Drawing drawing(table, language);
  Grid grid;
  for (const auto& column : table.columns) {
    grid.columns.push_back({.id = column.id,
                            .title = table.header ? drawing.words(column.title) : "",
                            .numeric = is_numeric(column.kind),
                            .flexible = column.flexible,
                            .narrow = column.narrow});
  }
  for (const auto& row : table.rows) {
    GridRow drawn_row = {.id = row.id,
                         .remark = drawing.words(remarks_of(row)),
                         .emphasis = row.emphasis,
                         .indent = indent_step * std::max(row.indent, 0)};
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      drawn_row.cells.push_back(drawing.cell(i, cell_at(row, i)));
    grid.rows.push_back(std::move(drawn_row));
  }
  grid.frozen = table.frozen_columns;
  drop_empty_columns(grid);
  if (shape == Shape::folded) grid = folded(grid, language);
  if (shape == Shape::columns && table.across) grid = turned(grid);
  place_units(grid, language);
  measure(grid);
  return grid;
}

void add_remarks(Grid& grid) {
  GridColumn remarks = {.flexible = true};
  for (auto& row : grid.rows) {
    row.cells.push_back({.words = row.remark, .tone = Tone::faint});
    measure(remarks, row.cells.back(), 0);
  }
  grid.columns.push_back(std::move(remarks));
}

ColumnNeed need_of(const GridColumn& column) {
  const int natural = std::max(column.figures(), column.words);
  const int wrapped = std::max({column.figures(), column.piece, std::min(natural, least_text)});
  const int tiny = std::max(column.figures(), std::min(column.piece, narrowest_text));
  if (column.numeric) {
    return {.natural = natural,
            .least = std::max(column.figures(), column.piece),
            .smallest = std::max(column.figures(), column.part),
            .tiny = tiny};
  }
  const int uncut = std::max(column.part, std::min(natural, narrowest_text));
  return {.natural = natural,
          .least = column.flexible ? wrapped : natural,
          .smallest = std::min(wrapped, std::max(column.figures(), uncut)),
          .tiny = tiny};
}

}  // namespace gonogo
