// SPDX-License-Identifier: MIT
#include "base_revision.hpp"

#include <filesystem>
#include <set>
#include <utility>

#include "bids.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

/// The path of a file from the root of its repository, or why it is in none. `files`: of its folder.
Checked<std::string> path_in(GitFiles& files, const std::string& file) {
  auto path = files.prefix();
  if (path.value) *path.value += fs::path(file).filename().string();
  return path;
}

/// The names of the files differ from revision to disk.
std::multiset<std::string> series_of(const Bid& bid) {
  std::multiset<std::string> hashes;
  for (const auto& [file, hash] : bid.loaded.series_hashes) hashes.insert(hash);
  return hashes;
}

/// A place in the nearest folder above it that is there.
struct Below {
  fs::path folder = {}, rest = {};
};

Below nearest_folder(const std::string& place) {
  Below found{.folder = fs::path(place).lexically_normal()};
  if (!found.folder.has_filename()) found.folder = found.folder.parent_path();
  std::error_code unknown;
  while (!found.folder.empty() && !fs::is_directory(found.folder, unknown)) {
    found.rest =
        found.rest.empty() ? found.folder.filename() : found.folder.filename() / found.rest;
    found.folder = found.folder.parent_path();
  }
  return found;
}

}  // namespace

Checked<Bid> BaseRevision::opened(GitFiles& files, const GitName& name) {
  BidOptions options = bids_;
  options.require_policy = false;
  options.policy = policy_of_base();
  Sources sources;
  return open_bid(files, load_options(options, name.text(), session_), sources);
}

/// A policy that is named is that of the revision, too, where it is in the repository.
std::optional<std::string> BaseRevision::policy_of_base() {
  if (bids_.no_policy) return bids_.policy;
  auto named = bids_.policy;
  if (!named && session_.environment) named = session_.environment("GONOGO_POLICY");
  if (!named || named->empty()) return bids_.policy;
  GitFiles files(disk_, fs::path(*named).parent_path().string());
  const auto path = path_in(files, *named);
  if (!path.value) return named;
  const GitName name{.revision = revision_, .path = *path.value};
  return files.exists(name) ? name.text() : *named;
}

BaseRevision::Found BaseRevision::bid_at(const std::string& file) {
  GitFiles files(disk_, fs::path(file).parent_path().string());
  GitName name{.revision = revision_};
  std::string path = value_or_fail(path_in(files, file));
  if (!files.exists(name))
    throw Failure({.code = "unreadable",
                   .message = say("the repository has no such revision"),
                   .place = {.file = name.text()},
                   .hint = say("fetch it: a shallow clone lacks most")});
  name.path = std::move(path);
  if (files.exists(name)) return {.bid = opened(files, name)};
  const auto old_path = files.renamed_from(name);
  if (!old_path) return {};
  name.path = *old_path;
  return {.bid = opened(files, name), .moved_from = *old_path};
}

std::vector<std::string> BaseRevision::gone_from(const std::string& place) {
  const Below below = nearest_folder(place);
  GitFiles files(disk_, below.folder.string());
  const std::string prefix = value_or_fail(files.prefix());
  const auto listed =
      files.list({.revision = revision_, .path = prefix + below.rest.generic_string()});
  std::vector<std::string> gone;
  if (!listed.value) return gone;  // the place is new
  for (const std::string& each : *listed.value) {
    const std::string within = parse_git_name(each)->path.substr(prefix.size());
    const fs::path here = (below.folder / within).lexically_normal();
    std::error_code unknown;
    if (is_bid_path(within) && !fs::exists(here, unknown)) gone.push_back(here.string());
  }
  return gone;
}

/// Waivers and kinds name places as seen from the policy: moved, it is another one.
bool BaseRevision::has_policy_of_place(const Bid& there, const Bid& here) {
  if (!there.model->policy || !here.model->policy) return true;  // their hashes differ then
  const auto git = parse_git_name(there.model->policy->file);
  if (!git) return true;  // --policy
  const std::string& policy = here.model->policy->file;
  GitFiles files(disk_, fs::path(policy).parent_path().string());
  return path_in(files, policy).value == git->path;
}

bool BaseRevision::has_same(const Bid& bid) {
  const Found found = bid_at(bid.options.bid);
  const auto& there = found.bid.value;
  return there && found.moved_from.empty() && there->loaded.bid_hash == bid.loaded.bid_hash &&
         there->loaded.policy_hash == bid.loaded.policy_hash && has_policy_of_place(*there, bid) &&
         series_of(*there) == series_of(bid);
}

}  // namespace gonogo::cli
