// SPDX-License-Identifier: MIT
#include <set>

#include "base/utf8.hpp"
#include "gonogo/base/text.hpp"
#include "xlsx/workbook_plan.hpp"

namespace gonogo {
namespace {

constexpr int longest = 31;

/// Excel counts UTF-16 units.
int units(const CodePoint& point) { return point.value > 0xFFFF ? 2 : 1; }

std::string cut_to(std::string_view text, int most) {
  std::string kept;
  while (!text.empty()) {
    const auto point = take_code_point(text);
    most -= units(point);
    if (most < 0) break;
    kept += point.bytes;
  }
  return kept;
}

/// Signs that no name may have become one blank. Apostrophes become typographic ones: the others
/// must be doubled in formulas, and Gnumeric 1.12 then reads no formula that refers to the sheet.
std::string allowed(std::string_view title) {
  const auto safe = printable(title);
  std::string name;
  for (const char c : safe) {
    const bool is_blank = std::string_view(" []:*?/\\").find(c) != std::string_view::npos;
    if (!is_blank) name += c == '\'' ? std::string("’") : std::string(1, c);
    if (is_blank && !name.empty() && name.back() != ' ') name += ' ';
  }
  name = trimmed(cut_to(name, longest));
  return name.empty() ? "Sheet" : name;
}

std::string folded(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

}  // namespace

std::vector<std::string> sheet_names(const std::vector<std::string>& titles) {
  std::set<std::string> taken = {"history"};  // reserved by Excel
  std::vector<std::string> names;
  for (const auto& title : titles) {
    const auto wanted = allowed(title);
    auto name = wanted;
    for (int number = 2; !taken.insert(folded(name)).second; ++number) {
      const auto suffix = ' ' + std::to_string(number);
      name = trimmed(cut_to(wanted, longest - static_cast<int>(suffix.size()))) + suffix;
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace gonogo
