// SPDX-License-Identifier: MIT
/// A subcommand is a value: its name, its flags bound to an options struct, and what it does.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gonogo::cli {

/// Exit statuses of every command; over several files the greatest counts.
enum Exit : int {
  done = 0,     ///< go, conditional, or done
  no_go = 1,    ///< no-go, or findings
  failed = 2,   ///< could not judge: bad arguments, bad input, no value
};

/// What a command may touch of the world outside: streams and the environment, so that a test can stand in for it.
struct Session {
  std::istream& in;
  std::ostream& out;    ///< data only
  std::ostream& err;    ///< everything else
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  int width = 80;       ///< of the terminal
  std::function<std::optional<std::string>(const std::string& name)> environment = {};
};

/// One flag or positional. `spelling` tells its shape: "FILE", "[FILE]", "FILE...", "--ascii", "-o,--output=FILE".
struct Flag {
  std::string spelling = {};
  std::variant<bool*, std::string*, std::optional<std::string>*, std::vector<std::string>*> target = {};
  std::string help = {};
};

struct Command {
  std::string name = {};
  std::string brief = {};            ///< one line for the list of commands
  std::string manual = {};           ///< paragraphs for `gonogo help NAME`
  std::vector<Flag> flags = {};
  std::function<int(Session&)> run = {};
};

}  // namespace gonogo::cli
