// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc_values.hpp"

#include <doctest/doctest.h>

using namespace gonogo;

namespace {

using Parts = std::vector<std::string>;

/// What was read, or the error in brackets.
Parts read(const char* text, DecimalSign sign = DecimalSign::unstated) {
  const ReadValues read = read_values(text, sign);
  return read.error.empty() ? read.parts : Parts{"[" + english(read.error) + "]"};
}

}  // namespace

TEST_CASE("read_values: blanks, lines, semicolons and commas that can be nothing else separate") {
  const Parts expected = {"-100", "60", "60.5"};
  for (const char* text :
       {"-100 60 60.5", "-100\n60\n60.5\n", "-100\r\n60\t60.5\r\n", "-100;60;60.5",
        "-100; 60; 60.5;\n", "-100, 60, 60.5", "-100,60,60.5", "-100,\n60,\n60.5,\n\n",
        "-100 , 60 , 60.5", "\xEF\xBB\xBF-100 60 60.5"}) {
    CAPTURE(text);
    CHECK(read(text) == expected);
  }
  CHECK(read("2026-01-31,2026-02-28") == Parts{"2026-01-31", "2026-02-28"});
  CHECK(read("-100,-60") == Parts{"-100", "-60"});
  CHECK(read("-1600,10000,-10000") == Parts{"-1600", "10000", "-10000"});
}

TEST_CASE("read_values: a comma that may be a decimal sign or group thousands is an error") {
  for (const char* text : {"-1,200.00", "-1200,50", "1,200", "100,200,300", "1,234,567.8", "0,5",
                           "700.00\n1,5", "1;2,5", "1.200,50", "-1,234.5,600", "-1,234,60",
                           "60,1,234", "-1 200,50\n700\n700", "-1 200\n700", "-1 200;700"}) {
    CAPTURE(text);
    CHECK(read(text).front().find("may be one number or several") != std::string::npos);
  }
  CHECK(read("1\n2\n3,5") == Parts{"[line 3: '3,5' may be one number or several]"});
  CHECK(read("-12 345\n3 456\n10 789") ==
        Parts{"[line 1: '-12 345' may be one number or several]"});
  CHECK(read("-1000 300\n400 500") == Parts{"-1000", "300", "400", "500"});
}

TEST_CASE("read_values: a stated sign of decimals leaves the other one to thousands") {
  CHECK(read("-1,200.00\n700.00", DecimalSign::point) == Parts{"-1200.00", "700.00"});
  CHECK(read("-1200,50;700,25", DecimalSign::comma) == Parts{"-1200.50", "700.25"});
  CHECK(read("-1.200,50 1.000.000", DecimalSign::comma) == Parts{"-1200.50", "1000000"});
  CHECK(read("1,20", DecimalSign::point) == Parts{"[line 1: '1,20' is not a number]"});
  CHECK(read("100 200 300", DecimalSign::comma) == Parts{"100", "200", "300"});
  CHECK(read("-1 200,50\n700\n700", DecimalSign::comma) ==
        Parts{"[line 1: '-1 200,50' may be one number or several]"});
  CHECK(read("1.5", DecimalSign::comma) == Parts{"[line 1: '1.5' is not a number]"});
}

TEST_CASE("read_values: a cell without a value and what is no number are errors of their line") {
  for (const char* text : {"1;;2", "1,,2", "1 , , 2", ";1", "1\t\t2"}) {
    CAPTURE(text);
    CHECK(read(text) == Parts{"[line 1: a cell without a value]"});
  }
  CHECK(read("1\n\n2") == Parts{"[line 2: a cell without a value]"});
  CHECK(read("1\nx") == Parts{"[line 2: 'x' is not a number]"});
  CHECK(read("\n \n") == Parts{"[there is no value]"});
}

TEST_CASE("number_hint: what to write instead") {
  const auto hint = [](const char* text) { return english(number_hint(text)); };
  CHECK(hint(".1") == "write 0.1");
  CHECK(hint("-.25") == "write -0.25");
  CHECK(hint("5.") == "write 5");
  CHECK(hint("10%") == "a fraction is meant: 0.1");
  CHECK(hint("7.5%") == "a fraction is meant: 0.075");
  CHECK(hint("[1,2]") == "leave the brackets out: -100,60,60");
  CHECK(hint("1, 2") == "leave the blanks out: -100,60,60");
  CHECK(hint("1,,2") == "a value is missing beside a comma; a list has no blanks: -100,60,60");
  CHECK(hint("1,.5") == "write 0.5");
  CHECK(hint("0,1") == "one number is meant; its decimals follow a point: 0.1");
  CHECK(hint("0,08") == "one number is meant; its decimals follow a point: 0.08");
  CHECK(hint("-1.200,50") == "one number is meant; nothing groups its thousands: -1200.50");
  CHECK(hint("-1,200.5,700") == "one number is meant, and a comma separates several");
  CHECK(hint("\u2212100") == "write the minus of the keyboard: -100");
  CHECK(hint("x").empty());
}

TEST_CASE("read_values: with a stated sign a hint names the other one") {
  const auto hint = [](const char* text, DecimalSign sign) {
    return english(read_values(text, sign).hint);
  };
  CHECK(hint("-1.200,50", DecimalSign::point) ==
        "its decimals follow the other sign: say --decimal=,");
  CHECK(hint("-1,200.5", DecimalSign::comma) ==
        "its decimals follow the other sign: say --decimal=.");
  CHECK(hint("-1,200.5,700", DecimalSign::point) ==
        "with --decimal no comma separates: write a blank between two values");
}
