// SPDX-License-Identifier: MIT
/// Values as JavaScript.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gonogo/model/model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

std::string script_number(double value);

/// "[1,2]" of values or of what `written` makes of them.
std::string script_list(const std::vector<std::string>& items);
template <class Items, class Write>
std::string script_list(const Items& items, Write written) {
  std::vector<std::string> all;
  for (const auto& each : items) all.push_back(written(each));
  return script_list(all);
}

/// Numbers as runs of equal values: [value, how many, value, how many].
std::string script_runs(const std::vector<double>& values);

/// "money", "rate", ...: how the page draws it.
std::string_view script_kind(Kind kind);

/// Messages of a script, by keys that its code holds.
class ScriptWords {
 public:
  /// The key, as a literal.
  std::string add(Message text);
  void add(std::string key, Message text) { words_.push_back({std::move(key), std::move(text)}); }
  std::vector<ScriptWord> take() { return std::move(words_); }

 private:
  std::vector<ScriptWord> words_ = {};
};

/// The rows of a model, its rates, flows and rules, as an object of JavaScript, which runs with the
/// library in lib/src/report/what_if. Models that differ in numbers alone have the same text.
/// `moves`: the levers that some case moves.
std::string sheet_script(const Model& model, const std::set<Address>& moves);

}  // namespace gonogo
