// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

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

std::string count_attribute(const char* name, std::ptrdiff_t count) {
  return attribute(name, std::to_string(count));
}

std::string suite_of(const InspectedFile& file) {
  const auto cases = cases_of(file);
  const auto count = [&](bool of_rule) {
    return std::count_if(cases.begin(), cases.end(),
                         [&](const JunitCase& each) { return each.has(of_rule); });
  };
  std::string xml =
      "  <testsuite" + attribute("name", file.file) + count_attribute("tests", std::ssize(cases)) +
      count_attribute("failures", count(true)) + count_attribute("errors", count(false)) + ">\n";
  for (const JunitCase& each : cases) xml += drawn(file, each);
  return xml + "  </testsuite>\n";
}

/// The counts of all suites, which would stand at the head, are left out: they are known at the end.
class JunitDocument : public FindingsDocument {
 public:
  std::string add(const InspectedFile& file) override { return take_head() + suite_of(file); }
  std::string end() override { return take_head() + "</testsuites>\n"; }

 private:
  std::string take_head() { return std::exchange(head_, {}); }

  std::string head_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gonogo\">\n";
};

}  // namespace

std::unique_ptr<FindingsDocument> junit_document() { return std::make_unique<JunitDocument>(); }

}  // namespace gonogo
