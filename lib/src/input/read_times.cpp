// SPDX-License-Identifier: MIT
/// Durations, labels, moments and dates.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "input/parsed_formula.hpp"
#include "input/value_readers.hpp"
#include "input/without_noise.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Enough for the longest period, 1,200 months.
std::optional<int> small_integer(std::string_view text) {
  constexpr std::size_t most_digits = 4;
  if (!is_digits(text) || text.size() > most_digits || (text.size() > 1 && text.front() == '0'))
    return {};
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Suggests a label for "year 3", "y3" or "3".
Message label_hint(std::string_view text) {
  std::string letters, digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ' ' && c != '_' && c != '-')
      letters += static_cast<char>(c | 0x20);
  }
  const Message rules = say("labels are Y3, Q2, M18, operation, end, or a date");
  const std::vector<std::string> ends = split(text, '-');
  if (ends.size() == 2 && is_label(ends[0]) && is_label(ends[1]))
    return say("a range is written {1}..{2}", verbatim(ends[0]), verbatim(ends[1]));
  if (!small_integer(digits)) return rules;
  if (letters == "y" || letters == "year")
    return say("write \"Y{1}\"; {2}", verbatim(digits), rules);
  if (letters == "q" || letters == "quarter")
    return say("write \"Q{1}\"; {2}", verbatim(digits), rules);
  if (letters == "m" || letters == "month")
    return say("write \"M{1}\"; {2}", verbatim(digits), rules);
  return rules;
}

void bad_label(std::string_view text, const Place& place, const Context& context) {
  context.error("bad-label", say("'{1}' is no label of time", verbatim(text)), place,
                label_hint(text));
}

Place inner_place(const Node& node, std::size_t byte, std::string_view part) {
  Place place = node.text_place;
  if (place == node.place) return place;
  place.column += code_points(std::string_view(node.text).substr(0, byte));
  place.length = std::max(1, code_points(part));
  return place;
}

Label read_label(std::string_view text, const Place& place, const Context& context) {
  if (auto label = parse_label(text, place)) return *std::move(label);
  bad_label(text, place, context);
  return {.text = std::string(text), .place = place};
}

constexpr std::string_view blanks = " \t";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<Unit> parse_unit(std::string_view text) {
  if (text.size() > 1 && text.back() == 's') text.remove_suffix(1);
  for (const auto& word : words<Unit>) {
    if (word.text == text) return word.value;
  }
  return {};
}

/// A driver's name: letters, digits and _, beginning with a letter.
bool is_name(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool is_bracketed(std::string_view text) {
  return text.size() > 2 && text.front() == '(' && text.back() == ')';
}

/// "60 years", "60 months" or "60 days", as a suggestion for 60.
Message say_unit(std::string_view count) {
  constexpr double years_at_most = 12;
  const auto value = parse_number(count);
  if (value && *value > years_at_most)
    return say("say \"{1} months\" or \"{1} days\"", verbatim(count));
  return count == "1" ? say("say \"1 year\", \"1 month\" or \"1 day\"")
                      : say("say \"{1} years\", \"{1} months\" or \"{1} days\"", verbatim(count));
}

/// "90 days" for "90d", "3 years" for "3y".
std::optional<std::string> with_unit(std::string_view text) {
  const std::size_t letters = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string count(text.substr(0, letters));
  const std::string_view unit = text.substr(letters);
  if (!parse_number(count) || unit.empty()) return {};
  for (const auto& word : words<Unit>) {
    const std::string_view name = word.text;
    if (name.substr(0, unit.size()) == unit || unit == plural_of(word.value))
      return count + " " + (count == "1" ? singular_of(word.value) : plural_of(word.value));
  }
  return {};
}

void bad_duration(const Node& node, const Context& context, Message hint) {
  context.error(
      "bad-duration",
      say("{1} = \"{2}\" is no length of time", verbatim(context.key), verbatim(node.text)),
      node.place, std::move(hint));
}

}  // namespace

std::optional<Label> parse_label(std::string_view text, const Place& place) {
  Label label = {.text = std::string(text), .place = place};
  if (text == "operation") return label.kind = Label::Kind::operation, label;
  if (text == "end") return label.kind = Label::Kind::end, label;
  if (const auto date = parse_date(text))
    return label.kind = Label::Kind::date, label.date = *date, label;
  const auto number = text.empty() ? std::nullopt : small_integer(text.substr(1));
  if (!number) return {};
  label.number = *number;
  if (text.front() == 'Y') return label.kind = Label::Kind::year, label;
  if (text.front() == 'Q') return label.kind = Label::Kind::quarter, label;
  if (text.front() == 'M') return label.kind = Label::Kind::month, label;
  return {};
}

bool is_label(std::string_view text) { return parse_label(text, {}).has_value(); }

bool is_schedule(const Node& node) {
  return node.kind == Node::Kind::table &&
         std::any_of(node.items.begin(), node.items.end(),
                     [](const Node& item) { return is_label(item.key); });
}

void read_value(const Node& node, const Context& context, Date& out) {
  if (node.kind == Node::Kind::date) {
    out = node.date;
  } else if (const auto date =
                 node.kind == Node::Kind::string ? parse_date(node.text) : std::nullopt) {
    out = *date;
  } else {
    context.error("bad-date", say("{1} is a date", verbatim(context.key)), node.place,
                  say("write it as {1}, without quotes",
                      verbatim(date_written_elsewhere(node.text).value_or("2027-03-15"))));
  }
}

