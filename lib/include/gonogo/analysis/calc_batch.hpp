// SPDX-License-Identifier: MIT
/// Many calls, one a line, through all processors.
#pragma once

#include <cstddef>
#include <iosfwd>

namespace gonogo {

struct BatchOptions {
  unsigned threads = 0;                ///< 0: as many as the machine has
  std::size_t block = 1 << 20;         ///< bytes read at a time and shared out
  std::size_t longest_line = 1 << 24;  ///< a longer line is an error
};

struct BatchCount {
  std::size_t lines = 0;
  std::size_t bad_lines =
      0;  ///< not JSON, unknown function, unfit inputs; those without a value are good
};

/// Reads calls (input/call.hpp) and writes one line of JSON for each (append_json), in order; empty
/// lines are passed over. A bad line gets an error line and the rest go on. Memory does not grow
/// with the number of lines.
BatchCount calculate_batch(std::istream& in, std::ostream& out, const BatchOptions& options = {});

}  // namespace gonogo
