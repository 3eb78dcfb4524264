// SPDX-License-Identifier: MIT
#include "analysis/calc_arguments.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {

namespace {

/// Lists longer than this are a mistake, not a bid.
constexpr std::size_t longest_list = 1'000'000;

Message words_for(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::number:
      return say("a number");
    case ParameterKind::numbers:
      return say("a list of numbers");
    case ParameterKind::dates:
      return say("a list of dates like 2025-01-31");
    case ParameterKind::truth:
      return say("true or false");
    case ParameterKind::text:
      return say("a text");
  }
  return {};
}

/// The first of several texts that is no date; null where there is none.
const std::string* bad_date(const std::vector<std::string>& texts) {
  const auto bad = std::find_if(texts.begin(), texts.end(),
                                [](const std::string& text) { return !parse_day(text); });
  return bad == texts.end() ? nullptr : &*bad;
}

bool all_dates(const CallValue& value) {
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return numbers->empty();
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  return texts != nullptr && bad_date(*texts) == nullptr;
}

Message wrong_kind(std::string_view name, ParameterKind kind, const CallValue& value) {
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  const std::string* bad =
      kind == ParameterKind::dates && texts != nullptr ? bad_date(*texts) : nullptr;
  if (bad == nullptr) return say("'{1}' must be {2}", verbatim(name), words_for(kind));
  return say("'{1}' must be {2}: '{3}' is none", verbatim(name), words_for(kind), verbatim(*bad));
}

bool fits(ParameterKind kind, const CallValue& value) {
  switch (kind) {
    case ParameterKind::number:
      return std::holds_alternative<double>(value);
    case ParameterKind::numbers:
      return std::holds_alternative<std::vector<double>>(value);
    case ParameterKind::dates:
      return all_dates(value);
    case ParameterKind::truth:
      return std::holds_alternative<bool>(value) || std::holds_alternative<double>(value);
    case ParameterKind::text:
      return std::holds_alternative<std::string>(value);
  }
  return false;
}

bool too_long(const CallValue& value) {
  const auto* numbers = std::get_if<std::vector<double>>(&value);
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  return (numbers != nullptr && numbers->size() > longest_list) ||
         (texts != nullptr && texts->size() > longest_list);
}

Message known_day_counts() {
  std::vector<std::string> names;
  for (const DayCountName& known : day_count_names()) names.emplace_back(known.name);
  return verbatim_list(names);
}

Message unknown(const CalcFunction& function, const std::string& name) {
  std::vector<std::string> names;
  for (const CalcParameter& parameter : function.parameters) names.emplace_back(parameter.name);
  const auto meant = nearest(name, names);
  if (meant) {
    return say("'{1}' has no argument '{2}'; did you mean '{3}'?", verbatim(function.name),
               verbatim(name), verbatim(*meant));
  }
  return say("'{1}' has no argument '{2}'; it has {3}", verbatim(function.name), verbatim(name),
             verbatim_list(names));
}

}  // namespace

const CallValue* CalcArguments::find(std::string_view name) const {
  for (const auto& [key, value] : call_.inputs) {
    if (key == name) return &value;
  }
  return nullptr;
}

double CalcArguments::number_or(std::string_view name, double preset) const {
  const CallValue* value = find(name);
  return value == nullptr ? preset : std::get<double>(*value);
}

bool CalcArguments::truth(std::string_view name) const {
  const CallValue* value = find(name);
  if (value == nullptr) return false;
  const bool* truth = std::get_if<bool>(value);
  return truth != nullptr ? *truth : std::get<double>(*value) != 0;
}

std::string_view CalcArguments::text_or(std::string_view name, std::string_view preset) const {
  const CallValue* value = find(name);
  return value == nullptr ? preset : std::get<std::string>(*value);
}

std::span<const double> CalcArguments::numbers(std::string_view name) const {
  return std::get<std::vector<double>>(*find(name));
}

std::vector<Day> CalcArguments::dates(std::string_view name) const {
  std::vector<Day> days;
  const auto* texts = std::get_if<std::vector<std::string>>(find(name));
  if (texts == nullptr) return days;
  days.reserve(texts->size());
  for (const std::string& text : *texts) days.push_back(*parse_day(text));
  return days;
}

Message misfit(const CalcFunction& function, const Call& call) {
  const auto named = [](std::string_view name) {
    return [name](const auto& thing) { return thing.name == name; };
  };
  for (auto input = call.inputs.begin(); input != call.inputs.end(); ++input) {
    const auto& [name, value] = *input;
    const auto parameter =
        std::find_if(function.parameters.begin(), function.parameters.end(), named(name));
    if (parameter == function.parameters.end()) return unknown(function, name);
    if (!fits(parameter->kind, value)) return wrong_kind(name, parameter->kind, value);
    if (too_long(value)) return say("'{1}' holds more than a million values", verbatim(name));
    if (std::any_of(call.inputs.begin(), input,
                    [&](const auto& earlier) { return earlier.first == input->first; })) {
      return say("'{1}' is given twice", verbatim(name));
    }
  }
  const CalcArguments arguments(call);
  for (const CalcParameter& parameter : function.parameters) {
    if (parameter.preset.empty() && !arguments.has(parameter.name))
      return say("'{1}' is missing", verbatim(parameter.name));
  }
  return {};
}

CalcDates dates_of(const CalcArguments& arguments, CountFrom origin) {
  const std::vector<Day> dates = arguments.dates("dates");
  const auto convention = parse_day_count(arguments.text_or("day_count", "act/365"));
  if (!convention) return {.error = say("'day_count' must be one of {1}", known_day_counts())};
  if (dates.size() != arguments.numbers("values").size())
    return {.error = say("there must be as many dates as values")};
  if (dates.empty()) return {};
  const Day from = origin == CountFrom::first_date ? dates.front()
                                                   : *std::min_element(dates.begin(), dates.end());
  CalcDates result;
  for (const Day date : dates) {
    const CountedTime time = time_between(*convention, from, date);
    result.times.push_back(time.count);
    result.per_year = time.per_year;
  }
  return result;
}

CalcResult computed(std::optional<double> value) {
  if (!value) return no_value({});
  return {.value = *value};
}

CalcResult no_value(Message reason) { return {.status = "no_value", .error = std::move(reason)}; }

CalcResult bad_input(Message reason) { return {.status = "bad_input", .error = std::move(reason)}; }

}  // namespace gonogo
