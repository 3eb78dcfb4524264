// SPDX-License-Identifier: MIT
#include "gonogo/base/script_literal.hpp"

#include <fmt/format.h>

#include <cmath>

#include "gonogo/base/text.hpp"

namespace gonogo {

std::string script_literal(std::string_view text) {
  std::string literal = "\"";
  const std::string safe = printable(text);
  for (std::size_t i = 0; i < safe.size(); ++i) {
    const char c = safe[i];
    const bool line_end = safe.compare(i, 3, "\u2028") == 0 || safe.compare(i, 3, "\u2029") == 0;
    if (line_end) {
      literal += safe.compare(i, 3, "\u2028") == 0 ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (std::string_view("<>&\"'\\`").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) < 0x20) {
      literal += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      literal += c;
    }
  }
  return literal + '"';
}

std::string script_number(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  return shortest(value);
}

std::string script_list(const std::vector<std::string>& items) {
  return '[' + join(items, ",") + ']';
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

}  // namespace gonogo
