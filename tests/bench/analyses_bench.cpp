// SPDX-License-Identifier: MIT
// How long the analyses take on a bid of 120 months and 30 numbers, whole processes first, and how
// much dearer the same trials are when they are run one a call:
//   ninja -C build gonogo_cli bench_analyses && build/tests/bench_analyses build/gonogo
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/switching.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/files/disk_files.hpp"

extern char** environ;

namespace {

using namespace gonogo;

const std::string bid_file = GONOGO_TESTS_DIR "/bench/analyses.toml";
const Address across = "drivers.line_price";
const Address down = "drivers.branches";

/// Milliseconds, the least of some runs.
double milliseconds(int runs, const std::function<void()>& call) {
  double least = 1e300;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    call();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    least = std::min(least, taken.count());
  }
  return least;
}

void run_process(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int status = 0;
  const int failed =
      posix_spawn(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  // 1 is an answer: no go.
  if (failed != 0 || waitpid(child, &status, 0) != child || WEXITSTATUS(status) > 1)
    throw std::runtime_error("cannot run " + words[0]);
}

void measure_process(const std::string& program, std::vector<std::string> words, double limit) {
  std::string title;
  for (const std::string& word : words) title += (title.empty() ? "" : " ") + word;
  words.insert(words.begin(), program);
  words.insert(words.end(), {"--no-policy", bid_file});
  const double taken = milliseconds(15, [&] { run_process(words); });
  std::cout << std::left << std::setw(74) << title << std::right << std::setw(7) << taken
            << " ms, limit " << limit << " ms\n";
}

struct Trial {
  std::size_t number = 0;
  double value = 0;
};

/// `done`: the time of the analysis. The trials are those it is known to make, at least.
void compare(const std::string& name, const Bid& bid, const std::vector<Variable>& numbers,
             const std::vector<std::vector<Trial>>& trials, double done) {
  const std::size_t stride = std::max<std::size_t>(1, trials.size() / 500);
  std::size_t asked = 0;
  const double some = milliseconds(3, [&] {
    asked = 0;
    for (std::size_t t = 0; t < trials.size(); t += stride, ++asked) {
      const WantedMeasure npv;
      run_trials(bid,
                 {.numbers = numbers,
                  .count = 1,
                  .value =
                      [&](std::size_t, std::size_t n) {
                        for (const Trial& each : trials[t]) {
                          if (each.number == n) return each.value;
                        }
                        return numbers[n].base;
                      }},
                 std::span(&npv, 1));
    }
  });
  const double alone = some * static_cast<double>(trials.size()) / static_cast<double>(asked);
  std::cout << std::left << std::setw(46) << name << std::right << std::setw(8) << done << " ms; "
            << std::setw(6) << trials.size() << " trials one a call " << std::setw(8) << alone
            << " ms, ratio " << alone / done << '\n';
}

void compare_turning(const Bid& bid) {
  const Evaluation evaluation = evaluate(bid);
  const auto numbers = find_variables(*bid.model, {.period = true});
  std::vector<std::vector<Trial>> trials;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    for (const double value : scan_of(*bid.model, numbers[n])) trials.push_back({{n, value}});
  }
  compare("turning values of three rules (scan alone)", bid, numbers, trials,
          milliseconds(9, [&] { find_turning(bid, evaluation); }));
}

void compare_tornado(const Bid& bid) {
  const auto numbers =
      find_variables(*bid.model, {.rates = true, .sections = true, .period = true});
  std::vector<std::vector<Trial>> trials;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    for (const double factor : {0.9, 0.99, 1.01, 1.1})
      trials.push_back({{n, numbers[n].base * factor}});
  }
  compare("tornado", bid, numbers, trials,
          milliseconds(9, [&] { find_sensitivity(bid, {.detail = Detail::tornado}); }));
}

void compare_grid(const Bid& bid) {
  const std::vector<Variable> numbers = {*find_variable(*bid.model, across),
                                         *find_variable(*bid.model, down)};
  const TwoWay grid = *find_two_way(bid, {}, across, down, 100).value;
  std::vector<std::vector<Trial>> trials;
  for (const double y : grid.y) {
    for (const double x : grid.x) trials.push_back({{0, x}, {1, y}});
  }
  compare("two-way table, 100 x 100", bid, numbers, trials,
          milliseconds(5, [&] { find_two_way(bid, {}, across, down, 100); }));
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: bench_analyses PROGRAM\n";
    return 2;
  }
  std::cout << std::setprecision(3);
  const std::string program = words[1];
  measure_process(program, {"evaluate"}, 60);
  measure_process(program, {"sensitivity", "--tornado"}, 20);
  measure_process(
      program, {"sensitivity", "--tornado", "--grid", across + "," + down, "--points", "100"}, 250);
  DiskFiles files;
  Sources sources;
  const auto bid = open_bid(files, {.bid = bid_file, .no_policy = true}, sources);
  compare_turning(*bid.value);
  compare_tornado(*bid.value);
  compare_grid(*bid.value);
}
