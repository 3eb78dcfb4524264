// SPDX-License-Identifier: MIT
/// Where the texts of bids, policies and series come from: a disk (gonogo/files/disk_files.hpp), memory,
/// or what another program supplies.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

struct PolicyFile;

/// The name under which a policy is found.
inline constexpr const char* policy_name = "gonogo-policy.toml";

/// Whether a name without folders nearly is `policy_name`: "gonogo_policy.toml", "policy.toml",
/// "Gonogo-Polcy.toml.txt".
bool resembles_policy(std::string_view name);

/// Reads files by name. A name is a path with slashes, as the user typed it or as `nearest_policy` and
/// `find_beside` return it.
class Files {
 public:
  virtual ~Files() = default;

  /// The bytes of a file, or the reason why it cannot be read (code "unreadable").
  ///
  /// Reads at most `largest` + 1 bytes: a longer result says that the file is too large.
  virtual Checked<std::string> read(const std::string& name, std::size_t largest) = 0;

  /// The `gonogo-policy.toml` in the folder of the bid, else the nearest one in a folder above it.
  virtual std::optional<std::string> nearest_policy(const std::string& bid) = 0;

  /// A file beside the bid, or in a folder above it that is nearer than its policy, whose name
  /// resembles that of a policy (resembles_policy): it may be meant to be one.
  ///
  /// Default: none.
  virtual std::optional<std::string> misnamed_policy(const std::string& bid);

  /// Whether links lead from a name to a file that is neither in `folder` (empty: that of the name)
  /// nor below it.
  ///
  /// Default: false.
  virtual bool leads_away(const std::string& name, const std::string& folder);

  /// Whether a file is in a folder or below it.
  ///
  /// Default: by its name.
  virtual bool lies_within(const std::string& name, const std::string& folder);

  /// The full name of a file in the folder of the bid or below it, or the reason why it must not be read.
  ///
  /// Requires: `name` is relative and has no "..". What links do to it is for this function to check.
  virtual Checked<std::string> find_beside(const std::string& bid, const std::string& name) = 0;

  /// The policy that was read last, for `load`: while its text stays the same it is parsed once.
  std::shared_ptr<const PolicyFile> last_policy = {};
};

/// Files held in memory: for tests, and for programs without a disk.
class MemoryFiles : public Files {
 public:
  /// Adds a file, or replaces the one of that name.
  void add(const std::string& name, std::string text);

  Checked<std::string> read(const std::string& name, std::size_t largest) override;
  std::optional<std::string> nearest_policy(const std::string& bid) override;
  std::optional<std::string> misnamed_policy(const std::string& bid) override;
  Checked<std::string> find_beside(const std::string& bid, const std::string& name) override;

 private:
  std::map<std::string, std::string> texts_ = {};
};

}  // namespace gonogo
