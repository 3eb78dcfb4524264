// SPDX-License-Identifier: MIT
/// Two versions of a bid, written in a test.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "gonogo/analysis/difference.hpp"
#include "gonogo/input/files.hpp"
#include "opening.hpp"

namespace gonogo::test {

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
