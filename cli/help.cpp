// SPDX-License-Identifier: MIT
#include "help.hpp"

#include "gonogo/base/text.hpp"
#include "help_layout.hpp"
#include "spelling.hpp"

namespace gonogo::cli {
namespace {

/// Wraps the paragraphs of a manual; a line that begins with blanks is kept as it is.
std::string paragraphs(const std::string& manual, int width) {
  std::string text;
  std::string open;
  const auto close = [&] {
    if (!open.empty()) text += wrapped(open, 0, width) + "\n";
    open.clear();
  };
  for (const std::string& line : split(manual, '\n')) {
    if (!line.empty() && line.front() != ' ') {
      open += (open.empty() ? "" : " ") + line;
      continue;
    }
    close();
    text += line + "\n";
  }
  close();
  return text;
}

HelpLine described(const Flag& flag, Language language) {
  const Message help = say(flag.help);
  return {to_string(spelling_of(flag)),
          in_words(flag.choices.empty() ? help : say("{1}: {2}", help, verbatim_list(flag.choices)),
                   language)};
}

std::string usage(const Command& command) {
  std::string line = "gonogo " + command.name;
  for (const Flag& flag : command.flags) {
    const Spelling spelling = spelling_of(flag);
    if (spelling.positional()) line += " " + to_string(spelling);
  }
  return line + " [FLAG]...";
}

}  // namespace

std::string help_of_all(std::span<const Entry> commands, int width, Language language) {
  const auto words = [&](const Message& message) { return in_words(message, language); };
  std::vector<HelpLine> lines;
  for (const Entry& entry : commands) lines.push_back({entry.name, words(say(entry.make().brief))});
  lines.push_back({"help [COMMAND]", words(say("Describe a command"))});
  lines.push_back({"help TOPIC", words(say("Describe a format: bid, policy or portfolio, also "
                                           "with a SECTION; json"))});
  const std::vector<HelpLine> flags = {{"-h, --help", words(say("Describe gonogo or a command"))},
                                       {"--version", words(say("Print the version"))}};
  return words(say("gonogo decides from a bid's file whether the bid is worth winning.")) + "\n\n" +
         words(say("Usage: gonogo COMMAND FILE... [FLAG]...")) + "\n\n" + words(say("Commands:")) +
         "\n" + listed(lines, width) + "\n" + words(say("Flags:")) + "\n" + listed(flags, width) +
         "\n" +
         wrapped(words(say("To write a first bid: 'gonogo new leased-lines' prints one to begin "
                           "with, 'gonogo help bid' every key, 'gonogo help policy' the same of "
                           "the rules it is judged by. "
                           "'gonogo check bid.toml' finds mistakes, 'gonogo evaluate bid.toml' "
                           "judges, 'gonogo sensitivity bid.toml' and 'gonogo explain bid.toml "
                           "npv' say why.")),
                 0, width) +
         "\n\n" +
         wrapped(
             words(say("Exit status: 0 go, conditional or done; 1 no-go or findings; 2 could not "
                       "judge. The greatest counts over several files.")),
             0, width) +
         "\n";
}

std::string help_of(const Command& command, int width, Language language) {
  const auto words = [&](const Message& message) { return in_words(message, language); };
  std::vector<HelpLine> positionals;
  std::vector<HelpLine> flags;
  for (const Flag& flag : command.flags) {
    (spelling_of(flag).positional() ? positionals : flags).push_back(described(flag, language));
  }
  flags.push_back({"-h, --help", words(say("Print this"))});
  std::string text = wrapped(words(say("{1}.", say(command.brief))), 0, width) + "\n\n";
  text += words(say("Usage: {1}", verbatim(usage(command)))) + "\n\n";
  if (!command.manual.empty()) text += paragraphs(words(say(command.manual)), width) + "\n";
  if (!positionals.empty()) text += listed(positionals, width) + "\n";
  return text + words(say("Flags:")) + "\n" + listed(flags, width);
}

}  // namespace gonogo::cli
