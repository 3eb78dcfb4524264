// SPDX-License-Identifier: MIT
#include "sheet/slip_hints.hpp"

#include <algorithm>
#include <string>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// The number that ends before `at`: "3" of "3 %".
std::string_view number_before(std::string_view text, std::size_t at) {
  text = text.substr(0, at);
  text = text.substr(0, text.find_last_not_of(" \t") + 1);
  return text.substr(text.find_last_not_of("0123456789._") + 1);
}

}  // namespace

Message percent_hint(std::string_view text, std::size_t at) {
  const auto percent = parse_number(number_before(text, at));
  if (!percent) return say("write 5 % as 0.05");
  return say("write {1} % as {2}", exact(*percent), exact(*percent / 100));
}

Message operator_hint(std::string_view text, std::size_t at) {
  constexpr std::string_view units[] = {"day",     "days",     "month", "months",
                                        "quarter", "quarters", "year",  "years"};
  const std::string_view after = text.substr(at);
  const std::string_view word =
      after.substr(0, after.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"));
  const std::string_view count = number_before(text, at);
  const bool unit = std::find(std::begin(units), std::end(units), word) != std::end(units);
  if (!unit || !parse_number(count)) return say("write '*' between factors");
  return say("write {1} alone: a formula has no units", verbatim(std::string(count)));
}

Message comma_hint(std::string_view text, std::size_t at) {
  constexpr std::size_t thousand = 3;  // digits
  const std::string_view whole = number_before(text, at), after = text.substr(at + 1);
  const std::string_view decimals =
      after.substr(0, std::min(after.find_first_not_of("0123456789"), after.size()));
  if (decimals.empty() || decimals.size() == thousand || !parse_number(whole))
    return say("thousands are separated with '_': 1_000");
  return say("decimals follow a point: {1}",
             verbatim(std::string(whole) + "." + std::string(decimals)));
}

}  // namespace gonogo
