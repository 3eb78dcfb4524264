// SPDX-License-Identifier: MIT
#include "analysis/seals.hpp"

#include "gonogo/base/version.hpp"

namespace gonogo {
namespace {

Message file_text(const std::string& file, const std::string& hash) {
  return say("{1}, SHA-256 {2}", verbatim(file), verbatim(hash));
}

Message change_text(const Setting& setting) {
  return setting.before.empty()
             ? say("{1} = {2}", verbatim(setting.address), verbatim(setting.after))
             : say("{1} {2} -> {3}", verbatim(setting.address), verbatim(setting.before),
                   verbatim(setting.after));
}

}  // namespace

std::vector<Seal> seals_of(const Bid& bid) {
  std::vector<Seal> seals = {
      {say("Bid"), file_text(bid.model->proposal.file, bid.loaded.bid_hash)}};
  if (bid.model->policy)
    seals.push_back({say("Policy"), file_text(bid.model->policy->file, bid.loaded.policy_hash)});
  for (const auto& [file, hash] : bid.loaded.series_hashes)
    seals.push_back({say("Series"), file_text(file, hash)});
  if (bid.loaded.waivers_as_of)
    seals.push_back(
        {say("Waivers"), say("as of {1}", verbatim(to_string(*bid.loaded.waivers_as_of)))});
  if (!bid.options.scenario.empty())
    seals.push_back({say("Scenario"), verbatim(bid.options.scenario), true});
  for (const Setting& each : bid.loaded.settings)
    seals.push_back({say("What-if"), change_text(each), true});
  if (bid.loaded.settings.empty())
    seals.push_back({say("What-if"), say("none: the files as they are written"), true});
  seals.push_back({say("Program"), say("gonogo {1}", verbatim(version()))});
  return seals;
}

}  // namespace gonogo
