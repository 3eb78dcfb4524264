// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "report/finding_text.hpp"

namespace gonogo {
namespace {

/// A property ends at a comma or a colon, all at the end of the line.
enum class In { message, property };

std::string escaped(const std::string& text, In where) {
  std::string result;
  for (const char c : text) {
    const bool special =
        c == '%' || c == '\r' || c == '\n' || (where == In::property && (c == ',' || c == ':'));
    result += special ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string(1, c);
  }
  return result;
}

std::string_view command_of(const Diagnostic& finding) {
  return finding.severity == Severity::note ? "notice" : to_string(finding.severity);
}

}  // namespace

std::string annotations_of(const InspectedFile& file) {
  std::string lines;
  for (const Diagnostic& each : file.findings) {
    lines +=
        fmt::format("::{} file={}", command_of(each), escaped(file_of(file, each), In::property));
    if (each.place.known())
      lines += fmt::format(",line={},col={},endColumn={}", each.place.line, each.place.column,
                           each.place.column + each.place.length);
    lines += fmt::format(",title={}::{}\n", escaped("gonogo " + each.code, In::property),
                         escaped(text_of(each), In::message));
  }
  return lines;
}

}  // namespace gonogo
