// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdint>
#include <map>

#include "report/finding_text.hpp"
#include "report/json_value.hpp"

namespace gonogo {
namespace {

/// FNV-1a, 64 bits: no secret, only a name.
std::string fingerprint_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return fmt::format("{:016x}", hash);
}

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
  std::map<std::string, int> seen;
  for (const InspectedFile& file : files) {
    for (const Diagnostic& each : file.findings) {
      const std::string path = file_of(file, each);
      const std::string name = path + '\n' + each.code;
      const int line = each.place.known() ? each.place.line : 1;
      issues.emplace_back(JsonMembers{
          {"description", text_of(each)},
          {"check_name", each.code},
          {"fingerprint", fingerprint_of(name + '\n' + std::to_string(++seen[name]))},
          {"severity", severity_of(each)},
          {"location", JsonMembers{{"path", path}, {"lines", JsonMembers{{"begin", line}}}}}});
    }
  }
  return json_text(std::move(issues));
}

}  // namespace gonogo
