// SPDX-License-Identifier: MIT
#include "gonogo/analysis/variable.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "gonogo/analysis/switching.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

constexpr std::string_view times = ".times";

Control control_of(const Driver& driver) {
  if (driver.control != Control::unsaid) return driver.control;
  if (driver.role == Role::price) return Control::ours;
  return driver.role == Role::volume ? Control::customer : Control::unsaid;
}

/// A number that is the count of a duration is set with its unit.
bool is_unit_of_time(const std::string& unit) {
  constexpr std::array units = {Unit::day, Unit::month, Unit::quarter, Unit::year};
  return std::any_of(units.begin(), units.end(),
                     [&](Unit each) { return unit == plural_of(each); });
}

/// Sets the bounds: absolute for a value, relative for a factor.
void set_bounds(const Driver& driver, Variable& number) {
  const Uncertainty& stated = driver.uncertainty;
  const auto relative = [&](double share) {
    return number.factor ? number.base * (1 + share) : number.base + std::abs(number.base) * share;
  };
  if (stated.spread) {
    number.low = relative(stated.spread->low);
    number.high = relative(stated.spread->high);
  } else if (number.factor) {
    // The bounds are of values, not of what multiplies them.
  } else if (!number.states.empty()) {
    number.low = number.states.front();
    number.high = number.states.back();
  } else if (!stated.values.empty()) {
    const auto [least, most] = std::minmax_element(stated.values.begin(), stated.values.end());
    number.low = *least, number.high = *most;
  } else {
    number.low = stated.low;
    number.high = stated.high;
  }
  if (number.low && number.high && *number.low > *number.high) std::swap(number.low, number.high);
}

/// A choice among values has no others, and no step.
void set_states(const Uncertainty& stated, Variable& number) {
  if (stated.shape == Uncertainty::Shape::discrete) number.states = stated.values;
  if (stated.shape == Uncertainty::Shape::event) number.states = {0, 1};
  if (number.states.empty()) return;
  number.tick = {};
  number.whole = false;
  std::sort(number.states.begin(), number.states.end());
  number.states.erase(std::unique(number.states.begin(), number.states.end()), number.states.end());
}

/// The most of a unit that says that it is a part of a whole: "share of sites live", "%".
std::optional<double> most_of_unit(const std::string& unit, double base) {
  const std::string_view first = std::string_view(unit).substr(0, unit.find(' '));
  constexpr std::array<std::string_view, 3> shares = {"share", "fraction", "probability"};
  const bool percent = first == "%" || first == "percent";
  if (!percent && std::find(shares.begin(), shares.end(), first) == shares.end()) return {};
  const double whole = percent && base > 1 ? 100 : 1;
  return base >= 0 && base <= whole ? std::optional(whole) : std::nullopt;
}

/// The greatest number that the driver states; none where one of its values is a formula.
std::optional<double> greatest_in(const Amount& amount) {
  double greatest = 0;
  const auto add = [&](const Scalar& each) {
    const double* value = std::get_if<double>(&each.value);
    greatest = value ? std::max(greatest, *value) : largest_number;
  };
  if (const auto* one = std::get_if<Scalar>(&amount.value)) add(*one);
  if (const auto* list = std::get_if<ValueList>(&amount.value)) {
    for (std::size_t i = 0; i < list->size(); ++i) add((*list)[i]);
  }
  if (const auto* schedule = std::get_if<std::vector<Entry>>(&amount.value)) {
    for (const Entry& each : *schedule) add(each.value);
  }
  return greatest > 0 && greatest < largest_number ? std::optional(greatest) : std::nullopt;
}

/// Of a factor, what keeps the greatest value of the driver within its unit.
void set_most(const Driver& driver, Variable& number) {
  const auto stated = greatest_in(driver.value);
  const auto of_unit = most_of_unit(driver.unit.value, stated.value_or(number.base));
  if (!of_unit || (number.factor && !stated)) return;
  number.most = number.factor ? number.base * *of_unit / *stated : *of_unit;
  if (number.high && *number.high > *number.most) number.most = number.high;
  if (number.base > *number.most) number.most = {};
}

void describe_driver(const Model& model, Variable& number) {
  for (const Driver& driver : model.proposal.drivers) {
    const std::string id = "drivers." + driver.id;
    if (number.address != id && number.address != id + std::string(times)) continue;
    number.driver = true;
    number.place = driver.place;
    number.label = name_text(driver.name, driver.id);
    number.unit = number.factor ? "" : driver.unit.value;
    number.role = driver.role;
    number.control = control_of(driver);
    if (!number.factor) {
      number.tick = driver.tick;
      number.whole = driver.whole;
      set_states(driver.uncertainty, number);
    }
    set_bounds(driver, number);
    set_most(driver, number);
  }
}

