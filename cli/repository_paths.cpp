// SPDX-License-Identifier: MIT
#include "repository_paths.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

/// The nearest folder with `.git`, else the current one.
fs::path root_of_repository() {
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  for (fs::path folder = here;; folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", failed)) return folder;
    if (folder == folder.parent_path()) return here;
  }
}

}  // namespace

RepositoryPaths::RepositoryPaths() : root_(root_of_repository()) {}

std::string RepositoryPaths::of(const std::string& file) const {
  if (file.empty() || file.starts_with("git:")) return file;
  const fs::path path = fs::absolute(file).lexically_normal().lexically_relative(root_);
  return path.empty() || path.begin()->string() == ".." ? file : path.string();
}

InspectedFile RepositoryPaths::of(InspectedFile file) const {
  file.file = of(file.file);
  for (Diagnostic& finding : file.findings) {
    finding.place.file = of(finding.place.file.str());
    for (Related& each : finding.related) each.place.file = of(each.place.file.str());
  }
  return file;
}

}  // namespace gonogo::cli
