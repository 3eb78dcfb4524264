// SPDX-License-Identifier: MIT
#include "gonogo/base/cell_formula.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gonogo;

namespace {

CellReference at(std::size_t row, int column) {
  return {.table = "rows", .row = row, .column = static_cast<std::size_t>(column)};
}

/// One piece as a test reads it: "+", "r1c4", "r2c0:r2c5".
std::string text_of(const Formula& formula) {
  const auto cell = [](const CellReference& c) {
    return std::string(c.fixed ? "$" : "") + "r" + std::to_string(c.row) + "c" +
           std::to_string(c.column) + (c.moves == 0 ? "" : " moves");
  };
  std::string text;
  for (const auto& piece : formula) {
    if (const auto* words = std::get_if<std::string>(&piece)) text += *words;
    if (const auto* one = std::get_if<CellReference>(&piece)) text += cell(*one);
    if (const auto* range = std::get_if<RangeReference>(&piece))
      text += cell(range->first) + ":" + cell(range->last);
  }
  return text;
}

/// What a row of a workbook has in a column: an input, itself a step ago (0 before the first), the
/// total of a row, a spread over ages in falling order, a row three steps ahead (0 after the last).
Formula written(int column, int columns) {
  const CellReference input{.table = "inputs", .row = 3, .column = 2, .fixed = true};
  const auto shifted = [&](int there) -> FormulaPart {
    if (there < 0 || there >= columns) return "0";
    return Formula{at(1, there)};
  };
  return joined({Formula{input}, "*", shifted(column - 1), "+", shifted(column - 7), "/SUM(",
                 Formula{RangeReference{at(4, 0), at(4, columns - 1)}}, ")+SUMPRODUCT(",
                 Formula{RangeReference{at(5, 0), at(5, column)}}, ",",
                 Formula{RangeReference{at(6, columns - column), at(6, columns)}}, ")-",
                 shifted(column + 3)});
}

}  // namespace

TEST_CASE(
    "FormulaRow: cells whose references move evenly share one formula, and each has its own") {
  FormulaRow row;
  std::vector<CellFormula> cells;
  for (int c = 0; c < 5; ++c)
    cells.push_back(row.next({at(1, c), "-", RangeReference{at(2, 0), at(2, 10 - 2 * c)}}));
  for (const CellFormula& each : cells) CHECK(&each.shared() == &cells.front().shared());
  CHECK(text_of(*cells[0]) == "r1c0-r2c0:r2c10");
  CHECK(text_of(*cells[1]) == "r1c1-r2c0:r2c8");
  CHECK(text_of(*cells[4]) == "r1c4-r2c0:r2c2");
}

TEST_CASE("FormulaRow: what differs in more than columns, or moves otherwise, is not shared") {
  const CellReference fixed{.table = "rows", .row = 1, .column = 1, .fixed = true};
  const CellReference elsewhere{.table = "profiles", .row = 1, .column = 1};
  const Formula others[] = {{at(2, 1)}, {at(1, 1), ""}, {"r1c1"}, {fixed}, {elsewhere}, {}};
  for (const Formula& each : others) {
    FormulaRow row;
    const CellFormula first = row.next({at(1, 0)}), second = row.next(each);
    CAPTURE(text_of(each));
    CHECK(&first.shared() != &second.shared());
    CHECK(text_of(*first) == "r1c0");
    CHECK(text_of(*second) == text_of(each));
  }
  FormulaRow row;
  const CellFormula first = row.next({at(1, 0)}), second = row.next({at(1, 1)}),
                    third = row.next({at(1, 3)});
  CHECK(&first.shared() == &second.shared());
  CHECK(&second.shared() != &third.shared());
  CHECK(text_of(*third) == "r1c3");
}

TEST_CASE("FormulaRow: a cell without a formula has none") {
  FormulaRow row;
  CHECK_FALSE(row.next({}).has_value());
  CHECK_FALSE(CellFormula(Formula{}).has_value());
  CHECK((*CellFormula()).empty());
}

TEST_CASE("FormulaRow: between two columns each formula is the one written, and few are written") {
  for (const int columns : {1, 2, 3, 9, 40, 1200}) {
    for (const int first : {0, 1, columns - 1}) {
      int calls = 0;
      const auto count = [&](int column) {
        ++calls;
        return written(column, columns);
      };
      const auto cells = FormulaRow::between(first, columns - 1, count);
      CAPTURE(columns);
      CAPTURE(first);
      REQUIRE(cells.size() == static_cast<std::size_t>(std::max(columns - first, 0)));
      for (int c = first; c < columns; ++c)
        CHECK(text_of(*cells[static_cast<std::size_t>(c - first)]) == text_of(written(c, columns)));
      // Three bends, each found by halving: 2 x (1 + 2 x 3 x log2(1200)) at most.
      CHECK(calls <= 2 * (1 + 2 * 3 * 11));
    }
  }
}
