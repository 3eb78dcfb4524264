// SPDX-License-Identifier: MIT
#include "report/html/page_table.hpp"

#include <algorithm>
#include <set>
#include <utility>

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
  constexpr int widest_in_one_line = 24;  // a number with a unit in many words
  if (grid.columns[column].numeric && display_width(text_of(cell)) > widest_in_one_line)
    add_class(classes, "w");
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

/// The ids of rows that are not drawn, if a script may show them.
using Hidden = std::set<std::string>;

/// What a script finds a row by.
std::string row_address(const GridRow& row, const Hidden* hidden) {
  if (hidden == nullptr || row.id.empty()) return {};
  return " data-row=\"" + escaped_html(row.id) +
         (hidden->contains(row.id) ? "\" data-undrawn hidden" : "\"");
}

std::string row_of(const Grid& grid, const GridRow& row, const Hidden* hidden) {
  const bool bare = std::all_of(row.cells.begin() + 1, row.cells.end(),
                                [](const GridCell& cell) { return cell.empty(); });
  if (row.emphasis == Emphasis::heading && bare)
    return "<tr class=\"head\"><th scope=\"rowgroup\" colspan=\"" +
           std::to_string(grid.columns.size()) + "\">" + text_of(row.cells.front()) + "</th></tr>";
  std::string line = with_class("tr", row.emphasis == Emphasis::total     ? "total"
                                      : row.emphasis == Emphasis::heading ? "head"
                                                                          : "");
  line.insert(line.size() - 1, row_address(row, hidden));
  for (std::size_t i = 0; i < row.cells.size(); ++i) line += cell_of(grid, row, i);
  return line + "</tr>";
}

/// A heading of rows opens a body of its own.
std::string bodies_of(const Grid& grid, const Hidden* hidden) {
  std::string bodies = "<tbody>";
  for (const GridRow& row : grid.rows) {
    if (row.emphasis == Emphasis::heading && &row != &grid.rows.front())
      bodies += "</tbody>\n<tbody>";
    bodies += row_of(grid, row, hidden) + '\n';
  }
  return bodies + "</tbody>";
}

/// What a script finds the table and its columns by.
std::string table_address(const Table& table, const Grid& grid, Addressed addressed) {
  if (addressed == Addressed::no) return {};
  std::vector<std::string> columns;
  for (const GridColumn& each : grid.columns) columns.push_back(each.id);
  return " data-table=\"" + escaped_html(table.id) + "\" data-columns=\"" +
         escaped_html(join(columns, " ")) + '"';
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

std::string page_table(const Table& table, const Message& name, Language language,
                       Addressed addressed) {
  if (!table.drawn) return {};
  Table shown = table;
  Hidden undrawn;
  if (addressed == Addressed::yes) {
    for (Row& row : shown.rows) {
      if (row.drawn || row.emphasis == Emphasis::heading) continue;
      undrawn.insert(row.id);
      row.drawn = true;
    }
  }
  const Hidden* const hidden = addressed == Addressed::yes ? &undrawn : nullptr;
  const Grid grid = grid_of(only_drawn(std::move(shown)), language);
  if (grid.rows.empty() || grid.columns.empty()) return {};
  const Message& called = table.title.empty() ? name : table.title;
  const std::string words = escaped_html(in_words(called, language));
  const bool titled = std::any_of(grid.columns.begin(), grid.columns.end(),
                                  [](const GridColumn& column) { return !column.title.empty(); });
  std::string html = "<div class=\"scroll\" tabindex=\"0\"";
  if (!words.empty()) html += " role=\"group\" aria-label=\"" + words + '"';
  html += "><table" + table_address(table, grid, addressed) + '>';
  if (!table.title.empty()) html += "<caption>" + words + "</caption>";
  html += '\n' + (titled ? title_row(grid) + '\n' : std::string()) + bodies_of(grid, hidden);
  return html + "</table></div>\n" + remarks_of(grid);
}

}  // namespace gonogo
