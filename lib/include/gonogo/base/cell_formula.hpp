// SPDX-License-Identifier: MIT
/// Formulas of spreadsheet cells, before anyone knows where the cells will be.
#pragma once

#include <cstddef>
#include <initializer_list>
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

}  // namespace gonogo
