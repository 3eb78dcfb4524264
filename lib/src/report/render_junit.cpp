// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string_view>

#include "gonogo/base/text.hpp"
#include "report/finding_text.hpp"
#include "report/markup.hpp"

namespace gonogo {
namespace {

/// Of what `printable` leaves, XML lacks two characters alone: U+FFFE and U+FFFF.
std::string escaped(std::string_view text) {
  std::string xml = escaped_html(printable(text));
  for (const std::string_view missing : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = xml.find(missing); at != std::string::npos; at = xml.find(missing, at))
      xml.replace(at, missing.size(), "\xEF\xBF\xBD");
  }
  return xml;
}

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + escaped(value) + '"';
}

/// What was found under one code.
struct JunitCase {
  std::string name = {};
  std::vector<const Diagnostic*> findings = {};

  bool has(bool of_rule) const {
    return std::any_of(findings.begin(), findings.end(), [&](const Diagnostic* each) {
      return each->severity == Severity::error && is_of_rule(*each) == of_rule;
    });
  }
};

std::vector<JunitCase> cases_of(const InspectedFile& file) {
  std::vector<JunitCase> cases;
  for (const std::string& each : file.passed) cases.push_back({.name = rule_code(each)});
  for (const Diagnostic& finding : file.findings) {
    const auto known = std::find_if(cases.begin(), cases.end(), [&](const JunitCase& each) {
      return each.name == finding.code;
    });
    if (known == cases.end())
      cases.push_back({.name = finding.code, .findings = {&finding}});
    else
      known->findings.push_back(&finding);
  }
  if (cases.empty()) cases.push_back({.name = "readable"});
  return cases;
}

std::string drawn(const InspectedFile& file, const JunitCase& each) {
  std::string xml =
      "    <testcase" + attribute("classname", file.file) + attribute("name", each.name);
  if (each.findings.empty()) return xml + "/>\n";
  xml += ">\n";
  for (const Diagnostic* finding : each.findings) {
    const std::string text = text_of(*finding);
    const std::string place = finding->place.known() ? to_string(finding->place) : file.file;
    const std::string content = escaped(place + ": " + text);
    if (finding->severity != Severity::error) {
      xml += "      <system-out>" + content + "</system-out>\n";
      continue;
    }
    const std::string element = is_of_rule(*finding) ? "failure" : "error";
    xml += "      <" + element + attribute("message", text) + attribute("type", finding->code) +
           '>' + content + "</" + element + ">\n";
  }
  return xml + "    </testcase>\n";
}

std::string counts(std::size_t tests, std::size_t failures, std::size_t errors) {
  return attribute("tests", std::to_string(tests)) +
         attribute("failures", std::to_string(failures)) +
         attribute("errors", std::to_string(errors));
}

}  // namespace

std::string render_junit(std::span<const InspectedFile> files) {
  std::string suites;
  std::size_t tests = 0, failures = 0, errors = 0;
  for (const InspectedFile& file : files) {
    const auto cases = cases_of(file);
    const auto count = [&](bool of_rule) {
      return static_cast<std::size_t>(std::count_if(
          cases.begin(), cases.end(), [&](const JunitCase& each) { return each.has(of_rule); }));
    };
    tests += cases.size();
    failures += count(true);
    errors += count(false);
    suites += "  <testsuite" + attribute("name", file.file) +
              counts(cases.size(), count(true), count(false)) + ">\n";
    for (const JunitCase& each : cases) suites += drawn(file, each);
    suites += "  </testsuite>\n";
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gonogo\"" +
         counts(tests, failures, errors) + ">\n" + suites + "</testsuites>\n";
}

}  // namespace gonogo
