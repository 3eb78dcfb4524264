// SPDX-License-Identifier: MIT
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

Table rates_table(const Profile& found) {
  Table table{.id = "profile",
              .columns = {{.id = "rate", .title = words("Rate"), .kind = Kind::rate},
                          {.id = "npv", .title = words("NPV"), .kind = Kind::money}}};
  for (std::size_t i = 0; i < found.at.size(); i += 2) {
    table.rows.push_back({.id = "r" + shortest(std::round(found.at[i] * 100)),
                          .cells = {{.value = found.at[i]}, {.value = found.value[i]}}});
  }
  return table;
}

std::string_view slope_text(Slope slope) {
  if (slope == Slope::falling) return "a rate earned";
  return slope == Slope::rising ? "a rate paid" : "touches zero";
}

Table roots_table(const Profile& found) {
  Table table{.id = "irr",
              .columns = {{.id = "irr", .title = words("Internal rate"), .kind = Kind::rate},
                          {.id = "slope", .title = ""}}};
  for (std::size_t i = 0; i < found.rates.roots.size(); ++i) {
    const IrrRoot& root = found.rates.roots[i];
    table.rows.push_back(
        {.id = "irr" + std::to_string(i + 1),
         .cells = {{.value = root.rate}, {.value = words(slope_text(root.slope))}}});
  }
  return table;
}

std::string acceptable_text(const Profile& found) {
  std::vector<std::string> parts;
  for (const RateInterval& each : found.acceptable) {
    const std::string high =
        std::isfinite(each.high) ? percent_text(each.high) : words("any higher rate");
    parts.push_back(percent_text(each.low) + " .. " + high);
  }
  if (parts.empty()) return words("The present value is positive at no rate.");
  return words("The present value is positive at rates of") + " " + join(parts, ", ") + ".";
}

}  // namespace

Section profile_section(const Bid&, const Profile& found) {
  Chart chart{.id = "profile_chart",
              .title = words("NPV by discount rate"),
              .kind = ChartKind::lines,
              .x = found.at,
              .series = {{.id = "npv", .title = words("NPV"), .values = found.value}},
              .x_title = words("discount rate"),
              .x_kind = Kind::rate,
              .base = 0};
  Section section{.id = "profile", .title = words("Profile of the present value")};
  if (found.at.empty()) return section;
  section.blocks = {std::move(chart), Paragraph{.id = "acceptable", .text = acceptable_text(found)},
                    roots_table(found), rates_table(found)};
  return section;
}

}  // namespace gonogo
