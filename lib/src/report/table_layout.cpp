// SPDX-License-Identifier: MIT
#include "report/table_layout.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace gonogo {
namespace {

/// Frozen columns that would take more than this share of the screen are wrapped.
constexpr double most_frozen = 0.4;

/// Of a range of points, both ends and one between are shown at least.
constexpr std::size_t fewest_points = 3;

int total(std::span<const int> widths) {
  const int gaps = column_gap * (static_cast<int>(widths.size()) - 1);
  return std::accumulate(widths.begin(), widths.end(), std::max(gaps, 0));
}

/// Takes from the widest column that can give until all fit or none can.
std::vector<int> shrunk(std::vector<int> widths, std::span<const int> floors, int room) {
  while (total(widths) > room) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool gives = widths[i] > floors[i];
      if (gives && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == widths.size()) break;
    --widths[widest];
  }
  return widths;
}

class Layout {
 public:
  Layout(std::span<const ColumnNeed> columns, std::size_t frozen, int width)
      : columns_(columns), frozen_(std::min(frozen, columns.size())), width_(width) {}

  std::vector<Part> parts() const {
    const auto all = columns_from(0, columns_.size());
    if (auto part = side_by_side(all)) return {std::move(*part)};
    const auto points = columns_that(Narrow::thin);
    for (std::size_t kept = points.size(); kept-- > fewest_points;) {
      if (auto part = side_by_side(thinned(points, kept))) return {std::move(*part)};
    }
    return folds() ? std::vector<Part>{} : cut();
  }

 private:
  std::optional<Part> side_by_side(const std::vector<std::size_t>& columns) const {
    for (const auto floor :
         {&ColumnNeed::natural, &ColumnNeed::least, &ColumnNeed::smallest, &ColumnNeed::tiny}) {
      const auto floors = needs(columns, floor);
      if (total(floors) > width_) continue;
      // Columns of time are parted, and rows are folded, before words are cut.
      if (floor == &ColumnNeed::tiny && (folds() || !columns_that(Narrow::part).empty())) break;
      return Part{.columns = columns,
                  .widths = shrunk(needs(columns, &ColumnNeed::natural), floors, width_)};
    }
    return {};
  }

  bool folds() const {
    return columns_.size() > unfolded_columns && columns_that(Narrow::part).empty();
  }

  std::vector<std::size_t> columns_that(Narrow narrow) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].narrow == narrow) found.push_back(i);
    }
    return found;
  }

  /// All columns, but only `kept` of the points, evenly chosen with both ends.
  std::vector<std::size_t> thinned(const std::vector<std::size_t>& points, std::size_t kept) const {
    std::set<std::size_t> left_out(points.begin(), points.end());
    for (std::size_t k = 0; k < kept; ++k)
      left_out.erase(points[k * (points.size() - 1) / (kept - 1)]);
    auto columns = columns_from(0, columns_.size());
    std::erase_if(columns, [&](std::size_t column) { return left_out.contains(column); });
    return columns;
  }

  static std::vector<std::size_t> columns_from(std::size_t first, std::size_t count) {
    std::vector<std::size_t> columns(count);
    std::iota(columns.begin(), columns.end(), first);
    return columns;
  }

  std::vector<int> needs(const std::vector<std::size_t>& columns, int ColumnNeed::*need) const {
    std::vector<int> widths;
    for (const auto column : columns) widths.push_back(std::min(columns_[column].*need, width_));
    return widths;
  }

  std::vector<Part> cut() const {
    const auto labels = columns_from(0, frozen_);
    const auto label_widths =
        shrunk(needs(labels, &ColumnNeed::natural), needs(labels, &ColumnNeed::smallest),
               static_cast<int>(most_frozen * width_));
    const int room = width_ - (labels.empty() ? 0 : total(label_widths) + column_gap);
    const auto most = columns_per_part(room);
    std::vector<Part> parts;
    for (auto next = frozen_; next < columns_.size() || parts.empty();) {
      const auto columns = columns_from(next, how_many(next, room, most));
      const auto widths =
          shrunk(needs(columns, &ColumnNeed::natural), needs(columns, &ColumnNeed::smallest), room);
      Part part = {.columns = labels, .widths = label_widths};
      part.columns.insert(part.columns.end(), columns.begin(), columns.end());
      part.widths.insert(part.widths.end(), widths.begin(), widths.end());
      parts.push_back(std::move(part));
      next += columns.size();
    }
    return parts;
  }

  /// Even parts, rather than full ones and a rest.
  std::size_t columns_per_part(int room) const {
    const auto moving = columns_.size() - frozen_;
    std::size_t parts = 0;
    for (auto next = frozen_; next < columns_.size(); ++parts) next += how_many(next, room, moving);
    return parts == 0 ? 0 : (moving + parts - 1) / parts;
  }

  /// At least one, if there is one.
  std::size_t how_many(std::size_t first, int room, std::size_t most) const {
    std::size_t count = 0;
    int used = -column_gap;
    while (first + count < columns_.size() && count < most) {
      used += column_gap + columns_[first + count].least;
      if (used > room && count > 0) break;
      ++count;
    }
    return count;
  }

  std::span<const ColumnNeed> columns_;
  std::size_t frozen_;
  int width_;
};

}  // namespace

std::vector<Part> lay_out(std::span<const ColumnNeed> columns, std::size_t frozen, int width) {
  if (columns.empty()) return {};
  return Layout(columns, frozen, width).parts();
}

}  // namespace gonogo
