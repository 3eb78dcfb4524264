// SPDX-License-Identifier: MIT
// tests/section16/*.toml are bids of one feature each; expected.json there says what each gives in
// each step, found without gonogo.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gonogo/files/disk_files.hpp"
#include "gonogo/input/load.hpp"
#include "gonogo/model/compile.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/model/snapshot_of.hpp"

using namespace gonogo;

namespace {

const std::filesystem::path folder = std::filesystem::path(GONOGO_TESTS_DIR) / "section16";

Model compiled(const std::string& bid, const std::string& step) {
  DiskFiles files;
  Sources sources;
  const auto loaded = load(files,
                           {.bid = (folder / bid).string(),
                            .no_policy = true,
                            .settings = {"project.step=\"" + step + "\""}},
                           sources);
  for (const Diagnostic& each : loaded.diagnostics)
    CHECK_MESSAGE(each.severity != Severity::error, english(each.message));
  REQUIRE(loaded.value.has_value());
  auto model = compile(loaded.value->proposal);
  for (const Diagnostic& each : model.diagnostics)
    CHECK_MESSAGE(each.severity != Severity::error, english(each.message));
  REQUIRE(model.value.has_value());
  return *std::move(model.value);
}

double measured(const Model& model, Measure measure) {
  return run(model, Wanted{.measures = {{measure}}}).measures[0].value[0];
}

/// The values of a row; empty where the bid has none of that name.
std::vector<double> row_of(const Model& model, const std::string& name) {
  const RowId row = name == "flow"  ? model.flows.project
                    : name == "tax" ? model.flows.tax
                                    : model.sheet.find(name);
  return row == no_row ? std::vector<double>{} : snapshot_of(model).row(row);
}

std::vector<double> found_of(const Model& model, const std::string& key) {
  if (key == "npv") return {measured(model, measures::npv)};
  if (key == "payback") return {measured(model, measures::static_payback)};
  return row_of(model, key);
}

std::vector<double> numbers(const nlohmann::json& value) {
  return value.is_array() ? value.get<std::vector<double>>()
                          : std::vector<double>{value.get<double>()};
}

/// A row may end in columns after the period that hold nothing.
void check(std::vector<double> found, std::vector<double> wanted) {
  REQUIRE_FALSE(found.empty());
  const std::size_t size = std::max(found.size(), wanted.size());
  found.resize(size, 0.0);
  wanted.resize(size, 0.0);
  for (std::size_t c = 0; c < size; ++c) {
    CAPTURE(c);
    CAPTURE(found[c]);
    CAPTURE(wanted[c]);
    CHECK(std::abs(found[c] - wanted[c]) <= 1e-9 * std::max(1.0, std::abs(wanted[c])));
  }
}

}  // namespace

TEST_CASE("section 16: each bid gives in each step what was found without gonogo, to 1e-9") {
  std::ifstream file(folder / "expected.json");
  const auto expected = nlohmann::json::parse(file);
  for (const auto& bid : expected.items()) {
    for (const auto& step : bid.value().items()) {
      INFO(bid.key() << " by " << step.key());
      const Model model = compiled(bid.key(), step.key());
      for (const auto& row : step.value().items()) {
        INFO(row.key());
        check(found_of(model, row.key()), numbers(row.value()));
      }
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".toml")) CHECK_MESSAGE(expected.contains(name), name << " has no result");
  }
}
