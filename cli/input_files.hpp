// SPDX-License-Identifier: MIT
/// Files on disk, and standard input under the name "-".
#pragma once

#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "gonogo/files/disk_files.hpp"

namespace gonogo::cli {

class InputFiles : public DiskFiles {
 public:
  explicit InputFiles(std::istream& standard_input) : standard_input_(standard_input) {}

  /// What can be read only once (standard input, a pipe) is kept, so that every reading finds it.
  Checked<std::string> read(const std::string& name, std::size_t largest) override;

  /// Of all files that were asked for since the last call, those that could not be read too.
  std::set<std::string> take_names() { return std::exchange(names_, {}); }

 private:
  Checked<std::string> read_anew(const std::string& name, std::size_t largest);

  std::istream& standard_input_;
  std::set<std::string> names_ = {};
  std::map<std::string, Checked<std::string>> streams_ = {};
};

}  // namespace gonogo::cli
