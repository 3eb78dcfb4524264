// SPDX-License-Identifier: MIT
#include "gonogo/report/findings.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

using namespace gonogo;
using Json = nlohmann::json;

namespace {

/// One bid that fails a rule, with a warning; one that cannot be read, under an awkward name.
std::vector<InspectedFile> two_files() {
  Diagnostic rule{.severity = Severity::error,
                  .code = rule_code("payback"),
                  .message = verbatim("payback < 4 & \"so\" 100%"),
                  .place = {.file = "bids/a.toml", .line = 3, .column = 7, .length = 4},
                  .hint = verbatim("try\nless")};
  rule.related.push_back({.place = {.file = "policy.toml", .line = 9, .column = 1, .length = 2},
                          .message = verbatim("the rule")});
  const Diagnostic warning{.severity = Severity::warning,
                           .code = "low",
                           .message = verbatim("odd \x1b ]]> \xff \xEF\xBF\xBF")};
  const Diagnostic broken{.code = "syntax", .message = verbatim("no TOML")};
  return {{.file = "bids/a.toml", .passed = {"value"}, .findings = {rule, warning, warning}},
          {.file = "bids/d e,:%.toml", .findings = {broken}}};
}

std::string whole(const std::unique_ptr<FindingsDocument>& document,
                  const std::vector<InspectedFile>& files) {
  std::string text;
  for (const InspectedFile& each : files) text += document->add(each);
  return text + document->end();
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

// The required members and the values of SARIF 2.1.0, sections 3.13, 3.14, 3.18, 3.19, 3.27, 3.30.
TEST_CASE("sarif_document: has the members that SARIF 2.1.0 requires, and points at both places") {
  const Json log = Json::parse(whole(sarif_document(), two_files()));
  CHECK(log.at("version") == "2.1.0");
  REQUIRE(log.at("runs").size() == 1);
  const Json& run = log["runs"][0];
  CHECK(run.at("tool").at("driver").at("name") == "gonogo");
  CHECK(run.at("columnKind") == "unicodeCodePoints");
  const Json& rules = run["tool"]["driver"].at("rules");
  REQUIRE(run.at("results").size() == 4);
  for (const Json& each : run["results"]) {
    CHECK(rules.at(each.at("ruleIndex").get<std::size_t>()).at("id") == each.at("ruleId"));
    CHECK(std::set<std::string>{"error", "warning", "note"}.count(each.at("level")) == 1);
    CHECK_FALSE(each.at("message").at("text").get<std::string>().empty());
    CHECK(each.at("locations").size() == 1);
  }
  const Json& region = run["results"][0]["locations"][0]["physicalLocation"]["region"];
  CHECK(region == Json{{"startLine", 3}, {"startColumn", 7}, {"endColumn", 11}});
  const Json& related = run["results"][0]["relatedLocations"][0];
  CHECK(related["message"]["text"] == "the rule");
  CHECK(related["physicalLocation"]["artifactLocation"]["uri"] == "policy.toml");
  const Json& other = run["results"][3]["locations"][0]["physicalLocation"];
  CHECK(other["artifactLocation"]["uri"] == "bids/d%20e%2C%3A%25.toml");
  CHECK_FALSE(other.contains("region"));
}

TEST_CASE("sarif_document: without findings there is a run with no results") {
  const Json log = Json::parse(whole(sarif_document(), {}));
  CHECK(log["runs"][0]["results"].is_array());
  CHECK(log["runs"][0]["results"].empty());
}

// docs.gitlab.com, "Code Quality report format": these fields, these severities, one fingerprint each.
TEST_CASE("gitlab_document: has the documented fields, and no two findings share a fingerprint") {
  const Json issues = Json::parse(whole(gitlab_document(), two_files()));
  REQUIRE(issues.size() == 4);
  std::set<std::string> fingerprints;
  const std::set<std::string> severities = {"info", "minor", "major", "critical", "blocker"};
  for (const Json& each : issues) {
    CHECK(each.at("description").is_string());
    CHECK(each.at("check_name").is_string());
    CHECK(severities.count(each.at("severity")) == 1);
    CHECK(each.at("location").at("path").is_string());
    CHECK(each.at("location").at("lines").at("begin").get<int>() >= 1);
    fingerprints.insert(each.at("fingerprint").get<std::string>());
  }
  CHECK(fingerprints.size() == 4);
  CHECK(issues[0]["severity"] == "critical");
  CHECK(issues[3]["severity"] == "blocker");
}

TEST_CASE("gitlab_document: a finding keeps its fingerprint when its number or line changes") {
  auto files = two_files();
  const Json before = Json::parse(whole(gitlab_document(), files));
  files[0].findings[0].message = verbatim("payback < 5");
  files[0].findings[0].place.line = 30;
  CHECK(Json::parse(whole(gitlab_document(), files))[0]["fingerprint"] == before[0]["fingerprint"]);
}

TEST_CASE("junit_document: counts cases, failures and errors, and escapes what XML has not") {
  const std::string xml = whole(junit_document(), two_files());
  CHECK(
      xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<testsuites name=\"gonogo\">\n"));
  CHECK(count_of(xml, "<testcase ") == 4);
  CHECK(count_of(xml, "<failure ") == 1);
  CHECK(count_of(xml, "<error ") == 1);
  CHECK(count_of(xml, "<system-out>") == 2);
  CHECK(xml.find("payback &lt; 4 &amp; &quot;so&quot; 100%") != std::string::npos);
  CHECK(xml.find("]]&gt;") != std::string::npos);
  CHECK(xml.find('\x1b') == std::string::npos);
  CHECK(xml.find('\xff') == std::string::npos);
  CHECK(xml.find("\xEF\xBF\xBF") == std::string::npos);
}

TEST_CASE("junit_document: a file without rules and findings is one case that passes") {
  const std::vector<InspectedFile> one = {{.file = "p.toml"}};
  CHECK(whole(junit_document(), one).find("tests=\"1\" failures=\"0\" errors=\"0\"") !=
        std::string::npos);
}

// docs.github.com, "Workflow commands for GitHub Actions".
TEST_CASE("annotations_of: a line a finding, with what ends a property or a line escaped") {
  std::string lines;
  for (const InspectedFile& each : two_files()) lines += annotations_of(each);
  CHECK(count_of(lines, "\n") == 4);
  CHECK(lines.starts_with(
      "::error file=bids/a.toml,line=3,col=7,endColumn=11,title=gonogo rule.payback::payback < 4"));
  CHECK(lines.find("100%25; try") != std::string::npos);
  CHECK(lines.find("::error file=bids/d e%2C%3A%25.toml,title=gonogo syntax::no TOML\n") !=
        std::string::npos);
}
