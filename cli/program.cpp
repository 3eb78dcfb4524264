// SPDX-License-Identifier: MIT
#include "program.hpp"

#include <algorithm>
#include <new>
#include <ostream>
#include <system_error>

#include "colour.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/base/version.hpp"
#include "help.hpp"
#include "parser.hpp"

namespace gonogo::cli {
namespace {

using Arguments = std::vector<std::string>;

Command find(const std::string& name, std::span<const Entry> commands) {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  if (found != commands.end()) return found->make();
  std::vector<std::string> names = {"help"};
  for (const Entry& entry : commands) names.push_back(entry.name);
  const auto meant = nearest(name, names);
  throw usage_error("'" + name + "' is not a command of gonogo",
                    meant ? "did you mean '" + *meant + "'?" : "see 'gonogo --help'");
}

void print_help(const Command& command, Session& session) {
  session.out << help_of(command, session.width);
}

int run_help(const Arguments& words, std::span<const Entry> commands, Session& session) {
  if (words.size() > 1) {
    throw usage_error("unexpected argument '" + words[1] + "'", "name one command");
  }
  if (words.empty() || words.front() == "help") {
    session.out << help_of_all(commands, session.width);
  } else {
    print_help(find(words.front(), commands), session);
  }
  return done;
}

int run_command(const Command& command, const Arguments& words, Session& session) {
  session.command = command.name;
  if (parse(command, words) == Request::run) return command.run(session);
  print_help(command, session);
  return done;
}

int dispatch(const Arguments& arguments, std::span<const Entry> commands, Session& session) {
  if (arguments.empty()) throw usage_error("a command is missing", "see 'gonogo --help'");
  const std::string& first = arguments.front();
  const Arguments rest(arguments.begin() + 1, arguments.end());
  if (first == "help") return run_help(rest, commands, session);
  if (first == "-h" || first == "--help") return run_help({}, commands, session);
  if (first == "--version") {
    session.out << "gonogo " << version() << '\n';
    return done;
  }
  if (first.starts_with('-')) {
    throw usage_error("'" + first + "' comes before the command",
                      "write the command first: gonogo COMMAND [FLAG]...");
  }
  return run_command(find(first, commands), rest, session);
}

int finished(const Arguments& arguments, std::span<const Entry> commands, Session& session) {
  const int status = dispatch(arguments, commands, session);
  session.out.flush();
  return status;
}

}  // namespace

int run_program(const Arguments& arguments, std::span<const Entry> commands,
                Session& session) noexcept try {
  try {
    return finished(arguments, commands, session);
  } catch (const Failure& failure) {
    session.err << render(failure.diagnostic, {},
                          colour_for("auto", session.err_is_terminal, session));
  } catch (const std::system_error& error) {
    session.err << "error[system]: " << error.what() << '\n';
  } catch (const std::bad_alloc&) {
    session.err << "error[memory]: not enough memory\n";
  } catch (const std::exception& error) {
    session.err << "error[internal]: " << error.what() << "\n  = help: please report this\n";
  }
  return failed;
} catch (...) {  // not even the message could be written
  return failed;
}

}  // namespace gonogo::cli