void read_value(const Node& node, const Context& context, Label& out) {
  if (node.kind == Node::Kind::date) {
    out = {.kind = Label::Kind::date,
           .date = node.date,
           .text = to_string(node.date),
           .place = node.place};
    return;
  }
  if (node.kind == Node::Kind::string) {
    out = read_label(node.text, node.text_place, context);
    return;
  }
  const bool number = node.kind == Node::Kind::integer && node.number >= 0 && node.number < 10000;
  const std::string text = number ? shortest(node.number) : "";
  context.error(
      "bad-label", say("{1} is a label of time, not {2}", verbatim(context.key), kind_name(node)),
      node.place,
      number
          ? say("write \"Y{1}\" for a year, \"M{2}\" for a month", verbatim(text), verbatim(text))
          : say("labels are Y3, Q2, M18, operation, end, or a date"));
}

void read_value(const Node& node, const Context& context, Duration& out) {
  out.count = {
      .value = 0.0, .address = context.address, .place = node.place, .range = context.range};
  if (node.kind != Node::Kind::string) {
    const bool number = node.is_number();
    return context.error(
        "bad-duration",
        say("{1} is a length of time, not {2}", verbatim(context.key), kind_name(node)), node.place,
        number ? say_unit(shortest(node.number)) : say("write it as \"3 years\" or \"18 months\""));
  }
  const std::string_view text = trim(node.text);
  const std::size_t gap = text.find_last_of(blanks);
  if (gap == std::string_view::npos) {
    if (const auto meant = with_unit(text))
      return bad_duration(node, context, say("write \"{1}\"", verbatim(*meant)));
    return bad_duration(
        node, context,
        parse_number(text) ? say_unit(text) : say("write it as \"3 years\" or \"18 months\""));
  }
  const std::string_view count = trim(text.substr(0, gap));
  const auto unit = parse_unit(text.substr(gap + 1));
  if (!unit) return bad_duration(node, context, say("the unit is years, quarters, months or days"));
  out.unit = *unit;
  if (const auto number = parse_number(count)) {
    out.count.value = *number;
    check_range(*number, node.place, context);
  } else if (is_name(count) || is_bracketed(count)) {
    const auto byte = static_cast<std::size_t>(count.data() - node.text.data());
    out.count.value = formula_of(node, std::string(count), inner_place(node, byte, count));
  } else {
    bad_duration(node, context,
                 say("a length of time is a number, a driver or a bracketed expression, and a "
                     "unit: \"(r * 1.5) months\""));
  }
}

namespace {

/// `{ Y0 = 0.3, M6 = 0.7 }`: which share moves when.
std::vector<Entry> read_parts(const Node& node, const Context& context) {
  std::vector<Entry> parts;
  for (const Node& item : node.items) {
    Entry& part = parts.emplace_back();
    part.at = read_label(item.key, item.key_place, context);
    read_value(item,
               context.at(context.address + "." + item.key)
                   .as({.of = Range::Of::fraction, .lowest = 0, .highest = 1}),
               part.value);
    if (std::holds_alternative<double>(part.value.value)) continue;
    context.error("share", say("a share of a sum is a number, not a formula"), item.place,
                  say("write { Y0 = 0.3, M6 = 0.7 }"));
  }
  return parts;
}

/// Puts 0 in place of shares that are no numbers: those are reported by now.
void check_sum(std::vector<Entry>& parts, const Node& node, const Context& context) {
  double sum = 0;
  bool numbers = true;
  for (Entry& part : parts) {
    numbers = numbers && std::holds_alternative<double>(part.value.value);
    if (const double* share = std::get_if<double>(&part.value.value))
      sum += *share;
    else
      part.value.value = 0.0;
  }
  if (!numbers) return;
  constexpr double tolerance = 1e-9;
  if (sum > 1 - tolerance && sum < 1 + tolerance) return;
  context.error(
      "share-sum",
      say("the shares of {1} sum to {2}, not 1", verbatim(context.key), exact(without_noise(sum))),
      node.place, std::abs(sum - 100) < 1e-6 ? say("fractions are meant: 0.5 for 50%") : Message());
}

}  // namespace

void read_value(const Node& node, const Context& context, Moment& out) {
  out.place = node.place;
  if (node.kind == Node::Kind::table) {
    std::vector<Entry> parts = read_parts(node, context);
    check_sum(parts, node, context);
    out.when = std::move(parts);
    return;
  }
  const std::size_t dots =
      node.kind == Node::Kind::string ? node.text.find("..") : std::string::npos;
  if (dots == std::string::npos) {
    Label label;
    read_value(node, context, label);
    out.when = std::move(label);
    return;
  }
  const std::string_view text = node.text;
  const std::string_view first = trim(text.substr(0, dots));
  const std::string_view last = trim(text.substr(dots + 2));
  const auto byte = [&](std::string_view part) {
    return part.empty() ? dots : static_cast<std::size_t>(part.data() - text.data());
  };
  out.when = LabelRange{.first = read_label(first, inner_place(node, byte(first), first), context),
                        .last = read_label(last, inner_place(node, byte(last), last), context)};
}

}  // namespace gonogo
