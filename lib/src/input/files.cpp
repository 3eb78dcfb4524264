// SPDX-License-Identifier: MIT
#include "input/files.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "input/say.hpp"

namespace gonogo {
namespace {

namespace fs = std::filesystem;

Diagnostic unreadable(const std::string& path, std::string message) {
  return {.code = "unreadable", .message = std::move(message), .place = {.file = path}};
}

/// As the user would type it from here: relative where the bid was named so.
std::string shown(const fs::path& found, const fs::path& bid) {
  std::error_code failed;
  const fs::path relative =
      bid.is_absolute() ? found : found.lexically_proximate(fs::current_path(failed));
  return (failed ? found : relative).string();
}

/// Upward from the bid's folder to the root of its repository, else of the file system.
std::optional<std::string> nearest_policy(const fs::path& bid) {
  std::error_code failed;
  // As the folders are named, links unresolved: a reader knows the policy by the path they typed.
  fs::path folder = fs::absolute(bid, failed).lexically_normal().parent_path();
  while (!failed && !folder.empty()) {
    const fs::path candidate = folder / "gonogo-policy.toml";
    if (fs::exists(candidate, failed)) return shown(candidate, bid);
    const bool top = fs::exists(folder / ".git", failed) || folder == folder.parent_path();
    if (top) break;
    folder = folder.parent_path();
  }
  return {};
}

}  // namespace

Checked<std::string> read_file(const std::string& path, std::size_t largest) {
  std::error_code failed;
  if (fs::is_directory(path, failed))
    return {.diagnostics = {unreadable(path, say("this is a folder, not a file"))}};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (file == nullptr) {
    return {.diagnostics = {unreadable(
                path, say("cannot be read: {}", {std::generic_category().message(errno)}))}};
  }
  std::string bytes;
  std::string block(1 << 16, '\0');
  while (bytes.size() <= largest) {
    const std::size_t read = std::fread(block.data(), 1, block.size(), file.get());
    if (read == 0) break;
    bytes.append(block, 0, read);
  }
  if (std::ferror(file.get()) != 0)
    return {.diagnostics = {unreadable(path, say("cannot be read to its end"))}};
  if (bytes.size() > largest) bytes.resize(largest + 1);
  return {.value = std::move(bytes)};
}

std::optional<std::string> find_policy(const LoadOptions& options) {
  if (options.no_policy) return {};
  if (options.policy) return options.policy;
  if (options.policy_from_environment && !options.policy_from_environment->empty())
    return options.policy_from_environment;
  return nearest_policy(options.bid);
}

}  // namespace gonogo
