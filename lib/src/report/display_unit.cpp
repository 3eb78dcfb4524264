// SPDX-License-Identifier: MIT
#include "gonogo/report/display_unit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gonogo/base/message_numbers.hpp"
#include "gonogo/report/render.hpp"
#include "report/cell.hpp"

namespace gonogo {
namespace {

constexpr DisplayUnit units[] = {
    {"1", 1}, {"thousand", 1e3}, {"million", 1e6}, {"元", 1}, {"万元", 1e4}, {"亿元", 1e8},
};

constexpr int most_decimals = 9;
constexpr double cents_matter_below = 10'000;

int magnitude(double value) { return static_cast<int>(std::floor(std::log10(std::abs(value)))); }

bool is_whole(double value) {
  return std::abs(value - std::round(value)) <= 1e-12 * std::max(1.0, std::abs(value));
}

enum class Cells { scaled, kept };

/// Rewrites a report from its own unit of money to another.
class Rescaled {
 public:
  Rescaled(const Report& report, double scale, Cells cells)
      : factor_(report.scale / scale),
        cells_(cells),
        digits_(std::max(0, static_cast<int>(std::ceil(std::log10(scale / report.scale) - 1e-9)))),
        old_unit_(money_unit(report.currency, report.scale)),
        unit_(money_unit(report.currency, scale)) {}

  void operator()(Paragraph& paragraph) const { apply(paragraph.text); }
  void operator()(List& list) const { apply(list.items); }
  void operator()(Code& code) const { apply(code.lines); }
  void operator()(Outline& outline) const {
    for (auto& item : outline.items) {
      apply(item.text);
      apply(item.below);
    }
  }
  void operator()(Signatures&) const {}

  void operator()(Table& table) const {
    apply(table.title);
    for (auto& column : table.columns) apply(column.title);
    double greatest = 0;
    for (auto& row : table.rows) {
      for (std::size_t i = 0; i < std::min(row.cells.size(), table.columns.size()); ++i)
        greatest = std::max(greatest, apply(row.cells[i], kind_of(table, i, row.cells[i])));
    }
    if (cells_ == Cells::kept || greatest == 0) return;
    table.money_decimals =
        table.money_decimals > 0 ? decimals_of(table.money_decimals) : digits_of_table(greatest);
  }

  void operator()(Chart& chart) const {
    apply(chart.title);
    apply(chart.x_title);
    apply(chart.y_title);
    apply(chart.categories);
    for (auto& series : chart.series) apply(series.title);
    for (auto& mark : chart.marks) apply(mark.text);
    if (cells_ == Cells::kept) return;
    if (chart.x_kind == Kind::money) {
      apply(chart.x);
      if (!has_categories(chart.kind)) {
        for (auto& mark : chart.marks) mark.x *= factor_;
      }
    }
    if (chart.y_kind != Kind::money) return;
    apply(chart.y);
    for (auto& mark : chart.marks) mark.y *= factor_;
    if (chart.kind == ChartKind::regions) return;  // its values only pass or fail
    for (auto& series : chart.series) apply(series.values);
    if (chart.base) *chart.base *= factor_;
  }

  void apply(std::vector<Message>& messages) const {
    for (auto& each : messages) apply(each);
  }

 private:
  void apply(Message& message) const {
    message = with_numbers(message, [this](Number number) { return in_new_unit(number); });
  }

  void apply(std::vector<double>& values) const {
    for (double& each : values) each *= factor_;
  }

  bool has_own_unit(const Message& unit) const { return !unit.empty() && !(unit == old_unit_); }

  Number in_new_unit(Number number) const {
    if (number.kind != Kind::money || has_own_unit(number.unit)) return number;
    if (!number.unit.empty()) number.unit = unit_;
    number.value *= factor_;
    if (number.digits == Digits::shown) number.decimals = decimals_of(number);
    return number;
  }

  /// Those that show as much as before.
  int decimals_of(int before) const { return std::min(before + digits_, most_decimals); }

  std::optional<int> decimals_of(const Number& number) const {
    const double size = std::abs(number.value);
    if (number.decimals) return decimals_of(*number.decimals);
    if (size == 0 || size >= cents_matter_below || !std::isfinite(size)) return {};
    const int most = std::max(2, std::min(3 - magnitude(size), most_decimals));
    for (int decimals = 0; decimals < most; ++decimals) {
      if (is_whole(size * std::pow(10, decimals))) return decimals;  // 30, 0.3
    }
    // 99.9997 does not read 100.00, as if it were a round sum.
    return is_whole(std::round(size * 100) / 100) ? decimals_of(0) : most;
  }

  /// Four digits of the greatest amount, where two decimals are fewer.
  int digits_of_table(double greatest) const {
    const int decimals = std::min(3 - magnitude(greatest), most_decimals);
    return decimals > 2 ? decimals : 0;
  }

  /// Returns the size of an amount of money, or 0.
  double apply(Cell& cell, Kind kind) const {
    apply(cell.note);
    apply(cell.shown);
    if (auto* text = std::get_if<Message>(&cell.value)) apply(*text);
    auto* value = std::get_if<double>(&cell.value);
    if (cells_ == Cells::kept || value == nullptr) return 0;
    if (kind != Kind::money || has_own_unit(cell.unit)) return 0;
    if (!cell.unit.empty()) cell.unit = unit_;
    const double before = std::abs(*value);
    *value *= factor_;
    const double size = std::abs(*value);
    if (cell.decimals)
      cell.decimals =
          *cell.decimals > 0 ? std::optional(decimals_of(*cell.decimals)) : std::nullopt;
    // What read as more than 0 still does.
    const bool vanishes = size < 0.005 && before >= 0.5;
    if (vanishes && !cell.decimals) cell.decimals = std::min(1 - magnitude(size), most_decimals);
    return std::isfinite(size) ? size : 0;
  }

  double factor_;
  Cells cells_;
  int digits_;  ///< by which amounts get shorter
  Message old_unit_;
  Message unit_;
};

void rescale(Report& report, double scale, Cells cells) {
  const Rescaled rescaled(report, scale, cells);
  rescaled.apply(report.banners);
  for (auto& section : report.sections) {
    for (auto& block : section.blocks) std::visit([&](auto& each) { rescaled(each); }, block);
  }
}

}  // namespace

std::span<const DisplayUnit> display_units() { return units; }

Report in_unit(Report report, double scale) {
  if (report.currency.empty() || report.scale == scale) return report;
  rescale(report, scale, Cells::scaled);
  const Message note =
      say("amounts in {1}; numbers of the bid as its files state them, in {2}",
          money_unit(report.currency, scale), money_unit(report.currency, report.scale));
  report.provenance.push_back(note);
  report.seals.push_back({say("Unit"), note});
  report.scale = scale;
  return report;
}

Report texts_in_unit(Report report, double scale) {
  if (report.currency.empty() || report.scale == scale) return report;
  rescale(report, scale, Cells::kept);
  return report;
}

}  // namespace gonogo
