// SPDX-License-Identifier: MIT
#include "gonogo/input/files.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// "a/b/" of "a/b/bid.toml"; empty if the name has no slash.
std::string_view folder_of(std::string_view name) { return name.substr(0, name.rfind('/') + 1); }

/// "a/" of "a/b/".
std::string_view folder_above(std::string_view folder) {
  return folder_of(folder.substr(0, folder.size() - 1));
}

Diagnostics unreadable(const std::string& name, Message message) {
  return {{.code = "unreadable", .message = std::move(message), .place = {.file = name}}};
}

/// The ASCII letters, small.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') letters += c;
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
  }
  return letters;
}

bool resembles(std::string_view text, const std::string& word) {
  return nearest(text, std::array{word}).has_value();
}

}  // namespace

bool resembles_policy(std::string_view name) {
  if (name == policy_name) return false;
  const std::size_t dot = name.find(
      ".", name.find("olicy") == std::string_view::npos ? std::size_t{1} : name.find("olicy"));
  const std::string stem = letters_of(name.substr(0, dot));
  if (stem == "policy" || stem == "policies") return true;
  if (stem.starts_with("gonogopolic")) return true;
  // Each word for itself: as one word, gonogo-prices would be near enough.
  for (std::size_t end = 4; end <= 8 && end < stem.size(); ++end) {
    if (resembles(std::string_view(stem).substr(0, end), "gonogo") &&
        resembles(std::string_view(stem).substr(end), "policy"))
      return true;
  }
  return false;
}

std::optional<std::string> Files::misnamed_policy(const std::string&) { return {}; }

bool Files::leads_away(const std::string&, const std::string&) { return false; }

bool Files::lies_within(const std::string& name, const std::string& folder) {
  return name.starts_with(folder.ends_with('/') ? folder : folder + "/");
}

void MemoryFiles::add(const std::string& name, std::string text) { texts_[name] = std::move(text); }

Checked<std::string> MemoryFiles::read(const std::string& name, std::size_t largest) {
  const auto found = texts_.find(name);
  if (found == texts_.end())
    return {.diagnostics = unreadable(name, say("cannot be read: no such file"))};
  return {.value = found->second.substr(0, largest + 1)};
}

std::optional<std::string> MemoryFiles::nearest_policy(const std::string& bid) {
  for (std::string_view folder = folder_of(bid);; folder = folder_above(folder)) {
    const std::string candidate = std::string(folder) + policy_name;
    if (texts_.contains(candidate)) return candidate;
    if (folder.empty()) return {};
  }
}

std::optional<std::string> MemoryFiles::misnamed_policy(const std::string& bid) {
  for (std::string_view folder = folder_of(bid);; folder = folder_above(folder)) {
    if (texts_.contains(std::string(folder) + policy_name)) return {};
    for (const auto& [name, text] : texts_) {
      if (folder_of(name) == folder && name != bid &&
          resembles_policy(std::string_view(name).substr(folder.size())))
        return name;
    }
    if (folder.empty()) return {};
  }
}

Checked<std::string> MemoryFiles::find_beside(const std::string& bid, const std::string& name) {
  std::string full = std::string(folder_of(bid)) + name;
  if (!texts_.contains(full))
    return {.diagnostics = unreadable(name, say("{1} cannot be found", verbatim(name)))};
  return {.value = std::move(full)};
}

}  // namespace gonogo
