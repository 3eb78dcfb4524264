// SPDX-License-Identifier: MIT
#include "gonogo/base/range.hpp"

#include <cmath>

namespace gonogo {
namespace {

/// The two most frequent mistakes: 8 for 8 %, and money instead of a share of it.
Message fraction_hint(const Range& range, double value, const std::string& name) {
  if (name.ends_with("residual") && value > 100) return say("a sum of money is residual_amount");
  const double meant = std::round(value * 1e10) / 1e12;
  // Of a rate a little above 1 nobody knows which is meant.
  if (range.lowest < 0 && value < 2) {
    const double change = std::round((value - 1) * 1e12) / 1e12;
    return say(
        "a fraction is meant: {1} for +{2}%, {3} for {4}%; for {5}% write { rate = {4}, "
        "over = true }",
        exact(change), exact(std::round(change * 1e12) / 1e10), exact(meant), exact(value),
        exact(std::round(value * 1e12) / 1e10));
  }
  if (range.lowest < 0 && value < 5) {
    return say("a fraction is meant: {1} for {2}%; for {3}% write { rate = {2}, over = true }",
               exact(meant), exact(value), exact(std::round(value * 1e12) / 1e10));
  }
  return std::abs(value) <= 100
             ? say("a fraction is meant: {1} for {2}%", exact(meant), exact(value))
             : say("a fraction is meant: 0.08 for 8%");
}

}  // namespace

Diagnostic out_of_range(const Range& range, double value, const std::string& name, Message where,
                        const Place& place) {
  const Message subject =
      where.empty() ? verbatim(name) : say("{1} in {2}", verbatim(name), std::move(where));
  Diagnostic found{.code = "out-of-range", .place = place};
  if (range.of == Range::Of::fraction) {
    found.code = "not-a-fraction";
    found.message = say("{1} = {2} is not {3}", subject, exact(value),
                        say("between {1} and {2}", exact(range.lowest), exact(range.highest)));
    if (value > range.highest) found.hint = fraction_hint(range, value, name);
    if (value < range.lowest && range.lowest < 0 && value >= -100)
      found.hint = say("a fraction is meant: {1} for {2}%", exact(std::round(value * 1e10) / 1e12),
                       exact(value));
    return found;
  }
  if (range.of == Range::Of::without_vat) {
    found.message =
        say("the VAT {1} is more than the amount that includes it, by {2}", subject, exact(-value));
    found.hint = say("correct the two, or leave out included where the VAT is on top");
    return found;
  }
  const bool low = value < range.lowest || (range.above && value < range.least());
  const bool sign = low && range.lowest == 0 && value < 0;
  const Message limit = exact(low ? range.lowest : range.highest);
  found.message = sign ? say("{1} = {2} is negative", subject, exact(value))
                  : low && range.above
                      ? say("{1} = {2} is not above {3}", subject, exact(value), limit)
                  : low ? say("{1} = {2} is less than {3}", subject, exact(value), limit)
                        : say("{1} = {2} is more than {3}", subject, exact(value), limit);
  if (sign && range.of == Range::Of::money)
    found.hint = say("amounts are positive; the section gives the sign");
  return found;
}

}  // namespace gonogo
