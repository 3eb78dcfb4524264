// SPDX-License-Identifier: MIT
/// Files in memory that a test writes.
#pragma once

#include <string>
#include <string_view>

#include "gonogo/input/files.hpp"

namespace gonogo::test {

struct WrittenFiles : MemoryFiles {
  /// Returns the name, so that a file can be written where its name is needed.
  std::string write(const std::string& name, std::string_view text) {
    add(name, std::string(text));
    return name;
  }
};

}  // namespace gonogo::test
