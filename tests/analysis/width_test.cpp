// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/files/disk_files.hpp"
#include "gonogo/model/measures.hpp"
#include "gonogo/report/render.hpp"

using namespace gonogo;

namespace {

Bid bid_at(const std::string& name, const std::string& policy) {
  const std::string tests = GONOGO_TESTS_DIR;
  DiskFiles files;
  Sources sources;
  LoadOptions options{.bid = tests + "/" + name};
  if (!policy.empty()) options.policy = tests + "/" + policy;
  auto bid = open_bid(files, options, sources);
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

std::vector<Report> reports_of(const Bid& bid) {
  const Evaluation evaluation = evaluate(bid);
  const Turning turning = find_turning(bid, evaluation);
  const SensitivityOptions wanted;
  std::vector<Report> reports = {evaluation_report(bid, evaluation, &turning),
                                 cash_flow_report(bid, {.by = ColumnSpan::year}),
                                 breakeven_report(bid, *find_breakeven(bid).value),
                                 scenario_report(bid, *find_scenarios(bid).value),
                                 sensitivity_report(bid, wanted, find_sensitivity(bid, wanted)),
                                 addresses_report(bid)};
  for (const char* const measure : {"npv", "irr", "static_payback", "discounted_payback"})
    reports.push_back(*explanation_report(bid, {measure}).value);
  return reports;
}

/// The first line that is wider; empty if none is. An option to copy is never broken.
std::string too_wide(const Report& report, int width) {
  std::istringstream text(render_text(report, {.width = width, .details = true}));
  for (std::string line; std::getline(text, line);) {
    const bool to_copy = line.find("--set ") != std::string::npos;
    if (!to_copy && display_width(line) > width) return report.command + ": " + line;
  }
  return {};
}

}  // namespace

TEST_CASE("reports: no line is wider than the screen, with Chinese names and long paths too") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"cli/ict-integration.toml", "cli/ict-policy.toml"},
      {"cli/hotel-lines.toml", ""},
      {"../examples/bedside-phones.toml", ""},
      {"../examples/leased-lines.toml", ""},
      {"../examples/prepaid-maintenance.toml", ""},
      {"../examples/tower-removal.toml", ""}};
  for (const auto& each : files) {
    CAPTURE(each.first);
    for (const Report& report : reports_of(bid_at(each.first, each.second))) {
      for (const int width : {80, 100, 140}) CHECK(too_wide(report, width) == "");
    }
  }
}

TEST_CASE("evaluation_report: the front page of a failing bid has at most 40 lines at 80 columns") {
  const Bid bid = bid_at("cli/ict-integration.toml", "cli/ict-policy.toml");
  const Evaluation evaluation = evaluate(bid);
  const Turning turning = find_turning(bid, evaluation);
  const std::string text = render_text(evaluation_report(bid, evaluation, &turning), {.width = 80});
  CHECK(std::count(text.begin(), text.end(), '\n') <= 40);
  // Paths, however long, take no lines of it.
  CHECK(text.find("\nict-integration.toml 07735134; ict-policy.toml 13479d15;") !=
        std::string::npos);
}
