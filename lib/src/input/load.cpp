// SPDX-License-Identifier: MIT
#include "gonogo/input/load.hpp"

#include <iterator>
#include <utility>

#include "gonogo/input/document.hpp"
#include "gonogo/input/read.hpp"
#include "input/files.hpp"
#include "input/say.hpp"
#include "input/sha256.hpp"
#include "input/toml_scan.hpp"

namespace gonogo {
namespace {

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// A file as a document; its text goes to `sources`, its hash to `hash`.
std::optional<Document> open(const std::string& path, Sources& sources, std::string& hash,
                             Diagnostics& found) {
  Checked<std::string> bytes = read_file(path, largest_document);
  append(found, std::move(bytes.diagnostics));
  if (!bytes.value) return {};
  hash = sha256(*bytes.value);
  const std::string& text = sources[path] = *std::move(bytes.value);
  Checked<Document> document = parse_document(path, text);
  append(found, std::move(document.diagnostics));
  return std::move(document.value);
}

/// Income tax is stated once: in the policy or in the bid.
void check_both(const Loaded& loaded, Diagnostics& found) {
  if (!loaded.policy || !loaded.policy->tax || !loaded.proposal.tax) return;
  found.push_back({.code = "stated-twice",
                   .message = say("[tax] stands in the bid and in its policy"),
                   .place = loaded.proposal.tax->place,
                   .hint = say("remove it here: the policy governs"),
                   .related = {{.place = loaded.policy->tax->place,
                                .message = say("the policy says it here")}}});
}

}  // namespace

Loading load_leniently(const LoadOptions& options, Sources& sources) {
  Loading result;
  Loaded& loaded = result.loaded;
  auto bid = open(options.bid, sources, loaded.bid_hash, result.diagnostics);
  std::optional<Document> policy;
  const auto policy_file = find_policy(options);
  if (policy_file) policy = open(*policy_file, sources, loaded.policy_hash, result.diagnostics);
  result.readable = bid && policy.has_value() == policy_file.has_value();
  if (bid) {
    ProposalReading reading = read_proposal_leniently(*bid);
    loaded.proposal = std::move(reading.proposal);
    append(result.diagnostics, std::move(reading.diagnostics));
  }
  if (policy) {
    PolicyReading reading = read_policy_leniently(*policy);
    loaded.policy = std::move(reading.policy);
    loaded.policy->hash = loaded.policy_hash;
    append(result.diagnostics, std::move(reading.diagnostics));
  }
  check_both(loaded, result.diagnostics);
  sort_by_place(result.diagnostics);
  return result;
}

Checked<Loaded> load(const LoadOptions& options, Sources& sources) {
  Loading loading = load_leniently(options, sources);
  const bool sound = !has_errors(loading.diagnostics);
  return {.value = sound ? std::optional(std::move(loading.loaded)) : std::nullopt,
          .diagnostics = std::move(loading.diagnostics)};
}

}  // namespace gonogo
