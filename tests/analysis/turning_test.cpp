// SPDX-License-Identifier: MIT
#include "gonogo/analysis/turning.hpp"

#include <cmath>

#include "gonogo/analysis/switching.hpp"
#include "gonogo/base/message.hpp"
#include "gonogo/input/files.hpp"
#include "opening.hpp"
#include "sentence.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

const std::vector<std::string> few_minutes = {"drivers.minutes=4"};

/// The margin of a rule with one more setting, through reading, overlay and compilation.
double margin_with(std::vector<std::string> settings, const std::string& setting,
                   std::size_t rule) {
  settings.push_back(setting);
  const Evaluation found =
      evaluate(test::open_bid_at("../examples/bedside-phones.toml", std::move(settings)));
  const RuleResult& result = found.rules[rule];
  return result.outcome == RuleOutcome::fail && !(result.margin < 0) ? -1 : result.margin;
}

}  // namespace

TEST_CASE("turning: the value printed for --set passes, and one nearer the base fails") {
  const Bid bid = test::open_bid_at("../examples/bedside-phones.toml", few_minutes);
  const Turning turning = find_turning(bid, evaluate(bid));
  std::size_t seen = 0;
  for (const RuleTurn& rule : turning.rules) {
    for (const Turn& turn : rule.turns) {
      CAPTURE(turn.setting);
      ++seen;
      CHECK(margin_with(few_minutes, turn.setting, rule.rule) >= 0);
      const Variable& number = turning.numbers[turn.number];
      CHECK(margin_with(few_minutes, setting(number, turn.failing), rule.rule) < 0);
      CHECK(std::abs(turn.value - turn.failing) <= 1e-12 * std::abs(turn.value));
    }
  }
  CHECK(seen >= 10);
}

TEST_CASE(
    "turning: of thirty numbers and three failed rules the search computes 3,000 cases at most, "
    "and "
    "one for each value of a count that formulas round") {
  const Bid bid = test::open_bid_at("bench/analyses.toml");
  const int of_branches = 4 * 640;
  CHECK(find_turning(bid, evaluate(bid)).cases <= 3'000 + of_branches);
}

TEST_CASE("turning: what is ours to move stands before what is the customer's") {
  const Bid bid = test::open_bid_at("../examples/bedside-phones.toml", few_minutes);
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.rules.size() == 3);
  const auto& turns = turning.rules[0].turns;
  REQUIRE(turns.size() >= 2);
  CHECK(turning.numbers[turns[0].number].address == "drivers.tariff");
  CHECK(turning.numbers[turns[1].number].address == "drivers.beds");
}

TEST_CASE("turning: a tick beyond the value as written does not carry a threat past it") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml",
                                    {"drivers.price={value=1650,tick=1000,role=\"price\"}"});
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.threat.has_value());
  CHECK(turning.numbers[turning.threat->number].address == "drivers.price");
  CHECK(turning.threat->printed == 1'571);  // of few digits, as without a tick
}

TEST_CASE("turning: a value printed after one was scaled passes when it is put behind it") {
  const std::vector<std::string> scaled = {"drivers.price*=0.5"};
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml", scaled);
  const Turning turning = find_turning(bid, evaluate(bid));
  const auto& alone = turning.remedies.at(0).alone;
  std::size_t seen = 0;
  for (const Turn& turn : alone) {
    CAPTURE(turn.setting);
    const Bid put_back =
        test::open_bid_at("../examples/leased-lines.toml", {scaled[0], turn.setting});
    CHECK(evaluate(put_back).verdict == Verdict::go);
    ++seen;
  }
  CHECK(seen >= 2);
}

TEST_CASE("turning: a count is rounded to the passing side, and one less fails") {
  // 20,000 units must rise so far that 2.70 a unit is enough: 50,000 / annuity = (p - 1.65) u -
  // 10,000.
  const std::vector<std::string> settings = {"drivers.price=2.7",
                                             "drivers.units={value=20000,whole=true}"};
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml", settings);
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.rules.size() == 1);
  const double annuity = (1 - std::pow(1.12, -5)) / 0.12;
  const double exact = (50'000 / annuity + 10'000) / (2.7 - 1.65);
  bool found = false;
  for (const Turn& turn : turning.rules[0].turns) {
    if (turning.numbers[turn.number].address != "drivers.units") continue;
    found = true;
    CHECK(turn.value == std::ceil(exact));
    CHECK(turn.setting == "drivers.units=" + std::to_string(static_cast<int>(std::ceil(exact))));
    CHECK(turn.all_pass);
  }
  CHECK(found);
}

