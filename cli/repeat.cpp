// SPDX-License-Identifier: MIT
#include "repeat.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gonogo::cli {
namespace {

/// A word as a shell reads it back.
std::string quoted(const std::string& word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=:,+@%-";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

/// Flags that say where a report goes and how it looks, with their values.
enum class Left { word, word_and_value, nothing };

Left left_out(const std::string& word) {
  constexpr std::array<std::string_view, 3> names = {"--output", "--format", "--color"};
  if (word == "-q" || word == "--quiet") return Left::word;
  if (word == "-o" || word == "-f") return Left::word_and_value;
  for (const std::string_view name : names) {
    if (word == name) return Left::word_and_value;
    if (word.starts_with(std::string(name) + '=')) return Left::word;
  }
  const bool joined = word.size() > 2 && (word.starts_with("-o") || word.starts_with("-f"));
  return joined ? Left::word : Left::nothing;
}

/// JSON is the same in every language.
bool is_language(const std::string& word) { return word.starts_with("--lang"); }

bool names_day(const std::string& word) {
  return word == "--as-of" || word.starts_with("--as-of=");
}

bool names_policy(const std::string& word) {
  return word == "--policy" || word.starts_with("--policy=") || word == "--no-policy";
}

}  // namespace

std::string repeating_command(const Session& session, const std::string& format,
                              const std::string& as_of) {
  std::string text = "gonogo " + session.command;
  const auto& words = session.words;
  const auto files = std::find(words.begin(), words.end(), "--");
  std::string added;
  for (auto at = words.begin(); at != words.end(); ++at) {
    Left left = at < files ? left_out(*at) : Left::nothing;
    if (at < files && format == "json" && is_language(*at))
      left = at->find('=') != std::string::npos ? Left::word : Left::word_and_value;
    if (at == files) break;
    if (left == Left::nothing) text += ' ' + quoted(*at);
    if (left == Left::word_and_value && at + 1 != words.end()) ++at;
  }
  if (!as_of.empty() && std::none_of(words.begin(), files, names_day))
    added += " --as-of=" + quoted(as_of);
  if (!format.empty()) added += " -f " + format;
  text += added;
  for (auto at = files; at != words.end(); ++at) text += ' ' + quoted(*at);
  const auto policy = session.environment ? session.environment("GONOGO_POLICY") : std::nullopt;
  if (policy && !policy->empty() && std::none_of(words.begin(), files, names_policy))
    text.insert(0, "GONOGO_POLICY=" + quoted(*policy) + ' ');
  return text;
}

std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words;
  bool inside = false, begun = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == ' ' && !inside) {
      begun = false;
      continue;
    }
    if (!begun) words.emplace_back();
    begun = true;
    if (c == '\'')
      inside = !inside;
    else if (c == '\\' && !inside && i + 1 < command.size())
      words.back() += command[++i];
    else
      words.back() += c;
  }
  return words;
}

}  // namespace gonogo::cli
