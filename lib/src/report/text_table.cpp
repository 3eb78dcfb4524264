// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "gonogo/base/text.hpp"
#include "report/text_drawing.hpp"
#include "report/text_grid.hpp"

namespace gonogo {
namespace {

/// Remarks get a column where at least so much is left for them, else they follow the table.
constexpr int least_remark = 16;

class TablePart {
 public:
  TablePart(const Grid& grid, const Part& part, const Style& style)
      : grid_(grid), part_(part), style_(style) {}

  Lines draw() {
    if (has_titles()) {
      draw_titles();
      draw_rule(Everywhere::yes);
    }
    for (const auto& row : grid_.rows) {
      if (row.emphasis == Emphasis::heading && !is_first(row)) lines_.emplace_back();
      if (row.emphasis == Emphasis::total && !is_first(row)) draw_rule(Everywhere::no);
      draw_row(row);
    }
    return std::move(lines_);
  }

 private:
  enum class Everywhere { yes, no };

  bool is_first(const GridRow& row) const { return &row == &grid_.rows.front(); }

  bool has_titles() const {
    return std::any_of(part_.columns.begin(), part_.columns.end(),
                       [this](std::size_t i) { return !grid_.columns[i].title.empty(); });
  }

  /// Calls `visit(place in the part, column of the grid, first column of the screen)`.
  template <class Visit>
  void for_each_column(Visit visit) const {
    int left = 0;
    for (std::size_t k = 0; k < part_.columns.size(); ++k) {
      visit(k, part_.columns[k], left);
      left += part_.widths[k] + column_gap;
    }
  }

