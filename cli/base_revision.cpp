// SPDX-License-Identifier: MIT
#include "base_revision.hpp"

#include <filesystem>

#include "gonogo/files/git_files.hpp"

namespace gonogo::cli {

Checked<Bid> BaseRevision::bid_at(const std::string& file) {
  const std::filesystem::path path(file);
  GitFiles files(disk_, path.parent_path().string());
  auto prefix = files.prefix();
  if (!prefix.value) throw Failure(prefix.diagnostics.front());
  GitName name{.revision = revision_};
  if (!files.exists(name))
    throw Failure({.code = "unreadable",
                   .message = say("the repository has no such revision"),
                   .place = {.file = name.text()},
                   .hint = say("fetch it: a shallow clone lacks most")});
  name.path = *prefix.value + path.filename().string();
  if (!files.exists(name)) return {};
  BidOptions options = bids_;
  options.require_policy = false;
  Sources sources;
  return open_bid(files, load_options(options, name.text(), session_), sources);
}

}  // namespace gonogo::cli
