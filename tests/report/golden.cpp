// SPDX-License-Identifier: MIT
#include "golden.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace gonogo {

std::string golden(const std::string& name, const std::string& text) {
  const auto path = std::string(GONOGO_TESTS_DIR) + "/report/golden/" + name;
  if (std::getenv("GONOGO_REFRESH") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::ostringstream found;
  found << std::ifstream(path, std::ios::binary).rdbuf();
  return found.str();
}

}  // namespace gonogo
