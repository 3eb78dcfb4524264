// SPDX-License-Identifier: MIT
#include "report/html/page_table.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "report/drawn_table.hpp"
#include "report/markup.hpp"
#include "report/text_grid.hpp"

namespace gonogo {
namespace {

std::string with_class(std::string_view element, const std::string& classes) {
  const std::string name(element);
  return classes.empty() ? '<' + name + '>' : '<' + name + " class=\"" + classes + "\">";
}

void add_class(std::string& classes, std::string_view more) {
  if (more.empty()) return;
  if (!classes.empty()) classes += ' ';
  classes += more;
}

std::string text_of(const GridCell& cell) {
  return escaped_html(cell.figure ? cell.figure->text() : cell.words);
}

std::string title_row(const Grid& grid) {
  std::string row = "<thead><tr>";
  for (const auto& column : grid.columns) {
    if (column.title.empty()) {
      row += "<td></td>";
      continue;
    }
    row += std::string("<th scope=\"col\"") + (column.numeric ? " class=\"n\">" : ">") +
           escaped_html(column.title) + "</th>";
  }
  return row + "</tr></thead>";
}

std::string cell_of(const Grid& grid, const GridRow& row, std::size_t column) {
  const GridCell& cell = row.cells[column];
  std::string classes;
  if (grid.columns[column].numeric) add_class(classes, "n");
  if (column > 0 && !grid.columns[column].numeric)
    add_class(classes, grid.columns[column].flexible ? "w" : "k");
  add_class(classes, class_of(cell.tone));
  if (column > 0) return with_class("td", classes) + text_of(cell) + "</td>";
  if (row.indent > 0) add_class(classes, row.indent > 2 ? "i2" : "i1");
  if (cell.empty()) return "<td></td>";
  std::string head =
      classes.empty() ? "<th scope=\"row\">" : "<th scope=\"row\" class=\"" + classes + "\">";
  return std::move(head) + text_of(cell) + "</th>";
}

std::string row_of(const Grid& grid, const GridRow& row) {
  const bool bare = std::all_of(row.cells.begin() + 1, row.cells.end(),
                                [](const GridCell& cell) { return cell.empty(); });
  if (row.emphasis == Emphasis::heading && bare)
    return "<tr class=\"head\"><th scope=\"rowgroup\" colspan=\"" +
           std::to_string(grid.columns.size()) + "\">" + text_of(row.cells.front()) + "</th></tr>";
  std::string line = with_class("tr", row.emphasis == Emphasis::total     ? "total"
                                      : row.emphasis == Emphasis::heading ? "head"
                                                                          : "");
  for (std::size_t i = 0; i < row.cells.size(); ++i) line += cell_of(grid, row, i);
  return line + "</tr>";
}

/// A heading of rows opens a body of its own.
std::string bodies_of(const Grid& grid) {
  std::string bodies = "<tbody>";
  for (const GridRow& row : grid.rows) {
    if (row.emphasis == Emphasis::heading && &row != &grid.rows.front())
      bodies += "</tbody>\n<tbody>";
    bodies += row_of(grid, row) + '\n';
  }
  return bodies + "</tbody>";
}

std::string remarks_of(const Grid& grid) {
  std::string items;
  for (const GridRow& row : grid.rows) {
    if (!row.remark.empty())
      items += "<li>" + escaped_html(row.cells.front().words + ": " + row.remark) + "</li>";
  }
  return items.empty() ? "" : "<ul class=\"notes\">" + items + "</ul>\n";
}

}  // namespace

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "good";
    case Tone::caution:
      return "caution";
    case Tone::bad:
      return "bad";
    case Tone::faint:
      return "faint";
    case Tone::plain:
      break;
  }
  return "";
}

std::string page_table(const Table& table, const Message& name, Language language) {
  if (!table.drawn) return {};
  const Grid grid = grid_of(only_drawn(table), language);
  if (grid.rows.empty() || grid.columns.empty()) return {};
  const Message& called = table.title.empty() ? name : table.title;
  const std::string words = escaped_html(in_words(called, language));
  const bool titled = std::any_of(grid.columns.begin(), grid.columns.end(),
                                  [](const GridColumn& column) { return !column.title.empty(); });
  std::string html = "<div class=\"scroll\" tabindex=\"0\"";
  if (!words.empty()) html += " role=\"group\" aria-label=\"" + words + '"';
  html += "><table>";
  if (!table.title.empty()) html += "<caption>" + words + "</caption>";
  html += '\n' + (titled ? title_row(grid) + '\n' : std::string()) + bodies_of(grid);
  return html + "</table></div>\n" + remarks_of(grid);
}

}  // namespace gonogo
