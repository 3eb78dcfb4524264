// SPDX-License-Identifier: MIT
#include "gonogo/input/document.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "gonogo/input/read.hpp"
#include "reading.hpp"

using namespace gonogo;
using test::Codes;
using test::codes;
using test::document_of;

TEST_CASE("document: items stand in the order of the file, not of the alphabet") {
  const Document document =
      document_of("[cost]\nzeta = 1\nalpha = 2\n[cost.mu]\nx = 1\n[cost.beta]\nx = 1\n");
  const Node& cost = *document.root.find("cost");
  std::vector<std::string> keys;
  for (const Node& item : cost.items) keys.push_back(item.key);
  CHECK(keys == std::vector<std::string>{"zeta", "alpha", "mu", "beta"});
}

TEST_CASE("document: places count code points and span keys and values") {
  const Document document =
      document_of("[cost.care]\nname = \"中文 名\"   # 注\namount = { a = \"é\", b = 36_000 }\n");
  const Node& care = *document.root.find("cost")->find("care");
  CHECK(care.key_place == Place{.file = "bid.toml", .line = 1, .column = 7, .length = 4});
  const Node& name = *care.find("name");
  CHECK(name.key_place == Place{.file = "bid.toml", .line = 2, .column = 1, .length = 4});
  CHECK(name.place == Place{.file = "bid.toml", .line = 2, .column = 8, .length = 6});
  CHECK(name.text_place == Place{.file = "bid.toml", .line = 2, .column = 9, .length = 4});
  const Node& b = *care.find("amount")->find("b");
  CHECK(b.key_place == Place{.file = "bid.toml", .line = 3, .column = 21, .length = 1});
  CHECK(b.place == Place{.file = "bid.toml", .line = 3, .column = 25, .length = 6});
}

TEST_CASE("document: text with escapes or over several lines is placed as a whole") {
  const Document document = document_of("a = \"x\\ty\"\nb = \"\"\"\nlong\"\"\"\n");
  for (const char* key : {"a", "b"}) {
    const Node& node = *document.root.find(key);
    CHECK(node.text_place == node.place);
  }
}

TEST_CASE("document: faults on several lines are found in one pass, in order") {
  const auto parsed = parse_document("bid.toml", "a = 5%\nb = 1\nc = .5\nd = 2\ne = 1,000\n");
  CHECK_FALSE(parsed.value);
  CHECK(codes(parsed.diagnostics) == Codes{"syntax", "syntax", "syntax"});
  CHECK(parsed.diagnostics[0].place.line == 1);
  CHECK(parsed.diagnostics[1].place.line == 3);
  CHECK(parsed.diagnostics[2].place.line == 5);
}

TEST_CASE("document: one bracket left open is one fault, not one a line") {
  const auto parsed =
      parse_document("bid.toml", "a = [1, 2\nb = 3\nc = 4\nd = 5\n[cost.x]\namount = 6\n");
  CHECK(codes(parsed.diagnostics) == Codes{"syntax"});
}

TEST_CASE("document: the keys below a broken header do not clash with the table above it") {
  const auto parsed = parse_document("bid.toml", "[cost.a]\namount = 1\n[cost.b\namount = 2\n");
  CHECK(codes(parsed.diagnostics) == Codes{"syntax"});
}

TEST_CASE("document: what TOML allows and a bid cannot use is refused") {
  CHECK(codes(parse_document("b", "a = inf\nb = -nan\n").diagnostics) ==
        Codes{"not-finite", "not-finite"});
  CHECK(codes(parse_document("b", std::string_view("a = 1\0", 6)).diagnostics) ==
        Codes{"encoding"});
  CHECK(codes(parse_document("b", "a = \"\xC0\xAF\"\n").diagnostics) == Codes{"encoding"});
  CHECK(codes(parse_document("b", "é = 1\n").diagnostics) == Codes{"syntax"});
  CHECK(codes(parse_document("b", std::string((1 << 20) + 1, '#')).diagnostics) ==
        Codes{"too-large"});
  CHECK(parse_document("b", std::string(1 << 20, '#')).value);
}

