// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "gonogo/analysis/calc_batch.hpp"

using namespace gonogo;

namespace {

std::string answer(const std::string& lines, const BatchOptions& options = {}) {
  std::istringstream in(lines);
  std::ostringstream out;
  calculate_batch(in, out, options);
  return out.str();
}

std::string error_of(const std::string& line) {
  const ParsedCall parsed = parse_call(line);
  return english(parsed.error.empty() ? calculate(parsed.call).error : parsed.error);
}

}  // namespace

TEST_CASE(
    "calc: each function has its own name, tells what it is, and its required arguments come "
    "first") {
  std::set<std::string_view> names;
  for (const CalcFunction& function : calc_functions()) {
    CAPTURE(std::string(function.name));
    CHECK(names.insert(function.name).second);
    CHECK_FALSE(function.brief.empty());
    CHECK(find_calc_function(function.name) == &function);
    bool optional = false;
    for (const CalcParameter& parameter : function.parameters) {
      CHECK_FALSE((optional && parameter.preset.empty()));
      optional = optional || !parameter.preset.empty();
    }
  }
}

TEST_CASE("calc: a call that does not fit is told what is wrong with it") {
  CHECK(error_of(R"({"function":"irr"})") == "'values' is missing");
  CHECK(error_of(R"({"function":"irr","inputs":{"values":[1],"values":[2]}})") ==
        "'values' is given twice");
  CHECK(error_of(R"({"function":"irr","inputs":{"value":[1]}})") ==
        "'irr' has no argument 'value'; did you mean 'values'?");
  CHECK(error_of(R"({"function":"irr","inputs":{"values":7}})") ==
        "'values' must be a list of numbers");
  CHECK(error_of(R"({"function":"irrr"})") == "there is no function 'irrr'; did you mean 'irr'?");
  CHECK(error_of(R"({"inputs":{}})") == "no function is named");
  CHECK(
      error_of(
          R"({"function":"xirr","inputs":{"values":[1,2],"dates":["2025-01-01","2025-02-30"]}})") ==
      "'dates' must be a list of dates like 2025-01-31: '2025-02-30' is none");
  CHECK(error_of(R"({"function":"xirr","inputs":{"values":[1,2],"dates":["2025-01-01"]}})") ==
        "there must be as many dates as values");
}

TEST_CASE("calc: a function without an answer says what it needs") {
  CHECK(error_of(R"({"function":"sln","inputs":{"cost":5,"salvage":1,"life":0}})") ==
        "no value: sln needs life other than 0");
  CHECK(error_of(R"({"function":"irr","inputs":{"values":[1,2]}})") ==
        "NPV is zero at no rate above -1");
  CHECK(error_of(R"({"function":"payback","inputs":{"values":[-2,1]}})") ==
        "the cumulative flow is negative at the end");
}

TEST_CASE("parse_call: what is not a call is refused, what nobody reads is passed over") {
  CHECK(english(parse_call("[1]").error) == "a list is not allowed here");
  CHECK(english(parse_call("7").error) == "not an object");
  CHECK(english(parse_call(R"({"function":"irr")").error).starts_with("not JSON"));
  CHECK(english(parse_call(R"({"function":1})").error) == "'function' is not of the right kind");
  CHECK(english(parse_call(R"({"inputs":{"a":{"b":1}}})").error) == "'a' may not be an object");
  CHECK(english(parse_call(R"({"inputs":{"a":[1,"x"]}})").error) == "'a' mixes numbers and texts");
  CHECK(english(parse_call(R"({"inputs":{"a":[1,null]}})").error) == "a list may not hold null");
  CHECK(english(parse_call(R"({"inputs":{"a":1e999}})").error) != "");
  CHECK(english(parse_call(R"({"inputs":{"a":NaN}})").error) != "");
  const ParsedCall parsed = parse_call(
      R"({"note":{"function":["x",{"id":3}]},"id":"é\"","function":"npv","inputs":{"rate":null,"x":[2]}})");
  CHECK(english(parsed.error) == "");
  CHECK(parsed.call.id == "\"é\\\"\"");
  CHECK(parsed.call.function == "npv");
  REQUIRE(parsed.call.inputs.size() == 1);
  CHECK(parsed.call.inputs[0].first == "x");
}

