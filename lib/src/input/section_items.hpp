// SPDX-License-Identifier: MIT
/// The items of a section: tables keyed by an id.
#pragma once

#include <functional>
#include <string_view>

#include "gonogo/input/document.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {

/// `[a-z][a-z0-9_]*`
bool is_id(std::string_view text);

/// Calls `read` for each item of a section. Reports ids that are refused, and items that are no
/// table where the section's items must be tables.
void for_each_item(const Node& node, const FileSection& section, Diagnostics& found,
                   const std::function<void(const Node& item)>& read);

}  // namespace gonogo
