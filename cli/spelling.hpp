// SPDX-License-Identifier: MIT
/// The parts of a Flag's spelling, for the parser, the help and the manual.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace gonogo::cli {

/// "-o,--output=FILE" has names {"-o", "--output"} and value "FILE"; "--code[=CODE]" has a value that may
/// be left out; "[FILE...]" has no names and is a positional.
struct Spelling {
  std::vector<std::string> names =
      {};                  ///< with their dashes, in the order written; empty: a positional
  std::string value = {};  ///< the word for its value; empty: the flag has none
  bool optional = false;   ///< of a positional, or of the value of a flag
  bool repeated = false;   ///< of a positional

  bool positional() const { return names.empty(); }
  /// Its name in messages: the long one, or the positional's word.
  const std::string& title() const { return positional() ? value : names.back(); }
};

Spelling spelling_of(const Flag& flag);

/// "FILE...", "[FILE]" or "-o, --output=FILE", as help and manual write it.
std::string to_string(const Spelling& spelling);

}  // namespace gonogo::cli
