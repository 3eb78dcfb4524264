// SPDX-License-Identifier: MIT
/// What must be refused before toml++ reads a text, and the description of a fault of syntax.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

inline constexpr std::size_t largest_document = 1 << 20;  ///< bytes
inline constexpr int deepest_key = 16;                    ///< dots in one key

/// The lines of a text without their ends; a carriage return before the end goes too.
std::vector<std::string> lines_of(std::string_view text);

/// Makes a faulty line harmless: blank, or a header that nothing else uses, so that the keys below
/// a broken header do not become keys of the table above it.
void defuse(std::vector<std::string>& lines, int line);

/// Faults after which nothing can be read: too large, not UTF-8, NUL bytes.
Diagnostics scan_bytes(const std::string& file, std::string_view text);

/// The first byte that is not UTF-8, or is NUL; of a text of any size.
Diagnostics scan_encoding(const std::string& file, std::string_view text);

/// Characters outside ASCII and keys of too many dots, outside quotes and comments. toml++ 3.3 has
/// undefined behaviour on the former and recurses on the latter.
Diagnostics scan_keys(const std::string& file, const std::vector<std::string>& lines);

/// Whether a fault lies in a bracket or quote that a line above has opened: then the lines below
/// fail with it.
bool comes_from_above(const std::string& line, int column, std::string_view description);

/// The description of a fault in our words, with a hint if the mistake is a known one.
/// `line` is one of `lines`, counted from 1.
Diagnostic syntax_error(const std::string& file, const std::vector<std::string>& lines, int line,
                        int column, std::string_view description);

}  // namespace gonogo
