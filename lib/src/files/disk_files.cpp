// SPDX-License-Identifier: MIT
#include "gonogo/files/disk_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

namespace gonogo {
namespace {

namespace fs = std::filesystem;

template <class Value>
Checked<Value> unreadable(const std::string& name, Message message) {
  return {.diagnostics = {
              {.code = "unreadable", .message = std::move(message), .place = {.file = name}}}};
}

/// As the user would type it from here: relative where the bid was named so.
std::string shown(const fs::path& found, const fs::path& bid) {
  std::error_code failed;
  const fs::path relative =
      bid.is_absolute() ? found : found.lexically_proximate(fs::current_path(failed));
  return (failed ? found : relative).string();
}

/// The folder of the bid and those above it, to the root of the repository.
std::vector<fs::path> folders_upward(const std::string& bid) {
  std::vector<fs::path> folders;
  std::error_code failed;
  // As the folders are named, links unresolved: a reader knows the policy by the path they typed.
  fs::path folder = fs::absolute(bid, failed).lexically_normal().parent_path();
  while (!failed && !folder.empty()) {
    folders.push_back(folder);
    const bool top = fs::exists(folder / ".git", failed) || folder == folder.parent_path();
    if (top) break;
    folder = folder.parent_path();
  }
  return folders;
}

/// The first by name, so that the answer does not depend on the file system.
std::optional<std::string> misnamed_in(const fs::path& folder) {
  std::optional<std::string> first;
  std::error_code failed, unknown;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::string name = entry->path().filename().string();
    if (!resembles_policy(name) || entry->is_directory(unknown)) continue;
    if (!first || name < *first) first = std::move(name);
  }
  return first;
}

}  // namespace

Checked<std::string> DiskFiles::read(const std::string& name, std::size_t largest) {
  std::error_code failed;
  if (fs::is_directory(name, failed))
    return unreadable<std::string>(name, say("this is a folder, not a file"));
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(name.c_str(), "rb"),
                                                             std::fclose);
  if (file == nullptr) {
    return unreadable<std::string>(
        name, say("cannot be read: {1}", verbatim(std::generic_category().message(errno))));
  }
  std::string bytes;
  std::string block(1 << 13, '\0');  // most bids are smaller
  while (bytes.size() <= largest) {
    const std::size_t read = std::fread(block.data(), 1, block.size(), file.get());
    if (read == 0) break;
    bytes.append(block, 0, read);
  }
  if (std::ferror(file.get()) != 0)
    return unreadable<std::string>(name, say("cannot be read to its end"));
  if (bytes.size() > largest) bytes.resize(largest + 1);
  return {.value = std::move(bytes)};
}

std::optional<std::string> DiskFiles::nearest_policy(const std::string& bid) {
  std::error_code failed;
  for (const fs::path& folder : folders_upward(bid)) {
    const fs::path candidate = folder / policy_name;
    if (fs::exists(candidate, failed)) return shown(candidate, bid);
  }
  return {};
}

std::optional<std::string> DiskFiles::misnamed_policy(const std::string& bid) {
  std::error_code failed;
  for (const fs::path& folder : folders_upward(bid)) {
    if (fs::exists(folder / policy_name, failed)) return {};
    const auto [known, is_new] = misnamed_.try_emplace(folder.string());
    if (is_new) known->second = misnamed_in(folder);
    if (known->second) return shown(folder / *known->second, bid);
  }
  return {};
}

Checked<std::string> DiskFiles::find_beside(const std::string& bid, const std::string& name) {
  const fs::path folder = fs::path(bid).parent_path();
  const fs::path path = folder / name;
  std::error_code failed;
  const fs::path real = fs::canonical(path, failed);
  if (failed) return unreadable<std::string>(name, say("{1} cannot be found", verbatim(name)));
  const fs::path home = fs::canonical(folder.empty() ? fs::path(".") : folder, failed);
  const auto apart = std::mismatch(home.begin(), home.end(), real.begin(), real.end()).first;
  if (failed || apart != home.end())
    return unreadable<std::string>(name, say("{1} leads out of the bid's folder", verbatim(name)));
  if (!fs::is_regular_file(real, failed))
    return unreadable<std::string>(name, say("{1} is not a file", verbatim(name)));
  return {.value = path.string()};
}

}  // namespace gonogo
