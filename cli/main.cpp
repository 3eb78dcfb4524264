// SPDX-License-Identifier: MIT
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "files.hpp"
#include "gonogo/base/text.hpp"
#include "program.hpp"

namespace gonogo::cli {
namespace {

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

Date today() {
  constexpr std::time_t seconds_of_day = 86'400;
  return civil_from_days(static_cast<long>(std::time(nullptr) / seconds_of_day));
}

/// What the terminal says, else COLUMNS, else 100.
int width_of_output() {
  constexpr int least = 20, unknown = 100;
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= least) return size.ws_col;
  const auto wished = parse_number(variable("COLUMNS").value_or(""));
  return wished && *wished >= least && *wished <= 1000 ? static_cast<int>(*wished) : unknown;
}

/// Makes a limit on the size of files an error of the write that exceeds it. A closed pipe ends the
/// process silently, as it ends any filter: SIGPIPE keeps its default.
void ignore_signals_of_writing() { std::signal(SIGXFSZ, SIG_IGN); }

/// Memory that one bid gave back is the next one's: given to the system, it would have to be cleared
/// again for each.
void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int most = 16 << 20;
  ::mallopt(M_TRIM_THRESHOLD, most);
  ::mallopt(M_MMAP_THRESHOLD, most);
#endif
}

int run(const std::vector<std::string>& arguments) {
  keep_freed_memory();
  ignore_signals_of_writing();
  DescriptorBuffer buffer(STDOUT_FILENO, "standard output");
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  InputDescriptorBuffer input(STDIN_FILENO, "standard input");
  std::istream in(&input);
  in.exceptions(std::ios::badbit);
  Session session = {.in = in,
                     .out = out,
                     .err = std::cerr,
                     .out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                     .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                     .width = width_of_output(),
                     .environment = variable,
                     .today = today};
  return run_program(arguments, commands(), session);
}

}  // namespace
}  // namespace gonogo::cli

int main(int count, char** words) try {
  return gonogo::cli::run(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count));
} catch (...) {  // only memory for the arguments could be lacking here
  return gonogo::cli::failed;
}
