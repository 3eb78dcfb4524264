// SPDX-License-Identifier: MIT
#include "repeat.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace gonogo;
using namespace gonogo::cli;

namespace {

std::string repeated(std::vector<std::string> words, const std::string& format,
                     std::optional<std::string> policy = {}) {
  std::istringstream in;
  std::ostringstream out, err;
  const Session session{.in = in,
                        .out = out,
                        .err = err,
                        .command = "evaluate",
                        .words = std::move(words),
                        .environment = [&](const std::string&) { return policy; }};
  return repeating_command(session, format);
}

}  // namespace

TEST_CASE("repeating_command: what was typed, but for where the report goes") {
  CHECK(repeated({"bid.toml", "-o", "x.html", "--set", "drivers.price=1", "-q"}, "html") ==
        "gonogo evaluate bid.toml --set drivers.price=1 -f html");
  CHECK(repeated({"-fhtml", "-ox", "--output=y", "--color", "never", "--format=md", "b.toml"},
                 "") == "gonogo evaluate b.toml");
}

TEST_CASE("repeating_command: the day on which waivers held, whatever named it") {
  std::istringstream in;
  std::ostringstream out, err;
  Session session{.in = in, .out = out, .err = err, .command = "evaluate", .words = {"a.toml"}};
  CHECK(repeating_command(session, "json", "2027-03-31") ==
        "gonogo evaluate a.toml --as-of=2027-03-31 -f json");
  session.words = {"--as-of=2027-03-31", "a.toml"};
  CHECK(repeating_command(session, "json", "2027-03-31") ==
        "gonogo evaluate --as-of=2027-03-31 a.toml -f json");
}

TEST_CASE("repeating_command: JSON is the same in every language, a page is not") {
  CHECK(repeated({"a.toml", "--lang=zh"}, "json") == "gonogo evaluate a.toml -f json");
  CHECK(repeated({"a.toml", "--lang", "zh"}, "json") == "gonogo evaluate a.toml -f json");
  CHECK(repeated({"a.toml", "--lang=zh"}, "html") == "gonogo evaluate a.toml --lang=zh -f html");
}

TEST_CASE("words_of: what repeating_command wrote, as a shell reads it") {
  const std::vector<std::string> words = {"a b.toml", "--set", "it's", "", "x\\y"};
  std::vector<std::string> all = {"gonogo", "evaluate"};
  all.insert(all.end(), words.begin(), words.end());
  all.insert(all.end(), {"-f", "json"});
  CHECK(words_of(repeated(words, "json")) == all);
  CHECK(words_of("a 'b c") == std::vector<std::string>{"a", "b c"});
  CHECK(words_of("").empty());
}

TEST_CASE("repeating_command: words are quoted for a shell") {
  CHECK(repeated({"it's.toml", "--set", "cost.rent*=0.9"}, "") ==
        "gonogo evaluate 'it'\\''s.toml' --set 'cost.rent*=0.9'");
  CHECK(repeated({"--policy=p.toml", "--", "-o"}, "html") ==
        "gonogo evaluate --policy=p.toml -f html -- -o");
}

TEST_CASE("repeating_command: a policy that the environment names is part of it") {
  CHECK(repeated({"b.toml"}, "", "p q.toml") == "GONOGO_POLICY='p q.toml' gonogo evaluate b.toml");
  CHECK(repeated({"b.toml", "--no-policy"}, "", "p.toml") == "gonogo evaluate b.toml --no-policy");
}
