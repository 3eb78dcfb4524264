// SPDX-License-Identifier: MIT
/// The table of operations and functions: all facts about each except its arithmetic, which
/// `run/arithmetic.cpp` holds.
///
/// To add a function of formulas, add its `Op`, its row in `language` and its kernel.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// What a node of a formula does. The order is that of `language`.
enum class Op : std::uint8_t {
  constant,
  missing,
  input,
  row,
  prior,
  ahead,
  total,
  spread,
  pick,
  add,
  subtract,
  multiply,
  divide,
  power,
  negate,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  select,
  within,  ///< a value, or none outside of its range
  minimum,
  maximum,
  absolute,
  round,
  floor,
  ceil,
  exp,
  ln,
  sqrt,
};

/// What a node is to a reader of formulas: one of the ways to read a value, or a calculation
/// from the values of its operands in the same column.
enum class NodeKind : std::uint8_t {
  constant,
  missing,
  input,
  row,
  prior,
  ahead,
  total,
  spread,
  pick,
  calculation,
  time_function,  ///< no node: a function of formulas, from which compile makes a row
};

/// How a calculation is written.
enum class Notation : std::uint8_t { none, sign, infix, function };

/// How tightly an operator binds, loosest first. An operand that binds less tightly gets brackets.
enum class Binding : std::uint8_t { comparison, additive, multiplicative, sign, power, whole };

/// Values that a function of formulas takes.
enum class Arguments : std::uint8_t {
  one,
  two_or_more,      ///< computed pairwise from the left
  condition_first,  ///< a comparison and two values
};

/// How a result changes with the length of a step, from how its operands do (`FlowScaling`).
enum class ScalingRule : std::uint8_t {
  levels_only,  ///< a level where all operands are; mixed otherwise
  common,       ///< as the operands, where they agree
  product,
  quotient,
  comparison,  ///< a level where the operands agree
  branches,    ///< as the branches, where they agree
  flow,
  level,
};

/// How a spreadsheet or a script writes it: an infix operator is `before`, a function encloses its
/// operands.
struct Spelling {
  std::string_view before = {};
  std::string_view after = {};
};

/// No neutral value.
inline constexpr double no_neutral = std::numeric_limits<double>::quiet_NaN();

struct Operation {
  Op op = Op::missing;  ///< of a time function: missing
  NodeKind kind = NodeKind::calculation;
  std::string_view word = {};  ///< in a formula; empty: formulas cannot name it
  Spelling excel = {};
  /// In JavaScript, with the functions of lib/src/report/what_if/numbers.js.
  Spelling script = {};
  std::size_t arity = 0;  ///< nodes that it is computed from
  Notation notation = Notation::none;
  Binding binding = Binding::whole;
  bool associative = false;
  double neutral_left = no_neutral;   ///< left operand that leaves the right one as it is
  double neutral_right = no_neutral;  ///< right operand that leaves the left one as it is
  Arguments arguments = Arguments::one;
  ScalingRule scaling = ScalingRule::levels_only;
  bool of_base = false;  ///< a time function that takes the name of a base that rolls
  English fails = {};    ///< why finite operands may have no result; empty: an overflow
  /// The most characters that it adds to the formula of a cell, without its operands. References
  /// to another sheet of a workbook are longer than those to the same one.
  std::size_t characters = 12;
};

namespace table {

constexpr Operation reading(Op op, NodeKind kind, std::size_t characters, std::size_t arity = 0) {
  return {.op = op, .kind = kind, .arity = arity, .characters = characters};
}

constexpr Operation comparison(Op op, std::string_view word, std::string_view excel,
                               std::string_view script) {
  return {.op = op,
          .word = word,
          .excel = {excel},
          .script = {script, ")"},
          .arity = 2,
          .notation = Notation::infix,
          .binding = Binding::comparison,
          .scaling = ScalingRule::comparison};
}

constexpr Operation function(Op op, std::string_view word, Spelling excel, std::string_view script,
                             ScalingRule scaling = ScalingRule::levels_only, English fails = {}) {
  return {.op = op,
          .word = word,
          .excel = excel,
          .script = {script, ")"},
          .arity = 1,
          .notation = Notation::function,
          .scaling = scaling,
          .fails = fails};
}

constexpr Operation pairwise(Op op, std::string_view word, Spelling excel,
                             std::string_view script) {
  Operation result = function(op, word, excel, script, ScalingRule::common);
  result.arity = 2;
  result.arguments = Arguments::two_or_more;
  return result;
}

constexpr Operation time_function(std::string_view word, ScalingRule scaling) {
  return {.kind = NodeKind::time_function,
          .word = word,
          .notation = Notation::function,
          .scaling = scaling};
}

constexpr Operation of_base(std::string_view word) {
  Operation result = time_function(word, ScalingRule::flow);
  result.of_base = true;
  return result;
}

}  // namespace table

