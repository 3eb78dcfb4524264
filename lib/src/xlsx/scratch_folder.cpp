// SPDX-License-Identifier: MIT
#include "xlsx/scratch_folder.hpp"

#include <stdlib.h>  // mkdtemp is POSIX

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace gonogo {

ScratchFolder::ScratchFolder() {
  std::error_code error;
  const auto parent = std::filesystem::temp_directory_path(error);
  auto name = (error ? std::filesystem::path("/tmp") : parent) / "gonogo-XXXXXX";
  auto text = name.string();
  if (mkdtemp(text.data()) == nullptr) {
    throw std::runtime_error("cannot make a temporary folder like " + name.string());
  }
  path_ = text;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream || !bytes) throw std::runtime_error("cannot read " + file.string());
  return bytes.str();
}

}  // namespace gonogo