TEST_CASE("turning: of a failing bid one change of ours passes every rule, put back with --set") {
  const auto judged = [](std::vector<std::string> settings) {
    const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
    DiskFiles files;
    Sources sources;
    auto bid = open_bid(files,
                        {.bid = folder + "ict-integration.toml",
                         .policy = folder + "ict-policy.toml",
                         .settings = std::move(settings)},
                        sources);
    REQUIRE(bid.value.has_value());
    return *std::move(bid.value);
  };
  const Bid bid = judged({});
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.remedies.size() == 2);
  const Remedy& all = turning.remedies[0];
  REQUIRE_FALSE(all.alone.empty());
  CHECK(turning.numbers[all.alone[0].number].address == "drivers.integration");
  CHECK(all.alone[0].printed == 10'755'000);
  CHECK(bid.model->rules[*all.binding[0]].rule.id == "stress");
  for (const Remedy& remedy : turning.remedies) {
    for (const Turn& turn : remedy.alone) {
      CAPTURE(turn.setting);
      const Evaluation found = evaluate(judged({turn.setting}));
      CHECK(found.verdict <=
            (remedy.group == RuleGroup::mandatory ? Verdict::conditional : Verdict::go));
    }
  }
}

namespace {

/// A bid written in a test, with more settings; judged without a policy.
Bid opened(const std::string& text, std::vector<std::string> settings = {}) {
  MemoryFiles files;
  files.add("bid.toml", text);
  Sources sources;
  auto bid = open_bid(
      files, {.bid = "bid.toml", .no_policy = true, .settings = std::move(settings)}, sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return *std::move(bid.value);
}

/// A shop of yearly steps; `rest` holds drivers, lines and rules.
std::string shop(const std::string& rest) {
  return "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"4 years\"\n"
         "[rates]\ndiscount = 0.1\n" +
         rest;
}

const Turn* turn_of(const Turning& turning, const std::string& address) {
  for (const Turn& turn : turning.remedies.at(0).alone) {
    if (turning.numbers[turn.number].address == address) return &turn;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("turning: a change to nothing is no answer, and it says how far the bid is off") {
  // All the money comes at once in the third year: only an outlay of nothing is paid back before.
  const Bid bid = opened(shop(
      "[investment]\nworks = { amount = 100 }\n[revenue]\nfee = { amount = 150, at = \"Y3\" }\n"
      "[rule.back]\nmeasure = \"static_payback\"\nat_most = \"2.7 years\"\n"));
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.remedies.size() == 1);
  CHECK(turn_of(turning, "investment.works.times") == nullptr);
  CHECK_FALSE(turning.remedies[0].closest.has_value());
  CHECK(turning.remedies[0].short_by == Approx(-0.3));
  CHECK(test::sentence_of(bid, "to_pass_everything") ==
        "To pass everything: nothing tried does, alone or with another, and nothing comes closer: "
        "back "
        "misses its limit by 0.30 years.");
}

TEST_CASE("turning: a range from 0 that the bid states makes 0 an answer") {
  const std::string rest =
      "[investment]\nworks = { amount = \"w\" }\n[revenue]\nfee = { amount = 150, at = \"Y3\" }\n"
      "[rule.back]\nmeasure = \"static_payback\"\nat_most = \"2.7 years\"\n[drivers]\n";
  const Bid bid = opened(shop(rest + "w = { value = 100, low = 0, high = 120 }\n"));
  const Turning turning = find_turning(bid, evaluate(bid));
  const Turn* turn = turn_of(turning, "drivers.w");
  REQUIRE(turn != nullptr);
  CHECK(turn->setting == "drivers.w=0");
}

TEST_CASE("turning: no share above 1 is offered, unless its stated range goes there") {
  const std::string rest =
      "[investment]\nplant = { amount = 100 }\n[revenue]\nsales = { amount = \"30 * live\", per = "
      "\"year\" }\n"
      "[drivers]\n";
  for (const char* unit : {"share", "share of sites live", "fraction"}) {
    const Bid bid =
        opened(shop(rest + "live = { value = 1, unit = \"" + std::string(unit) + "\" }\n"));
    CHECK(turn_of(find_turning(bid, evaluate(bid)), "drivers.live") == nullptr);
  }
  // 100 / annuity of four years at 10 % = 31.547, at 30 a share 1.05157.
  const Bid ranged =
      opened(shop(rest + "live = { value = 1, unit = \"share\", low = 0.8, high = 1.2 }\n"));
  const Turning turning = find_turning(ranged, evaluate(ranged));
  const Turn* turn = turn_of(turning, "drivers.live");
  REQUIRE(turn != nullptr);
  CHECK(turn->printed == Approx(1.052));
  const Bid percent =
      opened(shop("[investment]\nplant = { amount = 100 }\n[revenue]\n"
                  "sales = { amount = \"30 * live / 100\", per = \"year\" }\n"
                  "[drivers]\nlive = { value = 95, unit = \"%\" }\n"));
  CHECK(turn_of(find_turning(percent, evaluate(percent)), "drivers.live") == nullptr);
  const Bid list = opened(shop(rest + "live = { value = [0.8, 1, 1, 1], unit = \"share\" }\n"));
  CHECK(turn_of(find_turning(list, evaluate(list)), "drivers.live.times") == nullptr);
}

TEST_CASE("turning: a list moves by a share, which passes when put back") {
  const std::string rest =
      "[investment]\nplant = { amount = 100, at = \"Y0\" }\n"
      "[revenue]\nsales = { amount = [30, 30, 31, 31], per = \"year\" }\n";
  const Bid bid = opened(shop(rest));
  const Turning turning = find_turning(bid, evaluate(bid));
  const Turn* turn = turn_of(turning, "revenue.sales.times");
  REQUIRE(turn != nullptr);
  CHECK(evaluate(opened(shop(rest), {turn->setting})).verdict == Verdict::go);
  CHECK(test::sentence_of(bid, "to_pass_everything").find(" sales +3.") != std::string::npos);
}

TEST_CASE("turning: a price and the term together pass where neither does alone") {
  const std::string rest =
      "[investment]\nplant = { amount = \"p\" }\n[revenue]\nsales = { amount = \"fee\", per = "
      "\"year\" }\n"
      "[drivers]\nfee = { value = 10, role = \"price\", tick = 0.1, low = 9, high = 14 }\n"
      "p = { value = 55, low = 54, high = 60 }\n";
  const Bid bid = opened(shop(rest));
  const Turning turning = find_turning(bid, evaluate(bid));
  const Remedy& all = turning.remedies.at(0);
  REQUIRE(all.together.size() == 2);
  CHECK(turning.numbers[all.together[0].number].address == "drivers.fee");
  CHECK(turning.numbers[all.together[1].number].address == "project.period");
  const auto judged = [&](const std::string& fee, const std::string& period) {
    return evaluate(opened(shop(rest), {fee, period})).verdict;
  };
  CHECK(judged(all.together[0].setting, all.together[1].setting) == Verdict::go);
  // No dearer than it must be: a tick less fails.
  const Variable& fee = turning.numbers[all.together[0].number];
  CHECK(judged(setting(fee, all.together[0].printed - 0.1), all.together[1].setting) ==
        Verdict::no_go);
}

TEST_CASE("turning: two numbers of which each mends another rule pass together") {
  // Without discounting the deposit, given back, changes the greatest need of funds alone; the fee
  // comes too late to change it.
  const std::string rest =
      "[rates]\ndiscount = 0\n"
      "[investment]\nplant = { amount = \"plant\" }\n"
      "[cost]\nsecurity = { amount = \"deposit\", at = \"Y0\" }\n"
      "[revenue]\nback = { amount = \"deposit\", at = \"Y4\" }\n"
      "sales = { amount = \"fee\", per = \"year\" }\n"
      "[drivers]\nfee = { value = 20, role = \"price\", tick = 1, low = 18, high = 28 }\n"
      "deposit = { value = 20, tick = 1, low = 12, high = 30, control = \"customer\" }\n"
      "plant = { value = 100, low = 99, high = 101 }\n"
      "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n"
      "[rule.funds]\nmeasure = \"peak_funding\"\nat_most = 115\n";
  const std::string head = "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"4 years\"\n";
  const Bid bid = opened(head + rest);
  const Turning turning = find_turning(bid, evaluate(bid));
  const Remedy& all = turning.remedies.at(0);
  REQUIRE(all.together.size() == 2);
  for (const Turn& each : all.together) {
    const double right = turning.numbers[each.number].address == "drivers.fee" ? 25 : 15;
    CHECK(each.printed == right);
  }
}

TEST_CASE("turning: a bid at its limit has no headroom, and one of discretionary rules says so") {
  // 24 payments of 29.90 pay for a box of 717.60 within two years.
  const Bid box = opened(
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"36 months\"\nstep = "
      "\"month\"\n[investment]\nbox = { amount = 717.6 }\n[revenue]\nrent = { amount = 29.9, per = "
      "\"month\" "
      "}\n[rule.back]\nmeasure = \"static_payback\"\nat_most = \"24 months\"\n");
  CHECK(
      test::sentence_of(box, "threat") ==
      "No headroom in box: back fails as soon as it is above 717.6. A rule also fails, inside its "
      "range or within 10%, with rent below 29.9.");
  const Bid conditional = opened(shop(
      "[investment]\nplant = { amount = 100 }\n[revenue]\nsales = { amount = 30, per = \"year\" }\n"
      "[rule.value]\nmeasure = \"npv\"\nat_least = 0\nseverity = \"should\"\n"));
  CHECK(test::sentence_of(conditional, "to_pass_everything")
            .starts_with("To pass the discretionary rules too: "));
}

TEST_CASE("turning: where nothing alone passes inside its range, two changes together do") {
  const std::vector<std::string> ranges = {
      "drivers.integration.low=6500000", "drivers.integration.high=10500000",
      "drivers.wage.low=16000",          "drivers.wage.high=18000",
      "drivers.take_up.low=0.95",        "drivers.take_up.high=1",
      "drivers.line_fee.low=2500",       "drivers.line_fee.high=2900",
      "drivers.energy.low=34000",        "drivers.energy.high=39000"};
  const auto judged = [&](std::vector<std::string> more) {
    const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
    DiskFiles files;
    Sources sources;
    std::vector<std::string> settings = ranges;
    settings.insert(settings.end(), more.begin(), more.end());
    auto bid = open_bid(files,
                        {.bid = folder + "ict-integration.toml",
                         .policy = folder + "ict-policy.toml",
                         .settings = std::move(settings)},
                        sources);
    REQUIRE(bid.value.has_value());
    return *std::move(bid.value);
  };
  const Bid bid = judged({});
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.remedies.size() == 2);
  for (const Remedy& remedy : turning.remedies) {
    REQUIRE(remedy.together.size() == 2);
    const Evaluation found =
        evaluate(judged({remedy.together[0].setting, remedy.together[1].setting}));
    CHECK(found.verdict <=
          (remedy.group == RuleGroup::mandatory ? Verdict::conditional : Verdict::go));
    CHECK(turning.numbers[remedy.together[0].number].address == "drivers.integration");
  }
}

// 100 of outlay over four years at 10 % need 31.547 a year, and at 40.02 return 21.9 %.
TEST_CASE("turning: a go that a rise and a fall would end names both ends") {
  const Bid bid = opened(
      shop("[investment]\nplant = { amount = 100 }\n[revenue]\nsales = { amount = \"fee\", per = "
           "\"year\" }\n[drivers]\nfee = { value = 35, tick = 0.01 }\n"
           "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n"
           "[rule.cap]\nmeasure = \"irr\"\nat_most = 0.219\n"));
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.opposite.has_value());
  // The annuity of 100 at 21.9 %.
  const double high = 100 * 0.219 / (1 - std::pow(1.219, -4));
  CHECK(turning.opposite->printed == Approx(std::floor(high * 100) / 100));
  CHECK(test::sentence_of(bid, "threat") ==
        "Stays GO while 31.55 <= fee <= 40.02, all else as written (below value fails, above "
        "cap fails).");
}

TEST_CASE("turning: a number that is 0 as written is searched in all sizes") {
  const std::string rest =
      "[investment]\nplant = { amount = 100 }\n[revenue]\nsales = { amount = \"25 + grant / "
      "1000\", per = \"year\" }\n[drivers]\ngrant = 0\n";
  const Bid bid = opened(shop(rest));
  const Turning turning = find_turning(bid, evaluate(bid));
  const Turn* turn = turn_of(turning, "drivers.grant");
  REQUIRE(turn != nullptr);
  const double needed = 1'000 * (100 * 0.1 / (1 - std::pow(1.1, -4)) - 25);
  CHECK(turn->value == Approx(needed).epsilon(1e-9));
  CHECK(evaluate(opened(shop(rest), {turn->setting})).verdict == Verdict::go);
}

TEST_CASE("turning: where nothing ends a go, it says how far each number was searched") {
  const Bid bid = opened(
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"4 years\"\n[rates]\n"
      "discount = 0.1\n[revenue]\nsales = { amount = \"fee\", per = \"year\" }\n"
      "gift = { amount = \"present^2\", at = \"Y1\" }\n[drivers]\nfee = 35\npresent = 0\n"
      "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n");
  CHECK(test::sentence_of(bid, "threat") ==
        "Stays GO whatever one number does, from nothing to four times its value, a term from a "
        "quarter to twice its length, what is 0 from -1,000,000,000 to 1,000,000,000.");
}
