// SPDX-License-Identifier: MIT
/// A table with its numbers rounded and its texts made printable, before widths are settled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/figure.hpp"
#include "report/table_layout.hpp"

namespace gonogo {

/// Either a figure or words.
struct GridCell {
  std::optional<Figure> figure = {};
  std::string words = {};
  Tone tone = Tone::plain;
  Kind kind = Kind::number;  ///< of the figure
  bool own_unit = false;     ///< the figure's unit is the cell's, not its kind's

  bool empty() const { return !figure && words.empty(); }
};

/// Figures are aligned at their decimal point, so a column has three widths of its own.
struct GridColumn {
  std::string id = {};
  std::string title = {};
  bool numeric = false;
  bool flexible = false;
  Narrow narrow = Narrow::keep;
  int whole = 0;
  int fraction = 0;
  int unit = 0;
  int words = 0;  ///< the widest
  int piece = 0;  ///< the widest that should stay on one line
  int part = 0;   ///< the widest that is cut last

  int figures() const { return whole + fraction + unit; }
};

struct GridRow {
  std::string id = {};
  std::vector<GridCell> cells = {};
  std::string remark = {};  ///< on values that are there
  Emphasis emphasis = Emphasis::plain;
  int indent = 0;  ///< of the first cell, in columns
};

struct Grid {
  std::vector<GridColumn> columns = {};
  std::vector<GridRow> rows = {};
  std::size_t frozen = 1;  ///< first columns that are repeated in each part
};

enum class Shape {
  columns,  ///< as the table says
  folded,   ///< a label and one text of titles and values, for a screen too narrow for columns
};

/// A unit that all figures of a column have goes into its title, one that all of a row have into its
/// label. What is left of units stays behind the number; figures of different units are aligned at
/// their right ends. Columns without content are left out.
Grid grid_of(const Table& table, Language language, Shape shape = Shape::columns);

/// Puts the remarks of the rows into a column of their own at the right.
void add_remarks(Grid& grid);

ColumnNeed need_of(const GridColumn& column);

}  // namespace gonogo
