// SPDX-License-Identifier: MIT
// How long gonogo takes as a whole process, beside a program that does the least with the same toml++
// (reference.cpp):
//   build/release/tests/bench_start_up
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace {

using Command = std::vector<std::string>;

/// Milliseconds from the start of a process to its end; its output goes nowhere.
double run(const Command& command) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = posix_spawn(&child, words[0], &actions, nullptr, words.data(), environ);
  if (status == 0) waitpid(child, &status, 0);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) std::exit(1);
  return taken.count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// In turn, so that both see the same machine.
void compare(const std::string& what, const Command& ours, const Command& reference) {
  constexpr int runs = 200;
  std::vector<double> times, reference_times;
  for (int i = 0; i < runs; ++i) {
    times.push_back(run(ours));
    reference_times.push_back(run(reference));
  }
  const double time = median(times), reference_time = median(reference_times);
  std::cout << std::fixed << std::setprecision(2) << what << ": " << time << " ms, reference "
            << reference_time << " ms, ratio " << time / reference_time << '\n';
}

}  // namespace

int main() {
  const std::string bid = GONOGO_TESTS_DIR "/../examples/leased-lines.toml";
  compare("--version", {GONOGO_PROGRAM, "--version"}, {GONOGO_REFERENCE});
  compare("check", {GONOGO_PROGRAM, "check", bid}, {GONOGO_REFERENCE, bid});
}
