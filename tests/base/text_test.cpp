// SPDX-License-Identifier: MIT
#include "gonogo/base/text.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <bit>
#include <cmath>
#include <limits>

using namespace gonogo;

TEST_CASE("parse_number: reads decimal numbers as TOML writes them") {
  CHECK(parse_number("1_200") == 1200.0);
  CHECK(parse_number("0.86") == 0.86);
  CHECK(parse_number("-0.05") == -0.05);
  CHECK(parse_number("+6.02e2_3") == 6.02e23);
  CHECK(parse_number("1E+03") == 1000.0);
  CHECK(parse_number("0") == 0.0);
  CHECK(parse_number("1_0.2_5") == 10.25);
}

TEST_CASE("parse_number: refuses everything that is not one finite number") {
  for (const auto* text :
       {"",    "-",  "+",   ".",     "e5",     "inf",    "nan",   "-inf", "0x10", "010",   "0_1",
        "-00", ".5", "5.",  "1._5",  "1_.5",   "_1",     "1_",    "1__0", "1 ",   " 1",    "1,000",
        "5%",  "1e", "1e+", "1e400", "-1e400", "1e-400", "1.2.3", "--1",  "+-1",  "1e1.5", "１"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text));
  }
}

TEST_CASE("parse_number: reads back what shortest writes, to the bit") {
  CHECK(rc::check("round trip", [](std::uint64_t bits) {
    const auto value = std::bit_cast<double>(bits);
    RC_PRE(std::isfinite(value));
    const auto read = parse_number(shortest(value));
    RC_ASSERT(read.has_value());
    RC_ASSERT(std::bit_cast<std::uint64_t>(*read) == bits);
  }));
}

TEST_CASE("shortest: writes no digit that is not needed") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(0.1 + 0.2) == "0.30000000000000004");
  CHECK(shortest(1e22) == "1e+22");
  CHECK(shortest(1200) == "1200");
}

TEST_CASE("grouped: separates thousands and keeps the decimals asked for") {
  CHECK(grouped(-1234.5, 2) == "-1,234.50");
  CHECK(grouped(193902.31, 2) == "193,902.31");
  CHECK(grouped(999, 0) == "999");
  CHECK(grouped(1000, 0) == "1,000");
  CHECK(grouped(1e15, 0) == "1,000,000,000,000,000");
  CHECK(grouped(999.999, 2) == "1,000.00");
}

TEST_CASE("grouped: a value that rounds to zero has no sign") {
  CHECK(grouped(-0.0, 2) == "0.00");
  CHECK(grouped(-0.004, 2) == "0.00");
  CHECK(grouped(-0.4, 0) == "0");
  CHECK(grouped(-0.006, 2) == "-0.01");
}

TEST_CASE("display_width: counts what a terminal fills") {
  CHECK(display_width("bid") == 3);
  CHECK(display_width("净现值") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("a\tb") == 3);
  CHECK(display_width("ＮＰＶ") == 6);
  CHECK(display_width("") == 0);
}

TEST_CASE("code_points: an invalid byte counts one") {
  CHECK(code_points("净现值") == 3);
  CHECK(code_points("a\xff\xfe") == 3);
  CHECK(code_points("\xe5\x87") == 2);  // a character cut short
}

TEST_CASE("printable: no control character, broken byte or turned text survives") {
  CHECK(printable("\x1b[31mred\x07") == "␛[31mred␇");
  CHECK(printable("a\nb\tc\x7f") == "a␊b c␡");
  CHECK(printable("a\tb", Tabs::kept) == "a\tb");
  CHECK(printable("x\u202Ey\u0085z") == "x\uFFFDy\uFFFDz");
  CHECK(printable("a\u200Eb\u200Fc\u061Cd\uFEFFe") == "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  CHECK(printable("a\xEF\xBF\xBE\xEF\xBF\xBF") == "a\uFFFD\uFFFD");
  CHECK(printable("a\xff净") == "a\uFFFD净");
}

TEST_CASE("printable: any bytes come out as harmless text with as many code points") {
  CHECK(rc::check("any bytes", [](const std::string& bytes) {
    const auto safe = printable(bytes);
    RC_ASSERT(code_points(safe) == code_points(bytes));
    RC_ASSERT(printable(safe) == safe);
    for (const char c : safe) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  }));
}

TEST_CASE("nearest: finds the word that was meant") {
  const std::vector<std::string> keys = {"amount",   "per", "growth", "category",
                                         "residual", "at",  "净现值"};
  CHECK(nearest("ammount", keys) == "amount");
  CHECK(nearest("amuont", keys) == "amount");  // one exchange
  CHECK(nearest("Amount", keys) == "amount");
  CHECK(nearest("catgeroy", keys) == "category");
  CHECK(nearest("pre", keys) == "per");
  CHECK(nearest("ta", keys) == "at");
  CHECK(nearest("净现価", keys) == "净现值");
}

TEST_CASE("nearest: leaves alone what nobody could have meant") {
  const std::vector<std::string> keys = {"amount", "per", "growth", "a"};
  CHECK_FALSE(nearest("discount_rate", keys));
  CHECK_FALSE(nearest("b", keys));
  CHECK_FALSE(nearest("", keys));
  CHECK_FALSE(nearest("xyz", keys));
  CHECK_FALSE(nearest(std::string(1 << 20, 'x'), keys));
  CHECK_FALSE(nearest("amount", {}));
}

TEST_CASE("nearest: prefers fewer edits, then the earlier candidate") {
  CHECK(nearest("cost_b", std::vector<std::string>{"cost_a", "cost_bb", "cost_c"}) == "cost_a");
  CHECK(nearest("costs", std::vector<std::string>{"cost_a", "cost"}) == "cost");
}

TEST_CASE("split and join: are each other's inverse") {
  CHECK(split("a,,b", ',') == std::vector<std::string>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string>{""});
  CHECK(rc::check("join(split(x)) == x",
                  [](const std::string& text) { RC_ASSERT(join(split(text, ','), ",") == text); }));
}
