// SPDX-License-Identifier: MIT
/// What the codes of diagnostics mean ("error[no-moment]"). The example and its cure are not written here:
/// gonogo reads a failing bid of tests/errors and says of it what it would say to its writer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo::cli {

struct DiagnosticCode {
  std::string_view code = {};
  std::string_view example = {};  ///< tests/errors/EXAMPLE.toml; empty: no bid alone shows it
  English title = {};
  English explanation = {};  ///< what is wrong, and what to do about it in general
};

std::span<const DiagnosticCode> codes_of_files();
std::span<const DiagnosticCode> codes_of_amounts();
std::span<const DiagnosticCode> codes_of_money();
std::span<const DiagnosticCode> codes_of_studies();

/// All, by their names.
std::vector<DiagnosticCode> diagnostic_codes();

/// What gonogo says of the example of a code, with the line at fault; empty without an example.
std::string example_of(const DiagnosticCode& code, Colour colour, Language language);

}  // namespace gonogo::cli
