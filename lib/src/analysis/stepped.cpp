// SPDX-License-Identifier: MIT
#include "analysis/stepped.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include "gonogo/analysis/switching.hpp"
#include "gonogo/model/snapshot_of.hpp"

namespace gonogo {
namespace {

bool rounds_here(Op op) { return op == Op::ceil || op == Op::floor || op == Op::round; }

bool compares_here(Op op) {
  return op == Op::less || op == Op::less_equal || op == Op::greater || op == Op::greater_equal ||
         op == Op::equal || op == Op::not_equal;
}

/// Which rows and nodes depend on some inputs.
class Dependents {
 public:
  Dependents(const Sheet& sheet, std::vector<InputId> inputs)
      : sheet_(sheet), inputs_(std::move(inputs)), rows_(sheet.rows().size()) {
    // A row may depend on itself one step before: until nothing is added.
    for (bool adds = true; adds;) {
      adds = false;
      for (const RowId row : sheet.rows().ids()) {
        const NodeId formula = sheet.rows()[row].formula;
        if (rows_[row] || formula == no_node || !depends(formula)) continue;
        rows_[row] = adds = true;
      }
    }
  }

  /// Whether a part of the formula rounds what depends on the input.
  bool rounds(NodeId id) const {
    const NodeData& node = sheet_.nodes()[id];
    if (rounds_here(node.op) && depends(node.parts[0])) return true;
    for (const NodeId part : node.operands()) {
      if (rounds(part)) return true;
    }
    return false;
  }

  bool depends(NodeId id) const {
    const NodeData& node = sheet_.nodes()[id];
    if (node.op == Op::input &&
        std::find(inputs_.begin(), inputs_.end(), node.input) != inputs_.end())
      return true;
    for (const RowId row : {node.row, node.profile}) {
      if (row != no_row && rows_[row]) return true;
    }
    for (const NodeId part : node.operands()) {
      if (depends(part)) return true;
    }
    return false;
  }

 private:
  const Sheet& sheet_;
  std::vector<InputId> inputs_;
  ById<RowId, char> rows_;
};

/// The nodes of a formula that jump.
void find_jumps(const Sheet& sheet, NodeId id, std::set<NodeId>& found) {
  const NodeData& node = sheet.nodes()[id];
  if (rounds_here(node.op) || compares_here(node.op)) found.insert(id);
  for (const NodeId part : node.operands()) find_jumps(sheet, part, found);
}

/// What jumps, and a column.
struct Watched {
  JumpingPart part = {};
  int column = 0;

  double value(const Snapshot& snapshot) const {
    const double value = snapshot.value(part.value, column);
    return part.compares ? value - snapshot.value(part.less, column) : value + part.plus;
  }
};

std::vector<Watched> jumps_in(const Model& model, const std::vector<Address>& addresses) {
  std::vector<InputId> inputs;
  for (const Address& each : addresses) inputs.push_back(model.sheet.find_input(each));
  if (std::find(inputs.begin(), inputs.end(), no_input) != inputs.end()) return {};
  const Dependents dependents(model.sheet, std::move(inputs));
  std::vector<Watched> all;
  for (const JumpingPart& each : jumping_parts(model.sheet)) {
    if (!dependents.depends(each.value) && !(each.compares && dependents.depends(each.less)))
      continue;
    const int begins = model.sheet.rows()[each.row].begins;
    for (int c = begins; c < model.sheet.axis().columns(); ++c) all.push_back({each, c});
  }
  return all;
}

/// Whether a course over all of it would take seconds, or hundreds of megabytes.
bool is_too_large(const Model& model, const std::vector<Watched>& all) {
  constexpr std::size_t most_watched = 20'000, most_cells = 200'000;
  const auto columns = static_cast<std::size_t>(model.sheet.axis().columns());
  return all.size() > most_watched ||
         (!all.empty() && model.sheet.rows().size() * columns > most_cells);
}

/// Places, the nearest to a base first.
class NearestPlaces {
 public:
  explicit NearestPlaces(double base) : base_(base) {}

