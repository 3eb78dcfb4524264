// SPDX-License-Identifier: MIT
#include "gonogo/analysis/price_floor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/model/snapshot_of.hpp"

namespace gonogo {
namespace {

/// The rows that a total of the bid's sections adds up, or the row itself.
std::vector<RowId> lines_of(const Model& model, RowId row) {
  const std::string& id = model.sheet.rows()[row].id;
  std::vector<RowId> rows;
  for (const Line& line : model.proposal.lines) {
    if (line.section == id && !line.excluded) rows.push_back(model.sheet.find(id + "." + line.id));
  }
  for (const Investment& asset : model.proposal.investment) {
    if (id == "investment" && !asset.excluded && !asset.existing)
      rows.push_back(model.sheet.find(id + "." + asset.id));
  }
  return rows.empty() ? std::vector<RowId>{row} : rows;
}

/// The lines of the project flow, without those that cancel (a cost that is never paid).
std::vector<Posting> flow_lines(const Model& model) {
  std::vector<Posting> lines;
  for (const Posting& part : model.flows.parts) {
    for (const RowId row : lines_of(model, part.row)) {
      const auto same = std::find_if(lines.begin(), lines.end(),
                                     [&](const Posting& each) { return each.row == row; });
      if (same == lines.end()) {
        lines.push_back({row, part.sign});
      } else {
        same->sign += part.sign;
      }
    }
  }
  std::erase_if(lines, [](const Posting& each) { return each.sign == 0; });
  return lines;
}

class PresentValues {
 public:
  PresentValues(const Model& model, const Snapshot& numbers) : model_(model), numbers_(numbers) {}

  double of(RowId row) const {
    const RowId factor = model_.perspectives.front().discount_factor;
    double sum = 0;
    for (int c = model_.sheet.rows()[row].begins; c < model_.sheet.axis().columns(); ++c)
      sum += numbers_.at(row, c) * numbers_.at(factor, c);
    return sum;
  }

 private:
  const Model& model_;
  const Snapshot& numbers_;
};

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
  prices[2][plus] = 1;
  const auto snapshots = snapshots_of(model, prices);
  const PresentValues now(model, snapshots[0]), none(model, snapshots[1]), one(model, snapshots[2]);
  PriceFloor floor{.price = price};
  const auto lines = flow_lines(model);
  for (const Posting& line : lines) {
    if (is_revenue(model, line.row))
      floor.units += line.sign * (one.of(line.row) - none.of(line.row));
  }
  if (!(floor.units > 0) || !std::isfinite(floor.units)) return {};
  for (const Posting& line : lines) {
    const SheetRow& row = model.sheet.rows()[line.row];
    // Only revenue that does not depend on this price.
    const double value = -line.sign * (is_revenue(model, line.row) ? none : now).of(line.row);
    if (value == 0) continue;
    floor.parts.push_back({row.id, row.label, value, value / floor.units});
    floor.per_unit += value / floor.units;
  }
  if (!std::isfinite(floor.per_unit)) return {};
  return floor;
}

}  // namespace gonogo
