// SPDX-License-Identifier: MIT
#include "gonogo/analysis/variable_report.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/figure.hpp"

namespace gonogo {

namespace {

/// One decimal, where that does not make a change read as 0 or -100%.
std::optional<int> change_decimals(double change) {
  constexpr double one_decimal = 0.0005;
  const double size = std::abs(change);
  const bool near_a_mark = size < one_decimal || std::abs(size - 1) < one_decimal;
  return near_a_mark ? std::nullopt : std::optional(1);
}

}  // namespace

Cell variable_cell(const Variable& number, double value) {
  if (!std::isfinite(value)) return {.kind = Kind::number};
  if (number.amount) return {.value = *number.amount * value / number.base, .kind = Kind::money};
  if (number.factor) {
    const bool written = value == number.base;
    return {.value = value,
            .kind = Kind::rate,
            .shown = written ? say("as written") : signed_change(number, value)};
  }
  return {.value = value, .kind = number.kind, .unit = unit_in_words(number.unit)};
}

Cell bare_cell(const Variable& number, double value) {
  Cell cell = variable_cell(number, value);
  cell.unit = {};
  const double written = number.amount.value_or(number.base);
  const auto* shown = std::get_if<double>(&cell.value);
  // A column of money leaves cents out where one of its amounts has none.
  if (cell.kind == Kind::money && shown != nullptr && *shown != written &&
      std::round(*shown) == std::round(written))
    cell.decimals = decimals_beside(*shown, written, Kind::money).value_or(2);
  return cell;
}

Message with_unit(const Variable& number) {
  return number.unit.empty() ? label_of(number)
                             : say("{1}, {2}", label_of(number), unit_in_words(number.unit));
}

Cell change_cell(const Variable& number, double value) {
  if (!std::isfinite(value)) return {.kind = Kind::rate};
  if (number.base == 0) return {.value = relative_change(number, value), .kind = Kind::number};
  const double change = relative_change(number, value);
  return {.value = change, .kind = Kind::rate, .decimals = change_decimals(change)};
}

Message signed_change(const Variable& number, double value) {
  if (number.base == 0) return {};
  const double change = relative_change(number, value);
  constexpr double least_told = 1e-8;  // would read +0.0%
  if (std::abs(change) < least_told) return {};
  if (change > -1 && change < -0.99995) return rate_text(change);
  const Message text =
      gonogo::number({.value = change, .kind = Kind::rate, .decimals = change_decimals(change)});
  return change > 0 ? say("+{1}", text) : text;
}

Message label_of(const Variable& number) {
  if (number.driver) return number.label;
  if (number.address == "rates.discount") return say("Discount rate");
  if (number.address == "project.period") return say("Period");
  if (number.address == "revenue.times") return say("All revenue");
  if (number.address == "cost.times") return say("All cost");
  if (number.address == "investment.times") return say("All investment");
  return number.label;
}

Message names_of(std::span<const Variable> numbers) {
  constexpr std::size_t most = 12;
  std::vector<Message> names;
  for (const Variable& each : numbers.first(std::min(most, numbers.size())))
    names.push_back(label_of(each));
  const Message first = listed(Join::comma, std::move(names));
  if (numbers.size() <= most) return first;
  return say("{1}, and {2} more", first, number(numbers.size() - most));
}

Message text_of(const Variable& number, double value) {
  return value_text(variable_cell(number, value));
}

Message set_option(const std::string& setting) {
  const bool plain = setting.find_first_of("* []") == std::string::npos;
  return verbatim(plain ? "--set " + setting : "--set '" + setting + "'");
}

std::string row_id(const Variable& number) {
  std::string id = number.address;
  std::replace_if(
      id.begin(), id.end(),
      [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.');
      },
      '_');
  return id;
}

Message control_text(Control control) {
  switch (control) {
    case Control::ours:
      return say("ours");
    case Control::customer:
      return say("customer's");
    case Control::chance:
      return say("chance");
    case Control::unsaid:
      break;
  }
  return {};
}

}  // namespace gonogo
