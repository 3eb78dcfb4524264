// SPDX-License-Identifier: MIT
// Settings of any bytes, a line each, on a bid with something of every kind; a line that begins with @ names a scenario.
#include "target.hpp"

using namespace gonogo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  LoadOptions options{.bid = "bid.toml"};
  std::string_view rest = fuzz::text_of(data, size);
  while (!rest.empty() && options.settings.size() < 8) {
    const std::string_view line = fuzz::take_part(rest, "\n");
    if (line.starts_with('@')) {
      options.scenario = line.substr(1);
    } else {
      options.settings.emplace_back(line);
    }
  }
  MemoryFiles files;
  files.add("bid.toml", R"(
[project]
title = "Bid"
currency = "EUR"
period = "2 years"
step = "quarter"
[drivers]
price = { value = 100, low = 80, high = 120, role = "price" }
units = [1, 2]
share = 0.25
[quantities]
base = { opening = 10, gain = "units", loss = "share", per = "year" }
[investment]
plant = { amount = 150, life = "2 years" }
[revenue]
sales = { amount = "price * base", per = "year", growth = 0.02 }
[cost]
wage = { amount = "share * revenue.sales", per = "year" }
[working_capital]
stock = { level = "0.2 * revenue" }
[tax]
rate = 0.25
[rates]
discount = 0.1
[scenario.low]
drivers.price = 90
revenue.times = 0.9
[rule.value]
measure = "npv"
at_least = 0
)");
  fuzz::judge(files, options, false);
  return 0;
}
