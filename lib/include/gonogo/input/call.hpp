// SPDX-License-Identifier: MIT
/// A function called by name with named arguments, as a line of NDJSON says it.
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
  Message error =
      {};  ///< empty: the call is good; else as much of it as was understood stands beside it
};

/// Reads {"id":…,"function":"…","inputs":{"NAME":VALUE,…}}. Other keys, whatever they hold, are
/// passed over; an input that is null counts as absent. Never throws on what the line says.
/// O(length).
ParsedCall parse_call(std::string_view line);

}  // namespace gonogo
