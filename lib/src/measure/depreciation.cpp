// SPDX-License-Identifier: MIT
#include "gonogo/measure/depreciation.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/elementary.hpp"

namespace gonogo {

namespace {

/// Bounds the loops over periods; no asset has a longer life.
constexpr double longest_life = 1e6;

std::optional<double> finite(double value) {
  if (!std::isfinite(value)) return {};
  return value;
}

}  // namespace

std::optional<Money> straight_line(const Asset& asset) {
  if (asset.life == 0) return {};
  return finite((asset.cost - asset.salvage) / asset.life);
}

std::optional<Money> sum_of_years(const Asset& asset, double period) {
  if (!(asset.salvage >= 0 && period > 0 && period <= asset.life)) return {};
  return finite((asset.cost - asset.salvage) * (asset.life - period + 1) * 2 /
                (asset.life * (asset.life + 1)));
}

std::optional<Money> declining_balance(const Asset& asset, double period, double months) {
  const double first_months = std::floor(months);
  const double wanted = std::max(1.0, std::floor(period));
  if (!(asset.cost >= 0 && asset.salvage >= 0 && asset.life > 0 && asset.life <= longest_life))
    return {};
  if (!(first_months >= 1 && first_months <= 12 && period > 0)) return {};
  const double last = first_months == 12 ? asset.life : asset.life + 1;
  if (wanted > std::max(1.0, last)) return {};
  if (asset.cost == 0 || asset.salvage >= asset.cost) return 0.0;

  const double rate =
      std::round((1 - portable::pow(asset.salvage / asset.cost, 1 / asset.life)) * 1000) / 1000;
  double depreciation = asset.cost * rate * first_months / 12;
  double book = asset.cost;
  for (int i = 2; i <= static_cast<int>(wanted); ++i) {
    book -= depreciation;
    depreciation = book * rate;
  }
  const bool after_life = wanted > asset.life && wanted > 1;
  return finite(after_life ? depreciation * (12 - first_months) / 12 : depreciation);
}

std::optional<Money> accelerated_balance(const Asset& asset, double period, double factor) {
  if (!(asset.cost >= 0 && asset.salvage >= 0 && factor > 0 && period > 0 && period <= asset.life))
    return {};
  const double kept = std::max(0.0, 1 - factor / asset.life);
  const double age = std::max(1.0, period);
  const double before = asset.cost * portable::pow(kept, age - 1);
  const double after = std::max(asset.cost * portable::pow(kept, age), asset.salvage);
  return finite(std::max(0.0, before - after));
}

std::optional<Money> variable_balance(const Asset& asset, const VariableBalance& options) {
  const bool sane = asset.cost >= 0 && asset.salvage >= 0 && options.factor >= 0 &&
                    asset.life > 0 && asset.life <= longest_life &&
                    (asset.salvage <= asset.cost || asset.cost == 0);
  if (!sane || !(options.start >= 0 && options.start <= options.end && options.end <= asset.life))
    return {};
  const double rate = std::min(1.0, options.factor / asset.life);
  double book = asset.cost;
  double sum = 0;
  const int periods = static_cast<int>(std::ceil(options.end));
  for (int period = 0; period < periods; ++period) {
    const double rest = std::max(0.0, book - asset.salvage);
    double depreciation = std::min(book * rate, rest);
    if (options.change == DepreciationSwitch::to_straight_line) {
      depreciation = std::max(depreciation, rest / (asset.life - period));
    }
    const double share =
        std::min(options.end, period + 1.0) - std::max<double>(options.start, period);
    if (share > 0) sum += depreciation * share;
    book -= depreciation;
  }
  return finite(sum);
}

}  // namespace gonogo
