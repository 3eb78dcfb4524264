// SPDX-License-Identifier: MIT
/// Bids of the tree, opened for a test.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/files/disk_files.hpp"
#include "gonogo/input/files.hpp"

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

/// A bid of that text, with a policy of that text if there is one; empty where it has errors.
inline std::optional<Bid> bid_of(const std::string& text, const std::string& policy = "") {
  MemoryFiles files;
  files.add("bid.toml", text);
  if (!policy.empty()) files.add("policy.toml", policy);
  Sources sources;
  LoadOptions options{.bid = "bid.toml", .no_policy = policy.empty()};
  if (!policy.empty()) options.policy = "policy.toml";
  return open_bid(files, options, sources).value;
}

/// The bid of a text that has no errors, judged without a policy.
inline Bid must_open(const std::string& text) {
  auto bid = bid_of(text);
  REQUIRE(bid.has_value());
  return std::move(*bid);
}

}  // namespace gonogo::test
