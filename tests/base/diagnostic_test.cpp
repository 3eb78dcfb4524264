// SPDX-License-Identifier: MIT
#include "gonogo/base/diagnostic.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "gonogo/base/text.hpp"

using namespace gonogo;

namespace {

const std::string misspelt = std::string(11, '\n') + "ammount = 36_000\n";

/// The text line and the mark line of a diagnostic at `place` in a file of the one line `line`.
std::pair<std::string, std::string> marked(const std::string& line, int column, int length) {
  const Diagnostic diagnostic = {.message = verbatim("m"), .place = {"f", 1, column, length}};
  const auto lines = split(render(diagnostic, {{"f", line}}), '\n');
  REQUIRE(lines.size() ==
          6);  // message, arrow, bar, line, mark, and nothing after the last newline
  return {lines[3], lines[4]};
}

}  // namespace

TEST_CASE("render: draws message, place, line, mark and hint") {
  const Diagnostic diagnostic = {.code = "unknown-key",
                                 .message = verbatim("'ammount' is not a key of a cost"),
                                 .place = {"bid.toml", 12, 1, 7},
                                 .hint = verbatim("did you mean 'amount'?")};
  CHECK(render(diagnostic, {{"bid.toml", misspelt}}) ==
        "error[unknown-key]: 'ammount' is not a key of a cost\n"
        "  --> bid.toml:12:1\n"
        "   |\n"
        "12 | ammount = 36_000\n"
        "   | ^^^^^^^\n"
        "   = help: did you mean 'amount'?\n");
}

TEST_CASE("render: a related place is a note in the same margin") {
  const Diagnostic diagnostic = {.severity = Severity::warning,
                                 .code = "governed",
                                 .message = verbatim("the policy governs conventions"),
                                 .place = {"bid.toml", 12, 1, 7},
                                 .related = {{.place = {"policy.toml", 2, 1, 6},
                                              .message = verbatim("the policy says it here")}}};
  CHECK(render(diagnostic,
               {{"bid.toml", misspelt}, {"policy.toml", "[conventions]\ntiming = \"mid\"\n"}}) ==
        "warning[governed]: the policy governs conventions\n"
        "  --> bid.toml:12:1\n"
        "   |\n"
        "12 | ammount = 36_000\n"
        "   | ^^^^^^^\n"
        "note: the policy says it here\n"
        "  --> policy.toml:2:1\n"
        "   |\n"
        " 2 | timing = \"mid\"\n"
        "   | ^^^^^^\n");
}

TEST_CASE("render: the mark stands under the characters as a terminal shows them") {
  CHECK(marked("\tper = 1", 2, 3) ==
        std::pair<std::string, std::string>("1 | \tper = 1", "  | \t^^^"));
  CHECK(marked("\"床位\" = x", 8, 1) ==
        std::pair<std::string, std::string>("1 | \"床位\" = x", "  |          ^"));
  CHECK(marked("名 = \"床位\"", 5, 4).second == "  |      ^^^^^^");
  CHECK(marked("e\u0301 = x", 6, 1).second == "  |     ^");
}

TEST_CASE("render: a mark that runs out of the line is cut, never lost") {
  CHECK(marked("abc", 2, 99).second == "  |  ^^");
  CHECK(marked("abc", 99, 1).second == "  |    ^");
  CHECK(marked("abc", 0, 0).second == "  | ^");
  CHECK(marked("", 1, 1) == std::pair<std::string, std::string>("1 |", "  | ^"));
  CHECK(marked("a\t", 2, 1).second == "  |  \t^");
}

TEST_CASE("render: Windows line ends stay out of the picture") {
  CHECK(marked("abc\r\ndef", 1, 1).first == "1 | abc");
}

TEST_CASE("render: a long line is cut to what stands around the mark") {
  const auto [text, mark] = marked(std::string(500, 'a') + "HERE" + std::string(500, 'b'), 501, 4);
  CHECK(text == "1 | ..." + std::string(40, 'a') + "HERE" + std::string(76, 'b') + "...");
  CHECK(mark == "  |    " + std::string(40, ' ') + "^^^^");
}

TEST_CASE("render: a place its source does not have is named, not shown") {
  const Sources sources = {{"bid.toml", "one line"}};
  const auto drawn = [&sources](const Place& place) {
    return render({.code = "c", .message = verbatim("m"), .place = place, .hint = verbatim("h")},
                  sources);
  };
  CHECK(drawn({"bid.toml", 7, 3}) == "error[c]: m\n --> bid.toml:7:3\n  = help: h\n");
  CHECK(drawn({"other.toml", 1, 1}) == "error[c]: m\n --> other.toml:1:1\n  = help: h\n");
  CHECK(drawn({.file = "bid.toml"}) == "error[c]: m\n --> bid.toml\n  = help: h\n");
  CHECK(drawn({}) == "error[c]: m\n  = help: h\n");
}

TEST_CASE("render: colours by severity, and only when asked") {
  const Diagnostic diagnostic = {.severity = Severity::warning,
                                 .code = "c",
                                 .message = verbatim("m"),
                                 .place = {"f", 1, 1, 1}};
  CHECK(render(diagnostic, {{"f", "x"}}, Colour::ansi) ==
        "\x1b[1;33mwarning[c]\x1b[0m\x1b[1m: m\x1b[0m\n"
        " \x1b[1;34m-->\x1b[0m f:1:1\n"
        "  \x1b[1;34m|\x1b[0m\n"
        "\x1b[1;34m1 |\x1b[0m x\n"
        "  \x1b[1;34m|\x1b[0m \x1b[1;33m^\x1b[0m\n");
}

TEST_CASE(
    "render: nothing in a stranger's file, name or key reaches the terminal as a control "
    "character") {
  CHECK(rc::check("any bytes", [](const std::string& bytes, int line, int column, int length) {
    const Diagnostic diagnostic = {
        .code = bytes,
        .message = verbatim(bytes),
        .place = {"f" + bytes, line, column, length},
        .hint = verbatim(bytes),
        .related = {{.place = {"f" + bytes, 1, column, length}, .message = verbatim(bytes)}}};
    for (const char c : render(diagnostic, {{"f" + bytes, bytes}})) {
      const auto byte = static_cast<unsigned char>(c);
      RC_ASSERT(byte >= 0x20 || c == '\n' || c == '\t');
      RC_ASSERT(byte != 0x7F);
    }
  }));
}

TEST_CASE("to_string: as much of the place as is known") {
  CHECK(to_string(Place{"bid.toml", 12, 7}) == "bid.toml:12:7");
  CHECK(to_string(Place{"bid.toml", 12, 0}) == "bid.toml:12");
  CHECK(to_string(Place{.file = "bid.toml"}) == "bid.toml");
  CHECK(to_string(Place{}).empty());
}

TEST_CASE(
    "sort_by_place: files in order of appearance, then line and column, equals as they came") {
  Diagnostics found = {{.message = verbatim("1"), .place = {"z", 2, 1}},
                       {.message = verbatim("2"), .place = {"a", 1, 1}},
                       {.message = verbatim("3"), .place = {"z", 1, 9}},
                       {.message = verbatim("4"), .place = {"z", 1, 2}},
                       {.message = verbatim("5"), .place = {"z", 2, 1}}};
  sort_by_place(found);
  std::string order;
  for (const auto& diagnostic : found) order += english(diagnostic.message);
  CHECK(order == "43152");
}

TEST_CASE("has_errors: warnings and notes are none") {
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({{.severity = Severity::warning}, {.severity = Severity::note}}));
  CHECK(has_errors({{.severity = Severity::note}, {.severity = Severity::error}}));
}
