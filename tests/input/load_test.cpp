// SPDX-License-Identifier: MIT
#include "gonogo/input/load.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"
#include "temporary_folder.hpp"

using namespace gonogo;
using test::Codes;
using test::codes;
using test::number;
using test::TemporaryFolder;

namespace {

const std::string bid = test::with_project(
    "drivers.beds = 1_200\nrates.equity = 0.1\n[scenario.few]\ndrivers.beds = "
    "800\n[scenario.fewer]\ninherits = \"few\"\ndrivers.beds.times = 0.5\n");
const std::string policy =
    "rates = { discount = 0.08, equity = 0.12 }\n[rule.value]\nmeasure = \"npv\"\nat_least = "
    "0\n[scenario.stress]\nrevenue.times = 0.9\nrates.discount = 0.1\n";

Loaded must_load(const LoadOptions& options) {
  Sources sources;
  Checked<Loaded> loaded = load(options, sources);
  for (const Diagnostic& each : loaded.diagnostics) INFO(render(each, sources));
  REQUIRE(loaded.value);
  return *std::move(loaded.value);
}

double rate(const std::optional<RateValue>& value) { return number(value->rate); }

}  // namespace

TEST_CASE("load: a file that cannot be read is a diagnostic, not a crash") {
  const TemporaryFolder folder;
  for (const std::string& name :
       {std::string("no/such/bid.toml"), folder.path().string(), std::string("")}) {
    Sources sources;
    const auto loaded = load({.bid = name, .no_policy = true}, sources);
    CHECK_FALSE(loaded.value);
    CHECK(codes(loaded.diagnostics) == Codes{"unreadable"});
    CHECK(loaded.diagnostics[0].place.file == name);
  }
}

TEST_CASE("load: a stream without end is read only so far") {
  Sources sources;
  CHECK(codes(load({.bid = "/dev/zero", .no_policy = true}, sources).diagnostics) ==
        Codes{"too-large"});
}