/// Whether an amount is made of numbers alone. An expression changes with the drivers it names.
bool is_plain(const Amount& amount) {
  const auto* scalar = std::get_if<Scalar>(&amount.value);
  return !scalar || !std::holds_alternative<Expression>(scalar->value);
}

/// The amount of a line that states one number; of a list, a schedule or an expression there is
/// none.
std::optional<double> one_amount(const Amount& amount) {
  const auto* scalar = std::get_if<Scalar>(&amount.value);
  const auto* value = scalar ? std::get_if<double>(&scalar->value) : nullptr;
  return value && *value != 0 ? std::optional(*value) : std::nullopt;
}

/// Gives the factor of a line or an asset the label of its row.
void describe_line(const Model& model, Variable& number) {
  if (!number.factor) return;
  const std::string_view id =
      std::string_view(number.address).substr(0, number.address.size() - times.size());
  const RowId row = model.sheet.find(id);
  if (row == no_row || model.sheet.rows()[row].kind != RowKind::line) return;
  const SheetRow& line = model.sheet.rows()[row];
  number.label = line.label;
  if (!line.sources.empty()) number.place = line.sources.front();
  for (const Line& each : model.proposal.lines) {
    if (each.section + "." + each.id == id) number.amount = one_amount(each.amount);
  }
  for (const Investment& each : model.proposal.investment) {
    if (std::string(section::investment) + "." + each.id == id)
      number.amount = one_amount(each.amount);
  }
}

/// The numbers of a flow that stands in place of lines, where they are few.
std::vector<Address> entries_of_ready_flow(const Model& model) {
  constexpr std::size_t most = 60;
  std::vector<Address> entries;
  for (const Input& input : model.sheet.inputs()) {
    const bool lever = input.address.ends_with(times) || input.lever;
    if (input.address.starts_with("cash_flow.net") && !lever && input.base != 0)
      entries.push_back(input.address);
  }
  return entries.size() <= most ? entries : std::vector<Address>{};
}

/// Beyond what a key allows the bid is refused: where a search would go there, it ends before.
void set_limits(const Range& range, Variable& number) {
  const double farthest = most_times_the_base * number.base;
  const bool unsized = number.base == 0;
  if (!range.above &&
      (unsized ? range.lowest > -largest_number : range.lowest > std::min(0.0, farthest)))
    number.least = range.lowest;
  if (unsized ? range.highest < largest_number : range.highest < std::max(0.0, farthest))
    number.most = range.highest;
}

}  // namespace

std::optional<Variable> find_variable(const Model& model, const Address& address) {
  const auto base = value_at(model, address);
  if (!base && !address.ends_with(times)) return find_variable(model, address + std::string(times));
  // A factor of 0 is no change of anything that a factor could undo.
  if (!base || (*base == 0 && address.ends_with(times))) return {};
  Variable number{.address = address, .base = *base, .label = verbatim(address)};
  number.factor = address.ends_with(times);
  number.structural = model.structural.contains(address);
  if (const auto input = model.sheet.find_input(address); input != no_input) {
    const Input& written = model.sheet.inputs()[input];
    number.kind = written.kind;
    number.unit = written.unit;
    number.place = written.place;
    if (!number.factor) number.label = written.label.empty() ? verbatim(address) : written.label;
    set_limits(written.range, number);
  }
  if (const auto unit = model.structural_units.find(address); unit != model.structural_units.end())
    number.unit = unit->second;
  describe_driver(model, number);
  describe_line(model, number);
  if (number.structural && number.states.empty()) number.tick = number.tick.value_or(1);
  return number;
}

std::vector<Variable> find_variables(const Model& model, const VariableKinds& kinds) {
  std::vector<Variable> result;
  const auto add = [&](std::optional<Variable> number) {
    if (number) result.push_back(std::move(*number));
  };
  for (const Driver& driver : model.proposal.drivers) {
    add(find_variable(model, "drivers." + driver.id));
  }
  if (kinds.rates) add(find_variable(model, "rates.discount"));
  const auto add_line = [&](const std::string& section, const auto& line) {
    if (!line.excluded && is_plain(line.amount)) add(find_variable(model, section + "." + line.id));
  };
  if (kinds.lines) {
    for (const Line& each : model.proposal.lines) {
      if (section_named(each.section).side != Side::aside) add_line(each.section, each);
    }
    for (const Investment& each : model.proposal.investment)
      add_line(std::string(section::investment), each);
    for (const Address& entry : entries_of_ready_flow(model)) add(find_variable(model, entry));
  }
  if (kinds.sections) {
    const auto add_sections = [&](bool of_lines) {
      for (const FileSection& each : sections) {
        if (each.varied && each.of_lines() == of_lines)
          add(find_variable(model, std::string(each.name)));
      }
    };
    add_sections(true), add_sections(false);
  }
  if (kinds.period) add(find_variable(model, "project.period"));
  return result;
}

