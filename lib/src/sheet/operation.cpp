// SPDX-License-Identifier: MIT
#include "gonogo/sheet/operation.hpp"

namespace gonogo {
namespace {

const Operation *find(std::string_view word, Notation notation) {
  const auto found = std::find_if(language.begin(), language.end(), [&](const Operation &row) {
    return row.notation == notation && row.word == word;
  });
  return found == language.end() ? nullptr : &*found;
}

}  // namespace

const Operation *find_function(std::string_view word) { return find(word, Notation::function); }
const Operation *find_operator(std::string_view sign) { return find(sign, Notation::infix); }

}  // namespace gonogo
