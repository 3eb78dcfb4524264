// SPDX-License-Identifier: MIT
/// Formulas of spreadsheet cells, before anyone knows where the cells will be.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// A cell of a table of the same report, for formulas. Indices count from 0; `table` is its id.
struct CellReference {
  std::string table = {};
  std::size_t row = 0;
  std::size_t column = 0;
  bool fixed = false;  ///< drawn with $ signs: an input or a header that every cell of a row shares
  int moves = 0;       ///< in a shared formula, how many columns it moves with each cell
};

/// A rectangle of one table, both corners included.
struct RangeReference {
  CellReference first = {};
  CellReference last = {};
};

/// A text as a value of a formula, in the language of the workbook: "never".
struct QuotedText {
  Message text = {};
};

/// A spreadsheet formula without the leading '=': Excel's English function names, ',' between
/// arguments, with references left open until a renderer knows the places of the tables.
using Formula = std::vector<std::variant<std::string, CellReference, RangeReference, QuotedText>>;

/// A piece of a formula: a text without references ("SUM("), or a formula.
struct FormulaPart {
  FormulaPart(const char* text) : formula{std::string(text)} {}
  FormulaPart(std::string text) : formula{std::move(text)} {}
  FormulaPart(Formula whole) : formula(std::move(whole)) {}

  Formula formula;
};

/// The pieces one after the other.
Formula joined(std::initializer_list<FormulaPart> parts);

/// A text as a value of a formula: "never" in quotation marks.
Formula quoted_text(Message text);

/// IF(condition,yes,no)
Formula if_formula(const Formula& condition, const Formula& yes, const Formula& no);

/// The formula of a cell, or none. Cells side by side may share one, so that a row of a thousand
/// cells holds one formula: see `FormulaRow`.
class CellFormula {
 public:
  CellFormula() = default;
  CellFormula(Formula whole);  ///< of one cell; empty: none

  bool has_value() const { return shared_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  /// As it is in this cell, a copy; empty: none.
  Formula operator*() const;

  /// The shared formula, whose references are elsewhere in this cell: `here`. Empty: none.
  const Formula& shared() const;
  CellReference here(CellReference reference) const;
  RangeReference here(RangeReference range) const;

 private:
  friend class FormulaRow;
  CellFormula(std::shared_ptr<const Formula> shared, int further)
      : shared_(std::move(shared)), further_(further) {}

  std::shared_ptr<const Formula> shared_ = nullptr;
  int further_ = 0;  ///< cells to the right of the one that the shared formula is written for
};

/// Formulas of cells from left to right. A cell shares the formula of the one before, if each
/// reference has moved by as many columns as it did from cell to cell before.
class FormulaRow {
 public:
  /// The formula of the next cell; empty: it has none.
  CellFormula next(Formula whole);

  /// The formulas of the cells `first` to `last`, most of them without being written. Requires of
  /// `written`: it is never empty, and if it differs between two cells in nothing but evenly moved references, it does so
  /// in all between.
  static std::vector<CellFormula> between(int first, int last,
                                          const std::function<Formula(int)>& written);

 private:
  std::shared_ptr<Formula> shared_ = nullptr;
  int cells_ = 0;  ///< that share it
};

}  // namespace gonogo
