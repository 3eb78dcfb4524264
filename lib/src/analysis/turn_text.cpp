// SPDX-License-Identifier: MIT
#include "analysis/turn_text.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/switching.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

constexpr double no_change = 1e-6;  ///< of a number: it is at its limit

/// What a product with a tick or an amount leaves behind twelve digits is rounding error.
double without_noise(double value) { return to_digits(value, 12); }

/// "+5.03%": as exact as the factor, which a rounded change might not be.
Message change_in_full(const Variable& number, double value) {
  const double change = without_noise(relative_change(number, value));
  const Message text = gonogo::number({.value = change, .kind = Kind::rate, .digits = Digits::all});
  return change > 0 ? say("+{1}", text) : text;
}

/// Number and unit in full: a rounded value might not pass.
Message in_full(const Variable& number, double value) {
  const Cell cell = variable_cell(number, value);
  const double* shown = std::get_if<double>(&cell.value);
  if (!shown) return text_of(number, value);
  if (cell.kind == Kind::rate)
    return gonogo::number({.value = *shown, .kind = Kind::rate, .digits = Digits::all});
  return gonogo::number({.value = without_noise(*shown), .unit = cell.unit, .digits = Digits::all});
}

/// Whether it moves many numbers as one, so that only its change can be said.
bool is_pure_factor(const Variable& number) { return number.factor && !number.amount; }

/// "5.03%": how far a factor moves, up or down.
Message size_text(const Variable& number, double value) {
  const double change = std::abs(without_noise(relative_change(number, value)));
  return gonogo::number({.value = change, .kind = Kind::rate, .digits = Digits::all});
}

/// "value fails", or that nothing judges what is beyond.
Message beyond_text(const Model& model, const Turn& turn, std::size_t rule) {
  return turn.at_a_gap ? say("the bid cannot be judged")
                       : say("{1} fails", verbatim(model.rules[rule].rule.id));
}

/// "Stays GO while price >= 1,571": one end.
Message one_end_text(const Model& model, const Turning& turning) {
  const Turn& threat = *turning.threat;
  const Variable& number = turning.numbers[threat.number];
  const Message label = label_of(number), limit = in_full(number, threat.printed),
                beyond = beyond_text(model, threat, turning.threatened);
  const bool rises = threat.value > threat.failing;
  if (is_pure_factor(number)) {
    const Message by = size_text(number, threat.printed);
    return rises ? say("Stays GO while {1} rises by at most {2}, all else as written (then {3}).",
                       label, by, beyond)
                 : say("Stays GO while {1} falls by at most {2}, all else as written (then {3}).",
                       label, by, beyond);
  }
  const Message change = change_text(number, threat.printed);
  const Message about =
      change.empty() ? say("then {1}", beyond) : say("{1}; then {2}", change, beyond);
  return rises ? say("Stays GO while {1} <= {2}, all else as written ({3}).", label, limit, about)
               : say("Stays GO while {1} >= {2}, all else as written ({3}).", label, limit, about);
}

/// "Stays GO while 1,571 <= price <= 2,100": both ends.
Message both_ends_text(const Model& model, const Turning& turning) {
  const Turn &nearest = *turning.threat, &opposite = *turning.opposite;
  const bool rises = nearest.value > nearest.failing;
  const Variable& number = turning.numbers[nearest.number];
  const auto beyond = [&](bool above) {
    return above == rises ? beyond_text(model, nearest, turning.threatened)
                          : beyond_text(model, opposite, turning.opposed);
  };
  const double low = rises ? opposite.printed : nearest.printed,
               high = rises ? nearest.printed : opposite.printed;
  if (is_pure_factor(number))
    return say(
        "Stays GO while {1} falls by at most {2} (then {3}) and rises by at most {4} (then {5}), "
        "all else as written.",
        label_of(number), size_text(number, low), beyond(false), size_text(number, high),
        beyond(true));
  return say("Stays GO while {1} <= {2} <= {3}, all else as written (below {4}, above {5}).",
             in_full(number, low), label_of(number), in_full(number, high), beyond(false),
             beyond(true));
}

/// "payback jumps over its limit as soon as it is below 2,082": what ends the headroom.
Message end_text(const Message& rule, bool jumps, bool above, const Message& limit) {
  if (jumps)
    return above ? say("{1} jumps over its limit as soon as it is above {2}", rule, limit)
                 : say("{1} jumps over its limit as soon as it is below {2}", rule, limit);
  return above ? say("{1} fails as soon as it is above {2}", rule, limit)
               : say("{1} fails as soon as it is below {2}", rule, limit);
}