namespace {

bool has_driver(const Model& model, std::string_view id) {
  return std::any_of(model.proposal.drivers.begin(), model.proposal.drivers.end(),
                     [&](const Driver& each) { return each.id == id; });
}

}  // namespace

Diagnostic unknown_variable(const Model& model, const Address& address) {
  for (const Address& factor : {address, address + std::string(times)}) {
    if (factor.ends_with(times) && value_at(model, factor) == 0.0)
      return {.code = "no-factor",
              .message = say("'{1}' is 0: no factor changes what it multiplies", verbatim(factor)),
              .hint = say("leave out {1}", verbatim("--set=" + factor + "=0"))};
  }
  std::vector<std::string> known;
  for (const Input& input : model.sheet.inputs()) {
    const std::string_view whole = input.address;
    known.emplace_back(whole.ends_with(times) ? whole.substr(0, whole.size() - times.size())
                                              : whole);
  }
  for (const auto& [structural, value] : model.structural) known.push_back(structural);
  // The role alone: price for the driver that is the price.
  for (const Driver& driver : model.proposal.drivers) {
    const bool price = address == "price" && driver.role == Role::price;
    const bool volume = address == "volume" && driver.role == Role::volume;
    if ((price || volume) && !has_driver(model, address))
      return {.code = "unknown-address",
              .message = say("there is no number '{1}' to move", verbatim(address)),
              .hint = price ? say("the price is drivers.{1}", verbatim(driver.id))
                            : say("the volume is drivers.{1}", verbatim(driver.id))};
  }
  // The id alone: price for drivers.price.
  const auto of_id = std::find_if(known.begin(), known.end(), [&](const std::string& each) {
    return each.ends_with("." + address);
  });
  const auto meant = of_id != known.end() ? std::optional(*of_id) : nearest(address, known);
  return {.code = "unknown-address",
          .message = say("there is no number '{1}' to move", verbatim(address)),
          .hint = meant ? say("did you mean '{1}'?", verbatim(*meant))
                        : say("gonogo explain --addresses lists what can be moved")};
}

std::string setting(const Variable& number, double value) {
  if (!number.driver && is_unit_of_time(number.unit)) {
    return number.address + "=" + shortest(value) + " " + number.unit;
  }
  if (!number.factor) return number.address + "=" + shortest(value);
  const std::string whole = number.address.substr(0, number.address.size() - times.size());
  return whole + "*=" + shortest(value / number.base);
}

bool is_believable(const Variable& number, double value) {
  constexpr double next_to_nothing = 1e-6;
  if (number.most && value > *number.most) return false;
  if (number.base == 0 || std::abs(value) >= next_to_nothing * std::abs(number.base)) return true;
  return number.base > 0 ? number.low && *number.low <= value
                         : number.high && *number.high >= value;
}

double on_tick(const Variable& number, double value, bool up) {
  constexpr double rounding = 1e-9;  // of the division
  if (!number.tick || !(*number.tick > 0)) return value;
  const double steps = value / *number.tick;
  return (up ? std::ceil(steps - rounding) : std::floor(steps + rounding)) * *number.tick;
}

double nearest_admitted(const Variable& number, double value) {
  if (!number.states.empty()) {
    return *std::min_element(number.states.begin(), number.states.end(), [&](double a, double b) {
      return std::abs(a - value) < std::abs(b - value);
    });
  }
  const double tick = number.tick.value_or(0);
  if (!(tick > 0)) return value;
  const double steps = std::round(value / tick);
  return (number.structural ? std::max(steps, 1.0) : steps) * tick;
}

std::vector<double> axis_of(const Variable& number, int points) {
  const double size = number.base == 0 ? 1 : std::abs(number.base);
  const double low = number.low.value_or(number.base - size / 2);
  const double high = number.high.value_or(number.base + size / 2);
  std::vector<double> values = number.states;
  for (int k = 0; k < points && number.states.empty(); ++k)
    values.push_back(nearest_admitted(number, low + (high - low) * k / std::max(points - 1, 1)));
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

double relative_change(const Variable& number, double value) {
  const double difference = value - number.base;
  return number.base == 0 ? difference : difference / std::abs(number.base);
}

double size_of_change(const Variable& number, double value) {
  if (number.base != 0) return std::abs(relative_change(number, value));
  const double bound =
      std::max(std::abs(number.low.value_or(0)), std::abs(number.high.value_or(0)));
  return bound > 0 ? std::abs(value) / bound : std::numeric_limits<double>::infinity();
}

}  // namespace gonogo
