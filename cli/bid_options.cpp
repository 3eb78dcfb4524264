// SPDX-License-Identifier: MIT
#include "bid_options.hpp"

namespace gonogo::cli {

std::vector<Flag> bid_flags(BidOptions& options) {
  return {
      {.spelling = "FILE...", .target = &options.files, .help = "Bid to read; - is standard input"},
      {.spelling = "--policy=FILE",
       .target = &options.policy,
       .help = "Judge by this policy; else by $GONOGO_POLICY, else by the nearest "
               "gonogo-policy.toml from the bid's folder upward to the repository's root"},
      {.spelling = "--set=ADDRESS=VALUE",
       .target = &options.settings,
       .help = "Try a value: drivers.beds=1000, or drivers.beds*=0.9, or drivers.beds+=50; may be "
               "repeated"},
  };
}

Setting setting_of(const std::string& written) {
  const auto equals = written.find('=');
  const bool whole = equals != std::string::npos && equals > 0 && equals + 1 < written.size();
  const char before = whole ? written[equals - 1] : '\0';
  const bool moved = before == '*' || before == '+';
  if (!whole || (moved && equals == 1)) {
    throw usage_error("--set cannot read '" + written + "'",
                      "write --set ADDRESS=VALUE, ADDRESS*=FACTOR or ADDRESS+=AMOUNT");
  }
  return {.address = written.substr(0, moved ? equals - 1 : equals),
          .how = before == '*'   ? Setting::How::times
                 : before == '+' ? Setting::How::plus
                                 : Setting::How::replace,
          .value = written.substr(equals + 1)};
}

}  // namespace gonogo::cli
