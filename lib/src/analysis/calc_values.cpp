// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc_values.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/measure/day_count.hpp"

namespace gonogo {
namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_thousand(std::string_view text) { return text.size() == 3 && are_digits(text); }

/// Whether the parts between commas could be one number: digits and decimals, or thousands.
bool may_be_one(const std::vector<std::string>& parts) {
  if (parts.size() == 2)
    return !parts[1].empty() && parts[1].find_first_not_of("0123456789.") == std::string::npos;
  const std::string& last = parts.back();
  return std::all_of(parts.begin() + 1, parts.end() - 1, is_thousand) &&
         is_thousand(std::string_view(last).substr(0, last.find('.')));
}

/// With a point for decimals and without groups; nothing where the groups are not thousands.
std::optional<std::string> plain(std::string_view text, DecimalSign sign) {
  const char decimal = sign == DecimalSign::comma ? ',' : '.';
  const char group = sign == DecimalSign::comma ? '.' : ',';
  const std::size_t end = std::min(text.find(decimal), text.size());
  const std::vector<std::string> groups = split(std::string(text.substr(0, end)), group);
  if (!std::all_of(groups.begin() + 1, groups.end(), is_thousand)) return {};
  std::string digits = join(groups, "");
  if (end < text.size()) digits += "." + std::string(text.substr(end + 1));
  return digits;
}

class ValueReader {
 public:
  explicit ValueReader(DecimalSign sign) : sign_(sign) {}

  ReadValues read(std::string_view text) {
    semicolons_ = text.find(';') != std::string_view::npos;
    for (std::string line : split(std::string(text), '\n')) {
      ++line_;
      if (!add_line(std::move(line))) return std::move(read_);
    }
    if (read_.parts.empty()) read_.error = say("there is no value");
    return std::move(read_);
  }

 private:
  bool refuse(Message message, Message hint) {
    read_.error = say("line {1}: {2}", number(line_), std::move(message));
    read_.hint = std::move(hint);
    return false;
  }

  /// Blanks separate as semicolons do, but two of them are one.
  bool add_line(std::string line) {
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\t' || c == '\r'; }, ' ');
    const std::size_t last = line.find_last_not_of(' ');
    if (last == std::string::npos) return true;
    line.resize(last + 1);
    if (line.back() == ';' || line.back() == ',') line.pop_back();
    for (const std::string& cell : split(line, ';')) {
      if (!add_cell(cell)) return false;
    }
    return true;
  }

  bool add_cell(const std::string& cell) {
    bool empty = true;
    for (std::string word : split(cell, ' ')) {
      if (word.empty()) continue;
      if (word == ",") return no_value();
      if (word.back() == ',' && sign_ == DecimalSign::unstated && !semicolons_) word.pop_back();
      empty = false;
      if (!add_word(word)) return false;
    }
    return empty ? no_value() : true;
  }

  bool no_value() { return refuse(say("a cell without a value"), say("write 0 if it is meant")); }

  bool add_word(const std::string& word) {
    if (sign_ != DecimalSign::unstated && !parse_day(word)) {
      const auto digits = plain(word, sign_);
      return digits ? add(*digits, word) : not_a_number(word);
    }
    const std::vector<std::string> parts = split(word, ',');
    if (parts.size() > 1 && (semicolons_ || may_be_one(parts))) {
      return refuse(say("'{1}' may be one number or several", verbatim(word)),
                    say("say --decimal=, or --decimal=. for the sign of the decimals; between two "
                        "values write a blank"));
    }
    for (const std::string& part : parts) {
      if (!add(part, part)) return false;
    }
    return true;
  }

  bool add(const std::string& part, const std::string& written) {
    if (written.empty()) return no_value();
    if (!parse_number(part) && !parse_day(part)) return not_a_number(written);
    read_.parts.push_back(part);
    return true;
  }

  bool not_a_number(const std::string& written) {
    return refuse(say("'{1}' is not a number", verbatim(written)), number_hint(written));
  }

  DecimalSign sign_;
  bool semicolons_ = false;  ///< as spreadsheets separate where a comma is the decimal sign
  int line_ = 0;
  ReadValues read_ = {};
};

}  // namespace

ReadValues read_values(std::string_view text, DecimalSign sign) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return ValueReader(sign).read(text);
}

Message number_hint(std::string_view text) {
  if (text.empty()) return say("write a number after the =");
  // Bookkeepers write (500) for -500.
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    const std::string_view inner = text.substr(1, text.size() - 2);
    if (parse_number(inner)) return say("write -{1}", verbatim(inner));
  }
  if (text.find_first_of("[](){}") != std::string_view::npos)
    return say("leave the brackets out: -100,60,60");
  if (text.find_first_of(" \t") != std::string_view::npos)
    return say("leave the blanks out: -100,60,60");
  if (text.front() == ',' || text.back() == ',' || text.find(",,") != std::string_view::npos)
    return say("a value is missing beside a comma; a list has no blanks: -100,60,60");
  const std::string sign = text.front() == '-' ? "-" : "";
  const std::string_view size = text.substr(sign.size());
  if (size.starts_with('.') && parse_number("0" + std::string(size)))
    return say("write {1}", verbatim(sign + "0" + std::string(size)));
  if (text.back() == '.' && parse_number(text.substr(0, text.size() - 1)))
    return say("write {1}", verbatim(text.substr(0, text.size() - 1)));
  if (text.back() == '%') {
    if (const auto percent = parse_number(text.substr(0, text.size() - 1)))
      return say("a fraction is meant: {1}", verbatim(shortest(*percent / 100)));
  }
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return {};
  // Of several parts the first that is no number is what needs a hint.
  for (const std::string& part : split(std::string(text), ',')) {
    if (!parse_number(part)) return number_hint(part);
  }
  return say(
      "one number is meant; its decimals follow a point: {1}",
      verbatim(std::string(text.substr(0, comma)) + "." + std::string(text.substr(comma + 1))));
}

}  // namespace gonogo