  void add(double place) { places_.emplace(away(place), place); }
  /// Whether there are so many that none beyond this distance is one of them.
  bool suffice_up_to(double distance) const {
    return places_.size() >= most && std::next(places_.begin(), most - 1)->first < distance;
  }
  double away(double place) const { return std::abs(place - base_); }
  std::vector<double> nearest() const {
    std::vector<double> found;
    for (auto at = places_.begin(); at != places_.end() && found.size() < most; ++at)
      found.push_back(at->second);
    return found;
  }

 private:
  static constexpr int most = 2048;
  double base_;
  std::set<std::pair<double, double>> places_ = {};
};

/// A stretch of a course: two neighbouring places.
struct Stretch {
  double from = 0, to = 0;
};

/// The places in a stretch at which a straight value passes integers, or 0 alone.
void add_places(const Stretch& stretch, double low, double high, bool only_zero,
                NearestPlaces& places) {
  constexpr double most_a_stretch = 64;
  if (!std::isfinite(low) || !std::isfinite(high) || low == high) return;
  const auto add = [&](double k) {
    places.add(stretch.from + (k - low) / (high - low) * (stretch.to - stretch.from));
  };
  if (only_zero) {
    if (std::min(low, high) <= 0 && std::max(low, high) >= 0) add(0);
    return;
  }
  const double first = std::ceil(std::min(low, high)), last = std::floor(std::max(low, high));
  if (last - first > most_a_stretch) return;  // so many steps are a slope
  for (double k = first; k <= last; ++k) add(k);
}

/// Where a value bends between two places, as it goes straight up to each: the lowest of |x - 3|.
void add_bends(const std::vector<double>& at, const std::vector<double>& values,
               std::set<double>& places) {
  for (std::size_t i = 1; i + 2 < at.size(); ++i) {
    const double before = (values[i] - values[i - 1]) / (at[i] - at[i - 1]);
    const double after = (values[i + 2] - values[i + 1]) / (at[i + 2] - at[i + 1]);
    const double turn = before - after;
    if (!(std::abs(turn) > 1e-9 * (std::abs(before) + std::abs(after)))) continue;
    const double place = (values[i + 1] - after * at[i + 1] - values[i] + before * at[i]) / turn;
    if (place > at[i] && place < at[i + 1]) places.insert(place);
  }
}

/// All that is watched, by the places of a course.
class WatchedValues {
 public:
  WatchedValues(const Model& model, const Course& course)
      : model_(model), course_(course), all_(jumps_in(model, course.addresses)) {}

  bool empty() const { return all_.empty() || is_too_large(model_, all_); }

  /// The nearest to the base first.
  std::vector<double> places_of_jumps(double base) {
    add(course_.at);
    // A bend is seen between two places on either side.
    constexpr std::size_t least = 2, parts = 4;
    for (std::size_t k = 1; k < parts && course_.at.size() >= least; ++k) {
      const double share = static_cast<double>(k) / parts;
      const std::vector<double>& on = course_.at;
      add({on[0] + share * (on[1] - on[0]), on.back() - share * (on.back() - on[on.size() - 2])});
    }
    std::set<double> bends;
    const std::vector<double> at = places();
    for (std::size_t n = 0; n < all_.size(); ++n) {
      if (is_comparison(n)) add_bends(at, values_of(n), bends);
    }
    constexpr std::size_t most_bends = 256;
    std::vector<double> more(bends.begin(), bends.end());
    more.resize(std::min(more.size(), most_bends));
    add(more);
    return nearest_jumps(base);
  }

 private:
  /// From the nearest stretch outward, until there are enough.
  std::vector<double> nearest_jumps(double base) const {
    NearestPlaces jumps(base);
    const auto away = [&](const Stretch& each) {
      return base >= each.from && base <= each.to
                 ? 0
                 : std::min(jumps.away(each.from), jumps.away(each.to));
    };
    std::vector<Stretch> stretches;
    const std::vector<double> all = places();
    for (std::size_t i = 1; i < all.size(); ++i) stretches.push_back({all[i - 1], all[i]});
    std::stable_sort(stretches.begin(), stretches.end(),
                     [&](const Stretch& a, const Stretch& b) { return away(a) < away(b); });
    for (const Stretch& each : stretches) {
      if (jumps.suffice_up_to(away(each))) break;
      const std::vector<double>&low = by_place_.at(each.from), &high = by_place_.at(each.to);
      for (std::size_t n = 0; n < all_.size(); ++n)
        add_places(each, low[n], high[n], is_comparison(n), jumps);
    }
    return jumps.nearest();
  }

