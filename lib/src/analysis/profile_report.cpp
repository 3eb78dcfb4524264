// SPDX-License-Identifier: MIT
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

Table rates_table(const Profile& found) {
  Table table{.id = "profile",
              .columns = {{.id = "rate", .title = say("Rate"), .kind = Kind::rate},
                          {.id = "npv", .title = say("NPV"), .kind = Kind::money}}};
  for (std::size_t i = 0; i < found.at.size(); i += 2) {
    table.rows.push_back({.id = "r" + shortest(std::round(found.at[i] * 100)),
                          .cells = {{.value = found.at[i]}, {.value = found.value[i]}}});
  }
  return table;
}

Message slope_text(Slope slope) {
  switch (slope) {
    case Slope::falling:
      return say("investment-type root");
    case Slope::rising:
      return say("borrowing-type root");
    case Slope::touching:
      break;
  }
  return say("touches zero");
}

Table roots_table(const Profile& found) {
  Table table{.id = "irr",
              .columns = {{.id = "irr", .title = say("Internal rate"), .kind = Kind::rate},
                          {.id = "slope"}}};
  for (std::size_t i = 0; i < found.rates.roots.size(); ++i) {
    const IrrRoot& root = found.rates.roots[i];
    table.rows.push_back({.id = "irr" + std::to_string(i + 1),
                          .cells = {{.value = root.rate}, {.value = slope_text(root.slope)}}});
  }
  return table;
}

Message interval_text(const RateInterval& interval) {
  const bool from_lowest = interval.low <= -1;
  const bool to_highest = !std::isfinite(interval.high);
  if (from_lowest && to_highest) return say("at every rate");
  if (from_lowest) return say("below {1}", rate_text(interval.high));
  if (to_highest) return say("above {1}", rate_text(interval.low));
  return say("from {1} to {2}", rate_text(interval.low), rate_text(interval.high));
}

Message acceptable_text(const Profile& found) {
  std::vector<Message> parts;
  for (const RateInterval& each : found.acceptable) parts.push_back(interval_text(each));
  if (parts.empty()) return say("NPV is positive at no rate.");
  return say("NPV is positive {1}.", listed(Join::comma, std::move(parts)));
}

}  // namespace

Section profile_section(const Bid&, const Profile& found) {
  Chart chart{.id = "profile_chart",
              .title = say("NPV by discount rate"),
              .kind = ChartKind::lines,
              .x = found.at,
              .series = {{.id = "npv", .title = say("NPV"), .values = found.value}},
              .x_title = say("discount rate"),
              .x_kind = Kind::rate,
              .base = 0,
              .tabled = true};
  Section section{.id = "profile", .title = say("NPV profile")};
  if (found.at.empty()) return section;
  for (const IrrRoot& root : found.rates.roots) {
    constexpr double rounding = 1e-9;  // an IRR of 0 is on the axis
    if (root.rate >= found.at.front() - rounding && root.rate <= found.at.back() + rounding)
      chart.marks.push_back({.x = root.rate, .y = 0, .text = say("IRR {1}", rate_text(root.rate))});
  }
  section.blocks = {std::move(chart), Paragraph{.id = "acceptable", .text = acceptable_text(found)},
                    roots_table(found)};
  if (!found.rates.roots.empty()) {
    section.blocks.push_back(Paragraph{
        .id = "roots_note",
        .text = say("NPV is 0 at each internal rate. At an investment-type root it falls as the "
                    "rate rises: the rate is earned, and more is better. At a borrowing-type root "
                    "it rises: the rate is paid, and less is better.")});
  }
  section.blocks.push_back(rates_table(found));
  return section;
}

}  // namespace gonogo
