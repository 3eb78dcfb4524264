// SPDX-License-Identifier: MIT
#include "report/finding_text.hpp"

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

constexpr std::string_view rule_prefix = "rule.";

}  // namespace

std::string rule_code(const std::string& id) { return std::string(rule_prefix) + id; }

bool is_of_rule(const Diagnostic& finding) { return finding.code.starts_with(rule_prefix); }

std::string text_of(const Diagnostic& finding) {
  const Message text =
      finding.hint.empty() ? finding.message : say("{1}; {2}", finding.message, finding.hint);
  return printable(in_words(text, Language::english));
}

std::string file_of(const InspectedFile& file, const Diagnostic& finding) {
  return finding.place.file.empty() ? file.file : finding.place.file.str();
}

}  // namespace gonogo