  bool is_comparison(std::size_t n) const { return all_[n].part.compares; }

  void add(const std::vector<double>& at) {
    if (at.empty()) return;
    std::vector<std::map<Address, double>> cases;
    for (const double place : at) cases.push_back(course_.numbers(place));
    const std::vector<Snapshot> snapshots = snapshots_of(model_, cases);
    for (std::size_t i = 0; i < at.size(); ++i) {
      std::vector<double>& values = by_place_[at[i]];
      values.clear();
      for (const Watched& each : all_) values.push_back(each.value(snapshots[i]));
    }
  }

  std::vector<double> places() const {
    std::vector<double> all;
    for (const auto& [place, values] : by_place_) all.push_back(place);
    return all;
  }

  std::vector<double> values_of(std::size_t n) const {
    std::vector<double> values;
    for (const auto& [place, here] : by_place_) values.push_back(here[n]);
    return values;
  }

  const Model& model_;
  const Course& course_;
  std::vector<Watched> all_;
  std::map<double, std::vector<double>> by_place_ = {};
};

}  // namespace

std::vector<JumpingPart> jumping_parts(const Sheet& sheet) {
  std::vector<JumpingPart> all;
  for (const RowId row : sheet.rows().ids()) {
    const SheetRow& head = sheet.rows()[row];
    if (head.formula == no_node || head.sources.empty() || head.axis != RowAxis::time) continue;
    std::set<NodeId> found;
    find_jumps(sheet, head.formula, found);
    for (const NodeId id : found) {
      const NodeData& node = sheet.nodes()[id];
      const bool compares = compares_here(node.op);
      all.push_back({.row = row,
                     .compares = compares,
                     .value = node.parts[0],
                     .less = compares ? node.parts[1] : no_node,
                     .plus = node.op == Op::round ? 0.5 : 0});
    }
  }
  return all;
}

std::vector<double> jumps_along(const Model& model, const Course& course, double base) {
  WatchedValues values(model, course);
  if (values.empty() || course.at.size() < 2) return {};
  const std::vector<double> nearest = values.places_of_jumps(base);
  constexpr double beside = 2e-9;  // farther than what a search takes as one place
  std::vector<double> jumps;
  for (const double place : nearest) {
    const double apart = beside * std::max(std::abs(place), std::abs(base));
    for (const double value : {place - apart, place, place + apart}) {
      if (value >= course.at.front() && value <= course.at.back()) jumps.push_back(value);
    }
  }
  std::sort(jumps.begin(), jumps.end());
  return jumps;
}

bool is_too_large_for_jumps(const Model& model, const std::vector<Address>& addresses) {
  return is_too_large(model, jumps_in(model, addresses));
}

bool is_stepped(const Model& model, const Variable& number) {
  const InputId input = model.sheet.find_input(number.address);
  if (input == no_input) return false;
  const Dependents dependents(model.sheet, {input});
  for (const SheetRow& row : model.sheet.rows()) {
    if (row.formula != no_node && dependents.rounds(row.formula)) return true;
  }
  return false;
}

std::vector<double> every_unit(const Model& model, const Variable& number) {
  const double unit = number.whole ? std::max(1.0, number.tick.value_or(1)) : 0;
  const double size = most_times_the_base * std::abs(number.base);
  constexpr double most = 512, most_stepped = 4096;
  if (!(unit > 0) || size > most_stepped * unit) return {};
  if (size > most * unit && !is_stepped(model, number)) return {};
  std::vector<double> units;
  const double sign = number.base < 0 ? -1 : 1;
  for (double k = 0; k * unit <= size; ++k) units.push_back(sign * k * unit);
  return units;
}

}  // namespace gonogo
