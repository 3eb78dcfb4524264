// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "commands.hpp"
#include "gonogo/base/text.hpp"
#include "spelling.hpp"

namespace gonogo::cli {
namespace {

/// In single quotes, for every shell.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Entry& each : commands()) names.push_back(each.name);
  names.emplace_back("help");
  return names;
}

/// "--policy=": the value follows.
std::string word_of(const Spelling& spelling) {
  return spelling.title() + (spelling.value.empty() ? "" : "=");
}

std::string for_bash() {
  std::string flags, values;
  for (const Entry& each : commands()) {
    const Command command = each.make();
    std::vector<std::string> words;
    for (const Flag& flag : command.flags) {
      const Spelling spelling = spelling_of(flag);
      if (spelling.positional()) {
        for (const std::string& choice : flag.choices) words.push_back(choice);
        continue;
      }
      words.push_back(word_of(spelling));
      if (!flag.choices.empty())
        values += "    " + each.name + ":" + spelling.title() +
                  ") values=" + quoted(join(flag.choices, " ")) + " ;;\n";
    }
    flags += "    " + each.name + ") words=" + quoted(join(words, " ")) + " ;;\n";
  }
  return "# bash completion of gonogo: source <(gonogo completion bash)\n"
         "_gonogo() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} flag='' words='' values=''\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    COMPREPLY=($(compgen -W " +
         quoted(join(command_names(), " ")) +
         " -- \"$current\"))\n"
         "    return\n"
         "  fi\n"
         "  # The shell cuts --flag=value at the =.\n"
         "  if [ \"$current\" = '=' ]; then flag=${COMP_WORDS[COMP_CWORD-1]} current=''\n"
         "  elif [ \"${COMP_WORDS[COMP_CWORD-1]}\" = '=' ]; then flag=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  fi\n"
         "  case ${COMP_WORDS[1]}:$flag in\n" +
         values +
         "  esac\n"
         "  case ${COMP_WORDS[1]} in\n" +
         flags + "    help) words=" + quoted(join(command_names(), " ") + " bid policy json") +
         " ;;\n"
         "  esac\n"
         "  if [ -n \"$flag\" ]; then\n"
         "    if [ -n \"$values\" ]; then COMPREPLY=($(compgen -W \"$values\" -- \"$current\"))\n"
         "    else COMPREPLY=($(compgen -f -- \"$current\")); compopt -o filenames; fi\n"
         "    return\n"
         "  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  case $current in\n"
         "    -*) case ${COMPREPLY[*]} in *=) compopt -o nospace ;; esac ;;\n"
         "    *) COMPREPLY+=($(compgen -f -X '!*.@(toml|csv|json|xlsx)' -- \"$current\")"
         " $(compgen -d -- \"$current\")); compopt -o filenames ;;\n"
         "  esac\n"
         "}\n"
         "shopt -s extglob\n"
         "complete -F _gonogo gonogo\n";
}

/// Within an item of _arguments, brackets and colons end a part.
std::string zsh_text(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string for_zsh(Language language) {
  std::string names, cases;
  for (const Entry& each : commands()) {
    const Command command = each.make();
    names += "    " + quoted(each.name + ":" + in_words(say(command.brief), language)) + "\n";
    std::string arguments;
    std::vector<std::string> words;
    for (const Flag& flag : command.flags) {
      const Spelling spelling = spelling_of(flag);
      if (spelling.positional()) {
        words.insert(words.end(), flag.choices.begin(), flag.choices.end());
        continue;
      }
      std::string item =
          word_of(spelling) + "[" + zsh_text(in_words(say(flag.help), language)) + "]";
      if (!spelling.value.empty())
        item += ":" + spelling.value + ":" +
                (flag.choices.empty() ? "_files" : "(" + join(flag.choices, " ") + ")");
      arguments += " \\\n        " + quoted(item);
    }
    const std::string rest = words.empty() ? "*:file:_files" : "*:value:(" + join(words, " ") + ")";
    cases += "    " + each.name + ")\n      _arguments" + arguments + " \\\n        " +
             quoted(rest) + " ;;\n";
  }
  return "#compdef gonogo\n"
         "# zsh completion of gonogo: gonogo completion zsh > \"${fpath[1]}/_gonogo\"\n"
         "_gonogo() {\n"
         "  local -a names\n"
         "  names=(\n" +
         names +
         "  )\n"
         "  if (( CURRENT == 2 )); then _describe command names; return; fi\n"
         "  local command=$words[2]\n"
         "  shift words; (( CURRENT-- ))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] = _gonogo ]]; then _gonogo \"$@\"; else compdef _gonogo gonogo; fi\n";
}

std::string for_fish(Language language) {
  std::string text =
      "# fish completion of gonogo: gonogo completion fish > "
      "~/.config/fish/completions/gonogo.fish\n";
  for (const Entry& each : commands()) {
    const Command command = each.make();
    text += "complete -c gonogo -n __fish_use_subcommand -f -a " + each.name + " -d " +
            quoted(in_words(say(command.brief), language)) + "\n";
    const std::string within =
        "complete -c gonogo -n '__fish_seen_subcommand_from " + each.name + "'";
    for (const Flag& flag : command.flags) {
      const Spelling spelling = spelling_of(flag);
      std::string choices = flag.choices.empty() ? "" : " -x -a " + quoted(join(flag.choices, " "));
      if (spelling.positional()) {
        if (!flag.choices.empty()) text += within + choices + "\n";
        continue;
      }
      if (choices.empty() && !spelling.value.empty()) choices = " -r";
      text += within;
      for (const std::string& name : spelling.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      text += choices + " -d " + quoted(in_words(say(flag.help), language)) + "\n";
    }
  }
  return text;
}

std::string completion(const std::string& shell, Language language) {
  if (shell == "bash") return for_bash();
  return shell == "zsh" ? for_zsh(language) : for_fish(language);
}

}  // namespace

Command completion_command() {
  const auto shell = std::make_shared<std::string>();
  return {.name = "completion",
          .brief = "Print what completes commands and flags in a shell",
          .manual =
              "Made from the same table as the help. In bash: source <(gonogo completion bash); in "
              "zsh: gonogo completion zsh > \"${fpath[1]}/_gonogo\"; in fish: gonogo completion "
              "fish > ~/.config/fish/completions/gonogo.fish.",
          .flags = {{.spelling = "SHELL",
                     .target = shell.get(),
                     .help = "For which shell",
                     .choices = {"bash", "zsh", "fish"}}},
          .run = [shell](Session& session) {
            session.out << completion(*shell, session.language);
            return done;
          }};
}

}  // namespace gonogo::cli
