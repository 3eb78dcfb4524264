// SPDX-License-Identifier: MIT
/// Findings in words, as tools show them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "gonogo/report/findings.hpp"

namespace gonogo {

/// Message and hint in a line of English.
std::string text_of(const Diagnostic& finding);

/// Where it is: a file without a place is meant as a whole.
std::string file_of(const InspectedFile& file, const Diagnostic& finding);

/// Names by which a tool knows findings again from run to run: they depend on file and code, and on which
/// of several of both it is.
class Fingerprints {
 public:
  std::string of(const std::string& file, const std::string& code);

 private:
  std::unordered_map<std::uint64_t, int> seen_ = {};  ///< by the hash of both: findings may be many
};

bool is_of_rule(const Diagnostic& finding);

}  // namespace gonogo
