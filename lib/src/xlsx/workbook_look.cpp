// SPDX-License-Identifier: MIT
#include "xlsx/workbook_look.hpp"

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// A literal in a number format.
std::string quoted(std::string text) {
  constexpr std::size_t longest = 60;
  std::erase(text, '"');
  return text.size() > longest ? "" : " \"" + text + '"';
}

}  // namespace

std::string number_format(Kind kind, int money_decimals, const std::string& unit,
                          Language language) {
  const auto behind = unit.empty() ? "" : quoted(printable(unit));
  switch (kind) {
    case Kind::money:
      return "#,##0" +
             (money_decimals > 0 ? '.' + std::string(static_cast<std::size_t>(money_decimals), '0')
                                 : "") +
             behind;
    case Kind::rate:
      return "0.0#%";
    case Kind::years:
      return "0.00" + quoted(in_words(say("years"), language));
    case Kind::count:
      return "#,##0" + behind;
    case Kind::ratio:
      return "0.00" + behind;
    case Kind::factor:
      return "0.0000" + behind;
    case Kind::number:
    case Kind::text:
      break;
  }
  return "General" + behind;
}

}  // namespace gonogo
