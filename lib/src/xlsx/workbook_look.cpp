// SPDX-License-Identifier: MIT
#include "xlsx/workbook_look.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "gonogo/base/text.hpp"
#include "gonogo/xlsx/render_xlsx.hpp"
#include "report/cell.hpp"

namespace gonogo {
namespace {

/// A literal in a number format.
std::string quoted(std::string text) {
  constexpr std::size_t longest = 60;
  std::erase(text, '"');
  return text.size() > longest ? "" : " \"" + text + '"';
}

/// A number format that shows money smaller: a comma divides by 1,000, and a written point before
/// the last digits by the rest. Thousands are not grouped around such a point.
struct Shrunk {
  double by = 1;
  int decimals = 0;
  std::string_view format = {};
};

/// Of one factor with ever more decimals.
constexpr Shrunk shrunk[] = {{1e3, 2, "#,##0.00,"},      {1e3, 3, "#,##0.000,"},
                             {1e6, 2, "#,##0.00,,"},     {1e6, 4, "#,##0.0000,,"},
                             {1e6, 6, "#,##0.000000,,"}, {1e4, 1, R"(0\.0,)"},
                             {1e4, 4, R"(0\.0000)"},     {1e8, 2, R"(0\.00,,)"},
                             {1e8, 5, R"(0\.00000,)"},   {1e8, 8, R"(0\.00000000)"}};

std::string money_format(const MoneyLook& money) {
  const auto decimals = static_cast<std::size_t>(std::max(money.decimals, 0));
  std::string found = "#,##0" + (decimals > 0 ? '.' + std::string(decimals, '0') : "");
  for (const Shrunk& each : shrunk) {
    if (each.by != money.shrink) continue;
    found = each.format;
    if (each.decimals >= money.decimals) break;
  }
  return found;
}

}  // namespace

std::uint32_t colour_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return 0x1B7837;
    case Tone::caution:
      return 0x9A6700;
    case Tone::bad:
      return 0xB2182B;
    case Tone::faint:
      return 0x6E6E6E;
    case Tone::plain:
      break;
  }
  return 0;
}

bool can_shrink_money(double by) {
  return by == 1 || std::any_of(std::begin(shrunk), std::end(shrunk),
                                [by](const Shrunk& each) { return each.by == by; });
}

MoneyLook money_look(const Table& table, double shrink) {
  const double greatest = greatest_amount(table) / shrink;
  if (shrink == 1 || greatest == 0) return {.decimals = money_decimals(table), .shrink = shrink};
  return {.decimals = 3 - static_cast<int>(std::floor(std::log10(greatest))), .shrink = shrink};
}

std::string shortened(std::string text) {
  constexpr std::size_t longest = 32767;
  if (text.size() <= longest) return text;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Kind drawn_as(Kind kind, double value) {
  constexpr double large = 10'000;
  const bool counts =
      kind == Kind::number && std::abs(value) >= large && std::floor(value) == value;
  return counts ? Kind::count : kind;
}

std::string number_format(Kind kind, const MoneyLook& money, const std::string& unit,
                          Language language) {
  const auto behind = unit.empty() ? "" : quoted(printable(unit));
  switch (kind) {
    case Kind::money:
      return money_format(money) + behind;
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
