// SPDX-License-Identifier: MIT
/// Bids of the tree, opened for a test.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/files/disk_files.hpp"

namespace gonogo::test {

/// `name` within tests/, judged without a policy.
inline Bid open_bid_at(const std::string& name, std::vector<std::string> settings = {}) {
  DiskFiles files;
  Sources sources;
  auto bid = open_bid(files,
                      {.bid = std::string(GONOGO_TESTS_DIR) + "/" + name,
                       .no_policy = name.starts_with("projects/"),
                       .settings = std::move(settings)},
                      sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

}  // namespace gonogo::test
