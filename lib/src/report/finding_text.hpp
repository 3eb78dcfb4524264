// SPDX-License-Identifier: MIT
/// Findings in words, as tools show them.
#pragma once

#include <string>

#include "gonogo/report/findings.hpp"

namespace gonogo {

/// Message and hint in a line of English.
std::string text_of(const Diagnostic& finding);

/// Where it is: a file without a place is meant as a whole.
std::string file_of(const InspectedFile& file, const Diagnostic& finding);

bool is_of_rule(const Diagnostic& finding);

}  // namespace gonogo
