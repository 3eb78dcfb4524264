// SPDX-License-Identifier: MIT
/// A bid made of the flows of a sheet.
#pragma once

#include <string>

#include "gonogo/base/message.hpp"
#include "gonogo/input/flow_sheet.hpp"

namespace gonogo::cli {

/// A whole TOML file with comments, whose lines have the flows of the sheet year by year. `file` names the
/// sheet; FILE in the text stands for the bid's own name.
std::string imported_bid(const FlowSheet& sheet, const std::string& file, Language language);

}  // namespace gonogo::cli
