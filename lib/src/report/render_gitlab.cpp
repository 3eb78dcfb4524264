// SPDX-License-Identifier: MIT
#include <utility>

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

class GitlabDocument : public FindingsDocument {
 public:
  std::string add(const InspectedFile& file) override {
    std::string text = std::exchange(head_, {});
    for (const Diagnostic& each : file.findings) text += issues_.add(issue_of(file, each));
    return text;
  }

  std::string end() override { return std::exchange(head_, {}) + issues_.end() + "]\n"; }

 private:
  JsonMembers issue_of(const InspectedFile& file, const Diagnostic& finding) {
    const std::string path = file_of(file, finding);
    const int line = finding.place.known() ? finding.place.line : 1;
    return {{"description", text_of(finding)},
            {"check_name", finding.code},
            {"fingerprint", fingerprints_.of(path, finding.code)},
            {"severity", severity_of(finding)},
            {"location", JsonMembers{{"path", path}, {"lines", JsonMembers{{"begin", line}}}}}};
  }

  std::string head_ = "[";
  JsonList issues_ = JsonList(0);
  Fingerprints fingerprints_ = {};
};

}  // namespace

std::unique_ptr<FindingsDocument> gitlab_document() { return std::make_unique<GitlabDocument>(); }

}  // namespace gonogo
