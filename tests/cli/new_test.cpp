// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/input/remarks.hpp"
#include "starters.hpp"

using namespace gonogo;
using namespace gonogo::cli;

namespace {

/// NPV of a starter under the starter policy; no remark is drawn by either.
double npv_of(const std::string& kind, Language language) {
  MemoryFiles files;
  files.add("bid.toml", starter(kind, language));
  files.add(policy_name, starter(policy_starter, language));
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml"}, sources);
  REQUIRE(bid.value.has_value());
  CHECK(bid.diagnostics.empty());
  CHECK(remarks(bid.value->model->proposal, &bid.value->loaded.policy.value()).empty());
  const Evaluation found = evaluate(*bid.value);
  CHECK(found.verdict == Verdict::go);
  return bid.value->model.measure(measures::npv).value;
}

}  // namespace

TEST_CASE("new: every starter is a GO without remarks, short, and the same in both languages") {
  for (const std::string& kind : kinds_of_bids()) {
    CAPTURE(kind);
    for (const Language reader : {Language::english, Language::chinese}) {
      const std::string text = starter(kind, reader);
      CHECK(std::count(text.begin(), text.end(), '\n') <= 40);
    }
    CHECK(npv_of(kind, Language::english) == npv_of(kind, Language::chinese));
  }
}
