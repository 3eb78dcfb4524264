// SPDX-License-Identifier: MIT
/// A folder of our own for files that live for a moment.
#pragma once

#include <filesystem>
#include <string>

namespace gonogo {

/// Made in the system's folder for temporary files, readable by nobody else, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder();  ///< throws std::runtime_error where it cannot be made
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_ = {};
};

/// All bytes of a file; throws std::runtime_error where it cannot be read.
std::string bytes_of(const std::filesystem::path& file);

}  // namespace gonogo
