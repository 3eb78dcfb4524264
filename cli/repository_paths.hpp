// SPDX-License-Identifier: MIT
/// Paths as the tools that watch over a repository name them.
#pragma once

#include <vector>

#include "gonogo/report/findings.hpp"

namespace gonogo::cli {

/// The findings with all paths from the root of the repository that the current folder is in; outside of
/// one, from the current folder.
std::vector<InspectedFile> from_repository_root(std::vector<InspectedFile> files);

}  // namespace gonogo::cli
