// SPDX-License-Identifier: MIT
#include "base_revision.hpp"

#include <filesystem>

#include "bids.hpp"
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

std::vector<std::string> BaseRevision::gone_from(const std::string& folder) {
  GitFiles files(disk_, folder);
  const auto prefix = files.prefix();
  if (!prefix.value) throw Failure(prefix.diagnostics.front());
  const auto listed = files.list({.revision = revision_, .path = *prefix.value});
  std::vector<std::string> gone;
  if (!listed.value) return gone;  // the folder is new
  for (const std::string& each : *listed.value) {
    const std::string within = parse_git_name(each)->path.substr(prefix.value->size());
    const std::filesystem::path here = std::filesystem::path(folder) / within;
    std::error_code unknown;
    if (is_bid_path(within) && !std::filesystem::exists(here, unknown))
      gone.push_back(here.string());
  }
  return gone;
}

/// Waivers and kinds name places as seen from the policy: moved, it is another one.
bool BaseRevision::has_policy_of_place(const Bid& there, const Bid& here) {
  if (!there.model->policy || !here.model->policy) return true;  // their hashes differ then
  const auto git = parse_git_name(there.model->policy->file);
  if (!git) return true;  // --policy
  const std::filesystem::path policy(here.model->policy->file);
  const auto prefix = GitFiles(disk_, policy.parent_path().string()).prefix();
  return prefix.value && *prefix.value + policy.filename().string() == git->path;
}

bool BaseRevision::has_same(const Bid& bid) {
  const auto there = bid_at(bid.options.bid).value;
  return there && there->loaded.bid_hash == bid.loaded.bid_hash &&
         there->loaded.policy_hash == bid.loaded.policy_hash && has_policy_of_place(*there, bid) &&
         there->loaded.series_hashes == bid.loaded.series_hashes;
}

}  // namespace gonogo::cli
