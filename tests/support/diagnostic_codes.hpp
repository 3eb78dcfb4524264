// SPDX-License-Identifier: MIT
/// The codes that the sources give to diagnostics.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace gonogo {

/// Those of lib/src and cli: in a braced Diagnostic or in a call that makes one. The code of a cell is
/// followed by neither message nor place.
std::set<std::string> codes_of_diagnostics(const std::filesystem::path& top);

}  // namespace gonogo