TEST_CASE("document: a byte order mark and Windows line ends are read over") {
  const Document document = document_of(
      "\xEF\xBB\xBF"
      "a = 1\r\nb = \"中\"\r\n");
  CHECK(document.root.find("b")->text == "中");
  CHECK(document.root.find("b")->place.line == 2);
}

// toml++ 3.3 overflows its stack on the first of these and recurses on the others.
TEST_CASE("document: depth is bounded") {
  const auto dots = [](std::size_t count) {
    std::string key = "a";
    for (std::size_t i = 0; i < count; ++i) key += ".a";
    return key;
  };
  CHECK(codes(parse_document("b", "[" + dots(200'000) + "]\n").diagnostics) == Codes{"syntax"});
  CHECK(codes(parse_document("b", dots(17) + " = 1\n").diagnostics) == Codes{"syntax"});
  CHECK(parse_document("b", dots(16) + " = 1\n").value);
  CHECK_FALSE(parse_document("b", "a = " + std::string(400'000, '[')).value);
  CHECK(parse_document("b",
                       "a = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.1, 0.2, 0.3, 0.4, 0.5, "
                       "0.6, 0.7, 0.8, 0.9]\n")
            .value);
}

namespace {

const std::vector<std::string> fragments = {"[",
                                            "]",
                                            "{",
                                            "}",
                                            "=",
                                            ".",
                                            ",",
                                            "\"",
                                            "'",
                                            "\"\"\"",
                                            "'''",
                                            "\n",
                                            "\r\n",
                                            "#",
                                            "\\",
                                            "\\u00e9",
                                            "é",
                                            "“",
                                            "\xFF",
                                            std::string(1, '\0'),
                                            "[[",
                                            "]]",
                                            "[project]",
                                            "[drivers]",
                                            "[cost.x]",
                                            "amount",
                                            "beds",
                                            "times",
                                            "Y1",
                                            "per",
                                            "1e999",
                                            "inf",
                                            "-",
                                            "5%",
                                            "2027-03-15",
                                            "\"3 years\"",
                                            "[scenario.s]",
                                            "true",
                                            "\"2 * beds\"",
                                            "{ Y1 = 4 }",
                                            "file",
                                            "\xEF\xBB\xBF"};

/// A sound bid with pieces cut out and fragments put in.
std::string mutated() {
  std::string text =
      "[project]\ntitle = \"x\"\ncurrency = \"CNY\"\nperiod = \"5 years\"\n\n[drivers]\nbeds = { "
      "value = 1_200, low = 900, "
      "high = 1_300 }\ntake_up = [0.4, 0.8]\n\n[revenue.calls]\namount = \"beds * 0.2\"\nper = "
      "\"day\"\nramp = [0.4, 1]\n\n"
      "[cost]\nrent = { amount = { Y1 = 40, Y3 = 55 }, per = \"year\" "
      "}\n\n[scenario.s]\nprobability = 0.2\ndrivers.beds.times = 0.9\n";
  const int edits = *rc::gen::inRange(1, 8);
  for (int i = 0; i < edits; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto cut = *rc::gen::inRange<std::size_t>(0, 9);
    text.replace(at, std::min(cut, text.size() - at), *rc::gen::elementOf(fragments));
  }
  return text;
}

}  // namespace

TEST_CASE("document: no bytes crash it, and what is wrong lies within the text") {
  CHECK(rc::check("mutated bids", [] {
    const std::string text = mutated();
    const auto parsed = parse_document("bid.toml", text);
    RC_ASSERT(parsed.value.has_value() != has_errors(parsed.diagnostics));
    const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    for (const Diagnostic& each : parsed.diagnostics)
      RC_ASSERT(each.place.line >= 1 && each.place.line <= lines);
    if (!parsed.value) return;
    for (const Diagnostic& each : read_proposal(*parsed.value).diagnostics) {
      RC_ASSERT(!each.message.empty());
      RC_ASSERT(each.place.line <= lines && each.place.column >= 0 && each.place.length >= 1);
    }
  }));
  CHECK(rc::check("any bytes", [](const std::string& bytes) {
    const auto parsed = parse_document("bid.toml", bytes);
    RC_ASSERT(parsed.value.has_value() != has_errors(parsed.diagnostics));
  }));
}
