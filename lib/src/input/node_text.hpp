// SPDX-License-Identifier: MIT
/// Nodes of a document as text on one line, and whether two of them say the same.
#pragma once

#include <string>

#include "gonogo/input/document.hpp"

namespace gonogo {

/// Whether the node is a list from a CSV file.
inline bool is_list_of_file(const Node& node) { return node.series != nullptr || node.sites; }

/// "1,650", "beds * tariff", "{ amount = 60,000, per = year }": as much as a line of a table holds.
std::string text_of(const Node& node);

/// Whether both hold the same, whatever their places, order of keys and comments.
bool same_value(const Node& a, const Node& b);

/// Where the value is written; of a table without braces its name.
Place place_of(const Node& node);

}  // namespace gonogo
