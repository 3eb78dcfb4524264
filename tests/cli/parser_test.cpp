// SPDX-License-Identifier: MIT
#include "parser.hpp"

#include <doctest/doctest.h>

using namespace gonogo::cli;

namespace {

/// One command with a flag of every kind.
struct Sample {
  std::vector<std::string> files = {};
  std::string output = "-";
  std::string format = {};
  std::optional<std::string> policy = {};
  std::vector<std::string> settings = {};
  double swing = 0.1;
  std::uint64_t seed = 1;
  bool ascii = false;
  bool quiet = false;

  Command command() {
    return {.name = "sample",
            .flags = {
                {.spelling = "FILE...", .target = &files},
                {.spelling = "-o,--output=FILE", .target = &output},
                {.spelling = "-f,--format=FORMAT", .target = &format, .choices = {"text", "json"}},
                {.spelling = "--policy=FILE", .target = &policy},
                {.spelling = "--set=ADDRESS=VALUE", .target = &settings},
                {.spelling = "--swing=SHARE", .target = &swing},
                {.spelling = "--seed=N", .target = &seed},
                {.spelling = "--ascii", .target = &ascii},
                {.spelling = "-q,--quiet", .target = &quiet}}};
  }
};

using Words = std::vector<std::string>;

Sample parsed(const Words& words) {
  Sample sample;
  CHECK(parse(sample.command(), words) == Request::run);
  return sample;
}

/// "MESSAGE; HINT" of the mistake in `words`, empty if there is none.
std::string mistake(const Words& words) {
  Sample sample;
  try {
    parse(sample.command(), words);
  } catch (const Failure& failure) {
    CHECK(failure.diagnostic.code == "usage");
    return english(failure.diagnostic.message) + "; " + english(failure.diagnostic.hint);
  }
  return {};
}

}  // namespace

TEST_CASE("parse: a value is written in any of the three ways") {
  CHECK(parsed({"--output=a.txt", "bid"}).output == "a.txt");
  CHECK(parsed({"--output", "a.txt", "bid"}).output == "a.txt");
  CHECK(parsed({"-oa.txt", "bid"}).output == "a.txt");
  CHECK(parsed({"-o", "-", "bid"}).output == "-");
  CHECK(parsed({"--policy", "-", "bid"}).policy == "-");
}

TEST_CASE("parse: what is not given keeps its default") {
  const Sample sample = parsed({"bid"});
  CHECK(sample.output == "-");
  CHECK(sample.swing == 0.1);
  CHECK_FALSE(sample.policy.has_value());
  CHECK_FALSE(sample.ascii);
}

TEST_CASE("parse: a repeated flag gathers and takes no positional with it") {
  const Sample sample = parsed({"--set", "a=1", "one", "--set=b*=[2]", "two", "--set", "c+=-3"});
  CHECK(sample.settings == Words{"a=1", "b*=[2]", "c+=-3"});
  CHECK(sample.files == Words{"one", "two"});
}

TEST_CASE("parse: positionals keep their order, brackets, blanks and dashes behind --") {
  CHECK(parsed({"[1,2]", "", "-", "--ascii", "--", "--ascii", "-x", "--"}).files ==
        Words{"[1,2]", "", "-", "--ascii", "-x", "--"});
}

TEST_CASE("parse: short flags without values stand together") {
  const Sample sample = parsed({"-qojson", "bid"});
  CHECK(sample.quiet);
  CHECK(sample.output == "json");
}

TEST_CASE("parse: numbers are read strictly") {
  CHECK(parsed({"--swing=-1_000.5e-1", "bid"}).swing == -100.05);
  CHECK(parsed({"--swing", "-0.25", "bid"}).swing == -0.25);
  CHECK(parsed({"--seed=18446744073709551615", "bid"}).seed == 18446744073709551615U);
  for (const char* word : {"nan", "inf", "1e400", "0x10", "010", "1,5", "10%", " 1", "1 "}) {
    CAPTURE(word);
    CHECK(mistake({"--swing", word, "bid"}) == "'--swing' needs a number, not '" +
                                                   std::string(word) +
                                                   "'; write it like 0.1, 1_200 or 1e-6");
  }
  for (const char* word : {"-1", "+1", "1.0", "1e3", "010", "18446744073709551616", "1_000"}) {
    CAPTURE(word);
    CHECK(mistake({"--seed", word, "bid"}) == "'--seed' needs a whole number, not '" +
                                                  std::string(word) +
                                                  "'; write digits only, like 1000");
  }
}

TEST_CASE("parse: each mistake is told with what to do") {
  const std::string help = "; see 'gonogo sample --help'";
  CHECK(mistake({}) == "FILE is missing" + help);
  CHECK(mistake({"bid", "--output"}) == "'--output' needs a value" + help);
  CHECK(mistake({"--output=", "bid"}) == "'--output' needs a value" + help);
  CHECK(mistake({"bid", "-o"}) == "'-o' needs a value" + help);
  CHECK(mistake({"--asci", "bid"}) ==
        "'--asci' is not a flag of 'gonogo sample'; did you mean '--ascii'?");
  CHECK(mistake({"--formt=json", "bid"}) ==
        "'--formt' is not a flag of 'gonogo sample'; did you mean '--format'?");
  CHECK(mistake({"-x", "bid"}) == "'-x' is not a flag of 'gonogo sample'" + help);
  CHECK(mistake({"-5", "bid"}) == "'-5' is not a flag of 'gonogo sample'" + help);
  CHECK(mistake({"--ascii=yes", "bid"}) == "'--ascii' takes no value; leave '=' away");
  CHECK(mistake({"-f", "jsno", "bid"}) ==
        "'jsno' is not a value of '--format'; did you mean 'json'?");
  CHECK(mistake({"-f", "pdf", "bid"}) == "'pdf' is not a value of '--format'; one of text, json");
  CHECK(mistake({"-o", "a", "-o", "b", "bid"}) == "'--output' is given twice; give it once");
}

TEST_CASE("parse: a command with one positional refuses a second") {
  std::string file;
  const Command command = {.name = "one", .flags = {{.spelling = "[FILE]", .target = &file}}};
  CHECK(parse(command, {}) == Request::run);
  CHECK(file.empty());
  CHECK(parse(command, {"a"}) == Request::run);
  CHECK(file == "a");
  CHECK_THROWS_WITH(parse(command, {"a", "b"}), "unexpected argument 'b'");
}

TEST_CASE("parse: help wins over what is missing, but not behind --") {
  Sample sample;
  CHECK(parse(sample.command(), {"--help"}) == Request::help);
  CHECK(parse(sample.command(), {"-qh", "--output=x"}) == Request::help);
  CHECK(parsed({"--", "--help"}).files == Words{"--help"});
}
