// SPDX-License-Identifier: MIT
// A policy of any bytes, by itself and over a bid.
#include "target.hpp"

using namespace gonogo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryFiles files;
  files.add("gonogo-policy.toml", std::string(fuzz::text_of(data, size)));
  files.add("bid.toml", R"(
[project]
title = "Bid"
currency = "EUR"
period = "2 years"
start = 2027-01-01
[drivers]
price = { value = 100, role = "price" }
[investment]
plant = 150
[revenue]
sales = { amount = "price", per = "year" }
)");
  Sources sources;
  const Date today{.year = 2027, .month = 6, .day = 1};
  check_policy(files, "gonogo-policy.toml", today, sources);
  fuzz::judge(files, {.bid = "bid.toml", .as_of = today}, false);
  return 0;
}
