// SPDX-License-Identifier: MIT
#include "gonogo/analysis/price_floor.hpp"

#include <array>
#include <cmath>
#include <map>

#include "analysis/flow_lines.hpp"
#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/model/snapshot_of.hpp"

namespace gonogo {
namespace {

bool is_revenue(const Model& model, RowId row) {
  return model.sheet.rows()[row].id.starts_with("revenue.") &&
         model.sheet.rows()[row].kind == RowKind::line;
}

}  // namespace

std::optional<PriceFloor> price_floor(const Model& model, const Variable& price, double share) {
  if (model.perspectives.front().discount_factor == no_row) return {};
  // A price that varies in time is raised by its .plus, a single number by its own address.
  const auto whole = price.address.size() - std::string_view(".times").size();
  const Address plus = price.factor ? price.address.substr(0, whole) + ".plus" : price.address;
  if (!value_at(model, plus)) return {};
  const double written = price.base * share;
  std::array<std::map<Address, double>, 3> prices = {
      {{{price.address, written}}, {{price.address, 0.0}}, {{price.address, 0.0}}}};
  // A unit more, or all of the written price: what is sold may depend on it.
  const double step = price.factor || written == 0 ? 1 : written;
  prices[2][plus] = step;
  const auto snapshots = snapshots_of(model, prices);
  const Snapshot &now = snapshots[0], &none = snapshots[1], &one = snapshots[2];
  const auto worth = [&](const Snapshot& numbers, RowId row) {
    return present_value_of(model, numbers, row);
  };
  PriceFloor floor{.price = price};
  const auto lines = flow_lines(model);
  for (const Posting& line : lines) {
    if (is_revenue(model, line.row))
      floor.units += line.sign * (worth(one, line.row) - worth(none, line.row)) / step;
  }
  if (!(floor.units > 0) || !std::isfinite(floor.units)) return {};
  for (const Posting& line : lines) {
    const SheetRow& row = model.sheet.rows()[line.row];
    // Only revenue that does not depend on this price.
    const double value = -line.sign * worth(is_revenue(model, line.row) ? none : now, line.row);
    if (value == 0) continue;
    floor.parts.push_back({row.id, row.label, value, value / floor.units});
    floor.per_unit += value / floor.units;
  }
  if (!std::isfinite(floor.per_unit)) return {};
  return floor;
}

}  // namespace gonogo
