// SPDX-License-Identifier: MIT
#include "analysis/script_text.hpp"

#include "gonogo/base/text.hpp"

namespace gonogo {

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

std::string ScriptWords::add(Message text) {
  const std::string key = "w" + std::to_string(words_.size());
  words_.push_back({key, std::move(text)});
  return script_literal(key);
}

}  // namespace gonogo
