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
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = posix_spawn(&child, words[0], &actions, nullptr, words.data(), environ);
  if (status == 0) waitpid(child, &status, 0);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&actions);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {  // 1 is an answer: no go
    std::cerr << "cannot run " << command[0] << '\n';
    std::exit(1);
  }
  return taken.count();
}

/// In turn, so that both see the same machine; of each the least, which no other process disturbed.
void compare(const std::string& what, const Command& ours, const Command& reference) {
  constexpr int runs = 100;
  double time = 1e300, reference_time = 1e300;
  for (int i = 0; i < runs; ++i) {
    time = std::min(time, run(ours));
    reference_time = std::min(reference_time, run(reference));
  }
  std::cout << std::left << std::setw(44) << what << std::right << std::fixed
            << std::setprecision(2) << std::setw(8) << time << " ms   reference " << std::setw(6)
            << reference_time << " ms   ratio " << std::setw(6) << time / reference_time << '\n';
}

}  // namespace

int main() {
  const std::string bid = GONOGO_TESTS_DIR "/../examples/leased-lines.toml";
  compare("--version", {GONOGO_PROGRAM, "--version"}, {GONOGO_REFERENCE});
  compare("check", {GONOGO_PROGRAM, "check", bid}, {GONOGO_REFERENCE, bid});
  const auto compare_with = [&](const std::string& what, Command words, const std::string& file) {
    words.insert(words.begin(), GONOGO_PROGRAM);
    words.insert(words.end(), {"--no-policy", file});
    compare(what, words, {GONOGO_REFERENCE, file});
  };
  const std::string wireless = GONOGO_TESTS_DIR "/projects/fixed-wireless.toml";
  const std::string large = GONOGO_TESTS_DIR "/bench/analyses.toml";
  compare_with("evaluate -f ndjson, 120 months", {"evaluate", "-f", "ndjson"}, wireless);
  compare_with("evaluate, 120 months", {"evaluate"}, wireless);
  compare_with("sensitivity --tornado, 33 numbers", {"sensitivity", "--tornado"}, large);
  compare_with("simulate, 16,384 cases", {"simulate"}, wireless);
  compare_with("simulate --total, 163,840 cases", {"simulate", "--total"}, wireless);
}
