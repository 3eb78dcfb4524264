// SPDX-License-Identifier: MIT
#include "compile/constants.hpp"

#include <algorithm>
#include <cmath>

#include "compile/calendar.hpp"
#include "compile/drivers.hpp"
#include "compile/expression_reader.hpp"
#include "compile/scalars_of.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/run/snapshot.hpp"

namespace gonogo {
/// Makes terms of one expression, and knows the part of the text that each was made from.
class Constants::Terms : public ExpressionReader<Term> {
 public:
  Terms(Constants& constants, const Expression& text)
      : constants_(constants), sheet_(constants.sheet_), text_(text) {}

  /// The number that a term is. NaN after a diagnostic.
  double number_of(Term term) {
    const double result = gonogo::evaluate(sheet_, term.id());
    if (std::isnan(result)) report(term.id());
    return result;
  }

 private:
  Term constant(double value) override { return sheet_.constant(value); }
  Term name(const Syntax& syntax) override { return constants_.driver(text_, syntax); }
  Term index(const Syntax& syntax) override { return constants_.driver(text_, syntax); }
  Term time_function(const Syntax& syntax) override {
    constants_.fault(place_of(text_, syntax), say("{1}() varies in time", verbatim(syntax.text)),
                     say("only drivers that do not vary can be used here"));
    return sheet_.missing();
  }
  /// The branch not taken is not built: what it names does not shape the sheet.
  Term branches(const Syntax& syntax, const Term& condition) override {
    const double taken = number_of(condition);
    return std::isnan(taken) ? sheet_.missing() : value(syntax.parts[taken != 0 ? 1 : 2]);
  }
  Term calculated(const Syntax& syntax, Op op, const std::vector<Term>& operands) override {
    const Term result = operands.size() == 1 ? applied(op, operands.front())
                                             : applied(op, operands.front(), operands.back());
    made_from_.emplace(result.id(), &syntax);
    return result;
  }

  /// Diagnoses each calculation that has no value though its operands have one.
  void report(NodeId id) {
    const NodeData& node = sheet_.nodes()[id];
    bool sound = true;
    for (const NodeId part : node.operands()) {
      if (!std::isnan(gonogo::evaluate(sheet_, part))) continue;
      sound = false;
      report(part);
    }
    if (!sound || kind_of(node.op) != NodeKind::calculation) return;
    constants_.fault(place_of(text_, *made_from_.at(id)), say("this has no value"),
                     say("check divisions, powers, roots and logarithms"));
  }

