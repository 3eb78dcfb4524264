// SPDX-License-Identifier: MIT
#include "gonogo/base/figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Beyond these a fixed number of decimals shows nothing, or too much.
constexpr double largest_fixed = 1e15;
constexpr double smallest_fixed = 1e-4;

int magnitude(double value) { return static_cast<int>(std::floor(std::log10(std::abs(value)))); }

std::string scientific(double value) { return fmt::format("{:.6g}", value); }

std::string fixed(double value, int decimals) {
  return std::abs(value) < largest_fixed ? grouped(value, decimals) : scientific(value);
}

/// Six significant digits, whole numbers in full, no zeros at the end.
std::string plain(double value) {
  if (value == 0) return "0";
  if (std::abs(value) < smallest_fixed) return scientific(value);
  auto text = fixed(value, std::max(0, 5 - magnitude(value)));
  if (text.find_first_of(".e") == std::string::npos) return text;
  if (text.find('e') == std::string::npos) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// Two decimals, or two digits where those would show nothing: a limit missed by a hair must not
/// read 0.00.
std::string two_decimals(double value) {
  const bool tiny = std::abs(value) < 0.005 && std::abs(value) > 1e-6;
  return fixed(value, tiny ? 1 - magnitude(value) : 2);
}

std::string digits(double value, Kind kind, int money_decimals) {
  switch (kind) {
    case Kind::money:
      return fixed(value, money_decimals);
    case Kind::rate:
      return two_decimals(value * 100);
    case Kind::years:
    case Kind::ratio:
      return two_decimals(value);
    case Kind::count:
      return value == std::floor(value) ? fixed(value, 0) : plain(value);
    case Kind::number:
    case Kind::text:
      break;
  }
  return plain(value);
}

/// Every digit, grouped; a percentage without the noise of its multiplication.
std::string all_digits(double value, Kind kind) {
  constexpr double percent_places = 1e9;
  auto text = shortest(
      kind == Kind::rate ? std::round(value * 100 * percent_places) / percent_places : value);
  if (text.find('e') != std::string::npos) return text;
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (auto at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

std::string unit_of(const Number& number, Language language) {
  if (number.kind == Kind::rate) return " %";
  if (number.kind == Kind::years) return ' ' + in_words(say("years"), language);
  return number.unit.empty() ? "" : ' ' + printable(in_words(number.unit, language));
}

}  // namespace

Figure figure(const Number& number, Language language) {
  const auto text = number.digits == Digits::all
                        ? all_digits(number.value, number.kind)
                        : digits(number.value, number.kind, number.money_decimals);
  const auto point = std::min(text.find_first_of(".e"), text.size());
  return {.whole = text.substr(0, point),
          .fraction = text.substr(point),
          .unit = unit_of(number, language)};
}

std::string axis_label(double value, double step, Kind kind) {
  const double factor = kind == Kind::rate ? 100 : 1;
  const int decimals = std::clamp(-magnitude(step * factor), 0, 9);
  const auto text = std::abs(value) < smallest_fixed * step ? fixed(0, decimals)
                                                            : fixed(value * factor, decimals);
  return kind == Kind::rate ? text + " %" : text;
}

}  // namespace gonogo
