// SPDX-License-Identifier: MIT
#include "gonogo/input/grammar.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "reading.hpp"

using namespace gonogo;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The page with its KEYS section made anew.
std::string with_keys(const std::string& page, const std::string& keys) {
  const std::string begin = ".Sh KEYS\n";
  const std::size_t from = page.find(begin);
  const std::size_t to = page.find(".\\\" End of what is generated.\n");
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  return page.substr(0, from + begin.size()) + keys + page.substr(to);
}

void check_page(const std::string& name, const std::vector<GroupGrammar>& groups) {
  const std::string path = std::string(GONOGO_TESTS_DIR) + "/../man/" + name;
  const std::string page = read(path);
  const std::string wanted = with_keys(page, keys_in_mdoc(groups));
  if (std::getenv("GONOGO_REFRESH") != nullptr) std::ofstream(path, std::ios::binary) << wanted;
  INFO(name << " is older than the tables of keys: GONOGO_REFRESH=1 test_input writes it anew");
  CHECK((read(path) == wanted));
}

using Reader = Diagnostics (*)(const Document& document);

Diagnostics read_bid_faults(const Document& document) {
  return read_proposal(document).diagnostics;
}
Diagnostics read_policy_faults(const Document& document) {
  return read_policy(document).diagnostics;
}
Diagnostics read_portfolio_faults(const Document& document) {
  return read_portfolio(document).diagnostics;
}

/// What is wrong with an example where it stands: other keys that it needs do not count.
std::vector<std::string> faults_of_example(const std::string& place, const std::string& example,
                                           Reader reader) {
  const std::string head =
      reader == read_portfolio_faults ? "[bid.metro]\nnpv = 1\n" : "[project]\ntitle = \"x\"\n";
  const Diagnostics found = reader(test::document_of(head + place + "\n" + example + "\n"));
  const std::set<std::string> of_other_keys = {
      "missing-key", "conflict",     "time-keys",        "no-moment",   "list-per",
      "rate-kind",   "unknown-rule", "unknown-scenario", "unknown-bid", "unknown-resource"};
  std::vector<std::string> codes;
  for (const Diagnostic& each : found) {
    if (each.place.line == 4 && !of_other_keys.contains(each.code))
      codes.push_back(each.code + ": " + english(each.message));
  }
  return codes;
}

void check_examples(const std::vector<GroupGrammar>& groups, Reader reader) {
  for (const GroupGrammar& group : groups) {
    REQUIRE_FALSE(group.places.empty());
    for (const KeyGrammar& key : group.keys) {
      for (const std::string& place : group.places) {
        if (place == "[project]" && key.name == "title") continue;
        INFO(place << " " << key.example);
        const std::string head = place == "[project]" ? "#" : place;
        CHECK(faults_of_example(head, key.example, reader) == std::vector<std::string>{});
      }
    }
  }
}

}  // namespace

TEST_CASE("grammar: every key is told with a kind, a sentence and an example of itself") {
  for (const auto& groups : {proposal_grammar(), policy_grammar(), portfolio_grammar()}) {
    for (const GroupGrammar& group : groups) {
      for (const KeyGrammar& key : group.keys) {
        INFO(english(group.heading) << " " << key.name);
        CHECK(!key.kind.empty());
        CHECK(key.doc.text().ends_with('.'));
        CHECK(key.example.starts_with(key.name + " = "));
      }
    }
  }
}

TEST_CASE("grammar: every example can stand where the manual says") {
  check_examples(proposal_grammar(), read_bid_faults);
  check_examples(policy_grammar(), read_policy_faults);
  check_examples(portfolio_grammar(), read_portfolio_faults);
}

TEST_CASE("grammar: the manual pages are as the tables of keys say") {
  check_page("gonogo-proposal.5", proposal_grammar());
  check_page("gonogo-policy.5", policy_grammar());
  check_page("gonogo-portfolio.5", portfolio_grammar());
}
