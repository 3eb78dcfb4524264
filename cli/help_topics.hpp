// SPDX-License-Identifier: MIT
/// Help that is about no command: the format of bids and policies, and the keys of JSON.
#pragma once

#include <string>
#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo::cli {

/// "bid", "policy", "json"
bool is_help_topic(std::string_view name);

/// The page of a topic, `width` columns wide, made from the tables of keys and from reports on the
/// example that it begins with. With a section of the file (not of "json"), that section alone.
///
/// Throws Failure if the file has no such section. Requires: is_help_topic(topic).
std::string help_of_topic(const std::string& topic, const std::string& section, int width,
                          Language language);

}  // namespace gonogo::cli
