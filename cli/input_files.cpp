// SPDX-License-Identifier: MIT
#include "input_files.hpp"

#include <filesystem>
#include <istream>
#include <system_error>

namespace gonogo::cli {

Checked<std::string> InputFiles::read(const std::string& name, std::size_t largest) {
  names_.insert(name);
  std::error_code unknown;
  const bool again = name != "-" && (std::filesystem::is_regular_file(name, unknown) ||
                                     std::filesystem::is_directory(name, unknown));
  if (again) return DiskFiles::read(name, largest);
  const auto known = streams_.find(name);
  if (known != streams_.end()) return known->second;
  return streams_.emplace(name, read_anew(name, largest)).first->second;
}

Checked<std::string> InputFiles::read_anew(const std::string& name, std::size_t largest) {
  if (name != "-") return DiskFiles::read(name, largest);
  std::string bytes(largest + 1, '\0');
  standard_input_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(standard_input_.gcount()));
  return {.value = std::move(bytes)};
}

}  // namespace gonogo::cli
