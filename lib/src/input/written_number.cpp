// SPDX-License-Identifier: MIT
#include "input/written_number.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// The characters of Chinese input methods and word processors as their plain forms.
std::string plain(std::string_view written) {
  constexpr std::array<Sign, 9> signs = {{{"，", ","},
                                          {"．", "."},
                                          {"。", "."},
                                          {"％", "%"},
                                          {"－", "-"},
                                          {"−", "-"},
                                          {"　", " "},
                                          {"\u00A0", " "},
                                          {"￥", "¥"}}};
  std::string text(written);
  for (const auto& [wide, narrow] : signs) replace_all(text, wide, narrow);
  constexpr std::string_view zero = "０";  // the ten digits differ in their last byte
  for (char digit = 0; digit < 10; ++digit) {
    std::string wide(zero);
    wide.back() = static_cast<char>(wide.back() + digit);
    replace_all(text, wide, std::string(1, static_cast<char>('0' + digit)));
  }
  return text;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return upper(x) == upper(y); });
}

/// Takes a word off the end of the text, or off its start.
bool take_end(std::string& text, std::string_view word) {
  if (text.size() <= word.size()) return false;
  const std::size_t rest = text.size() - word.size();
  if (!same_word(std::string_view(text).substr(rest), word)) return false;
  text = trimmed(text.substr(0, rest));
  return true;
}

bool take_start(std::string& text, std::string_view word) {
  if (text.size() <= word.size()) return false;
  if (!same_word(std::string_view(text).substr(0, word.size()), word)) return false;
  text = trimmed(text.substr(word.size()));
  return true;
}

bool take_currency(std::string& text) {
  constexpr std::array<std::string_view, 16> currencies = {
      "RMB", "CNY", "¥", "元",  "yuan", "US$", "HK$", "$",
      "USD", "EUR", "€", "GBP", "£",    "HKD", "JPY", "SGD"};
  return std::any_of(currencies.begin(), currencies.end(), [&](std::string_view each) {
    return take_end(text, each) || take_start(text, each);
  });
}

double take_multiple(std::string& text) {
  constexpr std::array<std::pair<std::string_view, double>, 5> multiples = {
      {{"万", 1e4}, {"亿", 1e8}, {"million", 1e6}, {"mn", 1e6}, {"k", 1e3}}};
  for (const auto& [word, factor] : multiples) {
    if (take_end(text, word)) return factor;
  }
  return 1;
}

/// 1,000 is a thousand; 0,125 and 1234,567 have a decimal comma.
bool is_thousands(const std::vector<std::string>& groups) {
  constexpr std::size_t longest = 3;
  if (groups.size() > 1 && (groups.front() == "0" || groups.front().size() > longest)) return false;
  return std::all_of(groups.begin() + 1, groups.end(), [](const std::string& each) {
    return each.size() == 3 && each.find_first_not_of("0123456789") == std::string::npos;
  });
}

/// With the marks that part thousands as underscores, and a point before the decimals.
std::optional<std::string> with_underscores(std::string text) {
  const std::size_t comma = text.find(','), point = text.find('.');
  const bool both = comma != std::string::npos && point != std::string::npos;
  if (both && point < comma && comma == text.rfind(',')) {  // 1.000,50
    std::replace(text.begin(), text.end(), '.', ' ');
    text[comma] = '.';
  }
  const std::size_t end = std::min(text.find('.'), text.size());
  std::string whole = text.substr(0, end);
  for (const char mark : {',', ' ', '\''}) std::replace(whole.begin(), whole.end(), mark, '_');
  const std::vector<std::string> groups = split(whole, '_');
  if (is_thousands(groups)) {
    text = whole + text.substr(end);
  } else if (groups.size() == 2 && !both && comma != std::string::npos) {  // 0,08
    text[comma] = '.';
  }
  return parse_number(text) ? std::optional(text) : std::nullopt;
}

}  // namespace

std::optional<WrittenNumber> number_in(std::string_view written) {
  constexpr std::size_t longest = 60;  // bytes; what is longer is a formula
  if (written.size() > longest) return {};
  std::string text = trimmed(plain(written));
  WrittenNumber number;
  number.money = take_currency(text);
  number.percent = take_end(text, "%");
  const double times = number.percent ? 0.01 : take_multiple(text);
  if (text.empty() || text.find_first_of("0123456789") == std::string::npos) return {};
  auto toml = with_underscores(text);
  if (!toml) return {};
  if (times != 1) {
    const double value = *parse_number(*toml);
    toml = shortest(number.percent ? value / 100 : value * times);
  }
  number.toml = *std::move(toml);
  return number;
}

std::optional<NumberAt> number_around(std::string_view line, std::size_t at) {
  constexpr std::string_view ends = ",}#";
  const std::size_t equals = line.substr(0, at).rfind('=');
  if (equals == std::string_view::npos) return {};
  const std::size_t first = line.find_first_not_of(" \t", equals + 1);
  if (first == std::string_view::npos) return {};
  // The commas of 1,000 end no value: the longest number counts. None is longer than this.
  constexpr std::size_t longest = 80;
  for (std::size_t end = std::min(line.size(), first + longest); end > first;) {
    const std::size_t last = line.find_last_not_of(" \t\r", end - 1);
    const std::string_view value = line.substr(first, last + 1 - first);
    if (auto number = number_in(value))
      return NumberAt{.number = *std::move(number), .first = first, .length = value.size()};
    const std::size_t before = line.substr(first, end - first).find_last_of(ends);
    if (before == std::string_view::npos) break;
    end = first + before;
  }
  return {};
}

Message fault_in(std::string_view text) {
  const std::string simple = plain(text);
  if (simple.find(',') != std::string::npos) return say("a number has no comma");
  if (simple.find('%') != std::string::npos) return say("'%' is not part of a number");
  return say("this is not how a number is written");
}

Message hint_for(const WrittenNumber& number) {
  const Message toml = verbatim(number.toml);
  return number.money ? say("write {1}; the currency is said once, in [project]", toml)
                      : say("write {1}", toml);
}

Message hint_in(std::string_view text) {
  const auto number = number_in(text);
  return number ? hint_for(*number) : Message();
}

std::optional<std::string> date_written_elsewhere(std::string_view text) {
  const char sign = text.find('.') != std::string_view::npos ? '.' : '/';
  std::vector<std::string> parts = split(std::string(text), sign);
  if (parts.size() != 3) return {};
  if (sign == '.') std::swap(parts[0], parts[2]);  // 01.04.2027
  for (std::size_t i = 0; i < 3; ++i) {
    std::string& part = parts[i];
    const std::size_t most = i == 0 ? 4 : 2;
    if (part.empty() || part.size() > most ||
        part.find_first_not_of("0123456789") != std::string::npos)
      return {};
    if (i > 0) part.insert(0, most - part.size(), '0');
  }
  if (parts[0].size() != 4 || parts[1] < "01" || parts[1] > "12" || parts[2] < "01" ||
      parts[2] > "31")
    return {};
  return join(parts, "-");
}

}  // namespace gonogo
