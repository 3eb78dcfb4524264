// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "gonogo/base/version.hpp"
#include "report/finding_text.hpp"
#include "report/json_value.hpp"

namespace gonogo {
namespace {

/// A path as a relative reference (RFC 3986): what is no unreserved character or slash is escaped.
std::string uri_of(const std::string& path) {
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    if (plain)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return uri;
}

JsonMembers text_message(std::string text) { return {{"text", std::move(text)}}; }

JsonMembers location_of(const std::string& file, const Place& place) {
  JsonMembers physical = {{"artifactLocation", JsonMembers{{"uri", uri_of(file)}}}};
  if (place.known())
    physical.emplace_back("region", JsonMembers{{"startLine", place.line},
                                                {"startColumn", place.column},
                                                {"endColumn", place.column + place.length}});
  return {{"physicalLocation", std::move(physical)}};
}

/// SARIF has the same three words for a severity.
JsonMembers result_of(const InspectedFile& file, const Diagnostic& finding, std::size_t rule,
                      Fingerprints& fingerprints) {
  JsonMembers result = {
      {"ruleId", finding.code},
      {"ruleIndex", static_cast<std::int64_t>(rule)},
      {"level", std::string(to_string(finding.severity))},
      {"message", text_message(text_of(finding))},
      {"locations", JsonElements{location_of(file_of(file, finding), finding.place)}},
      {"partialFingerprints",
       JsonMembers{{"gonogo/v1", fingerprints.of(file_of(file, finding), finding.code)}}}};
  JsonElements related;
  for (const Related& each : finding.related) {
    JsonMembers place = location_of(each.place.file.str(), each.place);
    place.emplace_back("message", text_message(in_words(each.message, Language::english)));
    related.emplace_back(std::move(place));
  }
  if (!related.empty()) result.emplace_back("relatedLocations", std::move(related));
  return result;
}

}  // namespace

std::string render_sarif(std::span<const InspectedFile> files) {
  std::vector<std::string> codes;
  JsonElements results, rules;
  Fingerprints fingerprints;
  for (const InspectedFile& file : files) {
    for (const Diagnostic& each : file.findings) {
      const auto known = std::find(codes.begin(), codes.end(), each.code);
      const auto place = static_cast<std::size_t>(known - codes.begin());
      if (known == codes.end()) {
        codes.push_back(each.code);
        rules.emplace_back(JsonMembers{{"id", each.code}});
      }
      results.emplace_back(result_of(file, each, place, fingerprints));
    }
  }
  // Added one by one, for what stands in braces is copied, and results may be many.
  JsonMembers driver = {{"name", "gonogo"}, {"version", std::string(version())}};
  driver.emplace_back("rules", std::move(rules));
  JsonMembers run = {{"tool", JsonMembers{{"driver", std::move(driver)}}},
                     {"columnKind", "unicodeCodePoints"}};
  run.emplace_back("results", std::move(results));
  JsonElements runs;
  runs.emplace_back(std::move(run));
  JsonMembers log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                     {"version", "2.1.0"}};
  log.emplace_back("runs", std::move(runs));
  return json_text(std::move(log));
}

}  // namespace gonogo
