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
#include "help_topics.hpp"
#include "language.hpp"
#include "parser.hpp"

namespace gonogo::cli {
namespace {

using Arguments = std::vector<std::string>;

/// The topic of a manual page, or nothing: "bid" for gonogo-proposal(5).
std::string topic_of(const std::string& name) {
  if (name == "gonogo-proposal" || name == "proposal") return "bid";
  return name == "gonogo-policy" ? "policy" : "";
}

/// Whether only commands are known, or topics of help too.
enum class Known { commands, topics };

Command find(const std::string& name, std::span<const Entry> commands, Known known) {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  if (found != commands.end()) return found->make();
  if (known == Known::topics && !topic_of(name).empty())
    throw usage_error(
        say("'{1}' is a page of the manual", verbatim(name)),
        say("'man {1}', or 'gonogo help {2}'", verbatim(name), verbatim(topic_of(name))));
  std::vector<std::string> names = {"help"};
  for (const Entry& entry : commands) names.push_back(entry.name);
  const auto meant = nearest(name, names);
  if (known == Known::topics && !meant)
    throw usage_error(
        say("'{1}' is neither a command nor a topic", verbatim(name)),
        say("topics are bid, policy, portfolio and json; see 'gonogo --help' for commands"));
  throw usage_error(
      say("'{1}' is not a command of gonogo", verbatim(name)),
      meant ? say("did you mean '{1}'?", verbatim(*meant)) : say("see 'gonogo --help'"));
}

bool is_command(const std::string& name, std::span<const Entry> commands) {
  return std::any_of(commands.begin(), commands.end(),
                     [&](const Entry& entry) { return entry.name == name; });
}

/// The command with the flags that all have.
struct Dressed {
  explicit Dressed(Command bare) : command(std::move(bare)) {
    add_flags(command, {language_flag(language)});
  }
  Dressed(const Dressed&) = delete;
  Dressed& operator=(const Dressed&) = delete;

  std::string language = {};
  Command command;
};

void print_help(Command command, Session& session) {
  session.out << help_of(Dressed(std::move(command)).command, session.width, session.language);
}

/// What `gonogo help` is asked about.
Arguments topics_in(const Arguments& words) {
  Arguments topics;
  const Dressed help({.name = "help", .flags = {{.spelling = "[TOPIC...]", .target = &topics}}});
  if (parse(help.command, words) == Request::help) topics.clear();
  return topics;
}

int run_help(const Arguments& asked, std::span<const Entry> commands, Session& session) {
  const Arguments words = topics_in(asked);
  const bool is_topic = !words.empty() && is_help_topic(words.front());
  const std::size_t most = is_topic && words.front() != "json" ? 2 : 1;
  if (words.size() > most) {
    throw usage_error(say("unexpected argument '{1}'", verbatim(words[most])),
                      most == 2 ? say("name one section") : say("name one command"));
  }
  if (words.empty() || words.front() == "help") {
    session.out << help_of_all(commands, session.width, session.language);
  } else if (is_topic) {
    // A file that has a command of its name.
    if (words.size() == 1 && is_command(words.front(), commands)) {
      print_help(find(words.front(), commands, Known::topics), session);
      session.out << '\n';
    }
    session.out << help_of_topic(words.front(), words.size() == 2 ? words[1] : "", session.width,
                                 session.language);
  } else {
    print_help(find(words.front(), commands, Known::topics), session);
  }
  return done;
}

int run_command(Command command, const Arguments& words, Session& session) {
  session.command = command.name;
  session.words = words;
  const Dressed dressed(std::move(command));
  if (parse(dressed.command, words) == Request::run) return dressed.command.run(session);
  session.out << help_of(dressed.command, session.width, session.language);
  return done;
}

int dispatch(const Arguments& words, std::span<const Entry> commands, Session& session) {
  session.language = language_of(words, session);
  const Arguments arguments = with_command_first(words);
  if (arguments.empty()) throw usage_error(say("a command is missing"), say("see 'gonogo --help'"));
  const std::string& first = arguments.front();
  const Arguments rest(arguments.begin() + 1, arguments.end());
  if (first == "help") return run_help(rest, commands, session);
  if (first == "-h" || first == "--help") return run_help({"--help"}, commands, session);
  if (first == "--version") {
    session.out << "gonogo " << version() << '\n';
    return done;
  }
  if (first.starts_with('-')) {
    throw usage_error(say("'{1}' comes before the command", verbatim(first)),
                      say("write the command first: gonogo COMMAND FILE... [FLAG]..."));
  }
  return run_command(find(first, commands, Known::commands), rest, session);
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
                          colour_for("auto", session.err_is_terminal, session), session.language);
  } catch (const std::system_error& error) {
    session.err << "error[system]: " << printable(error.what()) << '\n';
  } catch (const std::bad_alloc&) {
    session.err << "error[memory]: not enough memory\n";
  } catch (const std::exception& error) {
    const Diagnostic internal = {
        .code = "internal", .message = verbatim(error.what()), .hint = say("please report this")};
    session.err << render(internal, {}, Colour::plain, session.language);
  }
  return failed;
} catch (...) {  // not even the message could be written
  return failed;
}

}  // namespace gonogo::cli
