// SPDX-License-Identifier: MIT
// tests/projects/ holds other people's published evaluations, written as bids.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "gonogo/files/disk_files.hpp"
#include "gonogo/input/load.hpp"
#include "reading.hpp"

using namespace gonogo;

TEST_CASE("projects: every bid is read, or refused only for what is not built") {
  const std::set<std::string> waiting = {"zh-equity-annuity-3600", "zh-vat-1000-subsidy",
                                         "zh-vat-2200"};
  std::size_t seen = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(GONOGO_TESTS_DIR) + "/projects")) {
    if (entry.path().extension() != ".toml") continue;
    ++seen;
    INFO(entry.path().filename().string());
    DiskFiles files;
    Sources sources;
    const auto loaded = load(files, {.bid = entry.path().string(), .no_policy = true}, sources);
    CHECK(loaded.value.has_value() != waiting.contains(entry.path().stem().string()));
    for (const Diagnostic& each : loaded.diagnostics) {
      CHECK((each.code == "not-built" || each.severity == Severity::note));
    }
  }
  CHECK(seen >= 20);
}
