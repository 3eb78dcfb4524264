// SPDX-License-Identifier: MIT
#include "gonogo/input/load.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"
#include "written_files.hpp"

using namespace gonogo;
using test::Codes;
using test::codes;
using test::number;
using test::WrittenFiles;

namespace {

const std::string bid = test::with_project(
    "drivers.beds = 1_200\nrates.equity = 0.1\n[scenario.few]\ndrivers.beds = "
    "800\n[scenario.fewer]\ninherits = \"few\"\ndrivers.beds.times = 0.5\n");
const std::string policy =
    "rates = { discount = 0.08, equity = 0.12 }\n[rule.value]\nmeasure = \"npv\"\nat_least = "
    "0\n[scenario.stress]\nrevenue.times = 0.9\nrates.discount = 0.1\n";

Loaded must_load(Files& files, const LoadOptions& options) {
  Sources sources;
  Checked<Loaded> loaded = load(files, options, sources);
  for (const Diagnostic& each : loaded.diagnostics) INFO(render(each, sources));
  REQUIRE(loaded.value);
  return *std::move(loaded.value);
}

double rate(const std::optional<RateValue>& value) { return number(value->rate); }

}  // namespace

TEST_CASE("load: a file that is missing is a diagnostic, not a crash") {
  WrittenFiles files;
  for (const std::string name : {"no/such/bid.toml", ""}) {
    Sources sources;
    const auto loaded = load(files, {.bid = name, .no_policy = true}, sources);
    CHECK_FALSE(loaded.value);
    CHECK(codes(loaded.diagnostics) == Codes{"unreadable"});
    CHECK(loaded.diagnostics[0].place.file == name);
  }
}

TEST_CASE("load: files are read with a bound on their size") {
  WrittenFiles files;
  files.write("bid.toml", std::string(2 << 20, '\n'));
  Sources sources;
  CHECK(codes(load(files, {.bid = "bid.toml", .no_policy = true}, sources).diagnostics) ==
        Codes{"too-large"});
}

