// SPDX-License-Identifier: MIT
#include "compile/constants.hpp"

#include <algorithm>
#include <cmath>

#include "compile/calendar.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

constexpr std::size_t deepest = 200;

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

double Constants::overridden(const Address& address, double written) const {
  const auto found = overrides_.find(address);
  return found == overrides_.end() ? written : found->second;
}

double Constants::overridden(const Driver& driver, const Scalar& number) const {
  return overridden(number.address,
                    std::get<double>(number.value) * driver.levers.times + driver.levers.plus);
}

double Constants::fault(const Expression& text, const Syntax& part, Message message, Message hint) {
  diagnostics_.push_back({.code = "constant",
                          .message = std::move(message),
                          .place = place_of(text, part),
                          .hint = std::move(hint)});
  return no_value;
}

double Constants::value(const Scalar& scalar) {
  if (const double* number = std::get_if<double>(&scalar.value)) {
    const double value = overridden(scalar.address, *number);
    if (!scalar.address.empty()) used_[scalar.address] = value;  // a default stands nowhere
    return value;
  }
  const auto& text = std::get<Expression>(scalar.value);
  if (overrides_.contains(scalar.address)) return overrides_.at(scalar.address);
  const auto& parsed = text.syntax();
  if (!parsed.value) {
    diagnostics_.insert(diagnostics_.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    return no_value;
  }
  return evaluate(text, *parsed.value);
}

double Constants::years(const Duration& duration) {
  return value(duration.count) / per_year(duration.unit);
}

int Constants::whole_steps(const Duration& duration, int steps_per_year, const std::string& key) {
  const double steps = years(duration) * steps_per_year;
  if (!(steps >= 0) || steps > 10'000) {
    if (!std::isnan(steps)) {
      diagnostics_.push_back(
          {.code = "duration",
           .message = say("{1} must be between 0 and 10,000 steps", verbatim(key)),
           .place = duration.count.place,
           .hint = say("write \"18 months\"")});
    }
    return 0;
  }
  // An uncertain duration (an expression) is rounded to steps; one that is written must fit them.
  if (std::abs(steps - std::round(steps)) > 1e-9 &&
      std::holds_alternative<double>(duration.count.value) &&
      !overrides_.contains(duration.count.address)) {
    diagnostics_.push_back(
        {.code = "whole-steps",
         .message = say("{1} is not a whole number of steps", verbatim(key)),
         .place = duration.count.place,
         .hint =
             say("say step = \"{1}\" in [project]",
                 verbatim(steps_per_year == 1 && std::abs(steps * 4 - std::round(steps * 4)) < 1e-9
                              ? "quarter"
                              : "month"))});
  }
  return static_cast<int>(std::lround(steps));
}

/// A result that is no number is reported where it arises, and only there.
double Constants::computed(const Expression& text, const Syntax& part, double result, bool sound) {
  if (std::isfinite(result) || !sound) return sound ? result : no_value;
  return fault(text, part, say("this has no value"),
               say("check divisions, powers, roots and logarithms"));
}

double Constants::evaluate(const Expression& text, const Syntax& syntax) {
  switch (syntax.kind) {
    case Syntax::Kind::number:
      return syntax.number;
    case Syntax::Kind::negate:
      return -evaluate(text, syntax.parts[0]);
    case Syntax::Kind::call:
      return call(text, syntax);
    case Syntax::Kind::name:
    case Syntax::Kind::index:
      return driver(text, syntax);
    case Syntax::Kind::binary:
    case Syntax::Kind::compare:
      break;
  }
  const double left = evaluate(text, syntax.parts[0]);
  const double right = evaluate(text, syntax.parts[1]);
  const bool sound = !std::isnan(left) && !std::isnan(right);
  if (syntax.kind == Syntax::Kind::binary)
    return computed(text, syntax, binary(syntax.text[0], left, right), sound);
  return sound ? compare(syntax.text, left, right) : no_value;
}

double Constants::call(const Expression& text, const Syntax& syntax) {
  const std::string& name = syntax.text;
  if (name == "change" || name == "cumulative" || name == "last_year") {
    return fault(text, syntax, say("{1}() varies in time", verbatim(name)),
                 say("here only drivers that do not vary may stand"));
  }
  const double first = evaluate(text, syntax.parts[0]);
  if (name == "if")
    return std::isnan(first) ? no_value : evaluate(text, syntax.parts[first != 0 ? 1 : 2]);
  double result = first;
  bool sound = !std::isnan(first);
  for (std::size_t n = 1; n < syntax.parts.size(); ++n) {
    const double next = evaluate(text, syntax.parts[n]);
    sound = sound && !std::isnan(next);
    result = name == "min" ? std::min(result, next) : std::max(result, next);
  }
  if (name == "abs") result = std::abs(first);
  if (name == "round") result = std::round(first);
  if (name == "floor") result = std::floor(first);
  if (name == "ceil") result = std::ceil(first);
  if (name == "exp") result = std::exp(first);
  if (name == "ln") result = std::log(first);
  if (name == "sqrt") result = std::sqrt(first);
  return computed(text, syntax, result, sound);
}

/// The number that a name or `x[2]` means; null after a diagnostic.
const Scalar* Constants::listed(const Driver& driver, const Expression& text,
                                const Syntax& syntax) {
  const auto& value = driver.value.value;
  const auto* single = std::get_if<Scalar>(&value);
  if (syntax.kind != Syntax::Kind::index) {
    if (single && !driver.time.growth && !driver.time.increase && !driver.time.ramp) return single;
    fault(text, syntax, say("driver '{1}' varies in time", verbatim(driver.id)),
          say("use one of its values, such as {1}[1]", verbatim(driver.id)));
    return nullptr;
  }
  std::vector<const Scalar*> values;
  if (single) values.push_back(single);
  if (const auto* list = std::get_if<std::vector<Scalar>>(&value)) {
    for (const Scalar& each : *list) values.push_back(&each);
  } else if (const auto* schedule = std::get_if<std::vector<Entry>>(&value)) {
    for (const Entry& each : *schedule) values.push_back(&each.value);
  }
  const auto position = static_cast<std::size_t>(syntax.number);
  if (position <= values.size()) return values[position - 1];
  const std::string count = std::to_string(values.size());
  fault(text, syntax,
        plural(static_cast<double>(values.size()), "'{2}' has {1} value", "'{2}' has {1} values",
               verbatim(driver.id)),
        say("use an index from 1 to {1}", verbatim(count)));
  return nullptr;
}

double Constants::value_of(const Driver& driver, const Scalar& scalar) {
  const bool plain = std::holds_alternative<double>(scalar.value);
  const bool single = std::holds_alternative<Scalar>(driver.value.value);
  const bool varies = driver.time.growth || driver.time.increase || driver.time.ramp;
  // A driver that is one number is one cell, its levers folded into it: as in the sheet.
  if (plain && single && !varies) return used_[scalar.address] = overridden(driver, scalar);
  return value(scalar) * lever(driver.id + ".times", driver.levers.times) +
         lever(driver.id + ".plus", driver.levers.plus);
}

double Constants::lever(const std::string& id, double written) {
  return used_["drivers." + id] = overridden("drivers." + id, written);
}

double Constants::driver(const Expression& text, const Syntax& syntax) {
  const auto& drivers = proposal_.drivers;
  const auto found = std::find_if(drivers.begin(), drivers.end(),
                                  [&](const Driver& d) { return d.id == syntax.text; });
  if (found == drivers.end()) {
    std::vector<std::string> ids;
    for (const Driver& driver : drivers) ids.push_back(driver.id);
    const auto near = nearest(syntax.text, ids);
    return fault(text, syntax, say("there is no driver '{1}'", verbatim(syntax.text)),
                 near ? say("did you mean '{1}'?", verbatim(*near))
                      : say("here only drivers that do not vary in time may stand"));
  }
  const Scalar* scalar = listed(*found, text, syntax);
  if (!scalar) return no_value;
  if (const auto known = drivers_.find(scalar); known != drivers_.end()) return known->second;
  if (std::find(open_.begin(), open_.end(), found->id) != open_.end()) {
    return fault(text, syntax, say("driver '{1}' rests on itself", verbatim(found->id)),
                 say("break the cycle"));
  }
  if (open_.size() >= deepest) {
    return fault(text, syntax, say("drivers rest on one another more than 200 deep"),
                 say("write the number"));
  }
  open_.push_back(found->id);
  const double result = value_of(*found, *scalar);
  open_.pop_back();
  return drivers_[scalar] = result;
}

}  // namespace gonogo
