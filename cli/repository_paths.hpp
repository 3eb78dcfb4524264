// SPDX-License-Identifier: MIT
/// Paths as the tools that watch over a repository name them.
#pragma once

#include <filesystem>
#include <string>

#include "gonogo/report/findings.hpp"

namespace gonogo::cli {

/// Names files from the root of the repository that the current folder is in; outside of one, from the
/// current folder. What is not below the root, as a file of another revision, keeps its name.
class RepositoryPaths {
 public:
  RepositoryPaths();
  std::string of(const std::string& file) const;

  /// With all its paths so.
  InspectedFile of(InspectedFile file) const;

 private:
  std::filesystem::path root_;
};

}  // namespace gonogo::cli
