// SPDX-License-Identifier: MIT
#include "analysis/script_text.hpp"

#include <cmath>

#include "gonogo/base/script_literal.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {

std::string script_number(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  return shortest(value);
}

std::string script_list(const std::vector<std::string>& items) {
  return '[' + join(items, ",") + ']';
}

std::string script_runs(const std::vector<double>& values) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i + 1;
    while (end < values.size() && values[end] == values[i]) ++end;
    runs.push_back(script_number(values[i]));
    runs.push_back(std::to_string(end - i));
    i = end;
  }
  return script_list(runs);
}

std::string_view script_kind(Kind kind) {
  switch (kind) {
    case Kind::money:
      return "money";
    case Kind::rate:
      return "rate";
    case Kind::years:
      return "years";
    case Kind::ratio:
      return "ratio";
    case Kind::factor:
      return "factor";
    case Kind::count:
    case Kind::number:
    case Kind::text:
      break;
  }
  return "number";
}

std::string ScriptWords::add(Message text) {
  const std::string key = "w" + std::to_string(words_.size());
  words_.push_back({key, std::move(text)});
  return script_literal(key);
}

}  // namespace gonogo
