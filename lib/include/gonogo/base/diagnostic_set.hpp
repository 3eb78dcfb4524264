// SPDX-License-Identifier: MIT
/// Which problems were reported before, so that each is reported once.
#pragma once

#include <set>
#include <string>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// What was reported so far. Two diagnostics are the same if place, code and English message are.
class DiagnosticSet {
 public:
  explicit DiagnosticSet(const Diagnostics& before = {});

  /// True if it is new.
  bool add(const Diagnostic& each);

 private:
  std::set<std::string> known_ = {};
};

}  // namespace gonogo
