// SPDX-License-Identifier: MIT
#include <gonogo/analysis/bid.hpp>
#include <gonogo/analysis/evaluation.hpp>
#include <gonogo/report/render.hpp>
#include <iostream>

int main() {
  gonogo::MemoryFiles files;
  files.add(
      "bids/bid.toml",
      "project = { title = \"T\", currency = \"CNY\", period = \"2 years\" }\n"
      "rates.discount = 0.1\n"
      "revenue.fee = { amount = { file = \"fee.csv\", column = \"fee\" }, per = \"year\" }\n");
  files.add("bids/fee.csv", "year,fee\n1,11\n2,12.1\n");
  files.add("gonogo-policy.toml", "policy.name = \"P\"\n");
  gonogo::Sources sources;
  const auto bid = gonogo::open_bid(files, {.bid = "bids/bid.toml"}, sources);
  for (const auto& each : bid.diagnostics) std::cerr << gonogo::render(each, sources);
  if (!bid.value) return 1;
  std::cout << gonogo::render_text(evaluation_report(*bid.value, gonogo::evaluate(*bid.value)));
  return bid.value->loaded.policy ? 0 : 1;
}
