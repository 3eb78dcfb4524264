// SPDX-License-Identifier: MIT
#include "gonogo/base/figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/utf8.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Beyond these a fixed number of decimals shows nothing, or too much.
constexpr double largest_fixed = 1e15;
constexpr double smallest_fixed = 1e-4;
constexpr int most_decimals = 9;

/// Amounts from here on are written without cents.
constexpr double cents_matter_below = 10'000;

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

/// Decimals with two significant digits.
int two_digits(double value) { return std::min(1 - magnitude(value), most_decimals); }

/// Whether so many decimals write the value in full; a percentage has noise from its multiplication.
bool is_whole(double value, int decimals) {
  const double scaled = value * std::pow(10, decimals);
  return std::abs(scaled - std::round(scaled)) <= 1e-9 * std::max(1.0, std::abs(scaled));
}

/// The same to the last digit that somebody would write, of amounts in billions too.
bool is_written_out(double value, int decimals) {
  const double scaled = value * std::pow(10, decimals);
  return std::abs(scaled - std::round(scaled)) <= 1e-14 * std::abs(scaled) + 1e-6;
}

/// Two, or two digits where those would show nothing: a limit missed by a hair must not read 0.00.
int two_or_more(double value) {
  const bool tiny = std::abs(value) < 0.005 && std::abs(value) > 1e-6;
  return tiny ? two_digits(value) : 2;
}

/// One, or those of a rate that somebody wrote (8.25%), or as many as keep what is nearly 0 or 100
/// from reading so.
int percent_decimals(double percent) {
  constexpr int most_written = 3;
  for (int decimals = 1; decimals <= most_written; ++decimals) {
    if (is_whole(percent, decimals)) return decimals;
  }
  for (const double mark : {0.0, 100.0}) {
    const double gap = std::abs(percent) - mark;
    if (std::abs(gap) < 0.05 && std::abs(gap) > 1e-6) return two_digits(gap);
  }
  return 1;
}

/// Cents only where they matter.
int cents(double value) {
  return std::abs(value) >= cents_matter_below || is_whole(value, 0) ? 0 : 2;
}

/// Of a rate the percentage; where no double holds that, the greatest that one does.
double drawn(double value, Kind kind) {
  if (kind != Kind::rate) return value;
  const double percent = value * 100;
  return std::isinf(percent) ? std::copysign(std::numeric_limits<double>::max(), value) : percent;
}

/// Absent where the digits count, not the decimals.
std::optional<int> usual_decimals(double value, Kind kind) {
  switch (kind) {
    case Kind::money:
      return cents(value);
    case Kind::rate:
      return percent_decimals(value * 100);
    case Kind::years:
    case Kind::ratio:
      return two_or_more(value);
    case Kind::factor:
      return 4;
    case Kind::count:
    case Kind::number:
    case Kind::text:
      break;
  }
  return {};
}

std::string digits(const Number& number) {
  const auto decimals =
      number.decimals ? number.decimals : usual_decimals(number.value, number.kind);
  const double value = drawn(number.value, number.kind);
  return decimals ? fixed(value, *decimals) : plain(value);
}

/// Every digit, grouped; a percentage without the noise of its multiplication.
std::string all_digits(double value, Kind kind) {
  constexpr double percent_places = 1e9, largest_rounded = 1e15;
  const double number = drawn(value, kind);
  const bool rounds = kind == Kind::rate && std::abs(number) < largest_rounded;
  auto text = shortest(rounds ? std::round(number * percent_places) / percent_places : number);
  if (text.find('e') != std::string::npos) return text;
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (auto at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

std::string unit_of(const Number& number, Language language) {
  if (number.kind == Kind::rate) return "%";
  const Message unit = number.kind == Kind::years ? say("years") : number.unit;
  const std::string words = printable(in_words(unit, language));
  if (words.empty()) return {};
  // Chinese writes its own words behind a number without a blank: 5.00年.
  std::string_view rest = words;
  const bool joined = language == Language::chinese && take_code_point(rest).width == 2;
  return joined ? words : ' ' + words;
}

}  // namespace

Figure figure(const Number& number, Language language) {
  const auto text =
      number.digits == Digits::all ? all_digits(number.value, number.kind) : digits(number);
  const auto point = std::min(text.find_first_of(".e"), text.size());
  return {.whole = text.substr(0, point),
          .fraction = text.substr(point),
          .unit = unit_of(number, language)};
}

std::optional<int> stated_decimals(double value, Kind kind) {
  const int usual = usual_decimals(value, kind).value_or(most_decimals);
  for (int decimals = usual; decimals <= most_decimals; ++decimals) {
    if (is_written_out(drawn(value, kind), decimals))
      return decimals == usual ? std::nullopt : std::optional(decimals);
  }
  return {};
}

std::optional<int> decimals_beside(double value, double limit, Kind kind) {
  constexpr double same = 1e-9;
  if (std::abs(value - limit) <= same * std::max(std::abs(value), std::abs(limit))) return {};
  const auto reads = [&](double each, std::optional<int> decimals) {
    return digits({.value = each, .kind = kind, .decimals = decimals});
  };
  if (reads(value, {}) != reads(limit, {})) return {};
  const int least = kind == Kind::money ? 2 : usual_decimals(value, kind).value_or(0);
  for (int decimals = least; decimals < most_decimals; ++decimals) {
    if (reads(value, decimals) != reads(limit, decimals)) return decimals;
  }
  return most_decimals;
}

std::optional<int> common_decimals(std::span<const double> values, Kind kind) {
  constexpr int most_common = 3;
  if (values.empty()) return {};
  if (kind == Kind::money) {
    const bool large = std::any_of(values.begin(), values.end(), [](double each) {
      return std::abs(each) >= cents_matter_below;
    });
    const bool whole =
        std::all_of(values.begin(), values.end(), [](double each) { return is_whole(each, 0); });
    // What would read as 0 is not dropped: a limit missed by 0.12.
    const bool vanishes = std::any_of(values.begin(), values.end(), [](double each) {
      return std::abs(each) >= 0.005 && std::abs(each) < 0.5;
    });
    return whole || (large && !vanishes) ? 0 : 2;
  }
  if (kind != Kind::rate) return {};
  int decimals = 1;
  for (const double each : values)
    decimals = std::max(decimals, std::min(percent_decimals(each * 100), most_common));
  return decimals;
}

std::string axis_label(double value, double step, Kind kind) {
  const double factor = kind == Kind::rate ? 100 : 1;
  const int decimals = std::clamp(-magnitude(step * factor), 0, 9);
  const auto text = std::abs(value) < smallest_fixed * step ? fixed(0, decimals)
                                                            : fixed(value * factor, decimals);
  return kind == Kind::rate ? text + "%" : text;
}

Message stated_rate(double rate) {
  const double percent = rate * 100;
  const bool whole = std::abs(percent - std::round(percent)) < 1e-9;
  return number(
      {.value = rate, .kind = Kind::rate, .decimals = whole ? std::optional(0) : std::nullopt});
}

}  // namespace gonogo
