// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <unordered_map>

#include "analysis/calc_arguments.hpp"
#include "gonogo/analysis/calc_values.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {

namespace {

std::vector<CalcFunction> all_functions() {
  std::vector<CalcFunction> all;
  for (auto part : {flow_functions(), rate_functions(), annuity_functions(),
                    depreciation_functions(), break_even_functions()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

/// "eaa" of "equivalent_annual_annuity".
std::string initials(const std::string& name) {
  std::string letters;
  for (const std::string& word : split(name, '_')) letters += word.substr(0, 1);
  return letters;
}

Message unknown_function(std::string_view name) {
  std::vector<std::string> names;
  for (const CalcFunction& function : calc_functions()) names.emplace_back(function.name);
  auto meant = nearest(name, names);
  if (!meant) {
    const auto shortened = std::find_if(names.begin(), names.end(), [&](const std::string& each) {
      return initials(each) == name;
    });
    if (shortened != names.end()) meant = *shortened;
  }
  if (name.empty()) return say("no function is named");
  if (!meant) return say("there is no function '{1}'", verbatim(name));
  return say("there is no function '{1}'; did you mean '{2}'?", verbatim(name), verbatim(*meant));
}

Message why_not(const CalcFunction& function) {
  return function.domain.empty()
             ? say("no value within the range of a double")
             : say("no value: {1} needs {2}", verbatim(function.name), say(function.domain));
}

std::optional<CallValue> value_of(ParameterKind kind, const std::string& text) {
  const auto parts = split(text, ',');
  if (kind == ParameterKind::text) return text;
  if (kind == ParameterKind::dates) return parts;
  if (kind == ParameterKind::truth && (text == "true" || text == "false")) return text == "true";
  std::vector<double> numbers;
  for (const std::string& part : parts) {
    const auto number = parse_number(part);
    if (!number) return {};
    numbers.push_back(*number);
  }
  if (kind == ParameterKind::numbers) return numbers;
  if (numbers.size() != 1) return {};
  return numbers.front();
}

void append_number(std::string& line, double value) { line += shortest(value == 0 ? 0.0 : value); }

void append_list(std::string& line, const std::vector<double>& values) {
  line += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) line += ',';
    append_number(line, values[i]);
  }
  line += ']';
}

/// A text as JSON. What is not ASCII passes as it is: lines that were read are UTF-8.
void append_text(std::string& line, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  line += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20) {
      line += "\\u00";
      line += digits[code / 16];
      line += digits[code % 16];
      continue;
    }
    if (c == '"' || c == '\\') line += '\\';
    line += c;
  }
  line += '"';
}

}  // namespace

std::span<const CalcFunction> calc_functions() {
  static const std::vector<CalcFunction> all = all_functions();
  return all;
}

const CalcFunction* find_calc_function(std::string_view name) {
  static const auto index = [] {
    std::unordered_map<std::string_view, const CalcFunction*> map;
    for (const CalcFunction& function : calc_functions()) map.emplace(function.name, &function);
    return map;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

CalcResult calculate(const Call& call) try {
  const CalcFunction* function = find_calc_function(call.function);
  if (function == nullptr) return bad_input(unknown_function(call.function));
  if (Message reason = misfit(*function, call); !reason.empty())
    return bad_input(std::move(reason));
  CalcResult result = function->compute(CalcArguments(call));
  const double* value = std::get_if<double>(&result.value);
  if (value != nullptr && !std::isfinite(*value)) result = no_value({});
  if (result.status == "no_value" && result.error.empty()) result.error = why_not(*function);
  return result;
} catch (const std::invalid_argument& refusal) {
  return bad_input(verbatim(refusal.what()));
}

ParsedCall parse_call(std::string_view function, std::span<const std::string> words) {
  ParsedCall parsed{.call = {.function = std::string(function)}};
  const CalcFunction* known = find_calc_function(function);
  if (known == nullptr) return parsed;  // calculate says so
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) {
      parsed.error = say("'{1}' is not NAME=VALUE", verbatim(word));
      return parsed;
    }
    const std::string name = word.substr(0, equals);
    const auto parameter = std::find_if(known->parameters.begin(), known->parameters.end(),
                                        [&](const CalcParameter& p) { return p.name == name; });
    const ParameterKind kind =
        parameter == known->parameters.end() ? ParameterKind::text : parameter->kind;
    auto value = value_of(kind, word.substr(equals + 1));
    if (!value) {
      parsed.error =
          say("'{1}' cannot be read as {2}", verbatim(word.substr(equals + 1)), verbatim(name));
      parsed.hint = number_hint(word.substr(equals + 1));
      return parsed;
    }
    parsed.call.inputs.emplace_back(name, std::move(*value));
  }
  return parsed;
}

// Not with nlohmann-json: building and walking a tree for each of a million lines takes longer than the
// calculation.
void append_json(std::string& line, std::string_view id, const CalcResult& result) {
  line += '{';
  if (!id.empty()) {
    line += "\"id\":";
    line += id;
    line += ',';
  }
  line += "\"value\":";
  if (const auto* number = std::get_if<double>(&result.value)) {
    append_number(line, *number);
  } else if (const auto* list = std::get_if<std::vector<double>>(&result.value)) {
    append_list(line, *list);
  } else {
    line += "null";
  }
  line += ",\"status\":";
  append_text(line, result.status);
  if (result.roots) {
    line += ",\"roots\":";
    append_list(line, *result.roots);
  }
  if (!result.error.empty()) {
    line += ",\"error\":";
    append_text(line, english(result.error));
  }
  line += '}';
}

}  // namespace gonogo
