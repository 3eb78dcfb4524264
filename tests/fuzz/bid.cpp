// SPDX-License-Identifier: MIT
// A bid of any bytes is judged, or its problems are said; of some the workbook is written.
#include "target.hpp"

using namespace gonogo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryFiles files;
  files.add("bid.toml", std::string(fuzz::text_of(data, size)));
  fuzz::judge(files, {.bid = "bid.toml"}, fuzz::takes_workbook(size));
  return 0;
}
