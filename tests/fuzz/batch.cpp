// SPDX-License-Identifier: MIT
// Calls of functions, a line of JSON each; small blocks, so that calls lie across their borders.
#include <sstream>

#include "gonogo/analysis/calc_batch.hpp"
#include "target.hpp"

using namespace gonogo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in{std::string(fuzz::text_of(data, size))};
  std::ostringstream out;
  calculate_batch(in, out, {.threads = 1, .block = 256, .longest_line = 1024});
  return 0;
}
