// SPDX-License-Identifier: MIT
#include "gonogo/analysis/seals.hpp"

#include <algorithm>

#include "gonogo/base/version.hpp"

namespace gonogo {
namespace {

Message change_text(const Setting& setting) {
  return setting.before.empty()
             ? say("{1} = {2}", verbatim(setting.address), verbatim(setting.after))
             : say("{1} {2} -> {3}", verbatim(setting.address), verbatim(setting.before),
                   verbatim(setting.after));
}

Seal of_program() { return {say("Program"), say("gonogo {1}", verbatim(version()))}; }

}  // namespace

Message file_seal(const std::string& file, const std::string& hash) {
  return say("{1}, SHA-256 {2}", verbatim(file), verbatim(hash));
}

std::vector<Seal> seals_of(const Bid& bid) {
  std::vector<Seal> seals = {
      {say("Bid"), file_seal(bid.model->proposal.file, bid.loaded.bid_hash)}};
  if (bid.model->policy)
    seals.push_back({say("Policy"), file_seal(bid.model->policy->file, bid.loaded.policy_hash)});
  for (const auto& [file, hash] : bid.loaded.series_hashes)
    seals.push_back({say("Series"), file_seal(file, hash)});
  if (bid.loaded.waivers_as_of)
    seals.push_back(
        {say("Waivers"), say("as of {1}", verbatim(to_string(*bid.loaded.waivers_as_of)))});
  if (!bid.options.scenario.empty())
    seals.push_back({say("Scenario"), verbatim(bid.options.scenario), true});
  for (const Setting& each : bid.loaded.settings)
    seals.push_back({say("What-if"), change_text(each), true});
  if (bid.loaded.settings.empty())
    seals.push_back({say("What-if"), say("none: the files as they are written"), true});
  seals.push_back(of_program());
  return seals;
}

std::vector<Seal> joined_seals(const std::vector<std::vector<Seal>>& of_bids) {
  std::vector<Seal> seals;
  const Message program = of_program().text;
  for (const std::vector<Seal>& bid : of_bids) {
    for (const Seal& each : bid) {
      const bool known =
          each.text == program || std::any_of(seals.begin(), seals.end(), [&](const Seal& other) {
            return other.text == each.text && other.title == each.title;
          });
      if (!known) seals.push_back(each);
    }
  }
  // One bid may be as written where another is not.
  const Message none = say("none: the files as they are written");
  const auto is_what_if = [&](const Seal& each) {
    return each.title == say("What-if") && !(each.text == none);
  };
  if (std::any_of(seals.begin(), seals.end(), is_what_if))
    std::erase_if(seals, [&](const Seal& each) { return each.text == none; });
  seals.push_back(of_program());
  return seals;
}

}  // namespace gonogo
