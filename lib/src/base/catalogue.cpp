// SPDX-License-Identifier: MIT
#include "base/catalogue.hpp"

namespace gonogo {

std::string_view translated(std::string_view english, Language language) {
  switch (language) {
    case Language::english:
      break;
  }
  return english;
}

std::string_view translated(std::string_view one, std::string_view many, double count,
                            Language language) {
  return translated(count == 1 ? one : many, language);
}

}  // namespace gonogo
