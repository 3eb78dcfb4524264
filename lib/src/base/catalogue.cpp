// SPDX-License-Identifier: MIT
#include "base/catalogue.hpp"

namespace gonogo {

std::optional<std::string_view> Catalogue::find(std::string_view wanted) const {
  std::size_t first = 0;
  for (std::size_t count = size(); count > 0;) {
    const std::size_t half = count / 2;
    const bool before = original(first + half) < wanted;
    if (before) first += half + 1;
    count = before ? count - half - 1 : half;
  }
  if (first == size() || original(first) != wanted) return {};
  return translation(first);
}

std::string_view translated(std::string_view english, Language language) {
  switch (language) {
    case Language::english:
      break;
    case Language::chinese:
      return chinese.find(english).value_or(english);
  }
  return english;
}

std::string_view translated(std::string_view one, std::string_view many, double count,
                            Language language) {
  const std::string_view form = count == 1 ? one : many;
  switch (language) {
    case Language::english:
      break;
    case Language::chinese:  // one form for every number, under the English singular
      return chinese.find(one).value_or(form);
  }
  return form;
}

}  // namespace gonogo
