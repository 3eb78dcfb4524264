// SPDX-License-Identifier: MIT
#include "compile/check_asset.hpp"

namespace gonogo {

void check_asset(Compilation& bid, const Investment& asset) {
  const auto refuse = [&](bool wrong, std::string message, const Place& place, std::string hint) {
    if (wrong) add_error(bid.diagnostics, "asset", std::move(message), place, std::move(hint));
  };
  const bool schedule = std::holds_alternative<std::vector<Entry>>(asset.amount.value);
  const DepreciationMethod method = asset.depreciation.method;
  const Place& place = asset.depreciation.place.known() ? asset.depreciation.place : asset.place;
  if (asset.replace) {
    const Place& where = asset.replace->count.place;
    refuse(asset.per.has_value(), "replace and per both buy again", where, "keep one of them");
    refuse(schedule, "a schedule does not say what a replacement costs", where,
           "give the total as amount, and 'at' for its payments");
    refuse(asset.existing, "an asset already owned is not replaced by itself", where,
           "write the new one as an investment of its own");
  }
  if (!asset.per) return;
  refuse(asset.existing, "'" + asset.id + "' is already owned and bought by 'per'", asset.place,
         "leave one of them out");
  refuse(asset.residual_amount.has_value(), "residual_amount is for one asset, and 'per' buys many",
         asset.residual_amount ? asset.residual_amount->place : asset.place,
         "say residual = 0.05, a share of each");
  refuse(method == DepreciationMethod::amounts, "amounts are for one asset, and 'per' buys many",
         place, "say shares = [...], of each");
  const bool needs_life = method == DepreciationMethod::double_declining ||
                          method == DepreciationMethod::sum_of_years ||
                          asset.depreciation.switch_to_straight_line;
  refuse(needs_life && !asset.life, "purchases by 'per' need a life for this method", place,
         "add life = \"5 years\"");
}

}  // namespace gonogo
