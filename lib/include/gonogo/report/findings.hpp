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
  /// An error fails the file. The code of a rule's finding is `rule_code`, of a comparison's `gate_code`.
  Diagnostics findings = {};
};

/// "rule.payback": tools tell findings apart by it.
std::string rule_code(const std::string& id);

/// "gate.regression": of what was found against a base; no rule of a policy has this code.
std::string gate_code(const std::string& id);

/// Whether it is a rule that fails, or worse than the base: no problem of the file.
bool is_verdict(const Diagnostic& finding);

/// A document of findings, made file by file: what `add` returns for each and `end` at last, one behind
/// the other, is the document. Of the files nothing is kept but counts.
class FindingsDocument {
 public:
  virtual ~FindingsDocument() = default;
  virtual std::string add(const InspectedFile& file) = 0;
  virtual std::string end() = 0;
};

/// SARIF 2.1.0 (OASIS): one run; regions count code points. Tools look for the files from the root of the
/// repository, in the other formats too: whoever adds a file names it so.
std::unique_ptr<FindingsDocument> sarif_document();

/// JUnit: a suite for each file, a case for each rule and for each other code that was found. Rules
/// fail, or are skipped where that is a warning alone; problems of the file are errors, and their
/// warnings and notes output of a case that passes.
std::unique_ptr<FindingsDocument> junit_document();

/// GitLab's code quality report. Fingerprints depend on file and code, not on numbers.
std::unique_ptr<FindingsDocument> gitlab_document();

/// Commands that GitHub Actions shows beside the line: "::error file=bid.toml,line=3::...".
std::string annotations_of(const InspectedFile& file);

}  // namespace gonogo
