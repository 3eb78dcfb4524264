// SPDX-License-Identifier: MIT
/// Two versions of a bid, written in a test.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "gonogo/analysis/difference.hpp"
#include "gonogo/input/files.hpp"

namespace gonogo::test {

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

struct TwoBids {
  TwoBids(const std::string& old_text, const std::string& new_text,
          const std::string& old_policy = "", const std::string& new_policy = "")
      : before(bid_of(old_text, old_policy)), after(bid_of(new_text, new_policy)) {
    REQUIRE(before.has_value());
    REQUIRE(after.has_value());
  }
  Difference difference() const { return find_difference(*before, *after); }

  std::optional<Bid> before = {}, after = {};
};

}  // namespace gonogo::test