// FIPS 180-4 examples, csrc.nist.gov: one block, two blocks, and nothing at all.
TEST_CASE("load: a bid's hash is the SHA-256 of its bytes") {
  WrittenFiles files;
  const auto hash = [&](std::string_view bytes) {
    Sources sources;
    return load_leniently(files, {.bid = files.write("bid.toml", bytes), .no_policy = true},
                          sources)
        .loaded.bid_hash;
  };
  CHECK(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("load: the policy is the option's, else the environment's, else the nearest one upward") {
  WrittenFiles files;
  const std::string named = files.write("named.toml", "policy.name = \"named\"");
  const std::string environment = files.write("environment.toml", "policy.name = \"environment\"");
  files.write("repository/gonogo-policy.toml", "policy.name = \"repository\"");
  const std::string file = files.write("repository/bids/a/bid.toml", bid);
  const auto name = [&](const LoadOptions& options) {
    return must_load(files, options).policy->name.value;
  };
  CHECK(name({.bid = file}) == "repository");
  CHECK(name({.bid = file, .policy_from_environment = environment}) == "environment");
  CHECK(name({.bid = file, .policy_from_environment = ""}) == "repository");
  CHECK(name({.bid = file, .policy = named, .policy_from_environment = environment}) == "named");
  CHECK_FALSE(must_load(files, {.bid = file, .policy = named, .no_policy = true}).policy);
  files.write("repository/bids/gonogo-policy.toml", "policy.name = \"nearer\"");
  CHECK(name({.bid = file}) == "nearer");
}

TEST_CASE("load: a setting on a number of the policy moves it there and is listed") {
  WrittenFiles files;
  LoadOptions options = {.bid = files.write("bid.toml", bid),
                         .policy = files.write("p.toml", policy)};
  CHECK(must_load(files, options).settings.empty());
  options.settings = {"rates.discount=0.1", "rule.value.at_least=5"};
  const Loaded moved = must_load(files, options);
  REQUIRE(moved.settings.size() == 2);
  CHECK(moved.settings[1].written == "rule.value.at_least=5");
  CHECK(rate(moved.policy->rates.discount) == 0.1);
  CHECK_FALSE(moved.proposal.rates.discount);
  CHECK(number(std::get<Scalar>(*moved.policy->rules[0].at_least)) == 5);
}

TEST_CASE("load: a rate that both files state is set in both, one that neither states in the bid") {
  WrittenFiles files;
  LoadOptions options = {.bid = files.write("bid.toml", bid),
                         .policy = files.write("p.toml", policy)};
  options.settings = {"rates.equity=0.2", "rates.finance=0.05"};
  const Loaded moved = must_load(files, options);
  CHECK(rate(moved.policy->rates.equity) == 0.2);
  CHECK(rate(moved.proposal.rates.equity) == 0.2);
  CHECK(rate(moved.proposal.rates.finance) == 0.05);
  CHECK_FALSE(moved.policy->rates.finance);
}

TEST_CASE("load: bid.ADDRESS is the bid's own number where both files state one") {
  WrittenFiles files;
  LoadOptions options = {.bid = files.write("bid.toml", bid),
                         .policy = files.write("p.toml", policy)};
  options.settings = {"rates.equity=0.2", "bid.rates.equity=0.3"};
  const Loaded moved = must_load(files, options);
  CHECK(rate(moved.policy->rates.equity) == 0.2);
  CHECK(rate(moved.proposal.rates.equity) == 0.3);
}

TEST_CASE("load: a scenario lies over the bid, what it inherits below it, settings below both") {
  WrittenFiles files;
  LoadOptions options = {
      .bid = files.write("bid.toml", bid), .no_policy = true, .scenario = "fewer"};
  const Driver beds = must_load(files, options).proposal.drivers[0];
  CHECK(number(beds.value) == 800);
  CHECK(beds.levers.times == 0.5);
  options.settings = {"drivers.beds*=2"};  // the scenario has a value of its own
  CHECK(must_load(files, options).proposal.drivers[0].levers.times == 0.5);
}

TEST_CASE(
    "load: a factor of a scenario in braces moves a number, a schedule in braces replaces it") {
  const std::string changed = test::with_project(
      "[drivers]\nbeds = { value = 1_200, low = 1_000 }\nfee = 5\n[scenario.few]\ndrivers.beds = { "
      "times = 0.5 }\ndrivers.fee = { Y1 = 6, Y2 = 7 }\n");
  WrittenFiles files;
  const Loaded loaded = must_load(files, {.bid = files.write("bid.toml", changed),
                                          .no_policy = true,
                                          .settings = {"drivers.beds=1000"},
                                          .scenario = "few"});
  CHECK(!loaded.laid.replaces("drivers.beds"));
  CHECK(loaded.laid.moved.at("drivers.beds").times == 0.5);
  CHECK(loaded.laid.replaces("drivers.fee"));
}

TEST_CASE("load: a scenario of the policy moves bid and policy, and is no what-if") {
  WrittenFiles files;
  const Loaded stressed = must_load(files, {.bid = files.write("bid.toml", bid),
                                            .policy = files.write("p.toml", policy),
                                            .scenario = "stress"});
  CHECK(rate(stressed.policy->rates.discount) == 0.1);
  REQUIRE(stressed.proposal.section_levers.size() == 1);
  CHECK(stressed.proposal.section_levers[0].levers.times == 0.9);
  CHECK(stressed.settings.empty());
}

TEST_CASE("load: a scenario of the bid cannot touch the policy") {
  WrittenFiles files;
  const std::string lax = bid + "[scenario.lax]\nrates.discount = 0.01\n";
  const Loaded loaded = must_load(files, {.bid = files.write("bid.toml", lax),
                                          .policy = files.write("p.toml", policy),
                                          .scenario = "lax"});
  CHECK(rate(loaded.policy->rates.discount) == 0.08);
  CHECK(rate(loaded.proposal.rates.discount) == 0.01);
}

TEST_CASE("load: a slip in any scenario is found before it is asked for") {
  WrittenFiles files;
  Sources sources;
  const auto loaded =
      load(files,
           {.bid = files.write("bid.toml", bid + "[scenario.typo]\ndrivers.bed = 3\n"),
            .no_policy = true},
           sources);
  REQUIRE(codes(loaded.diagnostics) == Codes{"unknown-address"});
  CHECK(loaded.diagnostics[0].place.line == 10);
}

TEST_CASE("load: a setting mends what it replaces") {
  WrittenFiles files;
  const std::string broken =
      test::with_project("rates.discount = 8\n[scenario.few]\nrevenue.times = 0.9\n");
  CHECK(rate(must_load(files, {.bid = files.write("bid.toml", broken),
                               .no_policy = true,
                               .settings = {"rates.discount=0.08"}})
                 .proposal.rates.discount) == 0.08);
}

TEST_CASE("load: the probabilities of the scenarios of both files are at most 1") {
  WrittenFiles files;
  const auto faults = [&](const std::string& of_bid) {
    Sources sources;
    return codes(load(files,
                      {.bid = files.write("bid.toml", bid + "probability = " + of_bid + "\n"),
                       .policy = files.write("p.toml", policy + "probability = 0.6\n")},
                      sources)
                     .diagnostics);
  };
  CHECK(faults("0.4").empty());
  CHECK(faults("0.7") == Codes{"share-sum"});
}

TEST_CASE("load: a policy may add cost categories") {
  WrittenFiles files;
  const std::string file = files.write(
      "bid.toml",
      test::with_project("cost.x = { amount = 1, per = \"year\", category = \"site_rent\" }"));
  Sources sources;
  CHECK(codes(load(files, {.bid = file, .no_policy = true}, sources).diagnostics) ==
        Codes{"unknown-word"});
  CHECK(must_load(files, {.bid = file,
                          .policy = files.write("p.toml", "policy.categories = [\"site_rent\"]")})
            .policy);
}

TEST_CASE(
    "load: problems of bid and policy come back together, the text of both for drawing them") {
  WrittenFiles files;
  const LoadOptions options = {
      .bid = files.write("bid.toml", test::with_project("drivers.a = true")),
      .policy = files.write("p.toml", "rates.discount = 8")};
  Sources sources;
  CHECK(load(files, options, sources).diagnostics.size() == 2);
  CHECK(sources.contains(options.bid));
  CHECK(sources.contains(*options.policy));
}

TEST_CASE("load: more than a hundred problems are not told one by one") {
  WrittenFiles files;
  std::string text = test::with_project("[drivers]\n");
  for (int i = 0; i < 300; ++i) text += "d" + std::to_string(i) + " = true\n";
  Sources sources;
  const auto loaded =
      load(files, {.bid = files.write("bid.toml", text), .no_policy = true}, sources);
  CHECK(loaded.diagnostics.size() == 101);
  CHECK(loaded.diagnostics.back().code == "too-many");
  CHECK(english(loaded.diagnostics.back().message) == "200 more problems are not shown");
}

TEST_CASE("load: a file that holds more than any bid needs is refused at once") {
  WrittenFiles files;
  const auto faults = [&](const std::string& sections) {
    Sources sources;
    return codes(
        load(files,
             {.bid = files.write("bid.toml", test::with_project(sections)), .no_policy = true},
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
