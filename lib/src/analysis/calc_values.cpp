// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc_values.hpp"

#include <algorithm>
#include <functional>
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

/// Whether a number that begins with `before` may go on with `after`: 1,234.5 or -1 200,50.
bool may_group(std::string_view before, std::string_view after) {
  if (before.starts_with('-')) before.remove_prefix(1);
  return before.size() <= 3 && are_digits(before) &&
         is_thousand(after.substr(0, after.find_first_of(".,")));
}

bool any_may_group(const std::vector<std::string>& parts) {
  return std::adjacent_find(parts.begin(), parts.end(), may_group) != parts.end();
}

/// Whether parts between commas could be one number: digits and decimals, or thousands.
bool may_be_one(const std::vector<std::string>& parts) {
  const bool decimals = parts.size() == 2 && !parts[1].empty() &&
                        parts[1].find_first_not_of("0123456789.") == std::string::npos;
  return decimals || any_may_group(parts);
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words = split(text, ' ');
  std::erase(words, "");
  return words;
}

/// Whether all of a line may be one number, grouped by blanks; true of an empty one.
bool may_be_grouped(const std::string& line) {
  const std::vector<std::string> words = words_of(line);
  return std::adjacent_find(words.begin(), words.end(), std::not_fn(may_group)) == words.end();
}

/// "-100 , 60" as "-100, 60".
std::string without_blanks_before_commas(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == ',') result.resize(result.find_last_not_of(' ') + 1);
    result += c;
  }
  return result;
}

/// With a point for decimals and without groups; nothing where the groups are not thousands.
std::optional<std::string> plain(std::string_view text, DecimalSign sign) {
  const char decimal = sign == DecimalSign::comma ? ',' : '.';
  const char group = sign == DecimalSign::comma ? '.' : ',';
  const std::size_t end = std::min(text.find(decimal), text.size());
  const std::vector<std::string> groups = split(std::string(text.substr(0, end)), group);
  constexpr std::size_t most_leading = 3;
  const std::size_t leading =
      groups.front().size() -
      std::min(groups.front().find_first_not_of("+-"), groups.front().size());
  if (groups.size() > 1 && (leading == 0 || leading > most_leading)) return {};
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
    std::vector<std::string> lines = split(std::string(text), '\n');
    for (std::string& line : lines) trim(line);
    const auto is_one_value = [](const std::string& line) { return words_of(line).size() == 1; };
    column_ = lines.size() > 1 && (std::any_of(lines.begin(), lines.end(), is_one_value) ||
                                   std::all_of(lines.begin(), lines.end(), may_be_grouped));
    for (const std::string& line : lines) {
      ++line_;
      if (!add_line(line)) return std::move(read_);
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

  /// Takes off what ends a line: blanks, and one separator.
  void trim(std::string& line) const {
    std::replace(line.begin(), line.end(), '\r', ' ');
    if (sign_ == DecimalSign::unstated) line = without_blanks_before_commas(line);
    line.resize(line.find_last_not_of(' ') + 1);
    if (!line.empty() && std::string_view(";,\t").find(line.back()) != std::string_view::npos)
      line.pop_back();
    line.resize(line.find_last_not_of(' ') + 1);
  }

  /// Lines of nothing before the first value and after the last do not count.
  bool add_line(const std::string& line) {
    if (line.empty()) {
      if (empty_line_ == 0 && !read_.parts.empty()) empty_line_ = line_;
      return true;
    }
    if (empty_line_ != 0) {
      line_ = empty_line_;
      return no_value();
    }
    std::string cells = line;
    std::replace(cells.begin(), cells.end(), '\t', ';');
    for (const std::string& cell : split(cells, ';')) {
      if (!add_cell(cell)) return false;
    }
    return true;
  }

  /// Blanks separate as semicolons do, but two of them are one.
  bool add_cell(const std::string& cell) {
    const std::vector<std::string> words = words_of(cell);
    if (words.empty()) return no_value();
    if ((semicolons_ || column_) && any_may_group(words))
      return refuse(say("'{1}' may be one number or several", verbatim(cell)),
                    say("write thousands without a blank; where several values are meant, a line "
                        "for each"));
    return std::all_of(words.begin(), words.end(), [&](std::string word) {
      if (word == ",") return no_value();
      if (word.back() == ',' && sign_ == DecimalSign::unstated && !semicolons_) word.pop_back();
      return add_word(word);
    });
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
    return refuse(say("'{1}' is not a number", verbatim(written)), hint_of(written));
  }

  Message hint_of(const std::string& written) const {
    if (sign_ == DecimalSign::unstated) return number_hint(written);
    const bool point = sign_ == DecimalSign::point;
    const auto other = plain(written, point ? DecimalSign::comma : DecimalSign::point);
    if (other && parse_number(*other))
      return say("its decimals follow the other sign: say --decimal={1}",
                 verbatim(point ? "," : "."));
    if (written.find(',') == std::string::npos) return number_hint(written);
    return say("with --decimal no comma separates: write a blank between two values");
  }

  DecimalSign sign_;
  bool semicolons_ = false;  ///< as spreadsheets separate where a comma is the decimal sign
  bool column_ = false;      ///< several lines, one of which holds one value, or each may
  int line_ = 0;
  int empty_line_ = 0;  ///< the first one after a value; 0: none yet
  ReadValues read_ = {};
};

}  // namespace

ReadValues read_values(std::string_view text, DecimalSign sign) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return ValueReader(sign).read(text);
}

namespace {

/// With the minus of the keyboard for the minus sign and the dash of other alphabets.
std::string with_plain_minus(std::string text) {
  for (const std::string_view minus : {"\u2212", "\u2013", "\uFF0D"}) {
    for (std::size_t at = text.find(minus); at != std::string::npos; at = text.find(minus))
      text.replace(at, minus.size(), "-");
  }
  return text;
}

/// Of a number with a decimal sign, thousands or both.
Message sign_hint(const std::string& text, std::size_t comma) {
  if (text.find('.') == std::string::npos && text.find(',', comma + 1) == std::string::npos) {
    std::string with_point = text, grouped = text;
    with_point[comma] = '.';
    grouped.erase(comma, 1);
    // Three digits behind a comma may be thousands.
    constexpr std::size_t of_a_group = 3;
    if (text.size() - comma == of_a_group + 1 && parse_number(grouped))
      return say("one number is meant: {1}, or {2} if the comma was the sign of decimals",
                 verbatim(grouped), verbatim(with_point));
    return say("one number is meant; its decimals follow a point: {1}", verbatim(with_point));
  }
  for (const DecimalSign sign : {DecimalSign::point, DecimalSign::comma}) {
    const auto digits = plain(text, sign);
    if (digits && parse_number(*digits))
      return say("one number is meant; nothing groups its thousands: {1}", verbatim(*digits));
  }
  return say("one number is meant, and a comma separates several");
}

}  // namespace

Message number_hint(std::string_view text) {
  if (text.empty()) return say("write a number after the =");
  // Bookkeepers write (500) for -500.
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    const std::string_view inner = text.substr(1, text.size() - 2);
    if (parse_number(inner)) return say("write -{1}", verbatim(inner));
  }
  if (const std::string minus = with_plain_minus(std::string(text)); minus != text)
    return say("write the minus of the keyboard: {1}", verbatim(minus));
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
    if (!parse_number(part) && !are_digits(part)) return number_hint(part);
  }
  return sign_hint(std::string(text), comma);
}

}  // namespace gonogo