/// One row an `Op`, in their order, then the functions of formulas that are no operation.
inline constexpr std::array language = {
    table::reading(Op::constant, NodeKind::constant, 24),
    table::reading(Op::missing, NodeKind::missing, 12),
    table::reading(Op::input, NodeKind::input, 24),
    table::reading(Op::row, NodeKind::row, 8),
    table::reading(Op::prior, NodeKind::prior, 8),
    table::reading(Op::ahead, NodeKind::ahead, 8),
    table::reading(Op::total, NodeKind::total, 24),
    table::reading(Op::spread, NodeKind::spread, 80),
    table::reading(Op::pick, NodeKind::pick, 80, 1),
    Operation{.op = Op::add,
              .word = "+",
              .excel = {"+"},
              .script = {"+"},
              .arity = 2,
              .notation = Notation::infix,
              .binding = Binding::additive,
              .associative = true,
              .neutral_left = 0,
              .neutral_right = 0,
              .scaling = ScalingRule::common},
    Operation{.op = Op::subtract,
              .word = "-",
              .excel = {"-"},
              .script = {"-"},
              .arity = 2,
              .notation = Notation::infix,
              .binding = Binding::additive,
              .neutral_right = 0,
              .scaling = ScalingRule::common},
    Operation{.op = Op::multiply,
              .word = "*",
              .excel = {"*"},
              .script = {"*"},
              .arity = 2,
              .notation = Notation::infix,
              .binding = Binding::multiplicative,
              .associative = true,
              .neutral_left = 1,
              .neutral_right = 1,
              .scaling = ScalingRule::product},
    Operation{.op = Op::divide,
              .word = "/",
              .excel = {"/"},
              .script = {"div(", ")"},
              .arity = 2,
              .notation = Notation::infix,
              .binding = Binding::multiplicative,
              .neutral_right = 1,
              .scaling = ScalingRule::quotient,
              .fails = "a division by zero"},
    Operation{.op = Op::power,
              .word = "^",
              .excel = {"^"},
              .script = {"pow(", ")"},
              .arity = 2,
              .notation = Notation::infix,
              .binding = Binding::power,
              .fails = "a power that has no value"},
    Operation{.op = Op::negate,
              .word = "-",
              .excel = {"-"},
              .script = {"-"},
              .arity = 1,
              .notation = Notation::sign,
              .binding = Binding::sign,
              .scaling = ScalingRule::common},
    table::comparison(Op::less, "<", "<", "lt("),
    table::comparison(Op::less_equal, "<=", "<=", "le("),
    table::comparison(Op::greater, ">", ">", "gt("),
    table::comparison(Op::greater_equal, ">=", ">=", "ge("),
    table::comparison(Op::equal, "==", "=", "eq("),
    table::comparison(Op::not_equal, "!=", "<>", "ne("),
    Operation{.op = Op::select,
              .word = "if",
              .excel = {"IF(", ")"},
              .script = {"select(", ")"},
              .arity = 3,
              .notation = Notation::function,
              .arguments = Arguments::condition_first,
              .scaling = ScalingRule::branches},
    Operation{.op = Op::within, .script = {"within(", ")"}, .arity = 3, .characters = 0},
    table::pairwise(Op::minimum, "min", {"MIN(", ")"}, "min("),
    table::pairwise(Op::maximum, "max", {"MAX(", ")"}, "max("),
    table::function(Op::absolute, "abs", {"ABS(", ")"}, "abs(", ScalingRule::common),
    // To nine decimals first: what rounding leaves beside an integer is none of it here either.
    table::function(Op::round, "round", {"ROUND(ROUND(", ",9),0)"}, "round("),
    table::function(Op::floor, "floor", {"INT(ROUND(", ",9))"}, "floor("),
    table::function(Op::ceil, "ceil", {"-INT(-ROUND(", ",9))"}, "ceil("),
    table::function(Op::exp, "exp", {"EXP(", ")"}, "exp("),
    table::function(Op::ln, "ln", {"LN(", ")"}, "ln(", ScalingRule::levels_only,
                    English("the logarithm of a number that is not positive")),
    table::function(Op::sqrt, "sqrt", {"SQRT(", ")"}, "sqrt(", ScalingRule::levels_only,
                    English("the root of a negative number")),
    table::time_function("change", ScalingRule::flow),
    table::time_function("cumulative", ScalingRule::level),
    table::time_function("last_year", ScalingRule::common),
    table::of_base("gained"),
    table::of_base("lost"),
    table::of_base("ended"),
};

inline constexpr std::size_t op_count = static_cast<std::size_t>(
    std::count_if(language.begin(), language.end(),
                  [](const Operation &row) { return row.kind != NodeKind::time_function; }));

/// The operations alone.
inline constexpr std::span<const Operation> operations = std::span(language).first(op_count);

constexpr bool in_order() {
  for (std::size_t n = 0; n < op_count; ++n) {
    if (language[n].op != static_cast<Op>(n)) return false;
  }
  return true;
}
static_assert(in_order(), "the table has a row for each Op, in their order");
constexpr const Operation &operation(Op op) { return language[static_cast<std::size_t>(op)]; }
constexpr NodeKind kind_of(Op op) { return operation(op).kind; }

/// The function or infix operator of that word in a formula; null where there is none.
const Operation *find_function(std::string_view word);
const Operation *find_operator(std::string_view sign);

}  // namespace gonogo
