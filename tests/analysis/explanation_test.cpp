// SPDX-License-Identifier: MIT
#include "gonogo/analysis/explanation.hpp"

#include <string>

#include "gonogo/report/render.hpp"
#include "opening.hpp"

using namespace gonogo;

namespace {

std::string lines_bid(int lines) {
  std::string text =
      "[project]\ntitle = \"Many\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[revenue]\n";
  for (int i = 1; i <= lines; ++i)
    text += "l" + std::to_string(i) + " = { amount = " + std::to_string(i) + ", per = \"year\" }\n";
  return text;
}

std::string explained(int lines, const std::string& what) {
  MemoryFiles files;
  files.add("bid.toml", lines_bid(lines));
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const auto report = explanation_report(*bid.value, {what});
  REQUIRE(report.value.has_value());
  return render_text(*report.value);
}

}  // namespace

TEST_CASE("explanation: a derivation that is too long counts and names what it does not follow") {
  const std::string text = explained(900, "revenue");
  CHECK(text.find("revenue.l100 = ") != std::string::npos);
  CHECK(text.find("revenue.l900 = ") == std::string::npos);
  CHECK(text.find("Not followed further, for length: ") != std::string::npos);
  // 400 entries are the total, the share of the year, and 199 lines with their amounts: 701 are
  // left.
  CHECK(text.find("701 rows") != std::string::npos);
  CHECK(text.find("revenue.l201") != std::string::npos);
  CHECK(explained(900, "revenue.l201").find("revenue.l201.amount = 201") != std::string::npos);
}

TEST_CASE("explanation: a derivation that fits says nothing of the kind") {
  CHECK(explained(50, "revenue").find("Not followed") == std::string::npos);
}
