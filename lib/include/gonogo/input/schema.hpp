// SPDX-License-Identifier: MIT
/// The grammar of a file as JSON Schema, draft 7 (json-schema.org): what an editor with a TOML
/// language server completes, explains and underlines.
#pragma once

#include <string>
#include <vector>

#include "gonogo/base/message.hpp"
#include "gonogo/input/grammar.hpp"

namespace gonogo {

/// Keys with their documentation, default, range and words; keys that do not exist are refused. What
/// depends on other keys, on time or on formulas is left to `gonogo check`.
std::string json_schema(const std::string& title, const std::vector<GroupGrammar>& groups,
                        Language reader);

}  // namespace gonogo
