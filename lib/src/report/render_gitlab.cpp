// SPDX-License-Identifier: MIT
#include "report/finding_text.hpp"
#include "report/json_value.hpp"

namespace gonogo {
namespace {

std::string severity_of(const Diagnostic& finding) {
  switch (finding.severity) {
    case Severity::error:
      return is_of_rule(finding) ? "critical" : "blocker";
    case Severity::warning:
      return "minor";
    case Severity::note:
      break;
  }
  return "info";
}

}  // namespace

std::string render_gitlab(std::span<const InspectedFile> files) {
  JsonElements issues;
  Fingerprints fingerprints;
  for (const InspectedFile& file : files) {
    for (const Diagnostic& each : file.findings) {
      const std::string path = file_of(file, each);
      const int line = each.place.known() ? each.place.line : 1;
      issues.emplace_back(JsonMembers{
          {"description", text_of(each)},
          {"check_name", each.code},
          {"fingerprint", fingerprints.of(path, each.code)},
          {"severity", severity_of(each)},
          {"location", JsonMembers{{"path", path}, {"lines", JsonMembers{{"begin", line}}}}}});
    }
  }
  return json_text(std::move(issues));
}

}  // namespace gonogo
