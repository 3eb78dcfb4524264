// SPDX-License-Identifier: MIT
/// From the name of a file to a tree.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gonogo/input/document.hpp"
#include "gonogo/input/files.hpp"
#include "input/policy_file.hpp"

namespace gonogo {

/// A file as a document within the bounds of a bid; its text goes to `sources`, its SHA-256 to `hash`.
std::optional<Document> open_document(Files& files, const std::string& path, Sources& sources,
                                      std::string& hash, Diagnostics& found);

/// A file as a policy, parsed and read. Null where it is no document within the bounds.
std::shared_ptr<const PolicyFile> open_policy_file(Files& files, const std::string& path,
                                                   Sources& sources, Diagnostics& found);

}  // namespace gonogo
