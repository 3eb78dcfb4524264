// SPDX-License-Identifier: MIT
/// Files as they were committed: "git:REVISION:PATH" names the file PATH, from the root of the
/// repository, in a revision. Git is run without a shell, reads objects alone and fetches nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/input/files.hpp"

namespace gonogo {

/// "git:main:bids/a.toml" in its parts.
struct GitName {
  std::string revision = {};
  std::string path = {};  ///< empty: not said

  std::string text() const;
};

/// Empty where the name does not begin with "git:".
std::optional<GitName> parse_git_name(const std::string& name);

class GitFiles : public Files {
 public:
  /// Reads other names by `disk`, which outlives it. `folder`: one of the repository; empty: the current
  /// one.
  GitFiles(Files& disk, std::string folder) : disk_(disk), folder_(std::move(folder)) {}

  Checked<std::string> read(const std::string& name, std::size_t largest) override;
  std::optional<std::string> nearest_policy(const std::string& bid) override;
  std::optional<std::string> misnamed_policy(const std::string& bid) override;
  bool leads_away(const std::string& name, const std::string& folder) override;
  bool lies_within(const std::string& name, const std::string& folder) override;
  Checked<std::string> find_beside(const std::string& bid, const std::string& name) override;

  /// Whether the revision has such a file or folder; without a path, whether there is the revision. True where
  /// the objects that would say so are missing: to read it says why.
  bool exists(const GitName& name);

  /// The folder from the root of its repository, "bids/", empty at the root; or why it is in none.
  Checked<std::string> prefix();

  /// The path that the revision has a file under which the index has moved here, changed or not, as git sees
  /// it (git-diff, --find-renames); empty: none. From the root of the repository, as `path`.
  std::optional<std::string> renamed_from(const GitName& name);

  /// The names of all files of a revision in a folder and below, in the order of their paths; of a file
  /// itself. Or the reason why there is no such revision or path.
  Checked<std::vector<std::string>> list(const GitName& folder);

 private:
  /// Where a file of these bytes leads, if it is a link.
  std::optional<std::string> end_of_link(const GitName& git, const std::string& bytes);
  Checked<std::string> run(const std::string& name, std::vector<std::string> arguments,
                           std::size_t largest);

  Files& disk_;
  std::string folder_;
};

}  // namespace gonogo
