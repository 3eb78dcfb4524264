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
  Spelling spelling;
  std::string text = flag.spelling;
  if (text.ends_with(']')) {
    spelling.optional = true;
    text.pop_back();
    text.erase(text.find('['), 1);
  }
  const auto equals = text.find('=');
  spelling.names = split(text.substr(0, equals), ',');
  if (equals != std::string::npos) spelling.value = text.substr(equals + 1);
  return spelling;
}

std::string to_string(const Spelling& spelling) {
  if (spelling.positional()) {
    const std::string word = spelling.value + (spelling.repeated ? "..." : "");
    return spelling.optional ? "[" + word + "]" : word;
  }
  if (spelling.value.empty()) return join(spelling.names, ", ");
  const std::string value = "=" + spelling.value;
  return join(spelling.names, ", ") + (spelling.optional ? "[" + value + "]" : value);
}

}  // namespace gonogo::cli
