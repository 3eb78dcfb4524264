// SPDX-License-Identifier: MIT
#include "gonogo/model/condition.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/rounding.hpp"
#include "gonogo/proposal/sections.hpp"
#include "run/arithmetic.hpp"

namespace gonogo {
namespace {

/// The totals that formulas may name.
std::vector<std::string> totals() {
  std::vector<std::string> names;
  for (const FileSection& each : sections) {
    if (each.named) names.emplace_back(each.name);
  }
  names.emplace_back("depreciation");
  return names;
}

bool is_total(const std::string& name) {
  const std::vector<std::string> names = totals();
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> known_names() {
  std::vector<std::string> names = totals();
  const std::vector<std::string> measures = measure_names();
  names.insert(names.end(), measures.begin(), measures.end());
  return names;
}

class Checker {
 public:
  Checker(const Expression& comparison, Diagnostics& found)
      : comparison_(comparison), found_(found) {}

  void check(const Syntax& part) {
    const bool time = part.kind == Syntax::Kind::call &&
                      find_function(part.text)->kind == NodeKind::time_function;
    if (part.kind == Syntax::Kind::index || time) {
      add_error(found_, "expression",
                say("a condition is about the bid as a whole: {1} has no meaning in it",
                    verbatim(part.text)),
                place_of(comparison_, part), say("name a measure or a total: investment, npv"));
    } else if (part.kind == Syntax::Kind::name && !is_total(part.text) &&
               !measure_named(part.text)) {
      unknown(part);
    }
    for (const Syntax& each : part.parts) check(each);
  }

 private:
  void unknown(const Syntax& part) {
    const std::vector<std::string> names = known_names();
    const auto near = nearest(part.text, names);
    add_error(found_, "unknown-name", say("'{1}' is no measure and no total", verbatim(part.text)),
              place_of(comparison_, part),
              near ? say("did you mean '{1}'?", verbatim(*near))
                   : say("one of {1}", verbatim_list(names)));
  }

  const Expression& comparison_;
  Diagnostics& found_;
};

class Binder {
 public:
  Binder(const Sheet& sheet, double money, BoundCondition& out)
      : sheet_(sheet), money_(money), out_(out) {}

  void bind(const Syntax& part) {
    if (part.kind == Syntax::Kind::name) add(part.text);
    for (const Syntax& each : part.parts) bind(each);
  }

 private:
  void add(const std::string& name) {
    if (std::any_of(out_.operands.begin(), out_.operands.end(),
                    [&](const ConditionOperand& each) { return each.name == name; }))
      return;
    ConditionOperand operand{.name = name, .measure = measure_named(name)};
    if (is_total(name)) {
      operand.measure.reset();
      operand.total = sheet_.find(name);
    }
    if (!operand.measure || kind_of(*operand.measure) == Kind::money) operand.unit = money_;
    out_.operands.push_back(std::move(operand));
  }

  const Sheet& sheet_;
  double money_;
  BoundCondition& out_;
};

class Evaluator {
 public:
  Evaluator(const BoundCondition& condition, const std::vector<double>& values)
      : condition_(condition), values_(values) {}

  double value(const Syntax& part) const {
    switch (part.kind) {
      case Syntax::Kind::number:
        return part.number;
      case Syntax::Kind::name:
        return named(part.text);
      case Syntax::Kind::negate:
        return -value(part.parts[0]);
      case Syntax::Kind::call:
        return called(*find_function(part.text), part.parts);
      case Syntax::Kind::binary:
      case Syntax::Kind::compare:
        return result(find_operator(part.text)->op, value(part.parts[0]), value(part.parts[1]));
      case Syntax::Kind::index:
        break;
    }
    return no_value;
  }

 private:
  static double result(Op op, double a, double b = 0, double c = 0) {
    double out = no_value;
    apply(op, &out, {&a}, {&b}, {&c}, 1);
    return out;
  }

  double named(const std::string& name) const {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (condition_.operands[i].name == name) return values_[i];
    }
    return no_value;
  }

  double called(const Operation& function, const std::vector<Syntax>& parts) const {
    if (function.arguments == Arguments::condition_first)
      return result(function.op, value(parts[0]), value(parts[1]), value(parts[2]));
    double out = value(parts[0]);
    if (function.arguments == Arguments::one) return result(function.op, out);
    for (std::size_t i = 1; i < parts.size(); ++i) out = result(function.op, out, value(parts[i]));
    return out;
  }

  const BoundCondition& condition_;
  const std::vector<double>& values_;
};

}  // namespace

void check_condition(const Expression& comparison, Diagnostics& found) {
  if (comparison.syntax().value) Checker(comparison, found).check(*comparison.syntax().value);
}

BoundCondition bind_condition(const Expression& comparison, const Sheet& sheet, double money) {
  BoundCondition bound{.comparison = comparison};
  if (comparison.syntax().value) Binder(sheet, money, bound).bind(*comparison.syntax().value);
  return bound;
}

bool holds(const BoundCondition& condition, const std::vector<double>& values) {
  const auto& syntax = condition.comparison.syntax().value;
  if (!syntax) return true;
  const Evaluator evaluator(condition, values);
  const double left = evaluator.value(syntax->parts[0]), right = evaluator.value(syntax->parts[1]);
  if (std::isnan(left) || std::isnan(right)) return true;
  constexpr std::size_t most_terms = 1'200;  // a total of the longest period
  const double error = rounding_error(most_terms, std::abs(left) + std::abs(right));
  const double zero = 0, difference = settled(left - right, error);
  double result = 0;
  apply(find_operator(syntax->text)->op, &result, {&difference}, {&zero}, {&zero}, 1);
  return result != 0;
}

}  // namespace gonogo
