// SPDX-License-Identifier: MIT
/// The parts of an expression, from the innermost out: operators and functions by the table of
/// operations.
#pragma once

#include <vector>

#include "gonogo/sheet/expression.hpp"
#include "gonogo/sheet/operation.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// Computes a `Value` for each part of an expression. A derived class defines what names mean and
/// how values are combined.
template <class Value>
class ExpressionReader {
 public:
  virtual ~ExpressionReader() = default;

  Value value(const Syntax& syntax) {
    switch (syntax.kind) {
      case Syntax::Kind::number:
        return constant(syntax.number);
      case Syntax::Kind::name:
        return name(syntax);
      case Syntax::Kind::index:
        return index(syntax);
      case Syntax::Kind::negate:
        return calculated(syntax, Op::negate, {value(syntax.parts[0])});
      case Syntax::Kind::compare:
        return compare(syntax);
      case Syntax::Kind::call:
        return call(syntax);
      case Syntax::Kind::binary:
        break;
    }
    return infix(syntax);
  }

 protected:
  virtual Value constant(double value) = 0;
  virtual Value name(const Syntax& syntax) = 0;
  virtual Value index(const Syntax& syntax) = 0;
  virtual Value time_function(const Syntax& syntax) = 0;
  /// An if(): its first part has the value `condition`; the branches are its second and third.
  virtual Value branches(const Syntax& syntax, const Value& condition) = 0;
  virtual Value compare(const Syntax& syntax) { return infix(syntax); }
  /// The operation of one or two operands.
  virtual Value calculated(const Syntax& syntax, Op op, const std::vector<Value>& operands) = 0;

  Value infix(const Syntax& syntax) {
    const Value a = value(syntax.parts[0]);
    const Value b = value(syntax.parts[1]);
    return calculated(syntax, find_operator(syntax.text)->op, {a, b});
  }

  static Term applied(Op op, Term a) { return a.sheet()->apply(op, a); }
  static Term applied(Op op, Term a, Term b) { return combine(op, a, b); }

 private:
  Value call(const Syntax& syntax) {
    const Operation& function = *find_function(syntax.text);
    if (function.kind == NodeKind::time_function) return time_function(syntax);
    Value result = value(syntax.parts[0]);
    switch (function.arguments) {
      case Arguments::one:
        return calculated(syntax, function.op, {result});
      case Arguments::condition_first:
        return branches(syntax, result);
      case Arguments::two_or_more:
        break;
    }
    for (std::size_t n = 1; n < syntax.parts.size(); ++n)
      result = calculated(syntax, function.op, {result, value(syntax.parts[n])});
    return result;
  }
};

}  // namespace gonogo
