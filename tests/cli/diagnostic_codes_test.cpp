// SPDX-License-Identifier: MIT
#include "diagnostic_codes.hpp"

#include <doctest/doctest.h>

#include "support/diagnostic_codes.hpp"

using namespace gonogo;
using namespace gonogo::cli;

// The sources say which codes there are; tests/errors and the transcripts add those that are made otherwise.
TEST_CASE("codes: every code of the sources is explained, once") {
  std::set<std::string> explained;
  for (const DiagnosticCode& each : diagnostic_codes()) {
    INFO(each.code);
    CHECK(explained.insert(std::string(each.code)).second);
    CHECK_FALSE(each.title.empty());
    CHECK_FALSE(each.explanation.empty());
  }
  const std::set<std::string> said = codes_of_diagnostics(GONOGO_TESTS_DIR "/..");
  REQUIRE(said.size() > 60);
  for (const std::string& code : said) {
    INFO(code);
    CHECK(explained.contains(code));
  }
}

TEST_CASE("codes: an example shows its code in both languages") {
  int shown = 0;
  for (const DiagnosticCode& each : diagnostic_codes()) {
    if (each.example.empty()) continue;
    ++shown;
    for (const Language language : {Language::english, Language::chinese}) {
      const std::string text = example_of(each, Colour::plain, language);
      INFO(each.code << " by " << each.example << ": " << text);
      CHECK(text.find("[" + std::string(each.code) + "]") != std::string::npos);
    }
  }
  CHECK(shown > 100);
}
