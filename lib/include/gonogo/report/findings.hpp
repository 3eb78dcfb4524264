// SPDX-License-Identifier: MIT
/// What was found in many files, in the formats of the tools that watch over a repository.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// A file and what was found in it.
struct InspectedFile {
  std::string file = {};
  Message summary = {};  ///< in a line; empty: the findings say all
  /// What holds: the ids of the rules that pass. With the findings they are the cases of JUnit.
  std::vector<std::string> passed = {};
  /// An error fails the file. The code of a rule's finding is `rule_code`.
  Diagnostics findings = {};
};

/// "rule.payback": tools tell findings apart by it.
std::string rule_code(const std::string& id);

/// A document of findings, made file by file: what `add` returns for each and `end` at last, one behind
/// the other, is the document. Of the files nothing is kept but counts.
class FindingsDocument {
 public:
  virtual ~FindingsDocument() = default;
  virtual std::string add(const InspectedFile& file) = 0;
  virtual std::string end() = 0;
};

/// SARIF 2.1.0 (OASIS): one run; regions count code points, paths are relative as they were typed.
std::unique_ptr<FindingsDocument> sarif_document();

/// JUnit: a suite for each file, a case for each rule and for each other code that was found. Rules
/// fail; problems of the file are errors; warnings and notes are output of a case that passes.
std::unique_ptr<FindingsDocument> junit_document();

/// GitLab's code quality report. Fingerprints depend on file and code, not on numbers.
std::unique_ptr<FindingsDocument> gitlab_document();

/// Commands that GitHub Actions shows beside the line: "::error file=bid.toml,line=3::...".
std::string annotations_of(const InspectedFile& file);

}  // namespace gonogo
