// SPDX-License-Identifier: MIT
#include "analysis/calc_arguments.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {

namespace {

/// Lists longer than this are a mistake, not a bid.
constexpr std::size_t longest_list = 1'000'000;

std::string quoted(std::string_view name) { return "'" + std::string(name) + "'"; }

std::string_view words_for(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::number:
      return "a number";
    case ParameterKind::numbers:
      return "a list of numbers";
    case ParameterKind::dates:
      return "a list of dates like 2025-01-31";
    case ParameterKind::truth:
      return "true or false";
    case ParameterKind::text:
      return "a text";
  }
  return {};
}

bool all_dates(const CallValue& value) {
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return numbers->empty();
  const auto* texts = std::get_if<std::vector<std::string>>(&value);
  return texts != nullptr && std::all_of(texts->begin(), texts->end(), [](const std::string& t) {
           return parse_day(t).has_value();
         });
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

std::string known_day_counts() {
  std::vector<std::string> names;
  for (const DayCountName& known : day_count_names()) names.emplace_back(known.name);
  return join(names, ", ");
}

std::string unknown(const CalcFunction& function, const std::string& name) {
  std::vector<std::string> names;
  for (const CalcParameter& parameter : function.parameters) names.emplace_back(parameter.name);
  const auto meant = nearest(name, names);
  return quoted(function.name) + " has no argument " + quoted(name) +
         (meant ? "; did you mean " + quoted(*meant) + "?" : "; it has " + join(names, ", "));
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

std::string misfit(const CalcFunction& function, const Call& call) {
  const auto named = [](std::string_view name) {
    return [name](const auto& thing) { return thing.name == name; };
  };
  for (auto input = call.inputs.begin(); input != call.inputs.end(); ++input) {
    const auto& [name, value] = *input;
    const auto parameter =
        std::find_if(function.parameters.begin(), function.parameters.end(), named(name));
    if (parameter == function.parameters.end()) return unknown(function, name);
    if (!fits(parameter->kind, value))
      return quoted(name) + " must be " + std::string(words_for(parameter->kind));
    if (too_long(value)) return quoted(name) + " holds more than a million values";
    if (std::any_of(call.inputs.begin(), input,
                    [&](const auto& earlier) { return earlier.first == input->first; })) {
      return quoted(name) + " is given twice";
    }
  }
  const CalcArguments arguments(call);
  for (const CalcParameter& parameter : function.parameters) {
    if (parameter.preset.empty() && !arguments.has(parameter.name))
      return quoted(parameter.name) + " is missing";
  }
  return {};
}

CalcDates dates_of(const CalcArguments& arguments, CountFrom origin) {
  const std::vector<Day> dates = arguments.dates("dates");
  const auto convention = parse_day_count(arguments.text_or("day_count", "act/365"));
  if (!convention) return {.error = "'day_count' must be one of " + known_day_counts()};
  if (dates.size() != arguments.numbers("values").size())
    return {.error = "there must be as many dates as values"};
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

CalcResult no_value(std::string reason) {
  return {.status = "no_value", .error = std::move(reason)};
}

CalcResult bad_input(std::string reason) {
  return {.status = "bad_input", .error = std::move(reason)};
}

}  // namespace gonogo
