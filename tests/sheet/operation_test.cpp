// SPDX-License-Identifier: MIT
#include "gonogo/sheet/operation.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "gonogo/sheet/formula.hpp"

using namespace gonogo;

namespace {

std::string written(const Sheet& sheet, Term term, Dialect::Words words) {
  return plain(write(sheet, term.id(), {.words = words}));
}

/// The operation of the numbers 7, 8 and 9.
Term example(Sheet& sheet, const Operation& row) {
  const Term a = sheet.constant(7), b = sheet.constant(8), c = sheet.constant(9);
  if (row.arity == 1) return sheet.apply(row.op, a);
  return row.arity == 2 ? sheet.apply(row.op, a, b) : sheet.select(a, b, c);
}

}  // namespace

TEST_CASE("language: a word names one function or one operator") {
  std::set<std::string_view> functions, operators;
  for (const Operation& row : language) {
    if (row.notation == Notation::function) {
      CHECK(functions.insert(row.word).second);
      CHECK(find_function(row.word) == &row);
      CHECK(find_operator(row.word) == nullptr);
    }
    if (row.notation == Notation::infix) {
      CHECK(operators.insert(row.word).second);
      CHECK(find_operator(row.word) == &row);
      CHECK(find_function(row.word) == nullptr);
    }
  }
  CHECK(find_function("pmt") == nullptr);
}

TEST_CASE("language: no two calculations are written alike, in a formula or in a cell") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  for (const auto words : {Dialect::Words::formula, Dialect::Words::excel}) {
    std::set<std::string> texts;
    for (const Operation& row : operations) {
      if (row.kind != NodeKind::calculation || row.op == Op::within) continue;  // as its value
      const std::string text = written(sheet, example(sheet, row), words);
      CAPTURE(text);
      CHECK(texts.insert(text).second);
    }
  }
}

TEST_CASE("language: Excel's spelling of functions that differ in more than capitals") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  const Term x = sheet.constant(1.5);
  CHECK(written(sheet, sheet.apply(Op::round, x), Dialect::Words::excel) ==
        "ROUND(ROUND(1.5,9),0)");
  CHECK(written(sheet, sheet.apply(Op::floor, x), Dialect::Words::excel) == "INT(ROUND(1.5,9))");
  CHECK(written(sheet, sheet.apply(Op::ceil, x), Dialect::Words::excel) == "-INT(-ROUND(1.5,9))");
  CHECK(written(sheet, sheet.apply(Op::equal, x, x), Dialect::Words::excel) == "1.5 = 1.5");
  CHECK(written(sheet, sheet.apply(Op::not_equal, x, x), Dialect::Words::excel) == "1.5 <> 1.5");
}

TEST_CASE("combine: neutral operands add no node") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  const Term x = sheet.input({.address = "drivers.x", .base = 3});
  const Term zero = sheet.constant(0), one = sheet.constant(1);
  CHECK(combine(Op::add, x, zero).id() == x.id());
  CHECK(combine(Op::add, zero, x).id() == x.id());
  CHECK(combine(Op::subtract, x, zero).id() == x.id());
  CHECK(combine(Op::multiply, one, x).id() == x.id());
  CHECK(combine(Op::divide, x, one).id() == x.id());
  CHECK(sheet.nodes()[combine(Op::subtract, zero, x).id()].op == Op::negate);
  CHECK(sheet.nodes()[combine(Op::divide, one, x).id()].op == Op::divide);
  CHECK(sheet.nodes()[combine(Op::power, x, one).id()].op == Op::power);
}
