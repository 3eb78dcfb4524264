// SPDX-License-Identifier: MIT
/// From the name of a file to a tree.
#pragma once

#include <optional>
#include <string>

#include "gonogo/input/document.hpp"
#include "gonogo/input/files.hpp"

namespace gonogo {

/// A file as a document within the bounds of a bid; its text goes to `sources`, its SHA-256 to `hash`.
std::optional<Document> open_document(Files& files, const std::string& path, Sources& sources,
                                      std::string& hash, Diagnostics& found);

}  // namespace gonogo
