// SPDX-License-Identifier: MIT
/// Runs another program without a shell, and reads what it prints.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gonogo {

struct ProgramRun {
  bool started = false;
  int status = -1;  ///< of its exit; -1: it ended by a signal
  std::string output = {};
  std::string error = {};
};

/// `arguments`: the program, which is searched in PATH, and what it is given. Reads at most `largest` +
/// 1 bytes of its output; then it is left without a reader.
ProgramRun run_program(const std::vector<std::string>& arguments, std::size_t largest);

}  // namespace gonogo
