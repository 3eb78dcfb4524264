// SPDX-License-Identifier: MIT
#include "compile/check_asset.hpp"

namespace gonogo {

namespace {

/// Whether the years over which it is written off follow from its life.
bool uses_life(const Investment& asset) {
  const DepreciationMethod method = asset.depreciation.method;
  return method == DepreciationMethod::straight_line ||
         method == DepreciationMethod::double_declining ||
         method == DepreciationMethod::sum_of_years || asset.depreciation.switch_to_straight_line;
}

}  // namespace

void check_asset(Compilation& bid, const Investment& asset, const AssetTimes& times) {
  const auto refuse = [&](bool wrong, Message message, const Place& place, Message hint) {
    if (wrong) add_error(bid.diagnostics, "asset", std::move(message), place, std::move(hint));
  };
  const bool schedule = std::holds_alternative<std::vector<Entry>>(asset.amount.value);
  const DepreciationMethod method = asset.depreciation.method;
  const Place& place = asset.depreciation.place.known() ? asset.depreciation.place : asset.place;
  if (asset.replace) {
    const Place& where = asset.replace->count.place;
    refuse(asset.per.has_value(), say("replace and per both buy again"), where,
           say("keep one of them"));
    refuse(schedule, say("a schedule does not say what a replacement costs"), where,
           say("give the total as amount, and 'at' for its payments"));
    refuse(asset.existing, say("an asset already owned is not replaced by itself"), where,
           say("write the new one as an investment of its own"));
    // Each of the assets would be written off up to the end of the bid. Without tax the flow is right.
    const bool taxed = bid.proposal.tax || (bid.policy != nullptr && bid.policy->tax);
    refuse(taxed && uses_life(asset) && !asset.life,
           say("'{1}' is replaced and has no life to be depreciated over", verbatim(asset.id)),
           where, say("add life, most often the same length as replace"));
  }
  if (!times.by_purchase) return;
  refuse(asset.existing && asset.per,
         say("'{1}' is already owned and bought by 'per'", verbatim(asset.id)), asset.place,
         say("leave one of them out"));
  refuse(asset.residual_amount.has_value(),
         asset.per ? say("residual_amount is for one asset, and 'per' buys many")
                   : say("residual_amount is for one asset, and a schedule buys one at each label"),
         asset.residual_amount ? asset.residual_amount->place : asset.place,
         say("say residual = 0.05, a share of each"));
  refuse(method == DepreciationMethod::amounts,
         asset.per ? say("amounts are for one asset, and 'per' buys many")
                   : say("amounts are for one asset, and a schedule buys one at each label"),
         place, say("say shares = [...], of each"));
  const bool needs_life = method != DepreciationMethod::straight_line && uses_life(asset);
  refuse(needs_life && !asset.life,
         asset.per ? say("purchases by 'per' need a life for this method")
                   : say("purchases by a schedule need a life for this method"),
         place, say("add life = \"5 years\""));
}

}  // namespace gonogo
