// SPDX-License-Identifier: MIT
#include "input/toml_words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gonogo;

TEST_CASE("toml_words: in English what the library says, known or not") {
  for (const char* said :
       {"expected decimal digit, saw '.'", "expected ']', saw '\\n'", "expected 'true', saw 'T'",
        "expected a comment or whitespace, saw 'p'", "leading zeroes are prohibited",
        "could not determine value type", "expected a miracle, saw 'p'", "", "expected , saw ''"})
    CHECK(english(toml_words(said)) == said);
}

TEST_CASE("toml_words: what is known is said in the language of the reader") {
  const auto in_chinese = [](const char* said) {
    return in_words(toml_words(said), Language::chinese);
  };
  CHECK(in_chinese("expected comma or closing '}', saw 'x'") == "此处应为逗号或结尾的'}'，却是'x'");
  CHECK(in_chinese("leading zeroes are prohibited") == "不得有前导零");
  CHECK(in_chinese("expected '=', saw ':'") == "此处应为'='，却是':'");
}
