// SPDX-License-Identifier: MIT
#include "gonogo/base/wrap.hpp"

#include <doctest/doctest.h>

#include "gonogo/base/text.hpp"

using namespace gonogo;

TEST_CASE("wrap: breaks between wide characters, at blanks, and nowhere else") {
  CHECK(wrap("净现值 136,284 of CNY", 9) == Lines{"净现值", "136,284", "of CNY"});
  CHECK(wrap("净现值高", 5) == Lines{"净现", "值高"});
  CHECK(wrap("of CNY", 2) == Lines{"of", "CN", "Y"});
}

TEST_CASE("wrap: no line begins with a mark that closes, or ends with one that opens") {
  const std::string text =
      "在给定范围内（或10%以内），另有一项规则会因下列变动而未通过：access cost高于32,370；“价格”"
      "（元/条/月）不低于1,571.5、折现率8%时，《办法》第3条、[注]仍成立。当price >= 1,571时保持可行"
      "（-4.8%），其余按原文件(不变)。";
  const std::vector<std::string> closing = {"，", "。", "、", "；", "：", "）", "”",
                                            "》", ",",  ".",  ")",  "]",  "%",  ";"};
  const std::vector<std::string> opening = {"（", "“", "《", "(", "["};
  for (int width = 16; width <= 60; ++width) {
    for (const std::string& line : wrap(text, width)) {
      INFO(width << ": " << line);
      CHECK(display_width(line) <= width);
      for (const std::string& mark : closing) CHECK_FALSE(line.starts_with(mark));
      for (const std::string& mark : opening) CHECK_FALSE(line.ends_with(mark));
    }
  }
}
