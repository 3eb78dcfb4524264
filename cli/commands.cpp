// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <vector>

namespace gonogo::cli {

std::span<const Entry> commands() {
  static const std::vector<Entry> list = {{"calc", calc_command}};
  return list;
}

}  // namespace gonogo::cli
