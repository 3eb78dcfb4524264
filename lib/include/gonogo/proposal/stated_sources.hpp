// SPDX-License-Identifier: MIT
/// Where the figures of a bid come from, as its items say with `source`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

class StatedSources {
 public:
  explicit StatedSources(const Proposal& proposal);

  /// The source of the item that an address or the id of a row is a part of: that of
  /// "drivers.take_up" for "drivers.take_up[3]". Empty where it states none.
  const std::string& of(std::string_view address) const;

 private:
  std::map<std::string, std::string, std::less<>> by_item_ = {};
};

/// A note on each driver, investment, line, level of working capital and loan without a source, in
/// file order. Quantities are computed from other items, and need none.
Diagnostics without_source(const Proposal& proposal);

}  // namespace gonogo
