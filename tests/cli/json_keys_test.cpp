// SPDX-License-Identifier: MIT
#include "json_keys.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "commands.hpp"
#include "files/temporary_folder.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/files/disk_files.hpp"
#include "gonogo/input/load.hpp"
#include "program.hpp"
#include "stand_in.hpp"

using namespace gonogo;
using namespace gonogo::cli;
using gonogo::test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string>;

std::string output_of(const std::vector<std::string>& arguments) {
  StandIn world;
  Session session = world.session();
  run_program(arguments, commands(), session);
  return world.out.str();
}

/// Numbered keys are described by one of them.
std::string without_number(const std::string& key) {
  return key.substr(0, key.find_last_not_of("0123456789") + 1);
}

Words words_in(const std::string& text) {
  Words words;
  const std::regex word("[A-Za-z0-9_.]+");
  for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) {
    words.insert(at->str());
    words.insert(without_number(at->str()));
    for (const std::string& part : split(at->str(), '.')) words.insert(part);  // SECTION.TABLE
  }
  return words;
}

/// The keys of objects: texts before a colon.
Words keys_in(const std::string& json) {
  Words keys;
  for (std::size_t at = json.find('"'); at != std::string::npos; at = json.find('"', at)) {
    const std::size_t first = ++at;
    for (; json[at] != '"'; ++at) at += json[at] == '\\' ? 1 : 0;
    const std::string text = json.substr(first, at - first);
    if (json[++at] == ':') keys.insert(text);
  }
  return keys;
}

/// The ids that a bid and its policy choose.
Words ids_of(const std::string& bid) {
  DiskFiles files;
  Sources sources;
  const Loaded loaded = load_leniently(files, {.bid = bid}, sources).loaded;
  Words ids;
  const auto add = [&](const auto& items) {
    for (const auto& each : items) ids.insert(each.id);
  };
  add(loaded.proposal.rules);
  add(loaded.proposal.scenarios);
  if (!loaded.policy) return ids;
  add(loaded.policy->rules);
  add(loaded.policy->scenarios);
  return ids;
}

/// An address, or the id of a line or a row of one.
bool is_address(const std::string& key) { return key.find('.') != std::string::npos; }

/// "npv_why" is "npv" with a reason.
std::string without_suffix(const std::string& key) {
  for (const std::string suffix : {"_why", "_note"}) {
    if (key.ends_with(suffix)) return key.substr(0, key.size() - suffix.size());
  }
  return key;
}

std::vector<std::string> bids_in(const fs::path& folder) {
  std::vector<std::string> bids;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool bid = name.ends_with(".toml") && name.find("policy") == std::string::npos;
    // Those two are about time, not about keys.
    const bool slow = name == "scenarios-x-rules.toml" || name == "solve-over.toml";
    if (bid && !slow) bids.push_back(entry.path().string());
  }
  std::sort(bids.begin(), bids.end());
  return bids;
}

std::vector<std::vector<std::string>> questions(const std::string& bid) {
  return {{"evaluate", bid, "--set=rates.discount=0.07"},
          {"check", bid},
          {"cashflow", bid, "--all"},
          {"cashflow", bid, "--form=cn"},
          {"breakeven", bid},
          {"sensitivity", bid, "--tornado", "--profile"},
          {"scenario", bid},
          {"simulate", bid, "--trials=64"},
          {"solve", bid},
          {"explain", bid, "npv", "static_payback", "irr", "margin", "cash_flow"}};
}

std::string portfolio(const std::string& name) {
  return std::string(GONOGO_TESTS_DIR) + "/cli/portfolios/" + name;
}

/// What flags and a second bid add.
std::vector<std::vector<std::string>> more_questions(const std::string& bid,
                                                     const std::string& other) {
  const std::string correlated = std::string(GONOGO_TESTS_DIR) + "/cli/correlated.toml";
  return {{"diff", other, bid},
          {"diff", bid, bid},
          {"compare", other, bid},
          {"compare", bid, "--scenarios"},
          {"ci", bid, "--json=-", "-q", "--no-policy"},
          {"sensitivity", bid, "--tornado", "--grid=drivers.service,drivers.wage", "--points=3"},
          {"solve", bid, "--for=drivers.service", "--target=npv=0", "--over=drivers.wage"},
          {"explain", bid, "dscr", "interest_cover", "llcr", "debt_share"},
          {"explain", bid, "--addresses"},
          {"simulate", correlated, "--trials=64", "--precision=10%"},
          {"simulate", bid, "--trials=64", "--total"},
          {"solve", correlated, "--target=P(go)=0.5", "--trials=64"},
          {"portfolio", portfolio("many.toml"), "--simulate", "--trials=64", "--as-of=2027-01-31"},
          {"portfolio", portfolio("impossible.toml")}};
}

