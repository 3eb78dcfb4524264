// SPDX-License-Identifier: MIT
#include "spelling.hpp"

#include "gonogo/base/text.hpp"

namespace gonogo::cli {
namespace {

Spelling positional_of(std::string word) {
  Spelling spelling;
  if (word.starts_with('[') && word.ends_with(']')) {
    spelling.optional = true;
    word = word.substr(1, word.size() - 2);
  }
  if (word.ends_with("...")) {
    spelling.repeated = true;
    word.resize(word.size() - 3);
  }
  spelling.value = word;
  return spelling;
}

}  // namespace

Spelling spelling_of(const Flag& flag) {
  if (!flag.spelling.starts_with('-')) return positional_of(flag.spelling);
  const auto equals = flag.spelling.find('=');
  Spelling spelling;
  spelling.names = split(flag.spelling.substr(0, equals), ',');
  if (equals != std::string::npos) spelling.value = flag.spelling.substr(equals + 1);
  return spelling;
}

std::string to_string(const Spelling& spelling) {
  if (spelling.positional()) {
    const std::string word = spelling.value + (spelling.repeated ? "..." : "");
    return spelling.optional ? "[" + word + "]" : word;
  }
  return join(spelling.names, ", ") + (spelling.value.empty() ? "" : "=" + spelling.value);
}

}  // namespace gonogo::cli
