// SPDX-License-Identifier: MIT
/// The flags by which every command is told its bids, the policy and the values to try.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command.hpp"

namespace gonogo::cli {

struct BidOptions {
  std::vector<std::string> files = {};
  std::optional<std::string> policy =
      {};  ///< none: GONOGO_POLICY, else the nearest gonogo-policy.toml
  std::vector<std::string> settings =
      {};  ///< as written: "ADDRESS=VALUE", "ADDRESS*=FACTOR", "ADDRESS+=AMOUNT"
};

/// FILE..., --policy and --set bound to `options`, which must outlive the parse.
std::vector<Flag> bid_flags(BidOptions& options);

/// One `--set`: what it moves, how, and to what. The value is text until the address says what it
/// must be.
struct Setting {
  enum class How { replace, times, plus };
  std::string address = {};
  How how = How::replace;
  std::string value = {};
};

/// Throws Failure where `written` has no address, no '=' or no value.
Setting setting_of(const std::string& written);

}  // namespace gonogo::cli
