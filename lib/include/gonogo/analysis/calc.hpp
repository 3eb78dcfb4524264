// SPDX-License-Identifier: MIT
/// The financial functions of `gonogo calc`: one table with their names, parameters and
/// conventions, and the call of one of them by name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gonogo/base/message.hpp"
#include "gonogo/input/call.hpp"

namespace gonogo {

enum class ParameterKind {
  number,
  numbers,  ///< a list; on a command line separated by commas
  dates,    ///< a list of ISO dates
  truth,    ///< true or false
  text,
};

struct CalcParameter {
  std::string_view name = {};
  ParameterKind kind = ParameterKind::number;
  std::string_view preset =
      {};  ///< what an absent one counts as, for people; empty: it is required
};

class CalcArguments;

/// What a function found. `value` is empty where there is none, and `error` says why; of several
/// rates without a guess both are empty.
struct CalcResult {
  std::variant<std::monostate, double, std::vector<double>> value = {};
  /// computed; unique, several, none, every_rate, unresolved (rates); reached, immediate, never
  /// (paybacks); no_value, bad_input.
  std::string_view status = "computed";
  std::optional<std::vector<double>> roots =
      {};  ///< ascending; of the functions that look for rates
  Message error = {};
};

struct CalcFunction {
  std::string_view name = {};
  English group = {};
  English brief = {};  ///< what it is, in a line
  std::vector<CalcParameter> parameters = {};
  English domain = {};  ///< what it asks of its arguments; empty: nothing
  CalcResult (*compute)(const CalcArguments&) = nullptr;
};

/// All functions, in the order of the manual.
std::span<const CalcFunction> calc_functions();

/// Empty where there is none of this name.
const CalcFunction* find_calc_function(std::string_view name);

/// Computes a call. Never throws on what the call says: mistakes come back as status "bad_input"
/// with the error.
CalcResult calculate(const Call& call);

/// A call as a command line says it: each word is NAME=VALUE, of the kind that the function's
/// parameter wants. A word that cannot be read so becomes the error.
ParsedCall parse_call(std::string_view function, std::span<const std::string> words);

/// {"id":…,"value":…,"status":…,"roots":[…],"error":…} without line end and, where `id` is empty,
/// without id, appended to `line`. Numbers in full; one beyond the range of double does not occur.
void append_json(std::string& line, std::string_view id, const CalcResult& result);

}  // namespace gonogo