// FIPS 180-4 examples, csrc.nist.gov: one block, two blocks, and nothing at all.
TEST_CASE("load: a bid's hash is the SHA-256 of its bytes") {
  const TemporaryFolder folder;
  const auto hash = [&](std::string_view bytes) {
    Sources sources;
    return load_leniently({.bid = folder.write("bid.toml", bytes), .no_policy = true}, sources)
        .loaded.bid_hash;
  };
  CHECK(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("load: the policy is the option's, else the environment's, else the nearest one upward") {
  const TemporaryFolder folder;
  const std::string named = folder.write("named.toml", "policy.name = \"named\"");
  const std::string environment = folder.write("environment.toml", "policy.name = \"environment\"");
  folder.write("repository/gonogo-policy.toml", "policy.name = \"repository\"");
  folder.write("gonogo-policy.toml", "policy.name = \"outside\"");
  std::filesystem::create_directories(folder.path() / "repository/.git");
  const std::string file = folder.write("repository/bids/a/bid.toml", bid);
  const auto name = [&](const LoadOptions& options) {
    return must_load(options).policy->name.value;
  };
  CHECK(name({.bid = file}) == "repository");
  CHECK(name({.bid = file, .policy_from_environment = environment}) == "environment");
  CHECK(name({.bid = file, .policy_from_environment = ""}) == "repository");
  CHECK(name({.bid = file, .policy = named, .policy_from_environment = environment}) == "named");
  CHECK_FALSE(must_load({.bid = file, .policy = named, .no_policy = true}).policy);
  folder.write("repository/bids/gonogo-policy.toml", "policy.name = \"nearer\"");
  CHECK(name({.bid = file}) == "nearer");
}

TEST_CASE("load: the search for a policy ends at the root of the repository") {
  const TemporaryFolder folder;
  folder.write("gonogo-policy.toml", "policy.name = \"outside\"");
  std::filesystem::create_directories(folder.path() / "repository/.git");
  CHECK_FALSE(must_load({.bid = folder.write("repository/bid.toml", bid)}).policy);
}

TEST_CASE("load: a setting on a number of the policy moves it there and is a what-if") {
  const TemporaryFolder folder;
  LoadOptions options = {.bid = folder.write("bid.toml", bid),
                         .policy = folder.write("p.toml", policy)};
  CHECK_FALSE(must_load(options).what_if);
  options.settings = {"drivers.beds=1000"};
  CHECK_FALSE(must_load(options).what_if);
  options.settings = {"rates.discount=0.1", "rule.value.at_least=5"};
  const Loaded moved = must_load(options);
  CHECK(moved.what_if);
  CHECK(rate(moved.policy->rates.discount) == 0.1);
  CHECK_FALSE(moved.proposal.rates.discount);
  CHECK(number(std::get<Scalar>(*moved.policy->rules[0].at_least)) == 5);
}

TEST_CASE("load: a rate that both files state is set in both, one that neither states in the bid") {
  const TemporaryFolder folder;
  LoadOptions options = {.bid = folder.write("bid.toml", bid),
                         .policy = folder.write("p.toml", policy)};
  options.settings = {"rates.equity=0.2", "rates.finance=0.05"};
  const Loaded moved = must_load(options);
  CHECK(rate(moved.policy->rates.equity) == 0.2);
  CHECK(rate(moved.proposal.rates.equity) == 0.2);
  CHECK(rate(moved.proposal.rates.finance) == 0.05);
  CHECK_FALSE(moved.policy->rates.finance);
}

TEST_CASE("load: bid.ADDRESS is the bid's own number where both files state one") {
  const TemporaryFolder folder;
  LoadOptions options = {.bid = folder.write("bid.toml", bid),
                         .policy = folder.write("p.toml", policy)};
  options.settings = {"rates.equity=0.2", "bid.rates.equity=0.3"};
  const Loaded moved = must_load(options);
  CHECK(rate(moved.policy->rates.equity) == 0.2);
  CHECK(rate(moved.proposal.rates.equity) == 0.3);
}

TEST_CASE("load: a scenario lies over the bid, what it inherits below it, settings above it") {
  const TemporaryFolder folder;
  LoadOptions options = {
      .bid = folder.write("bid.toml", bid), .no_policy = true, .scenario = "fewer"};
  const Driver beds = must_load(options).proposal.drivers[0];
  CHECK(number(beds.value) == 800);
  CHECK(beds.levers.times == 0.5);
  options.settings = {"drivers.beds*=2"};
  CHECK(must_load(options).proposal.drivers[0].levers.times == 1);
}

TEST_CASE("load: a scenario of the policy moves bid and policy, and is no what-if") {
  const TemporaryFolder folder;
  const Loaded stressed = must_load({.bid = folder.write("bid.toml", bid),
                                     .policy = folder.write("p.toml", policy),
                                     .scenario = "stress"});
  CHECK(rate(stressed.policy->rates.discount) == 0.1);
  REQUIRE(stressed.proposal.section_levers.size() == 1);
  CHECK(stressed.proposal.section_levers[0].levers.times == 0.9);
  CHECK_FALSE(stressed.what_if);
}

TEST_CASE("load: a scenario of the bid cannot touch the policy") {
  const TemporaryFolder folder;
  const std::string lax = bid + "[scenario.lax]\nrates.discount = 0.01\n";
  const Loaded loaded = must_load({.bid = folder.write("bid.toml", lax),
                                   .policy = folder.write("p.toml", policy),
                                   .scenario = "lax"});
  CHECK(rate(loaded.policy->rates.discount) == 0.08);
  CHECK(rate(loaded.proposal.rates.discount) == 0.01);
}

TEST_CASE("load: a slip in any scenario is found before it is asked for") {
  const TemporaryFolder folder;
  Sources sources;
  const auto loaded =
      load({.bid = folder.write("bid.toml", bid + "[scenario.typo]\ndrivers.bed = 3\n"),
            .no_policy = true},
           sources);
  REQUIRE(codes(loaded.diagnostics) == Codes{"unknown-address"});
  CHECK(loaded.diagnostics[0].place.line == 10);
}

TEST_CASE("load: a setting mends what it replaces") {
  const TemporaryFolder folder;
  const std::string broken =
      test::with_project("rates.discount = 8\n[scenario.few]\nrevenue.times = 0.9\n");
  CHECK(rate(must_load({.bid = folder.write("bid.toml", broken),
                        .no_policy = true,
                        .settings = {"rates.discount=0.08"}})
                 .proposal.rates.discount) == 0.08);
}

TEST_CASE("load: the probabilities of the scenarios of both files are at most 1") {
  const TemporaryFolder folder;
  const auto faults = [&](const std::string& of_bid) {
    Sources sources;
    return codes(load({.bid = folder.write("bid.toml", bid + "probability = " + of_bid + "\n"),
                       .policy = folder.write("p.toml", policy + "probability = 0.6\n")},
                      sources)
                     .diagnostics);
  };
  CHECK(faults("0.4").empty());
  CHECK(faults("0.7") == Codes{"share-sum"});
}

TEST_CASE("load: a policy may add cost categories") {
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "bid.toml",
      test::with_project("cost.x = { amount = 1, per = \"year\", category = \"site_rent\" }"));
  Sources sources;
  CHECK(codes(load({.bid = file, .no_policy = true}, sources).diagnostics) ==
        Codes{"unknown-word"});
  CHECK(must_load(
            {.bid = file, .policy = folder.write("p.toml", "policy.categories = [\"site_rent\"]")})
            .policy);
}

TEST_CASE(
    "load: problems of bid and policy come back together, the text of both for drawing them") {
  const TemporaryFolder folder;
  const LoadOptions options = {
      .bid = folder.write("bid.toml", test::with_project("drivers.a = true")),
      .policy = folder.write("p.toml", "rates.discount = 8")};
  Sources sources;
  CHECK(load(options, sources).diagnostics.size() == 2);
  CHECK(sources.contains(options.bid));
  CHECK(sources.contains(*options.policy));
}

TEST_CASE("load: more than a hundred problems are not told one by one") {
  const TemporaryFolder folder;
  std::string text = test::with_project("[drivers]\n");
  for (int i = 0; i < 300; ++i) text += "d" + std::to_string(i) + " = true\n";
  Sources sources;
  const auto loaded = load({.bid = folder.write("bid.toml", text), .no_policy = true}, sources);
  CHECK(loaded.diagnostics.size() == 101);
  CHECK(loaded.diagnostics.back().code == "too-many");
  CHECK(loaded.diagnostics.back().message == "200 more problems are not shown");
}

TEST_CASE("load: a file that holds more than any bid needs is refused at once") {
  const TemporaryFolder folder;
  const auto faults = [&](const std::string& sections) {
    Sources sources;
    return codes(
        load({.bid = folder.write("bid.toml", test::with_project(sections)), .no_policy = true},
             sources)
            .diagnostics);
  };
  std::string drivers = "[drivers]\n", scenarios, list = "drivers.x = [";
  for (int i = 0; i < 2'001; ++i) drivers += "d" + std::to_string(i) + " = 1\n";
  for (int i = 0; i < 101; ++i) scenarios += "scenario.s" + std::to_string(i) + " = { }\n";
  for (int i = 0; i < 100'000; ++i) list += "1,";
  CHECK(faults(drivers) == Codes{"too-many"});
  CHECK(faults(scenarios) == Codes{"too-many"});
  CHECK(faults(list + "1]") == Codes{"too-many"});
}
