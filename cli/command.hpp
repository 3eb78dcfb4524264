// SPDX-License-Identifier: MIT
/// A subcommand is a value: its name, its flags bound to an options struct, and what it does.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gonogo/base/date.hpp"
#include "gonogo/base/diagnostic.hpp"

namespace gonogo::cli {

/// Exit statuses of every command; over several files the greatest counts.
enum Exit : int {
  done = 0,    ///< go, conditional, or done
  no_go = 1,   ///< no-go, or findings
  failed = 2,  ///< could not judge: bad arguments, bad input, no value
};

/// All that a command may use of the world outside: streams and the environment. A test supplies
/// its own.
struct Session {
  std::istream& in;
  std::ostream& out;  ///< data only; throws std::system_error when it cannot be written
  std::ostream& err;  ///< everything else
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  int width = 80;                         ///< of the terminal
  Language language = Language::english;  ///< of the reader
  std::string command = {};               ///< the name of the one that runs
  std::vector<std::string> words = {};    ///< behind the name, as typed
  std::function<std::optional<std::string>(const std::string& name)> environment = {};
  std::function<Date()> today = {};  ///< by the machine's clock, in UTC
};

/// The variable that receives the value of a flag. A flag that is not given leaves it unchanged, so
/// its initial value is the default. A vector receives one value for each time the flag is given;
/// every other flag may be given once. Numbers are read strictly (base/text.hpp); a whole number is
/// 0 or more.
using Target = std::variant<bool*, std::string*, std::optional<std::string>*,
                            std::vector<std::string>*, double*, std::uint64_t*>;

/// One flag or positional. `spelling` is "FILE", "[FILE]", "FILE..." or "[FILE...]" for a
/// positional, "--ascii", "-o,--output=FILE" or "--code[=CODE]" for a flag. A value that may be left out is
/// then empty.
struct Flag {
  std::string spelling = {};
  Target target = {};
  English help = {};                      ///< a sentence without a final stop
  std::vector<std::string> choices = {};  ///< the only values allowed; empty: any
};

struct Command {
  std::string name = {};
  English brief = {};   ///< one line for the list of commands
  English manual = {};  ///< paragraphs for `gonogo help NAME`, separated by empty lines
  std::vector<Flag> flags = {};
  std::function<int(Session&)> run = {};
};

void add_flags(Command& command, std::vector<Flag> flags);

/// Ends a command at once. The program prints the diagnostic and exits with `failed`.
struct Failure : std::exception {
  explicit Failure(Diagnostic reason)
      : diagnostic(std::move(reason)), what_(english(diagnostic.message)) {}
  const char* what() const noexcept override { return what_.c_str(); }
  Diagnostic diagnostic;

 private:
  std::string what_;
};

/// Throws Failure with the first reason why there is no value.
template <class Value>
Value value_or_fail(Checked<Value> found) {
  if (!found.value) throw Failure(found.diagnostics.front());
  return *std::move(found.value);
}

/// Throws Failure with the problem, if there is one.
void fail_if(std::optional<Diagnostic> problem);

/// A mistake on the command line: "error[usage]: MESSAGE" and what to do about it.
Failure usage_error(Message message, Message hint);
/// The same for a request that the library refused: its first diagnostic.
Failure usage_error(const Diagnostics& found);

}  // namespace gonogo::cli