/// `ci` against a base, and `verify` of a report in which a number was changed.
std::vector<std::vector<std::string>> merge_request(const std::string& bid,
                                                    const fs::path& folder) {
  const std::string here = "cd '" + folder.string() + "' && ";
  const auto run = [&](const std::string& script) {
    REQUIRE(std::system((here + script).c_str()) == 0);
  };
  fs::copy_file(bid, folder / "bid.toml");
  run("git -c init.defaultBranch=main init -q . && git add . && "
      "git -c user.name=x -c user.email=x@x commit -qm first && "
      "sed -i 's/^price.*= { value = [0-9_]*/price = { value = 1_000/' bid.toml");
  const std::string file = (folder / "bid.toml").string();
  const std::string kept = (folder / "kept.json").string();
  output_of({"evaluate", file, "--no-policy", "-o", kept});
  run("sed -i 's/\"npv\": -*[0-9]/&9/' kept.json");
  return {{"ci", file, "--base=HEAD", "--json=-", "-q", "--no-policy"},
          {"verify", kept, "-f", "json"}};
}

/// Described keys that no bid of this test prints: they need a fault, a failing bid of a kind, or
/// scenarios with probabilities.
const Words& not_printed_here() {
  static const Words words = {"by_rate",
                              "not_judged_here",
                              "not_proven",
                              "without_flow",
                              "waivers_as_of",
                              "skipped",
                              "scope",
                              "approver",
                              "flow",
                              "year",
                              "without_vat",
                              "outside",
                              "left_out",
                              "grade",
                              "uplift_cost",
                              "to_pass_mandatory",
                              "to_pass.mandatory",
                              "to_pass.everything.not_alone",
                              "m1",
                              "all_sites",
                              "expected_npv",
                              "standard_deviation",
                              "npv_not_negative",
                              "npv_not_negative_interpolated",
                              "prospect_note",
                              "item",
                              "states",
                              "state",
                              "s1",
                              "probability",
                              "shortfalls",
                              "rate_steps",
                              "more_sites",
                              "debts_left",
                              "error",
                              "no_bridge",
                              "old_currency",
                              "old_scale",
                              "outlay",
                              "not_searched",
                              "passes_over_steps",
                              "still_fails",
                              "bid_1",
                              "money_before",
                              "money_after",
                              "npv_before",
                              "npv_after",
                              "versions"};
  return words;
}

void check_described(const MoreKeys& described, const Words& printed) {
  if (described.command == "calc") return;  // in a test of its own
  static const std::regex capitals("[A-Z]{3}");
  for (const std::string& word : split(std::string(described.keys), ',')) {
    const std::string key = trimmed(word);
    const bool names_a_kind = std::regex_search(key, capitals);  // RULE: the id of each rule
    if (key.empty() || names_a_kind || not_printed_here().contains(key)) continue;
    CAPTURE(described.command);
    CAPTURE(key);
    CHECK((printed.contains(key) || printed.contains(without_number(key))));
  }
}

/// `printed` gets the keys of all questions, with the parts of those that have points.
void add_printed(const std::string& key, Words& printed) {
  printed.insert(key);
  printed.insert(without_number(key));
  for (const std::string& part : split(key, '.')) printed.insert(part);
}

bool is_described(const Words& known, const std::string& key) {
  const std::string named = without_suffix(key);
  return known.contains(key) || known.contains(without_number(key)) || known.contains(named) ||
         known.contains(without_number(named));
}

void check_keys(const Words& known, const std::string& bid, Words& printed) {
  const Words own = ids_of(bid);
  for (std::vector<std::string> question : questions(bid)) {
    question.insert(question.end(), {"-f", "json"});
    for (const std::string& key : keys_in(output_of(question))) {
      add_printed(key, printed);
      CAPTURE(bid);
      CAPTURE(question.front());
      CAPTURE(key);
      CHECK((is_described(known, key) || is_address(key) || own.contains(key) ||
             own.contains(without_suffix(key))));
    }
  }
}

}  // namespace

TEST_CASE("help json: describes every key of the examples and of the field, and no other") {
  const Words known = words_in(output_of({"help", "json"}));
  const fs::path top = fs::path(GONOGO_TESTS_DIR).parent_path();
  const TemporaryFolder folder;
  Words printed;
  for (const std::string name : {"examples", "tests/field"}) {
    for (const std::string& bid : bids_in(top / name)) check_keys(known, bid, printed);
  }
  const std::string bid = (top / "examples/leased-lines.toml").string();
  for (std::vector<std::string>& question :
       more_questions((top / "examples/ict-integration.toml").string(), bid)) {
    if (question.front() != "ci") question.insert(question.end(), {"-f", "json"});
    for (const std::string& key : keys_in(output_of(question))) add_printed(key, printed);
  }
  for (const std::vector<std::string>& question : merge_request(bid, folder.path())) {
    for (const std::string& key : keys_in(output_of(question))) {
      add_printed(key, printed);
      CAPTURE(question.front());
      CAPTURE(key);
      CHECK(is_described(known, key));
    }
  }
  for (const MoreKeys& each : more_keys()) check_described(each, printed);
}

TEST_CASE("help json: describes every key of calc") {
  const Words known = words_in(output_of({"help", "json"}));
  for (const std::vector<std::string>& call : std::vector<std::vector<std::string>>{
           {"calc", "-f", "json", "irr", "values=-1,2"},
           {"calc", "-f", "json", "npv", "rate=0.1", "values=-1,2"},
           {"calc", "-f", "json", "straight_line", "cost=10", "life=3"}}) {
    for (const std::string& key : keys_in(output_of(call))) {
      CAPTURE(key);
      CHECK(known.contains(key));
    }
  }
}
