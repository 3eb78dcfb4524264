// SPDX-License-Identifier: MIT
#include "report/finding_text.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

constexpr std::string_view rule_prefix = "rule.";

/// FNV-1a, 64 bits: no secret, only a name.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return hash;
}

}  // namespace

std::string Fingerprints::of(const std::string& file, const std::string& code) {
  const std::string name = file + '\n' + code;
  const int which = ++seen_[hash_of(name)];
  return fmt::format("{:016x}", hash_of(name + '\n' + std::to_string(which)));
}

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
