// SPDX-License-Identifier: MIT
#include "input/units_of_drivers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gonogo/sheet/expression.hpp"

namespace gonogo {
namespace {

constexpr std::array units = {Unit::day, Unit::month, Unit::quarter, Unit::year};

std::optional<Unit> unit_named(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Unit>, 6> others = {{{"yr", Unit::year},
                                                                        {"年", Unit::year},
                                                                        {"季", Unit::quarter},
                                                                        {"月", Unit::month},
                                                                        {"天", Unit::day},
                                                                        {"日", Unit::day}}};
  for (const Unit unit : units) {
    if (word == singular_of(unit) || word == plural_of(unit)) return unit;
  }
  for (const auto& [other, unit] : others) {
    if (word == other) return unit;
  }
  return {};
}

/// "CNY/line/month" and "CNY a month" are for a month; "CNY/line" is for no time.
std::optional<Unit> time_in(std::string_view unit) {
  const std::size_t cut = unit.find_last_of("/ ");
  return cut == std::string_view::npos ? std::nullopt : unit_named(unit.substr(cut + 1));
}

/// What a formula says about time.
struct TimeUse {
  std::optional<Unit> unit = {};   ///< of the drivers that it names, if they agree
  const Driver* driver = nullptr;  ///< the first that has it
  bool converts = false;           ///< it counts time itself, or their units differ
};

class TimeReader {
 public:
  explicit TimeReader(const Proposal& bid) : bid_(bid) {}

  TimeUse read(const Syntax& part) {
    walk(part);
    return found_;
  }

 private:
  void walk(const Syntax& part) {
    // 12 months, 4 quarters, 365 or 360 days; `month` and `year` are names of time.
    constexpr std::array conversions = {3.0, 4.0, 12.0, 30.0, 52.0, 360.0, 365.0};
    if (part.kind == Syntax::Kind::number)
      found_.converts |=
          std::find(conversions.begin(), conversions.end(), part.number) != conversions.end();
    const bool name = part.kind == Syntax::Kind::name || part.kind == Syntax::Kind::index;
    if (name) take(part.text);
    for (const Syntax& inner : part.parts) walk(inner);
  }

  void take(const std::string& name) {
    const auto driver = std::find_if(bid_.drivers.begin(), bid_.drivers.end(),
                                     [&](const Driver& each) { return each.id == name; });
    if (driver == bid_.drivers.end()) {
      found_.converts = true;  // a quantity, a line, a time: its unit is not stated
      return;
    }
    if (unit_named(driver->unit.value)) found_.converts = true;  // counts time: "months"
    const auto unit = time_in(driver->unit.value);
    if (!unit) return;
    found_.converts |= found_.unit && *found_.unit != *unit;
    if (!found_.unit) found_.driver = &*driver;
    found_.unit = unit;
  }

  const Proposal& bid_;
  TimeUse found_ = {};
};

TimeUse time_of(const Proposal& bid, const Amount& amount) {
  const auto* scalar = std::get_if<Scalar>(&amount.value);
  const auto* formula = scalar ? std::get_if<Expression>(&scalar->value) : nullptr;
  if (!formula || !formula->syntax().value) return {};
  return TimeReader(bid).read(*formula->syntax().value);
}

}  // namespace

void suggest_per(const Proposal& bid, Diagnostics& found) {
  for (Diagnostic& each : found) {
    if (each.code != "no-moment") continue;
    const auto line = std::find_if(bid.lines.begin(), bid.lines.end(),
                                   [&](const Line& other) { return other.place == each.place; });
    if (line == bid.lines.end()) continue;
    const TimeUse use = time_of(bid, line->amount);
    if (!use.unit) continue;
    each.hint = say("add per = \"{1}\", as {2} is in {3}; at = \"Y1\" for a single sum",
                    verbatim(singular_of(*use.unit)), verbatim(use.driver->id),
                    verbatim(use.driver->unit.value));
  }
}

void note_units(const Proposal& bid, Diagnostics& found) {
  const auto lacks_per = [&](const Line& line) {
    return std::any_of(found.begin(), found.end(), [&](const Diagnostic& each) {
      return each.code == "no-moment" && each.place == line.place;
    });
  };
  for (const Line& line : bid.lines) {
    if (lacks_per(line)) continue;
    const TimeUse use = time_of(bid, line.amount);
    if (!line.per || !use.unit || use.converts || *use.unit == *line.per) continue;
    add_note(
        found, "unit-per",
        say("{1} is in {2}, and {3} counts it per {4}", verbatim(use.driver->id),
            verbatim(use.driver->unit.value), verbatim(line.id), verbatim(singular_of(*line.per))),
        line.amount.place,
        say("say per = \"{1}\", or correct the unit", verbatim(singular_of(*use.unit))));
  }
}

}  // namespace gonogo
