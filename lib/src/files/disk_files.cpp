// SPDX-License-Identifier: MIT
#include "gonogo/files/disk_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

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
