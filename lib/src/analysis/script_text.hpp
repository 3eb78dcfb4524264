// SPDX-License-Identifier: MIT
/// Values as JavaScript.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "gonogo/base/script_literal.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Numbers as runs of equal values: [value, how many, value, how many].
std::string script_runs(const std::vector<double>& values);

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

/// What the page of a bid says whatever moves; `fixed`: what moves no slider.
void add_page_words(const Model& model, const std::vector<Message>& fixed, ScriptWords& words);

/// What it says of sensitivities and break-even.
void add_study_words(ScriptWords& words);

/// The rows of a model, its rates, flows and rules, as an object of JavaScript, which runs with the
/// library in lib/src/report/what_if. Models that differ in numbers alone have the same text.
/// `moves`: the levers that some case moves.
std::string sheet_script(const Model& model, const std::set<Address>& moves);

}  // namespace gonogo
