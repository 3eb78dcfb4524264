// SPDX-License-Identifier: MIT
#include "report/text_grid.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "report/cell.hpp"
#include "report/text_line.hpp"

namespace gonogo {
namespace {

constexpr int indent_step = 2;

/// Wrapped texts keep at least so many columns, or read like a ticker.
constexpr int least_text = 12;

/// Who reads the table, and with which decimals.
struct Reader {
  Language language = Language::english;
  int money_decimals = 2;

  std::string words(const Message& message) const { return printable(in_words(message, language)); }
};

/// Longer words are cut before a column grows for them.
constexpr int longest_piece = 24;

GridCell drawn(const Table& table, std::size_t column, const Cell& cell, const Reader& reader) {
  if (const auto number = number_in(cell)) {
    const Number shown = {.value = *number,
                          .kind = kind_of(table, column, cell),
                          .unit = cell.unit,
                          .money_decimals = reader.money_decimals};
    return {.figure = figure(shown, reader.language), .tone = cell.tone};
  }
  if (const auto* text = text_in(cell)) return {.words = reader.words(*text), .tone = cell.tone};
  const auto tone = cell.tone == Tone::plain ? Tone::faint : cell.tone;
  return {.words = reader.words(note_of(cell)), .tone = tone};
}

void widen(int& width, int needed) { width = std::max(width, needed); }

void measure(GridColumn& column, const GridCell& cell, int indent) {
  if (cell.figure) {
    widen(column.whole, display_width(cell.figure->whole) + indent);
    widen(column.fraction, display_width(cell.figure->fraction));
    widen(column.unit, display_width(cell.figure->unit));
  } else {
    widen(column.words, display_width(cell.words) + indent);
    widen(column.piece, std::min(widest_word(cell.words), longest_piece) + indent);
  }
}

}  // namespace

Grid grid_of(const Table& table, Language language) {
  const Reader reader = {language, money_decimals(table)};
  Grid grid;
  for (const auto& column : table.columns) {
    const auto title = table.header ? reader.words(column.title) : "";
    grid.columns.push_back({.title = title,
                            .numeric = is_numeric(column.kind),
                            .flexible = column.flexible,
                            .words = display_width(title),
                            .piece = std::min(widest_word(title), longest_piece)});
  }
  for (const auto& row : table.rows) {
    GridRow drawn_row = {.remark = reader.words(remarks_of(row)),
                         .emphasis = row.emphasis,
                         .indent = indent_step * std::max(row.indent, 0)};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      drawn_row.cells.push_back(drawn(table, i, cell_at(row, i), reader));
      measure(grid.columns[i], drawn_row.cells.back(), i == 0 ? drawn_row.indent : 0);
    }
    grid.rows.push_back(std::move(drawn_row));
  }
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
  if (column.numeric) {
    const int figures = std::max(column.figures(), column.piece);
    return {.natural = natural, .least = figures, .smallest = figures};
  }
  return {.natural = natural,
          .least = column.flexible ? wrapped : natural,
          .smallest = std::min(wrapped, std::max(column.figures(), least_text))};
}

}  // namespace gonogo
