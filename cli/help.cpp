// SPDX-License-Identifier: MIT
#include "help.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/base/translation.hpp"
#include "spelling.hpp"

namespace gonogo::cli {
namespace {

/// Two columns: what may be typed, and what it means.
struct Line {
  std::string left = {};
  std::string right = {};
};

std::string translated(const std::string& english) { return std::string(tr(english)); }

/// `text` broken at blanks; lines after the first start with `indent` blanks.
std::string wrapped(const std::string& text, int indent, int width) {
  std::string lines;
  int used = indent;
  for (const std::string& word : split(text, ' ')) {
    const int size = display_width(word);
    if (used > indent && used + 1 + size > width) {
      lines += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
      used = indent;
    }
    if (used > indent) {
      lines += ' ';
      ++used;
    }
    lines += word;
    used += size;
  }
  return lines;
}

std::string listed(const std::vector<Line>& lines, int width) {
  int left = 0;
  for (const Line& line : lines) left = std::max(left, display_width(line.left));
  left = std::min(left, 28);
  std::string text;
  for (const Line& line : lines) {
    const int gap = left - display_width(line.left);
    text += "  " + line.left;
    text += gap < 0 ? "\n" + std::string(static_cast<std::size_t>(left) + 4, ' ')
                    : std::string(static_cast<std::size_t>(gap) + 2, ' ');
    text += wrapped(line.right, left + 4, width) + "\n";
  }
  return text;
}

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

Line described(const Flag& flag) {
  std::string help = translated(flag.help);
  if (!flag.choices.empty()) help += ": " + join(flag.choices, ", ");
  return {to_string(spelling_of(flag)), help};
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

std::string help_of_all(std::span<const Entry> commands, int width) {
  std::vector<Line> lines;
  for (const Entry& entry : commands) lines.push_back({entry.name, translated(entry.make().brief)});
  lines.push_back({"help [COMMAND]", translated("Describe a command")});
  return translated("gonogo decides from a bid's file whether the bid is worth winning.") + "\n\n" +
         translated("Usage:") + " gonogo COMMAND [FLAG]... FILE...\n\n" + translated("Commands:") +
         "\n" + listed(lines, width) + "\n" + translated("Flags:") + "\n" +
         listed({{"-h, --help", translated("Describe gonogo or a command")},
                 {"--version", translated("Print the version")}},
                width) +
         "\n" +
         wrapped(translated("Exit status: 0 go, conditional or done; 1 no-go or findings; 2 could "
                            "not judge. The greatest counts over several files."),
                 0, width) +
         "\n";
}

std::string help_of(const Command& command, int width) {
  std::vector<Line> positionals;
  std::vector<Line> flags;
  for (const Flag& flag : command.flags) {
    (spelling_of(flag).positional() ? positionals : flags).push_back(described(flag));
  }
  flags.push_back({"-h, --help", translated("Print this")});
  std::string text = wrapped(translated(command.brief) + ".", 0, width) + "\n\n";
  text += translated("Usage:") + " " + usage(command) + "\n\n";
  if (!command.manual.empty()) text += paragraphs(translated(command.manual), width) + "\n";
  if (!positionals.empty()) text += listed(positionals, width) + "\n";
  return text + translated("Flags:") + "\n" + listed(flags, width);
}

}  // namespace gonogo::cli