/// A bid at its limit; the other end, if there is one, follows.
Message no_headroom_text(const Model& model, const Turning& turning) {
  constexpr double rounding = 1e-9;
  const Turn& threat = *turning.threat;
  const Variable& number = turning.numbers[threat.number];
  const Message end =
      end_text(verbatim(model.rules[turning.threatened].rule.id), turning.threat_jumps,
               threat.value > threat.failing, in_full(number, threat.printed));
  const Message text = size_of_change(number, threat.failing) <= rounding
                           ? say("No headroom in {1}: {2}.", label_of(number), end)
                           : say("Next to no headroom in {1}: {2}.", label_of(number), end);
  if (!turning.opposite) return text;
  const Message other = say("On its other side it may go to {1} (then {2} fails).",
                            in_full(number, turning.opposite->printed),
                            verbatim(model.rules[turning.opposed].rule.id));
  return listed(Join::sentences, {text, other});
}

}  // namespace

Message move_text(const Variable& number, const Turn& turn) {
  if (is_pure_factor(number))
    return say("{1} {2}", label_of(number), change_in_full(number, turn.printed));
  const Cell now = bare_cell(number, number.base);
  const double* base = std::get_if<double>(&now.value);
  const bool percent = now.kind == Kind::rate || !base;
  const Message from = percent
                           ? in_full(number, number.base)
                           : gonogo::number({.value = without_noise(*base), .digits = Digits::all});
  return say("{1} {2} -> {3}", label_of(number), from, in_full(number, turn.printed));
}

Message change_text(const Variable& number, double value) {
  return is_pure_factor(number) ? Message() : signed_change(number, value);
}

Message searched_text(const Turning& turning) {
  std::vector<Message> parts;
  const auto any = [&](const auto& is) {
    return std::any_of(turning.numbers.begin(), turning.numbers.end(), is);
  };
  const auto is_range = [](const Variable& each) {
    return !each.structural && each.states.empty();
  };
  if (any([&](const Variable& each) { return is_range(each) && each.base != 0; }))
    parts.push_back(say("from nothing to four times its value"));
  if (any([](const Variable& each) { return each.structural; }))
    parts.push_back(say("a term from a quarter to twice its length"));
  if (any([](const Variable& each) { return !each.states.empty(); }))
    parts.push_back(say("a choice among its values"));
  double nothing = 0;
  for (const Variable& each : turning.numbers) {
    if (is_range(each) && each.base == 0) nothing = std::max(nothing, greatest_about_nothing(each));
  }
  if (nothing > 0)
    parts.push_back(say("what is 0 from {1} to {2}",
                        gonogo::number({.value = -nothing, .digits = Digits::all}),
                        gonogo::number({.value = nothing, .digits = Digits::all})));
  if (turning.has_gaps) parts.push_back(say("where the bid can be judged"));
  return listed(Join::comma, std::move(parts));
}

namespace {

/// "price below 24": what makes a rule fail.
Message threat_text(const Turning& turning, const Turn& threat) {
  const Variable& number = turning.numbers[threat.number];
  const bool rises = threat.value > threat.failing;
  if (is_pure_factor(number)) {
    const Message by = size_text(number, threat.printed);
    return rises ? say("{1} up by more than {2}", label_of(number), by)
                 : say("{1} down by more than {2}", label_of(number), by);
  }
  const Message limit = in_full(number, threat.printed);
  return rises ? say("{1} above {2}", label_of(number), limit)
               : say("{1} below {2}", label_of(number), limit);
}

/// What else turns the verdict near what is written, the nearest first.
Message others_text(const Turning& turning) {
  constexpr std::size_t most_named = 3;
  std::vector<Turn> others = turning.others;
  const auto size = [&](const Turn& each) {
    return size_of_change(turning.numbers[each.number], each.value);
  };
  std::stable_sort(others.begin(), others.end(),
                   [&](const Turn& a, const Turn& b) { return size(a) < size(b); });
  std::vector<Message> texts;
  for (std::size_t t = 0; t < others.size() && t < most_named; ++t)
    texts.push_back(threat_text(turning, others[t]));
  if (texts.empty()) return {};
  const Message all = listed(Join::either, std::move(texts));
  if (others.size() <= most_named)
    return say("A rule also fails, inside its range or within 10%, with {1}.", all);
  return say("A rule also fails, inside its range or within 10%, with {1}; {2} more: sensitivity.",
             all, gonogo::number(others.size() - most_named));
}

}  // namespace

Message stays_go_text(const Model& model, const Turning& turning) {
  if (!turning.threat)
    return say("Stays GO whatever one number does, {1}.", searched_text(turning));
  const Turn& threat = *turning.threat;
  const Variable& number = turning.numbers[threat.number];
  const bool at_the_limit = size_of_change(number, threat.value) < no_change ||
                            size_of_change(number, threat.printed) < no_change;
  const Message nearest = at_the_limit       ? no_headroom_text(model, turning)
                          : turning.opposite ? both_ends_text(model, turning)
                                             : one_end_text(model, turning);
  return listed(Join::sentences, {nearest, others_text(turning)});
}

}  // namespace gonogo
