// SPDX-License-Identifier: MIT
#include "parser.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "gonogo/base/text.hpp"
#include "spelling.hpp"

namespace gonogo::cli {
namespace {

/// A flag and the words given for it.
struct Bound {
  Flag flag;
  Spelling spelling;
  CLI::Option* option = nullptr;  ///< none for a positional
  std::vector<std::string> words = {};
};

Message see_help(const Command& command) {
  return say("see 'gonogo {1} --help'", verbatim(command.name));
}

/// CLI11 only sorts the words: its own conversion accepts `nan`, `0x10` and `010` as numbers, and
/// its first repeated positional gets every word.
Bound bind(CLI::App& app, const Flag& flag) {
  Bound bound = {.flag = flag, .spelling = spelling_of(flag)};
  if (bound.spelling.positional()) return bound;
  const std::string names = join(bound.spelling.names, ",");
  if (bound.spelling.value.empty()) {
    bound.option = app.add_flag(names);
  } else {
    bound.option = app.add_option(names)->type_size(1);
    bound.spelling.optional ? bound.option->expected(0, 1) : bound.option->expected(1, -1);
    bound.option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    bound.option->allow_extra_args(false);  // or FILE would be a value of `--set a=1 FILE`
  }
  return bound;
}

/// CLI11 would use the word after `--flag=` as its value.
void refuse_empty_values(const Command& command, const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return;
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
      throw usage_error(
          say("'{1}' needs a value", verbatim(argument.substr(0, argument.size() - 1))),
          see_help(command));
    }
  }
}

/// CLI11 would take the next flag as the value: `-o --details` would write a file of that name.
void refuse_flags_as_values(const Command& command, const std::vector<Bound>& bound,
                            const std::vector<std::string>& arguments) {
  const auto flag_named = [&](const std::string& word) {
    return std::find_if(bound.begin(), bound.end(), [&](const Bound& one) {
      const auto& names = one.spelling.names;
      return std::find(names.begin(), names.end(), word) != names.end();
    });
  };
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& word = arguments[i];
    const bool short_with_equals =
        word.size() > 2 && word[0] == '-' && word[1] != '-' && word[2] == '=';
    if (short_with_equals) {
      throw usage_error(
          say("'{1}' is not how a value is given", verbatim(word)),
          say("write {1} {2}", verbatim(word.substr(0, 2)), verbatim(word.substr(3))));
    }
    const auto flag = flag_named(word);
    if (flag == bound.end() || flag->spelling.value.empty() || flag->spelling.optional ||
        i + 1 == arguments.size())
      continue;
    const std::string& value = arguments[++i];
    if (flag_named(value.substr(0, value.find('='))) == bound.end() && value != "--help") continue;
    throw usage_error(
        say("'{1}' needs a value, and '{2}' is a flag", verbatim(word), verbatim(value)),
        see_help(command));
  }
}

void sort_words(CLI::App& app, const Command& command, std::vector<std::string> arguments) {
  refuse_empty_values(command, arguments);
  const std::string last = arguments.empty() ? "" : arguments.back();
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ArgumentMismatch&) {  // only the last word can lack a value
    throw usage_error(say("'{1}' needs a value", verbatim(last)), see_help(command));
  }
}

Failure unknown_flag(const Command& command, const std::vector<Bound>& bound,
                     const std::string& word) {
  const std::string name = word.starts_with("--") ? word.substr(0, word.find('=')) : word;
  std::vector<std::string> names = {"--help"};
  for (const Bound& one : bound) {
    names.insert(names.end(), one.spelling.names.begin(), one.spelling.names.end());
  }
  const auto meant = name.starts_with("--") ? nearest(name, names) : std::nullopt;
  return usage_error(
      say("'{1}' is not a flag of 'gonogo {2}'", verbatim(name), verbatim(command.name)),
      meant ? say("did you mean '{1}'?", verbatim(*meant)) : see_help(command));
}

/// The words that CLI11 did not assign, in order: positionals, unknown flags, and the `--` between
/// flags and positionals.
std::vector<std::string> positionals(const CLI::App& app, const Command& command,
                                     const std::vector<Bound>& bound) {
  std::vector<std::string> words;
  bool flags_ended = false;
  for (const std::string& word : app.remaining()) {
    if (!flags_ended && word == "--") {
      flags_ended = true;
    } else if (!flags_ended && word.size() > 1 && word.front() == '-') {
      throw unknown_flag(command, bound, word);
    } else {
      words.push_back(word);
    }
  }
  return words;
}