TEST_CASE("parse_call: words are read as the function's parameters want them") {
  const std::vector<std::string> words{"values=-100,60,60.5", "guess=0.2"};
  const ParsedCall parsed = parse_call("irr", words);
  CHECK(english(parsed.error) == "");
  CHECK(std::get<std::vector<double>>(parsed.call.inputs.at(0).second) ==
        std::vector{-100.0, 60.0, 60.5});
  CHECK(std::get<double>(parsed.call.inputs.at(1).second) == 0.2);
  CHECK(english(parse_call("irr", std::vector<std::string>{"100"}).error) ==
        "'100' is not NAME=VALUE");
  CHECK(english(parse_call("irr", std::vector<std::string>{"values=1,,2"}).error) ==
        "'1,,2' cannot be read as values");
}

TEST_CASE(
    "calculate: of several rates none is the value without a guess, and the nearest with one") {
  CHECK(answer(R"({"id":1,"function":"irr","inputs":{"values":[-1600,10000,-10000]}})") ==
        "{\"id\":1,\"value\":null,\"status\":\"several\",\"roots\":[0.25,4]}\n");
  CHECK(answer(R"({"id":1,"function":"irr","inputs":{"values":[-1600,10000,-10000],"guess":3}})") ==
        "{\"id\":1,\"value\":4,\"status\":\"several\",\"roots\":[0.25,4]}\n");
  CHECK(answer(R"({"id":null,"function":"irr_all_roots","inputs":{"values":[1,2]}})") ==
        "{\"id\":null,\"value\":[],\"status\":\"none\",\"roots\":[]}\n");
}

TEST_CASE("calculate_batch: a bad line gets an error line and the rest go on") {
  std::istringstream in(
      "{\"id\":\"a\",\"function\":\"cagr\",\"inputs\":{\"pv\":1,\"fv\":4,\"nper\":2}}\r\n"
      "\n"
      "{\"id\":\"b\",\"function\":\"cagr\",\"inputs\":{\"pv\":1}}\n"
      "nonsense\n"
      "{\"id\":\"c\",\"function\":\"payback\",\"inputs\":{\"values\":[-1]}}");
  std::ostringstream out;
  const BatchCount count = calculate_batch(in, out);
  CHECK(count.lines == 4);
  CHECK(count.bad_lines == 2);
  CHECK(out.str() ==
        "{\"id\":\"a\",\"value\":1,\"status\":\"computed\"}\n"
        "{\"id\":\"b\",\"value\":null,\"status\":\"bad_input\",\"error\":\"'fv' is missing\"}\n"
        "{\"id\":null,\"value\":null,\"status\":\"bad_input\",\"error\":\"not JSON at character "
        "2\"}\n"
        "{\"id\":\"c\",\"value\":null,\"status\":\"never\",\"error\":\"the cumulative flow is "
        "negative at the end\"}\n");
}

TEST_CASE("calculate_batch: neither threads nor blocks change a byte") {
  std::string lines;
  for (int i = 0; i < 2000; ++i) {
    lines += "{\"id\":" + std::to_string(i) +
             ",\"function\":\"irr\",\"inputs\":{\"values\":[-100," + std::to_string(i) + ",20]}}" +
             std::string(static_cast<std::size_t>(i % 7), ' ') + "\n";
  }
  const std::string expected = answer(lines, {.threads = 1});
  CHECK(std::count(expected.begin(), expected.end(), '\n') == 2000);
  for (const unsigned threads : {2U, 3U, 16U}) {
    for (const std::size_t block : {64U, 1000U, 1U << 20U}) {
      CHECK(answer(lines, {.threads = threads, .block = block}) == expected);
    }
  }
}

TEST_CASE("calculate_batch: a line without end is an error, not a burden on memory") {
  const std::string call = R"({"id":1,"function":"cagr","inputs":{"pv":1,"fv":4,"nper":2}})";
  const std::string lines =
      std::string(5000, 'x') + "\n" + call + "\n" + std::string(3000, ' ') + call;
  const std::string result = answer(lines, {.block = 100, .longest_line = 1000});
  CHECK(
      result ==
      "{\"id\":null,\"value\":null,\"status\":\"bad_input\",\"error\":\"the line is too long\"}\n"
      "{\"id\":1,\"value\":1,\"status\":\"computed\"}\n"
      "{\"id\":null,\"value\":null,\"status\":\"bad_input\",\"error\":\"the line is too long\"}\n");
}