  Constants& constants_;
  Sheet& sheet_;
  const Expression& text_;
  std::map<NodeId, const Syntax*> made_from_;
};

double Constants::overridden(const Address& address, double written) const {
  const auto found = overrides_.find(address);
  return found == overrides_.end() ? written : found->second;
}

double Constants::overridden(const Driver& driver, const Scalar& number) const {
  return overridden(number.address,
                    std::get<double>(number.value) * driver.levers.times + driver.levers.plus);
}

void Constants::fault(Place place, Message message, Message hint) {
  diagnostics_.push_back({.code = "constant",
                          .message = std::move(message),
                          .place = std::move(place),
                          .hint = std::move(hint)});
}

double Constants::value(const Scalar& scalar) {
  const double found = unchecked(scalar);
  if (scalar.range.holds(found)) return found;
  diagnostics_.push_back(out_of_range(scalar.range, found, scalar.address, {}, scalar.place));
  return no_value;
}

double Constants::as_written(const Scalar& scalar) {
  const auto used = used_;
  const double found = value(scalar);
  used_ = used;
  return found;
}

double Constants::unchecked(const Scalar& scalar) {
  if (const double* number = std::get_if<double>(&scalar.value)) {
    const double value = overridden(scalar.address, *number);
    if (!scalar.address.empty()) used_[scalar.address] = value;  // a default has no address
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
  if (!duration.count.address.empty()) units_[duration.count.address] = plural_of(duration.unit);
  return value(duration.count) / per_year(duration.unit, days_in_year_);
}

int Constants::whole_steps(const Duration& duration, int steps_per_year, const std::string& key,
                           int least) {
  const double steps = years(duration) * steps_per_year;
  if (!(steps >= 0) || steps > 10'000) {
    if (!std::isnan(steps)) {
      diagnostics_.push_back(
          {.code = "duration",
           .message = say("{1} must be between 0 and 10,000 steps", verbatim(key)),
           .place = duration.count.place,
           .hint = say("write \"18 months\"")});
    }
    return least;
  }
  // What is written must fit the steps, however it is written; a case that moves it is rounded.
  if (std::abs(steps - std::round(steps)) > 1e-9 && overrides_.empty()) {
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
  const int whole = static_cast<int>(std::lround(steps));
  if (whole >= least) return whole;
  add_error(diagnostics_, "duration", say("{1} must be at least a step", verbatim(key)),
            duration.count.place, say("write {1} = \"5 years\"", verbatim(key)));
  return least;
}

double Constants::evaluate(const Expression& text, const Syntax& syntax) {
  Terms terms(*this, text);
  return terms.number_of(terms.value(syntax));
}

/// The number that a name or `x[2]` means; none after a diagnostic.
std::optional<Scalar> Constants::listed(const Driver& driver, const Expression& text,
                                        const Syntax& syntax) {
  const auto* single = std::get_if<Scalar>(&driver.value.value);
  if (syntax.kind != Syntax::Kind::index) {
    if (single && !changes_in_time(driver)) return *single;
    fault(place_of(text, syntax), say("driver '{1}' varies in time", verbatim(driver.id)),
          say("use one of its values, such as {1}[1]", verbatim(driver.id)));
    return {};
  }
  const auto position = static_cast<std::size_t>(syntax.number);
  const std::size_t count = count_of_scalars(driver.value);
  if (position <= count) return scalar_of(driver.value, position);
  fault(place_of(text, syntax),
        plural(static_cast<double>(count), "'{2}' has {1} value", "'{2}' has {1} values",
               verbatim(driver.id)),
        say("use an index from 1 to {1}", number(count)));
  return {};
}

double Constants::value_of(const Driver& driver, const Scalar& scalar) {
  const bool single = std::holds_alternative<Scalar>(driver.value.value);
  // A driver that is one number is one input with its levers folded in, as in the sheet of the bid.
  if (single && !changes_in_time(driver)) return used_[scalar.address] = overridden(driver, scalar);
  const double own = value(scalar);
  const Term times = lever(driver.id + ".times", driver.levers.times);
  const Term plus = lever(driver.id + ".plus", driver.levers.plus);
  if (std::isnan(own)) return own;
  const double result = gonogo::evaluate(sheet_, (sheet_.constant(own) * times + plus).id());
  if (std::isnan(result))
    fault(scalar.place, say("this has no value"), say("its 'times' or 'plus' is too large"));
  return result;
}

Term Constants::lever(const std::string& id, double written) {
  const Address address = "drivers." + id;
  const double value = overridden(address, written);
  used_[address] = value;
  return sheet_.input({.address = address, .base = value});
}

Term Constants::driver(const Expression& text, const Syntax& syntax) {
  const auto refuse = [&](Message message, Message hint) {
    fault(place_of(text, syntax), std::move(message), std::move(hint));
    return sheet_.missing();
  };
  const auto& drivers = proposal_.drivers;
  const auto found = std::find_if(drivers.begin(), drivers.end(),
                                  [&](const Driver& d) { return d.id == syntax.text; });
  if (found == drivers.end()) {
    std::vector<std::string> ids;
    for (const Driver& driver : drivers) ids.push_back(driver.id);
    const auto near = nearest(syntax.text, ids);
    return refuse(say("there is no driver '{1}'", verbatim(syntax.text)),
                  near ? say("did you mean '{1}'?", verbatim(*near))
                       : say("only drivers that do not vary in time can be used here"));
  }
  const auto scalar = listed(*found, text, syntax);
  if (!scalar) return sheet_.missing();
  const double result = value_of(*found, *scalar);
  return std::isnan(result) ? sheet_.missing() : sheet_.constant(result);
}

}  // namespace gonogo
