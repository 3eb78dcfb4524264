// SPDX-License-Identifier: MIT
#include "gonogo/proposal/sections.hpp"

#include <doctest/doctest.h>

#include "gonogo/input/grammar.hpp"
#include "gonogo/proposal/expressions.hpp"
#include "reading.hpp"

using namespace gonogo;

namespace {

/// Keys that an item needs so that no check discards the key under test.
std::string other_keys(const std::string& section) {
  if (section == "rule") return "measure = \"static_payback\"\n";
  const FileSection* row = find_section(section);
  const bool money = row != nullptr && (row->of_lines() || section == "investment");
  return money ? "per = \"year\"\n" : "";
}

/// A bid in which only one key, under one header ("[cost.x]", "[cost.x.growth]"), has a value.
std::string bid_with(const std::string& header, const std::string& key, const std::string& value) {
  const std::size_t dot = header.find('.');
  const std::size_t inner = header.find('.', dot == std::string::npos ? dot : dot + 1);
  const bool nested = inner != std::string::npos &&
                      find_section(header.substr(1, dot - 1))->shape == SectionShape::items;
  const std::string item = nested ? header.substr(0, inner) + "]" : header;
  if (header.ends_with(".tiers]")) return "[" + header + "]\n" + key + " = " + value + "\n";
  return item + "\n" + other_keys(header.substr(1, dot - 1)) + (nested ? header + "\n" : "") + key +
         " = " + value + "\n";
}

/// Whether the walk over a bid finds the expression `guard`.
bool finds_guard(const std::string& bid) {
  const Proposal proposal = read_proposal_leniently(test::document_of(bid)).proposal;
  bool found = false;
  for_each_scalar(proposal, [&](const Scalar& scalar, MayName) {
    const auto* expression = std::get_if<Expression>(&scalar.value);
    found = found || (expression != nullptr && expression->text() == "guard");
  });
  return found;
}

}  // namespace

// A new key is in a table, or no file can set it; this shows that the walk reaches all of them.
TEST_CASE("for_each_scalar: finds the expression of every key that may hold one") {
  int keys = 0;
  for (const GroupGrammar& group : proposal_grammar()) {
    for (const KeyGrammar& key : group.keys) {
      if (!key.expression) continue;
      ++keys;
      for (const std::string& place : group.places) {
        INFO(place << " " << key.name);
        bool found = false;
        for (const char* value :
             {"\"guard\"", "\"guard years\"", "[\"guard\"]", "{ rate = \"guard\" }",
              "{ Y1 = \"guard\" }", "[{ value = \"guard\" }]", "{ term = \"guard years\" }"})
          found = found || finds_guard(bid_with(place, key.name, value));
        CHECK(found);
      }
    }
  }
  CHECK(keys > 25);
}

TEST_CASE("sections: each is in a file, and those of items that can be added say what they need") {
  for (const FileSection& each : sections) {
    INFO(each.name);
    CHECK((each.of_bid() || each.of_policy()) != each.of_portfolio());
    CHECK((each.sharing == Sharing::none) == !(each.of_bid() && each.of_policy()));
    if (each.whole != Whole::nothing) CHECK_FALSE(each.needs.empty());
    CHECK(find_section(each.name) == &each);
  }
  CHECK(find_section("drivres") == nullptr);
}

TEST_CASE("is_reserved: words of the grammar are no ids, ids near them are") {
  for (const char* word :
       {"year", "month", "quarter", "operation_year", "revenue", "cost", "investment",
        "depreciation", "benefit", "other_income", "times", "plus", "min", "if", "cumulative"}) {
    CHECK(is_reserved(word));
  }
  for (const char* word : {"years", "calls", "revenue2", "maximum"}) CHECK_FALSE(is_reserved(word));
}
