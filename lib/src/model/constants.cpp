// SPDX-License-Identifier: MIT
#include "model/constants.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/base/text.hpp"
#include "model/calendar.hpp"

namespace gonogo {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

bool compare(const std::string& op, double a, double b) {
  if (op == "<") return a < b;
  if (op == "<=") return a <= b;
  if (op == ">") return a > b;
  if (op == ">=") return a >= b;
  return op == "==" ? a == b : a != b;
}

double binary(char op, double a, double b) {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return std::pow(a, b);
  }
}

}  // namespace

double Constants::moved(const Address& address, double written) const {
  const auto found = moved_.find(address);
  return found == moved_.end() ? written : found->second;
}

double Constants::fault(const Expression& text, const Syntax& part, std::string message,
                        std::string hint) {
  diagnostics_.push_back({.code = "constant",
                          .message = std::move(message),
                          .place = place_of(text, part),
                          .hint = std::move(hint)});
  return no_value;
}

double Constants::value(const Scalar& scalar) {
  if (const double* number = std::get_if<double>(&scalar.value)) {
    const double value = moved(scalar.address, *number);
    if (!scalar.address.empty()) used_[scalar.address] = value;  // a default stands nowhere
    return value;
  }
  const auto& text = std::get<Expression>(scalar.value);
  if (moved_.contains(scalar.address)) return moved_.at(scalar.address);
  const auto parsed = parse_expression(text);
  if (!parsed.value) {
    diagnostics_.insert(diagnostics_.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    return no_value;
  }
  const double result = evaluate(text, *parsed.value);
  if (std::isfinite(result) || std::isnan(result)) return result;
  return fault(text, *parsed.value, "the value is not finite", "check divisions and powers");
}

double Constants::years(const Duration& duration) {
  return value(duration.count) / per_year(duration.unit);
}

int Constants::whole_steps(const Duration& duration, int steps_per_year, const std::string& key) {
  const double steps = years(duration) * steps_per_year;
  if (!(steps >= 0) || steps > 10'000) {
    if (!std::isnan(steps)) {
      diagnostics_.push_back({.code = "duration",
                              .message = key + " must be between 0 and 10,000 steps",
                              .place = duration.count.place,
                              .hint = "write \"18 months\""});
    }
    return 0;
  }
  // An uncertain duration (an expression) is rounded to steps; one that is written must fit them.
  if (std::abs(steps - std::round(steps)) > 1e-9 &&
      std::holds_alternative<double>(duration.count.value) &&
      !moved_.contains(duration.count.address)) {
    diagnostics_.push_back(
        {.code = "whole-steps",
         .message = key + " is not a whole number of steps",
         .place = duration.count.place,
         .hint =
             std::string("say step = \"") +
             (steps_per_year == 1 && std::abs(steps * 4 - std::round(steps * 4)) < 1e-9 ? "quarter"
                                                                                        : "month") +
             "\" in [project]"});
  }
  return static_cast<int>(std::lround(steps));
}

double Constants::evaluate(const Expression& text, const Syntax& syntax) {
  switch (syntax.kind) {
    case Syntax::Kind::number:
      return syntax.number;
    case Syntax::Kind::negate:
      return -evaluate(text, syntax.parts[0]);
    case Syntax::Kind::binary: {
      const double left = evaluate(text, syntax.parts[0]);
      const double result = binary(syntax.text[0], left, evaluate(text, syntax.parts[1]));
      if (std::isnan(left) || std::isfinite(result) || std::isnan(result)) return result;
      return fault(text, syntax, "the value is not finite", "check divisions and powers");
    }
    case Syntax::Kind::call:
      return call(text, syntax);
    case Syntax::Kind::name:
    case Syntax::Kind::index:
      return driver(text, syntax);
    case Syntax::Kind::compare:
      break;
  }
  return compare(syntax.text, evaluate(text, syntax.parts[0]), evaluate(text, syntax.parts[1]));
}

double Constants::call(const Expression& text, const Syntax& syntax) {
  const auto argument = [&](std::size_t n) { return evaluate(text, syntax.parts[n]); };
  const std::string& name = syntax.text;
  if (name == "if") return argument(0) != 0 ? argument(1) : argument(2);
  if (name == "min" || name == "max") {
    double result = argument(0);
    for (std::size_t n = 1; n < syntax.parts.size(); ++n) {
      const double next = argument(n);
      result = name == "min" ? std::min(result, next) : std::max(result, next);
    }
    return result;
  }
  if (name == "abs") return std::abs(argument(0));
  if (name == "round") return std::round(argument(0));
  if (name == "floor") return std::floor(argument(0));
  if (name == "ceil") return std::ceil(argument(0));
  if (name == "exp") return std::exp(argument(0));
  if (name == "ln") return std::log(argument(0));
  if (name == "sqrt") return std::sqrt(argument(0));
  return fault(text, syntax, name + "() varies in time",
               "here only drivers that do not vary may stand");
}

double Constants::driver(const Expression& text, const Syntax& syntax) {
  const auto& drivers = proposal_.drivers;
  const auto found = std::find_if(drivers.begin(), drivers.end(),
                                  [&](const Driver& d) { return d.id == syntax.text; });
  if (found == drivers.end()) {
    std::vector<std::string> ids;
    for (const Driver& driver : drivers) ids.push_back(driver.id);
    const auto near = nearest(syntax.text, ids);
    return fault(text, syntax, "there is no driver '" + syntax.text + "'",
                 near ? "did you mean '" + *near + "'?"
                      : "here only drivers that do not vary in time may stand");
  }
  if (std::find(open_.begin(), open_.end(), found->id) != open_.end()) {
    return fault(text, syntax, "driver '" + found->id + "' rests on itself", "break the cycle");
  }
  const Amount& amount = found->value;
  const Scalar* scalar = std::get_if<Scalar>(&amount.value);
  if (const auto* list = std::get_if<std::vector<Scalar>>(&amount.value);
      list && syntax.kind == Syntax::Kind::index) {
    const auto position = static_cast<std::size_t>(syntax.number);
    if (position > list->size()) {
      return fault(text, syntax, "the list has only " + std::to_string(list->size()) + " values",
                   "use a smaller index");
    }
    scalar = &(*list)[position - 1];
  } else if (!scalar || found->time.growth || found->time.increase || found->time.ramp) {
    return fault(text, syntax, "driver '" + found->id + "' varies in time",
                 "use one of its values, such as " + found->id + "[1]");
  }
  open_.push_back(found->id);
  const double result = value(*scalar) * found->moved.times + found->moved.plus;
  open_.pop_back();
  return result;
}

}  // namespace gonogo
