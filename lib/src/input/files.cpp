// SPDX-License-Identifier: MIT
#include "gonogo/input/files.hpp"

#include <string_view>
#include <utility>

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

}  // namespace

void MemoryFiles::add(const std::string& name, std::string text) { texts_[name] = std::move(text); }

Checked<std::string> MemoryFiles::read(const std::string& name, std::size_t largest) {
  const auto found = texts_.find(name);
  if (found == texts_.end())
    return {.diagnostics = unreadable(name, say("cannot be read: no such file"))};
  return {.value = found->second.substr(0, largest + 1)};
}

std::optional<std::string> MemoryFiles::nearest_policy(const std::string& bid) {
  for (std::string_view folder = folder_of(bid);; folder = folder_above(folder)) {
    const std::string candidate = std::string(folder) + "gonogo-policy.toml";
    if (texts_.contains(candidate)) return candidate;
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
