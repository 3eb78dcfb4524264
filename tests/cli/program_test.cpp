// SPDX-License-Identifier: MIT
#include "program.hpp"

#include <doctest/doctest.h>

#include <new>
#include <system_error>

#include "stand_in.hpp"

using namespace gonogo::cli;

namespace {

Command judging() {
  return {.name = "judge", .brief = "Judge", .run = [](Session& session) {
            session.out << "NO-GO\n";
            return int{no_go};
          }};
}

template <class Problem>
Command throwing() {
  return {.name = "fail", .run = [](Session&) -> int { throw Problem(); }};
}

struct Full : std::system_error {
  Full() : system_error(ENOSPC, std::generic_category(), "cannot write 'x'") {}
};

struct Unfortunate : Failure {
  Unfortunate() : Failure(usage_error(gonogo::say("no such bid"), gonogo::say("look again"))) {}
};

struct CommandResult {
  int status = 0;
  std::string out = {};
  std::string err = {};
};

CommandResult run_with(const std::vector<std::string>& words, Command (*make)() = judging) {
  StandIn world;
  Session session = world.session();
  const std::vector<Entry> entries = {{make().name, make}};
  const int status = run_program(words, entries, session);
  return {status, world.out.str(), world.err.str()};
}

}  // namespace

TEST_CASE("run_program: a command's status and output are the program's") {
  const CommandResult result = run_with({"judge"});
  CHECK(result.status == 1);
  CHECK(result.out == "NO-GO\n");
  CHECK(result.err.empty());
}

TEST_CASE("run_program: whatever goes wrong ends in a message and status 2") {
  const auto of = [](Command (*make)()) {
    const CommandResult result = run_with({"fail"}, make);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(of(throwing<Unfortunate>) == "error[usage]: no such bid\n  = help: look again\n");
  CHECK(of(throwing<Full>) == "error[system]: cannot write 'x': No space left on device\n");
  CHECK(of(throwing<std::bad_alloc>) == "error[memory]: not enough memory\n");
  CHECK(of(throwing<std::bad_exception>).starts_with("error[internal]: "));
}

TEST_CASE("run_program: an unknown command is met with the nearest") {
  CHECK(run_with({"jugde"}).err ==
        "error[usage]: 'jugde' is not a command of gonogo\n  = help: did you mean 'judge'?\n");
  CHECK(run_with({"zzz"}).err ==
        "error[usage]: 'zzz' is not a command of gonogo\n  = help: see 'gonogo --help'\n");
  CHECK(run_with({}).status == 2);
  CHECK(run_with({"-q", "judge"}).status == 2);
  CHECK(run_with({"help", "jugde"}).status == 2);
}

TEST_CASE("run_program: the three ways to a command's help print the same") {
  const std::string help = run_with({"help", "judge"}).out;
  CHECK(help.starts_with("Judge.\n\nUsage: gonogo judge [FLAG]...\n"));
  CHECK(run_with({"judge", "--help"}).out == help);
  CHECK(run_with({"judge", "-h"}).out == help);
  CHECK(run_with({"help", "judge"}).status == 0);
}

TEST_CASE("run_program: the list of commands names each with its brief") {
  const std::string list = run_with({"--help"}).out;
  CHECK(list.find("  judge           Judge\n") != std::string::npos);
  CHECK(run_with({"help"}).out == list);
  CHECK(run_with({"--version"}).out.starts_with("gonogo "));
}
