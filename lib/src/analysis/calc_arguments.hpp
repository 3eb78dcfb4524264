// SPDX-License-Identifier: MIT
/// The inputs of a call, checked against the parameters of its function.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/analysis/calc.hpp"
#include "gonogo/measure/day_count.hpp"

namespace gonogo {

/// Typed access by parameter name. What is required is there, and every value is of its parameter's
/// kind.
class CalcArguments {
 public:
  explicit CalcArguments(const Call& call) : call_(call) {}

  bool has(std::string_view name) const { return find(name) != nullptr; }
  double number(std::string_view name) const { return std::get<double>(*find(name)); }
  double number_or(std::string_view name, double preset) const;
  bool truth(std::string_view name) const;  ///< false if absent
  std::string_view text_or(std::string_view name, std::string_view preset) const;
  std::span<const double> numbers(std::string_view name) const;
  std::vector<Day> dates(std::string_view name) const;

 private:
  const CallValue* find(std::string_view name) const;
  const Call& call_;
};

/// Why the call does not fit the function; empty if it does.
Message misfit(const CalcFunction& function, const Call& call);

/// Dates as time from one of them.
struct CalcDates {
  std::vector<double> times = {};
  double per_year = 1;
  Message error = {};  ///< not as many dates as values, unknown day count
};
enum class CountFrom { first_date, earliest_date };
CalcDates dates_of(const CalcArguments& arguments, CountFrom origin);

CalcResult computed(
    std::optional<double> value);  ///< empty: no_value, to be explained by the function's domain
CalcResult no_value(Message reason);
CalcResult bad_input(Message reason);

// The parts of the table.
std::vector<CalcFunction> annuity_functions();
std::vector<CalcFunction> flow_functions();
std::vector<CalcFunction> rate_functions();
std::vector<CalcFunction> depreciation_functions();
std::vector<CalcFunction> break_even_functions();

}  // namespace gonogo
