// SPDX-License-Identifier: MIT
#include "input/sheet_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return result;
}

/// English words as wholes ("net", not "internet"), Chinese anywhere in the text.
bool says(const std::string& text, const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool begins = !is_letter(word.front()) || at == 0 || !is_letter(text[at - 1]);
      const bool ends = !is_letter(word.back()) || end == text.size() || !is_letter(text[end]);
      if (begins && ends) return true;
    }
    return false;
  });
}

/// Without the first of the beginnings, and of the ends, that it has.
std::string_view stripped(std::string_view text, const std::vector<std::string_view>& beginnings,
                          const std::vector<std::string_view>& ends) {
  for (const std::string_view each : beginnings) {
    if (!text.starts_with(each)) continue;
    text.remove_prefix(each.size());
    break;
  }
  for (const std::string_view each : ends) {
    if (!text.ends_with(each)) continue;
    text.remove_suffix(each.size());
    break;
  }
  return text;
}

}  // namespace

std::optional<SheetYear> year_of(std::string_view head) {
  const std::string text = lower(trimmed(head));
  const std::string digits = trimmed(stripped(text, {"year", "yr.", "yr", "fy", "y", "第"},
                                              {"年末", "年度", "年", "e", "a", "f", "p"}));
  if (digits.empty() || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
    return {};
  const int number = std::stoi(digits);
  constexpr int earliest = 1900, latest = 2300, longest = 200;
  if (number >= earliest && number <= latest) return SheetYear{number, true};
  return number <= longest ? std::optional(SheetYear{number, false}) : std::nullopt;
}

RowWords words_of_row(std::string_view name) {
  const std::string text = lower(name);
  const bool saved = says(text, {"saving", "savings", "saved", "avoided", "节约", "节省"});
  return {
      .outlay = !saved &&
                says(text, {"cost",         "costs",      "expense",     "expenses", "expenditure",
                            "expenditures", "outflow",    "outflows",    "outlay",   "outlays",
                            "payments",     "investment", "investments", "capex",    "opex",
                            "成本",         "费用",       "支出",        "流出",     "投资"}),
      .inflow = says(text, {"revenue", "revenues", "income", "inflow", "inflows", "receipts",
                            "sales", "收入", "流入", "收益"}),
      .total =
          says(text, {"total", "totals", "subtotal", "sum", "net", "合计", "小计", "总计", "净"}),
      .derived =
          says(text, {"cumulative", "accumulated", "discount", "discounted", "factor", "npv", "irr",
                      "present value", "累计", "折现", "贴现", "净现值", "现值", "收益率"}),
  };
}

}  // namespace gonogo
