// SPDX-License-Identifier: MIT
/// Each problem once, and no more of them than a person reads.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

inline constexpr std::size_t most_problems = 100;  ///< of a file; more would not help

/// What was reported so far. Two diagnostics are the same if place, code and English message are.
class DiagnosticSet {
 public:
  explicit DiagnosticSet(const Diagnostics& before = {});

  /// True if it is new.
  bool add(const Diagnostic& each);

 private:
  std::set<std::string> known_ = {};
};

/// Appends those that are new.
void append_new(Diagnostics& to, Diagnostics from);

/// Appends what a later stage found, less the consequences of what is known: those at a place that has
/// one as severe already, and after an error those without a place.
void append_later(Diagnostics& to, Diagnostics from);

/// In the order of the files, each once.
void tidy(Diagnostics& found);

/// Keeps at most 100 of each file, errors before the others, and counts the rest in a note.
void bound_problems(Diagnostics& found);

}  // namespace gonogo
