// SPDX-License-Identifier: MIT
/// Numbers and dates as people write them elsewhere: "¥1,000", "1000 RMB", "8%", "100万", "１０００".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo {

struct WrittenNumber {
  std::string toml = {};  ///< how TOML writes it: 1_000.5
  bool percent = false;
  bool money = false;  ///< with the sign or name of a currency
};

/// The number that a text is, if it is one. "1,5" is 1.5 and "1,500" is 1500: a comma before three digits
/// parts thousands.
std::optional<WrittenNumber> number_in(std::string_view text);

/// "2027-04-01" of the date 01.04.2027 or 2027/4/1; none of 01/04/2027, whose day may be either.
std::optional<std::string> date_written_elsewhere(std::string_view text);

/// A number as it stands in a file, and the bytes that it takes there.
struct NumberAt {
  WrittenNumber number = {};
  std::size_t first = 0;
  std::size_t length = 0;
};

/// The number behind the last = before `at`, up to a comma, a } or the end of the line.
std::optional<NumberAt> number_around(std::string_view line, std::size_t at);

/// Why a text that is a number is not one of TOML: "a number has no comma".
Message fault_in(std::string_view text);

/// "write 1_000"; of money, that the currency is said once.
Message hint_for(const WrittenNumber& number);

/// The same of a text; empty where it holds no number.
Message hint_in(std::string_view text);

}  // namespace gonogo
