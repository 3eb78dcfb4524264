// SPDX-License-Identifier: MIT
#include "gonogo/files/disk_files.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "gonogo/base/system_reason.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/files/descriptor.hpp"

namespace gonogo {
namespace {

namespace fs = std::filesystem;

template <class Value>
Checked<Value> unreadable(const std::string& name, Message message) {
  return {.diagnostics = {
              {.code = "unreadable", .message = std::move(message), .place = {.file = name}}}};
}

/// /dev/stdin, /dev/fd/63 (a shell's <(...)), /dev/zero: who names one of these means a stream.
bool names_a_stream(const std::string& name) {
  return fs::path(name).lexically_normal().string().starts_with("/dev/");
}

/// Up to `largest` + 1 bytes. False, with errno set, if reading fails.
bool read_bytes(int descriptor, std::size_t largest, std::string& bytes) {
  std::string block(1 << 13, '\0');  // most bids are smaller
  while (bytes.size() <= largest) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count == 0) break;
    if (count > 0) {
      bytes.append(block, 0, static_cast<std::size_t>(count));
      continue;
    }
    constexpr int no_limit = -1;
    pollfd waiting = {.fd = descriptor, .events = POLLIN, .revents = 0};
    const bool later = errno == EAGAIN || errno == EINTR;
    if (!later || (errno == EAGAIN && ::poll(&waiting, 1, no_limit) < 0 && errno != EINTR))
      return false;
  }
  if (bytes.size() > largest) bytes.resize(largest + 1);
  return true;
}

/// Why a file that is not regular is not read.
Message refusal(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return say("this is a folder, not a file");
  if (S_ISFIFO(status.st_mode)) return say("this is a pipe, not a file");
  return say("this is a device, not a file");
}

/// Which file beside one that is missing has nearly its name, or that there is no such folder.
Message hint_for_missing(const std::string& name) {
  constexpr std::size_t most_compared = 1000;
  const fs::path path(name);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code failed, unknown;
  if (!fs::exists(folder, unknown)) return say("there is no folder {1}", verbatim(folder.string()));
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, failed), end;
       !failed && entry != end && names.size() < most_compared; entry.increment(failed)) {
    if (!entry->is_directory(unknown)) names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const auto near = nearest(path.filename().string(), names);
  if (!near) return {};
  return say("did you mean {1}?", verbatim((path.parent_path() / *near).string()));
}

/// Whether `path`, links resolved, is `folder` or below it. False if one of them is missing.
bool is_within(const fs::path& path, const fs::path& folder) {
  std::error_code failed;
  const fs::path real = fs::canonical(path, failed);
  if (failed) return false;
  const fs::path home = fs::canonical(folder.empty() ? fs::path(".") : folder, failed);
  return !failed &&
         std::mismatch(home.begin(), home.end(), real.begin(), real.end()).first == home.end();
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
  const auto fail = [&] {
    const int cause = errno;
    auto failed = unreadable<std::string>(
        name, say("cannot be read: {1}", system_reason({cause, std::generic_category()})));
    if (cause == ENOENT) failed.diagnostics.front().hint = hint_for_missing(name);
    return failed;
  };
  struct stat status = {};
  const bool stream = names_a_stream(name);
  // Before it is opened, as the opening of some devices does something already.
  if (::stat(name.c_str(), &status) != 0) return fail();
  if (!S_ISREG(status.st_mode) && (!stream || S_ISDIR(status.st_mode)))
    return unreadable<std::string>(name, refusal(status));
  // Without blocking: what has become a pipe since would wait for a writer.
  const Descriptor file(::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) return fail();
  if (!S_ISREG(status.st_mode) && !stream) return unreadable<std::string>(name, refusal(status));
  std::string bytes;
  if (!read_bytes(file.number(), largest, bytes)) return fail();
  return {.value = std::move(bytes)};
}

bool DiskFiles::leads_away(const std::string& name, const std::string& folder) {
  std::error_code failed;
  return fs::exists(name, failed) && !names_a_stream(name) &&
         !is_within(name, folder.empty() ? fs::path(name).parent_path() : fs::path(folder));
}

bool DiskFiles::lies_within(const std::string& name, const std::string& folder) {
  return !names_a_stream(name) && is_within(name, folder);
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
  if (!is_within(real, folder))
    return unreadable<std::string>(name, say("{1} leads out of the bid's folder", verbatim(name)));
  if (!fs::is_regular_file(real, failed))
    return unreadable<std::string>(name, say("{1} is not a file", verbatim(name)));
  return {.value = path.string()};
}

}  // namespace gonogo
