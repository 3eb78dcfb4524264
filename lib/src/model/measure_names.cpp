// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "gonogo/model/model.hpp"

namespace gonogo {
namespace {

struct Named {
  Measure measure;
  std::string_view id;
  Kind kind;
};

constexpr std::array<Named, 14> measures = {{
    {Measure::npv, "npv", Kind::money},
    {Measure::irr, "irr", Kind::rate},
    {Measure::mirr, "mirr", Kind::rate},
    {Measure::static_payback, "static_payback", Kind::years},
    {Measure::discounted_payback, "discounted_payback", Kind::years},
    {Measure::profitability_index, "profitability_index", Kind::ratio},
    {Measure::npv_ratio, "npv_ratio", Kind::ratio},
    {Measure::roi, "roi", Kind::rate},
    {Measure::accounting_return, "accounting_return", Kind::rate},
    {Measure::roe, "roe", Kind::rate},
    {Measure::margin, "margin", Kind::rate},
    {Measure::peak_funding, "peak_funding", Kind::money},
    {Measure::equivalent_annual, "equivalent_annual", Kind::money},
    {Measure::dscr, "dscr", Kind::ratio},
}};

const Named& named(Measure measure) {
  return *std::find_if(measures.begin(), measures.end(),
                       [&](const Named& each) { return each.measure == measure; });
}

}  // namespace

std::optional<Measure> measure_named(std::string_view id) {
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const Named& each) { return each.id == id; });
  return found == measures.end() ? std::nullopt : std::optional(found->measure);
}

std::string_view id_of(Measure measure) { return named(measure).id; }
Kind kind_of(Measure measure) { return named(measure).kind; }

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (const Named& each : measures) names.emplace_back(each.id);
  return names;
}

std::string_view id_of(FlowKind flow) {
  return flow == FlowKind::pretax ? "pretax" : flow == FlowKind::equity ? "equity" : "project";
}

}  // namespace gonogo
