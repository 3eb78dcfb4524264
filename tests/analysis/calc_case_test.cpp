// SPDX-License-Identifier: MIT
// Cases of other people's test suites, manuals and textbooks: tests/cases/functions.ndjson. `truth`
// is the answer in high precision, `published` what the source prints, `roots` every rate above -1.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gonogo/analysis/calc.hpp"

using namespace gonogo;
using nlohmann::json;

namespace {

struct Case {
  json published = {};
  CalcResult answer = {};

  bool has(const char* key) const { return published.contains(key); }
  const json& operator[](const char* key) const { return published.at(key); }
  const double* value() const { return std::get_if<double>(&answer.value); }
};

std::vector<Case> read_cases() {
  std::ifstream file(GONOGO_TESTS_DIR "/cases/functions.ndjson");
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    const ParsedCall parsed = parse_call(line);
    REQUIRE(english(parsed.error) == "");
    cases.push_back({json::parse(line), calculate(parsed.call)});
  }
  return cases;
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all = read_cases();
  return all;
}

bool meets(double answer, double truth) {
  return std::abs(answer - truth) <= std::max(1e-9 * std::abs(truth), 1e-12);
}

bool meet(const std::vector<double>& answers, const std::vector<double>& truths) {
  return std::equal(answers.begin(), answers.end(), truths.begin(), truths.end(), meets);
}

double truth_of(const Case& c) { return std::stod(c["truth"].get<std::string>()); }

}  // namespace

TEST_CASE("calculate: all published cases are read") { CHECK(cases().size() == 1629); }

TEST_CASE("calculate: every true value is met to 1e-9, or is one of several rates") {
  int met = 0;
  for (const Case& c : cases()) {
    if (!c.has("truth") || !c["truth"].is_string()) continue;
    CAPTURE(c.published.dump());
    const double truth = truth_of(c);
    if (c.value() != nullptr) {
      CHECK(meets(*c.value(), truth));
    } else {
      REQUIRE(c.answer.status == "several");
      const auto& roots = *c.answer.roots;
      CHECK(
          std::any_of(roots.begin(), roots.end(), [&](double root) { return meets(root, truth); }));
      CHECK_FALSE(c["inputs"].contains("guess"));
    }
    ++met;
  }
  CHECK(met == 1427);
}

TEST_CASE("calculate: every list of rates is met") {
  int met = 0;
  for (const Case& c : cases()) {
    if (!c.has("roots")) continue;
    CAPTURE(c.published.dump());
    REQUIRE(c.answer.roots);
    CHECK(meet(*c.answer.roots, c["roots"].get<std::vector<double>>()));
    if (c.has("truth") && c["truth"].is_array()) {
      CHECK(meet(std::get<std::vector<double>>(c.answer.value),
                 c["truth"].get<std::vector<double>>()));
    }
    ++met;
  }
  CHECK(met == 340);
}

TEST_CASE("calculate: where there is no answer there is a reason instead of a value") {
  for (const Case& c : cases()) {
    if (c.value() != nullptr || std::holds_alternative<std::vector<double>>(c.answer.value))
      continue;
    CAPTURE(c.published.dump());
    CHECK((c.answer.status == "several" || !c.answer.error.empty()));
  }
}

// Arguments that a source refuses and gonogo computes, as Excel does: the manual's section on
// conventions.
TEST_CASE("calculate: what sources refuse is refused, but for these") {
  const std::map<std::string, std::string> computed{
      {"phpspreadsheet.pv.015", "a type other than 0 means payments in advance"},
      {"phpspreadsheet.fv.023", "a type other than 0 means payments in advance"},
      {"phpspreadsheet.pmt.009", "a type other than 0 means payments in advance"},
      {"phpspreadsheet.nper.011", "a type other than 0 means payments in advance"},
      {"phpspreadsheet.pv.017", "a negative number of periods goes back in time"},
      {"phpspreadsheet.ispmt.008", "the formula goes on beyond the last period"},
      {"phpspreadsheet.xnpv.001", "receipts alone have a present value"},
      {"excel-financial-functions.rri.006", "nothing grows to nothing at 0"},
  };
  std::size_t exceptions = 0;
  for (const Case& c : cases()) {
    if (c.has("truth") || (c.has("roots") && !c["roots"].empty())) continue;
    const std::string id = c["id"];
    CAPTURE(id);
    CHECK((c.value() != nullptr) == computed.contains(id));
    exceptions += c.value() != nullptr ? 1U : 0U;
  }
  CHECK(exceptions == computed.size());
}
