// SPDX-License-Identifier: MIT
/// How far a long computation is, on the terminal.
#pragma once

#include <chrono>
#include <cstddef>

#include "command.hpp"

namespace gonogo::cli {

/// A line on standard error, drawn anew as work is done, and removed at the end. Nothing is drawn
/// where that is no terminal, or within the first second.
class Progress {
 public:
  explicit Progress(Session& session) : session_(session) {}
  ~Progress() { remove(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// So many of all are computed. `what`: they are, as "cases".
  void show(std::size_t done, std::size_t all, Message what);

 private:
  using Clock = std::chrono::steady_clock;
  void remove();

  Session& session_;
  Clock::time_point drawn_ = Clock::now() + first_wait - between;
  bool visible_ = false;

  static constexpr std::chrono::milliseconds first_wait{1'000}, between{100};
};

}  // namespace gonogo::cli
