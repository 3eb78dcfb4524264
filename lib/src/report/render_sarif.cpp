// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

/// The results come first: which rules there are is known at the end.
class SarifDocument : public FindingsDocument {
 public:
  std::string add(const InspectedFile& file) override {
    std::string text = take_head();
    for (const Diagnostic& each : file.findings)
      text += results_.add(result_of(file, each, place_of(each.code), fingerprints_));
    return text;
  }

  std::string end() override {
    JsonElements rules;
    for (const std::string& each : codes_) rules.emplace_back(JsonMembers{{"id", each}});
    JsonMembers driver = {{"name", "gonogo"}, {"version", std::string(version())}};
    driver.emplace_back("rules", std::move(rules));
    return take_head() + results_.end() +
           "],\n      \"tool\": " + json_text(JsonMembers{{"driver", std::move(driver)}}, 6) +
           "\n    }\n  ]\n}\n";
  }

 private:
  std::string take_head() { return std::exchange(head_, {}); }

  std::size_t place_of(const std::string& code) {
    const auto known = std::find(codes_.begin(), codes_.end(), code);
    if (known != codes_.end()) return static_cast<std::size_t>(known - codes_.begin());
    codes_.push_back(code);
    return codes_.size() - 1;
  }

  std::string head_ = R"({
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": [)";
  JsonList results_ = JsonList(6);
  std::vector<std::string> codes_ = {};
  Fingerprints fingerprints_ = {};
};

}  // namespace

std::unique_ptr<FindingsDocument> sarif_document() { return std::make_unique<SarifDocument>(); }

}  // namespace gonogo