/// Gives one word to each positional, and all remaining words to the repeated one (there is at most
/// one, the last).
void share_out(const Command& command, std::vector<Bound>& bound,
               const std::vector<std::string>& words) {
  auto next = words.begin();
  for (Bound& one : bound) {
    if (!one.spelling.positional()) continue;
    const auto end = one.spelling.repeated || next == words.end() ? words.end() : next + 1;
    one.words.assign(next, end);
    next = end;
    if (one.words.empty() && !one.spelling.optional) {
      throw usage_error(say("{1} is missing", verbatim(one.spelling.value)), see_help(command));
    }
  }
  if (next != words.end()) {
    throw usage_error(say("unexpected argument '{1}'", verbatim(*next)), see_help(command));
  }
}

void check_choice(const Bound& bound, const std::string& word) {
  const auto& choices = bound.flag.choices;
  if (choices.empty() || std::find(choices.begin(), choices.end(), word) != choices.end()) return;
  const auto meant = nearest(word, choices);
  throw usage_error(
      say("'{1}' is not a value of '{2}'", verbatim(word), verbatim(bound.spelling.title())),
      meant ? say("did you mean '{1}'?", verbatim(*meant))
            : say("one of {1}", verbatim_list(choices)));
}

double number_of(const Bound& bound, const std::string& word) {
  if (const auto value = parse_number(word)) return *value;
  throw usage_error(
      say("'{1}' needs a number, not '{2}'", verbatim(bound.spelling.title()), verbatim(word)),
      say("write it like 0.1, 1_200 or 1e-6"));
}

std::uint64_t count_of(const Bound& bound, const std::string& word) {
  std::uint64_t value = 0;
  const char* end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  const bool octal_looking = word.size() > 1 && word.front() == '0';
  if (error == std::errc() && stop == end && !octal_looking) return value;
  throw usage_error(say("'{1}' needs a whole number, not '{2}'", verbatim(bound.spelling.title()),
                        verbatim(word)),
                    say("write digits only, like 1000"));
}

/// Hands the words of one flag to its target.
struct Assign {
  const Bound& bound;

  void operator()(bool* target) const {
    if (bound.words.back() != "true") {
      throw usage_error(say("'{1}' takes no value", verbatim(bound.spelling.title())),
                        say("leave '=' away"));
    }
    *target = true;
  }
  void operator()(std::string* target) const { *target = bound.words.back(); }
  void operator()(std::optional<std::string>* target) const { *target = bound.words.back(); }
  void operator()(std::vector<std::string>* target) const { *target = bound.words; }
  void operator()(double* target) const { *target = number_of(bound, bound.words.back()); }
  void operator()(std::uint64_t* target) const { *target = count_of(bound, bound.words.back()); }
};

void assign(const Bound& bound) {
  if (bound.words.empty()) return;
  const bool single = !std::holds_alternative<std::vector<std::string>*>(bound.flag.target) &&
                      !std::holds_alternative<bool*>(bound.flag.target);
  if (single && bound.words.size() > 1) {
    throw usage_error(say("'{1}' is given twice", verbatim(bound.spelling.title())),
                      say("give it once"));
  }
  for (const std::string& word : bound.words) check_choice(bound, word);
  std::visit(Assign{bound}, bound.flag.target);
}

}  // namespace

Request parse(const Command& command, const std::vector<std::string>& arguments) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  const CLI::Option* help = app.add_flag("-h,--help");
  std::vector<Bound> bound;
  for (const Flag& flag : command.flags) bound.push_back(bind(app, flag));

  refuse_flags_as_values(command, bound, arguments);
  sort_words(app, command, arguments);
  if (help->count() > 0) return Request::help;
  for (Bound& one : bound) {
    if (one.option != nullptr) one.words = one.option->results();
  }
  share_out(command, bound, positionals(app, command, bound));
  for (const Bound& one : bound) assign(one);
  return Request::run;
}

}  // namespace gonogo::cli
