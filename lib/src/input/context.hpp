// SPDX-License-Identifier: MIT
/// What a reader of one value needs: its key, its address, its range, and the list for what is
/// wrong.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "proposal/key.hpp"

namespace gonogo {

struct Context {
  Diagnostics& found;
  Address address = {};
  std::string_view key = {};
  Range range = {};
  Holds holds = Holds::always;

  void error(std::string_view code, Message message, const Place& place, Message hint = {}) const {
    found.push_back({.code = std::string(code),
                     .message = std::move(message),
                     .place = place,
                     .hint = std::move(hint)});
  }

  /// The same for a value within this one.
  Context at(Address inner) const {
    Context copy = *this;
    copy.address = std::move(inner);
    return copy;
  }

  /// The same for a number with another range.
  Context as(const Range& other) const {
    Context copy = *this;
    copy.range = other;
    return copy;
  }
};

}  // namespace gonogo
