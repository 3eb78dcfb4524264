// SPDX-License-Identifier: MIT
#include "language.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gonogo::cli {
namespace {

constexpr std::string_view flag = "--lang";

struct Tongue {
  std::string_view code = {};
  Language language = {};
};

constexpr std::array tongues = {Tongue{"en", Language::english}, Tongue{"zh", Language::chinese}};

bool is_flag(std::string_view word) {
  return word.starts_with(flag) && (word.size() == flag.size() || word[flag.size()] == '=');
}

std::optional<Language> language_named(std::string_view code) {
  for (const Tongue& each : tongues) {
    if (each.code == code) return each.language;
  }
  return {};
}

Language language_of_environment(const Session& session) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = session.environment ? session.environment(name).value_or("") : "";
    if (!value.empty()) return value.starts_with("zh") ? Language::chinese : Language::english;
  }
  return Language::english;
}

}  // namespace

Flag language_flag(std::string& target) {
  std::vector<std::string> codes;
  for (const Tongue& each : tongues) codes.emplace_back(each.code);
  return {.spelling = std::string(flag) + "=LANGUAGE",
          .target = &target,
          .help = "Write for people in this language, if not in that of the environment",
          .choices = codes};
}

std::vector<std::string> with_command_first(std::vector<std::string> arguments) {
  auto command = arguments.begin();
  while (command != arguments.end() && is_flag(*command)) {
    const bool has_value_behind = *command == flag && command + 1 != arguments.end();
    command += has_value_behind ? 2 : 1;
  }
  if (command == arguments.end()) return {};
  std::rotate(arguments.begin(), command, command + 1);
  return arguments;
}

Language language_of(const std::vector<std::string>& arguments, const Session& session) {
  std::optional<Language> found;
  for (auto word = arguments.begin(); word != arguments.end() && *word != "--"; ++word) {
    if (!is_flag(*word)) continue;
    const bool joined = word->size() > flag.size();
    if (!joined && word + 1 == arguments.end()) break;
    const auto named = language_named(joined ? std::string_view(*word).substr(flag.size() + 1)
                                             : std::string_view(word[1]));
    if (named) found = named;
  }
  return found.value_or(language_of_environment(session));
}

}  // namespace gonogo::cli
