// SPDX-License-Identifier: MIT
#include "repository_paths.hpp"

#include <filesystem>
#include <map>
#include <string>

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

class Paths {
 public:
  /// What is not below the root, as a file of another revision, keeps its name.
  std::string of(const std::string& file) {
    if (file.empty() || file.starts_with("git:")) return file;
    std::string& known = known_[file];
    if (known.empty()) {
      const fs::path path = fs::absolute(file).lexically_normal().lexically_relative(root_);
      known = path.empty() || path.begin()->string() == ".." ? file : path.string();
    }
    return known;
  }

 private:
  const fs::path root_ = root_of_repository();
  std::map<std::string, std::string> known_ = {};
};

}  // namespace

std::vector<InspectedFile> from_repository_root(std::vector<InspectedFile> files) {
  Paths paths;
  for (InspectedFile& file : files) {
    file.file = paths.of(file.file);
    for (Diagnostic& finding : file.findings) {
      finding.place.file = paths.of(finding.place.file.str());
      for (Related& each : finding.related) each.place.file = paths.of(each.place.file.str());
    }
  }
  return files;
}

}  // namespace gonogo::cli
