// SPDX-License-Identifier: MIT
/// A report that somebody keeps, read back to be compared with one that is made again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// A value at its place: "measures.npv", "'Rules'!B7".
struct SealedValue {
  std::string place = {};
  std::string value = {};
};

struct SealedReport {
  std::string repeated_by = {};  ///< the command that makes it again, for a shell
  std::string version = {};      ///< of the program that made it
  std::string command = {};      ///< "evaluate"
  /// In the order of the report: what it was made of first. Without the version, which another program
  /// has of its own.
  std::vector<SealedValue> values = {};
};

/// The first value that differs; std::nullopt on a side that ends before.
struct SealedDifference {
  std::string place = {};
  std::optional<std::string> before = {}, after = {};
};

/// Of JSON that render_json wrote: one report, or an array of them. Anything else is a diagnostic.
Checked<SealedReport> read_sealed_json(const std::string& name, std::string_view bytes);

std::optional<SealedDifference> first_difference(const SealedReport& before,
                                                 const SealedReport& after);

}  // namespace gonogo
