// SPDX-License-Identifier: MIT
// tests/projects/ holds other people's published evaluations, written as bids.
#include <doctest/doctest.h>

#include <filesystem>

#include "gonogo/files/disk_files.hpp"
#include "gonogo/input/load.hpp"
#include "reading.hpp"

using namespace gonogo;

TEST_CASE("projects: every bid is read") {
  std::size_t seen = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(GONOGO_TESTS_DIR) + "/projects")) {
    if (entry.path().extension() != ".toml") continue;
    ++seen;
    INFO(entry.path().filename().string());
    DiskFiles files;
    Sources sources;
    const auto loaded = load(files, {.bid = entry.path().string(), .no_policy = true}, sources);
    CHECK(loaded.value.has_value());
    for (const Diagnostic& each : loaded.diagnostics) {
      CHECK(each.severity == Severity::note);
    }
  }
  CHECK(seen >= 20);
}