  void draw_titles() {
    std::vector<Lines> titles;
    std::size_t height = 1;
    for (std::size_t k = 0; k < part_.columns.size(); ++k) {
      titles.push_back(wrap(grid_.columns[part_.columns[k]].title, part_.widths[k]));
      height = std::max(height, titles.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
      TextLine line(style_);
      for_each_column([&](std::size_t k, std::size_t column, int left) {
        const auto above = height - titles[k].size();
        if (y >= above) put_words(line, titles[k][y - above], column, left, part_.widths[k], {});
      });
      lines_.push_back(line.take());
    }
  }

  void draw_rule(Everywhere everywhere) {
    TextLine line(style_);
    for_each_column([&](std::size_t k, std::size_t column, int left) {
      const auto& shape = grid_.columns[column];
      if (everywhere == Everywhere::yes ? shape.title.empty() : !shape.numeric) return;
      line.at(left).put(repeat(style_.ascii ? "-" : "─", part_.widths[k]), Tone::faint);
    });
    lines_.push_back(line.take());
  }

  void draw_row(const GridRow& row) {
    std::vector<Lines> words(part_.columns.size());
    std::size_t height = 1;
    for (std::size_t k = 0; k < part_.columns.size(); ++k) {
      const auto column = part_.columns[k];
      words[k] = wrap(row.cells[column].words, part_.widths[k] - indent_of(row, column));
      height = std::max(height, words[k].size());
    }
    for (std::size_t y = 0; y < height; ++y) {
      TextLine line(style_);
      for_each_column([&](std::size_t k, std::size_t column, int left) {
        const auto& cell = row.cells[column];
        const int indent = indent_of(row, column);
        if (cell.figure && y == 0) put_figure(line, row, column, left, part_.widths[k]);
        if (!cell.figure && y < words[k].size()) {
          put_words(line, words[k][y], column, left + indent, part_.widths[k] - indent,
                    {cell.tone, weight_of(row)});
        }
      });
      lines_.push_back(line.take());
    }
  }

  static int indent_of(const GridRow& row, std::size_t column) {
    return column == 0 ? row.indent : 0;
  }

  static Weight weight_of(const GridRow& row) {
    return row.emphasis == Emphasis::plain ? Weight::normal : Weight::bold;
  }

  struct Ink {
    Tone tone = Tone::plain;
    Weight weight = Weight::normal;
  };

  void put_words(TextLine& line, const std::string& words, std::size_t column, int left, int width,
                 Ink ink) const {
    const auto& shape = grid_.columns[column];
    if (!shape.numeric) {
      line.at(left).put(words, ink.tone, ink.weight);
      return;
    }
    // "never" ends where the numbers above it end, not their units.
    const bool fits = display_width(words) <= width - shape.unit;
    line.put_before(left + width - (fits ? shape.unit : 0), words, ink.tone, ink.weight);
  }

  void put_figure(TextLine& line, const GridRow& row, std::size_t column, int left,
                  int width) const {
    const auto& cell = row.cells[column];
    const auto& shape = grid_.columns[column];
    const int start = shape.numeric ? left + width - shape.figures() : left;
    line.put_before(start + shape.whole, cell.figure->whole, cell.tone, weight_of(row));
    line.put(cell.figure->fraction, cell.tone, weight_of(row));
    line.put(cell.figure->unit, cell.tone, weight_of(row));
  }

  const Grid& grid_;
  const Part& part_;
  const Style& style_;
  Lines lines_ = {};
};

std::vector<ColumnNeed> needs_of(const Grid& grid) {
  std::vector<ColumnNeed> needs;
  for (const auto& column : grid.columns) {
    needs.push_back(need_of(column));
    needs.back().narrow = column.narrow;
  }
  return needs;
}

int natural_width(const Grid& grid) {
  int width = 0;
  for (const auto& column : grid.columns) width += need_of(column).natural + column_gap;
  return width;
}

bool has_remarks(const Grid& grid) {
  return std::any_of(grid.rows.begin(), grid.rows.end(),
                     [](const GridRow& row) { return !row.remark.empty(); });
}

/// "Internal rate of return: the only rate between -90 % and 1,000 %"
void draw_footnotes(Lines& lines, const Grid& grid, const Style& style) {
  for (const auto& row : grid.rows) {
    if (row.remark.empty()) continue;
    const auto label =
        row.cells.empty() ? "" : row.cells.front().words + style.words(say("{1}: ", Message()));
    int hang = 0;
    for (const auto& text : wrap(label + row.remark, style.width - column_gap)) {
      lines.push_back(TextLine(style).at(hang).put(text, Tone::faint).take());
      hang = column_gap;
    }
  }
}

void append(Lines& lines, const Lines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

/// Says of how many columns there is no room for.
void draw_left_out(Lines& lines, const Grid& grid, const std::vector<Part>& parts,
                   const Style& style) {
  std::set<std::size_t> shown;
  for (const auto& part : parts) shown.insert(part.columns.begin(), part.columns.end());
  const auto missing = static_cast<double>(grid.columns.size() - shown.size());
  if (missing == 0) return;
  const auto text = style.words(
      plural(missing, "{1} column is left out here; a wider screen, CSV and JSON have it.",
             "{1} columns are left out here; a wider screen, CSV and JSON have them."));
  for (const auto& line : wrap(text, style.width))
    lines.push_back(TextLine(style).put(line, Tone::faint).take());
}

/// "Part 1 of 2: Y0 to Y3"
std::string title_of_part(const Grid& grid, const std::vector<Part>& parts, std::size_t at,
                          const Style& style) {
  const auto& columns = parts[at].columns;
  const auto title = [&](std::size_t column) { return verbatim(grid.columns[column].title); };
  const Message place = say("Part {1} of {2}", number(at + 1), number(parts.size()));
  const auto first = columns[std::min(grid.frozen, columns.size() - 1)];
  if (first == columns.back()) return style.words(say("{1}: {2}", place, title(first)));
  return style.words(say("{1}: {2} to {3}", place, title(first), title(columns.back())));
}

Lines draw_parts(const Grid& grid, const std::vector<Part>& parts, const Style& style) {
  Lines lines;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (!lines.empty()) lines.emplace_back();
    if (parts.size() > 1) {
      for (const auto& text : wrap(title_of_part(grid, parts, at, style), style.width))
        lines.push_back(TextLine(style).put(text, Tone::faint).take());
    }
    append(lines, TablePart(grid, parts[at], style).draw());
  }
  draw_left_out(lines, grid, parts, style);
  return lines;
}

}  // namespace

Lines draw_table(const Table& table, const Style& style) {
  auto grid = grid_of(table, style.language);
  const bool beside = has_remarks(grid) && natural_width(grid) + least_remark <= style.width;
  if (beside) add_remarks(grid);
  Lines lines;
  if (!table.title.empty()) {
    for (const auto& text : wrap(style.words(table.title), style.width))
      lines.push_back(paint(text, style, Tone::plain, Weight::bold));
  }
  auto parts = lay_out(needs_of(grid), grid.frozen, style.width);
  if (parts.empty() && !grid.columns.empty()) {
    grid = grid_of(table, style.language, Shape::folded);
    parts = lay_out(needs_of(grid), grid.frozen, style.width);
  }
  append(lines, draw_parts(grid, parts, style));
  if (!beside) draw_footnotes(lines, grid, style);
  return lines;
}

}  // namespace gonogo
