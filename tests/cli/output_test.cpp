// SPDX-License-Identifier: MIT
#include "output.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "parser.hpp"
#include "stand_in.hpp"

using namespace gonogo;
using namespace gonogo::cli;

namespace {

Report report(const std::string& title) {
  return {
      .command = "evaluate",
      .title = verbatim(title),
      .sections = {{.id = "words", .blocks = {Paragraph{.id = "text", .text = verbatim("Go.")}}}}};
}

ReportOptions options_of(const std::vector<std::string>& words) {
  ReportOptions options;
  REQUIRE(parse({.name = "sample", .flags = report_flags(options)}, words) == Request::run);
  return options;
}

/// What reaches standard output.
std::string written(const std::vector<std::string>& words, Arity arity,
                    const std::vector<Report>& reports = {report("One"), report("Two")}) {
  StandIn world;
  Session session = world.session();
  write_reports(reports, options_of(words), arity, session);
  CHECK(world.err.str().empty());
  return world.out.str();
}

/// The mistake that is found before any work, empty if none.
std::string refusal(const std::vector<std::string>& words, Arity arity = Arity::one,
                    bool terminal = false) {
  StandIn world;
  Session session = world.session();
  session.out_is_terminal = terminal;
  try {
    check_output(options_of(words), arity, session);
  } catch (const Failure& failure) {
    return english(failure.diagnostic.message) + "; " + english(failure.diagnostic.hint);
  }
  return {};
}

}  // namespace

TEST_CASE("write_reports: a list is one text after the other, but an array in JSON") {
  const std::string text = written({}, Arity::many);
  CHECK(text.find("One") < text.find("Two"));
  const std::string json = written({"-fjson"}, Arity::many);
  CHECK(json.starts_with("[\n{"));
  CHECK(json.ends_with("}\n]\n"));
  CHECK(json.find("}\n,") == std::string::npos);
}

TEST_CASE("write_reports: one or many is what was asked for, not what succeeded") {
  CHECK(written({"-fjson"}, Arity::many, {}) == "[\n\n]\n");
  CHECK(written({"-fjson"}, Arity::many, {report("One")}).starts_with("["));
  CHECK(written({"-fjson"}, Arity::one, {report("One")}).starts_with("{"));
  CHECK(written({"-fjson"}, Arity::one, {}).empty());
}

TEST_CASE("write_reports: --quiet prints nothing") { CHECK(written({"-q"}, Arity::many).empty()); }

TEST_CASE("check_output: the extension of the output tells the format") {
  for (const char* name : {"a.txt", "a.json", "a.csv", "a.xlsx", "a", "-", "/dev/stdout", "./b"}) {
    CAPTURE(name);
    CHECK(refusal({"-o", name}).empty());
  }
  CHECK(refusal({"-o", "bid.toml"}) ==
        "'.toml' does not give the format of 'bid.toml'; add --format=text, json, ndjson, csv, "
        "markdown, html or xlsx");
  CHECK(refusal({"-o", "bid.toml", "-fjson"}).empty());
}

TEST_CASE(
    "check_output: a folder, or a file in a folder that is missing, is refused before any work") {
  CHECK(refusal({"-o", "."}) == "'.' is a folder, not a file; name a file in it: ./report.json");
  CHECK(refusal({"-o", "a.d/b.json"}) ==
        "there is no folder 'a.d'; make it first, or write elsewhere");
}

TEST_CASE("check_output: a workbook goes to a file or a pipe, and holds one bid") {
  CHECK(refusal({"-fxlsx"}, Arity::one, true) ==
        "a workbook cannot be shown on a terminal; name a file: --output=report.xlsx");
  CHECK(refusal({"-fxlsx"}).empty());
  CHECK(refusal({"-fxlsx", "-oa.xlsx"}, Arity::one, true).empty());
  CHECK(refusal({"-oa.xlsx"}, Arity::many) ==
        "a workbook holds one bid; name one file, or run gonogo once for each");
}

TEST_CASE("is_written: --quiet keeps a report from standard output, not from a file") {
  CHECK(is_written(options_of({})));
  CHECK_FALSE(is_written(options_of({"-q"})));
  CHECK(is_written(options_of({"-q", "-o", "a.json"})));
}

TEST_CASE("write_diagnostics: --quiet keeps the errors") {
  const Diagnostics problems = {
      {.severity = Severity::warning, .code = "w", .message = verbatim("careful")},
      {.severity = Severity::error, .code = "e", .message = verbatim("wrong")}};
  StandIn loud;
  Session session = loud.session();
  write_diagnostics(problems, {}, {}, session);
  CHECK(loud.err.str() == "warning[w]: careful\nerror[e]: wrong\n");
  StandIn quiet;
  Session hushed = quiet.session();
  write_diagnostics(problems, {}, {.quiet = true}, hushed);
  CHECK(quiet.err.str() == "error[e]: wrong\n");
  CHECK(quiet.out.str().empty());
}
