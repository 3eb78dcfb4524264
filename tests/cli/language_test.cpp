// SPDX-License-Identifier: MIT
#include "language.hpp"

#include <doctest/doctest.h>

#include "program.hpp"
#include "stand_in.hpp"

using namespace gonogo::cli;

namespace {

Command speaking() {
  static std::vector<std::string> files;
  files.clear();
  return {.name = "speak",
          .brief = "Judge",
          .flags = {{.spelling = "[FILE...]", .target = &files}},
          .run = [](Session& session) {
            session.out << gonogo::in_words(gonogo::say("years"), session.language);
            for (const std::string& file : files) session.out << ' ' << file;
            return int{done};
          }};
}

using Variables = std::map<std::string, std::string>;

/// What the command prints, or the first line of the error.
std::string said(const std::vector<std::string>& words, const Variables& variables = {}) {
  StandIn world;
  world.variables = variables;
  Session session = world.session();
  const std::vector<Entry> entries = {{"speak", speaking}};
  run_program(words, entries, session);
  const std::string error = world.err.str();
  return error.empty() ? world.out.str() : error.substr(0, error.find('\n'));
}

}  // namespace

TEST_CASE("language: --lang stands before or behind the command") {
  CHECK(said({"speak"}) == "years");
  CHECK(said({"speak", "--lang=zh"}) == "年");
  CHECK(said({"speak", "a", "--lang", "zh", "b"}) == "年 a b");
  CHECK(said({"--lang=zh", "speak", "a"}) == "年 a");
  CHECK(said({"--lang", "zh", "speak", "--", "--lang=en"}) == "年 --lang=en");
  CHECK(said({"--lang=zh", "help", "speak"}).starts_with("Judge。"));
  CHECK(said({"help", "--lang=zh", "speak"}).starts_with("Judge。"));
}

TEST_CASE("language: what is wrong with --lang is said") {
  CHECK(said({"speak", "--lang=fr"}) == "error[usage]: 'fr' is not a value of '--lang'");
  CHECK(said({"speak", "--lang"}) == "error[usage]: '--lang' needs a value");
  CHECK(said({"--lang=en", "speak", "--lang=en"}) == "error[usage]: '--lang' is given twice");
  CHECK(said({"--lang=en"}) == "error[usage]: a command is missing");
  CHECK(said({"--lang=zh", "speak", "--x"}).starts_with("错误[usage]: "));
}

TEST_CASE("language: the environment, first LC_ALL, then LC_MESSAGES, then LANG") {
  CHECK(said({"speak"}, {{"LANG", "zh_CN.UTF-8"}}) == "年");
  CHECK(said({"speak"}, {{"LANG", "de_DE.UTF-8"}}) == "years");
  CHECK(said({"speak"}, {{"LC_MESSAGES", "zh"}, {"LANG", "en_GB.UTF-8"}}) == "年");
  CHECK(said({"speak"}, {{"LC_ALL", "C.UTF-8"}, {"LANG", "zh_CN.UTF-8"}}) == "years");
  CHECK(said({"speak"}, {{"LC_ALL", ""}, {"LANG", "zh_CN.UTF-8"}}) == "年");
  CHECK(said({"speak", "--lang=en"}, {{"LANG", "zh_CN.UTF-8"}}) == "years");
}
