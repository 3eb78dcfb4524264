// SPDX-License-Identifier: MIT
/// A function called by name with named arguments, read from a line of NDJSON.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// What a JSON value can be here. A list holds only numbers or only texts; an empty one is a list
/// of numbers.
using CallValue =
    std::variant<double, bool, std::string, std::vector<double>, std::vector<std::string>>;

struct Call {
  std::string id = "null";  ///< as JSON, to be echoed
  std::string function = {};
  std::vector<std::pair<std::string, CallValue>> inputs = {};  ///< in order; none is null
};

struct ParsedCall {
  Call call = {};
  Message error = {};  ///< empty: the call is good; else `call` holds what could be read
  Message hint = {};   ///< what to write instead; may be empty
};

/// Reads {"id":…,"function":"…","inputs":{"NAME":VALUE,…}}. Other keys, whatever they hold, are
/// ignored; an input that is null counts as absent. Never throws, whatever the line holds.
/// O(length).
ParsedCall parse_call(std::string_view line);

}  // namespace gonogo
