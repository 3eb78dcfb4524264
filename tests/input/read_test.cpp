// SPDX-License-Identifier: MIT
#include "gonogo/input/read.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace gonogo;
using test::Codes;
using test::document_of;
using test::faults_of;
using test::formula;
using test::number;
using test::numbers;
using test::proposal_of;

TEST_CASE("read_proposal: a project with all its keys") {
  const auto read = read_proposal(
      document_of("[project]\ntitle = \"Phones\"\ncustomer = \"医院\"\ncurrency = \"CNY\"\nscale = "
                  "10_000\nstart = 2026-07-01\n"
                  "construction = \"3 months\"\nperiod = \"63 months\"\nstep = \"month\"\n"));
  REQUIRE(read.value);
  const Project& project = read.value->project;
  CHECK(project.customer.value == "医院");
  CHECK(number(project.scale) == 10000);
  CHECK(project.start == Date{2026, 7, 1});
  CHECK(number(project.construction->count) == 3);
  CHECK(project.period->count.address == "project.period");
  CHECK(project.step == Step::month);
}

TEST_CASE("read_proposal: the least that a bid says is a title, a currency and a period") {
  CHECK(faults_of("").empty());
  CHECK(read_proposal(document_of("")).diagnostics.at(0).code == "missing-section");
  CHECK(read_proposal(document_of("[project]\n")).diagnostics.size() == 3);
  const auto dated = read_proposal(
      document_of("project = { title = \"x\", currency = \"EUR\", step = \"dated\" }\n"));
  CHECK(dated.diagnostics.empty());
}

TEST_CASE("read_proposal: absent keys keep their documented defaults") {
  const Proposal bid = proposal_of(
      "cost.x = { amount = 5, per = \"year\" }\ninvestment.y = { amount = 5 }\ntax.rate = 0.25\n");
  CHECK(bid.project.step == Step::year);
  CHECK(number(bid.project.scale) == 1);
  CHECK(bid.lines[0].category.value == "other");
  CHECK(bid.lines[0].cash);
  CHECK(bid.lines[0].deductible);
  CHECK_FALSE(bid.lines[0].time.from);
  CHECK(bid.investment[0].depreciation.method == DepreciationMethod::straight_line);
  CHECK(bid.investment[0].depreciation.disposal_year == DisposalYear::full);
  CHECK(std::holds_alternative<std::monostate>(bid.investment[0].sale));
  CHECK(bid.tax->losses == Losses::carry);
  CHECK(bid.tax->assessed == Assessed::year);
  CHECK(bid.tax->disposal == DisposalTax::net);
}

TEST_CASE("drivers: a number and a table of one say the same, at the same address") {
  const Proposal bid = proposal_of(
      "[drivers]\na = 3\nb = { value = 3 }\nc = [1, 2]\nd = { Y1 = 4, Y3 = 5 }\ne = { value = [1, "
      "2], by = \"month\", repeat = true }\n");
  CHECK(number(bid.drivers[0].value) == number(bid.drivers[1].value));
  CHECK(bid.drivers[1].value.address == "drivers.b");
  CHECK(numbers(bid.drivers[2].value) == std::vector<double>{1, 2});
  CHECK(std::get<ValueList>(bid.drivers[4].value.value)[1].address == "drivers.e[2]");
  CHECK(std::get<std::vector<Entry>>(bid.drivers[3].value.value)[1].value.address ==
        "drivers.d.Y3");
  CHECK(bid.drivers[4].time.by == By::month);
  CHECK(bid.drivers[4].time.repeat);
}

TEST_CASE("drivers: role, control, tick and uncertainty are kept") {
  const Driver driver = proposal_of(
                            "drivers.price = { value = 0.18, unit = \"CNY\", source = \"list\", "
                            "role = \"price\", control = \"customer\", tick = 0.01, "
                            "low = 0.15, high = 0.2, distribution = \"triangular\", scope = "
                            "\"walk\", growth = \"-erosion\", from = \"Y1\" }")
                            .drivers[0];
  CHECK(driver.role == Role::price);
  CHECK(driver.control == Control::customer);
  CHECK(driver.tick == 0.01);
  CHECK(driver.uncertainty.shape == Uncertainty::Shape::triangular);
  CHECK(driver.uncertainty.low == 0.15);
  CHECK(driver.uncertainty.high == 0.2);
  CHECK_FALSE(driver.uncertainty.spread);
  CHECK(driver.uncertainty.scope == Scope::walk);
  CHECK(formula(std::get<Scalar>(driver.time.growth->rate)) == "-erosion");
  const Proposal others = proposal_of(
      "drivers.a = { value = [1, 2], spread = [-0.1, 0.2] }\ndrivers.b = { value = 3, whole = true "
      "}\n");
  REQUIRE(others.drivers[0].uncertainty.spread);
  CHECK(others.drivers[0].uncertainty.spread->low == -0.1);
  CHECK(others.drivers[1].tick == 1);
}

TEST_CASE("drivers: each distribution asks for its own numbers") {
  const auto faults = [](const std::string& keys) {
    return faults_of("drivers.x = { value = 3, " + keys + " }");
  };
  CHECK(faults("distribution = \"normal\", sd = 1").empty());
  CHECK(faults("distribution = \"lognormal\", sigma = 0.1").empty());
  CHECK(faults("distribution = \"discrete\", values = [2, 3], weights = [1, 2]").empty());
  CHECK(faults("distribution = \"discrete\", values = [2, 3], weights = [0, 0]") ==
        Codes{"conflict"});
  CHECK(
      faults_of("drivers.x = { value = 1, distribution = \"event\", probability = 0.1 }").empty());
  CHECK(faults("distribution = \"event\", probability = 0.1") == Codes{"order"});
  CHECK(faults("p10 = 2, p50 = 3, p90 = 5").empty());
  CHECK(faults("distribution = \"normal\"") == Codes{"missing-key"});
  CHECK(faults("distribution = \"pert\", low = 2") == Codes{"missing-key"});
  CHECK(faults("sigma = 0.1") == Codes{"conflict"});
  CHECK(faults("p10 = 2") == Codes{"missing-key"});
}

TEST_CASE("lines: the four sections keep their names and the order of the file") {
  const Proposal bid = proposal_of(
      "revenue.a = { amount = 1, per = \"year\", new = 0.9, receivable = \"90 days\" }\ncost.b = { "
      "amount = 1, at = \"Y1\", payable = \"1 month\", cash = false }\n"
      "other_income.c = { amount = { Y2 = 5 } }\nbenefit.d = { amount = [1, 2], per = \"month\", "
      "excluded = \"optional\" }\n");
  std::vector<std::string> names;
  for (const Line& line : bid.lines) names.push_back(line.section + "." + line.id);
  CHECK(names == std::vector<std::string>{"revenue.a", "cost.b", "other_income.c", "benefit.d"});
  CHECK(number(*bid.lines[0].truly_new) == 0.9);
  CHECK(bid.lines[0].delay->unit == Unit::day);
  CHECK_FALSE(bid.lines[1].cash);
  CHECK(bid.lines[3].excluded->value == "optional");
}

TEST_CASE("lines: a sum has a rate or a moment, one of them and not both") {
  const auto faults = [](const std::string& keys) {
    return faults_of("cost.x = { " + keys + " }");
  };
  CHECK(faults("amount = 1") == Codes{"no-moment"});
  CHECK(faults("amount = \"2 * beds\"") == Codes{"no-moment"});
  CHECK(faults("amount = [1, 2]") == Codes{"list-per"});
  CHECK(faults("amount = 1, per = \"year\", at = \"Y1\"") == Codes{"conflict"});
  CHECK(faults("amount = { Y1 = 2 }, at = \"Y1\"") == Codes{"conflict"});
  CHECK(faults("amount = { Y1 = 2 }").empty());
  CHECK(faults("amount = { Y1 = 2 }, per = \"month\"").empty());
  CHECK(faults_of("investment.x = { amount = 1 }").empty());
  CHECK(faults_of("investment.x = { amount = [1, 2] }") == Codes{"list-per"});
}

TEST_CASE("lines: a fault in a value does not raise others") {
  CHECK(faults_of("cost.x = { amount = true, per = \"yer\" }") ==
        Codes{"wrong-type", "unknown-word"});
  CHECK(faults_of("cost.x = { amount = 1, at = \"year 3\" }") == Codes{"bad-label"});
}

TEST_CASE("investment: sale, depreciation and residual in all their forms") {
  const Proposal bid = proposal_of(
      "[investment]\na = { amount = 1, sale = \"book\" }\nb = { amount = 1, sale = \"cost\" }\nc = "
      "{ amount = 1, sale = \"0.05 * beds\" }\n"
      "d = { amount = 1, depreciation = \"double_declining\" }\ne = { amount = 1, depreciation = { "
      "shares = [0.6, 0.4], disposal_year = \"half\" } }\n"
      "f = { amount = 1, depreciation = { method = \"declining\", rate = 0.25, switch = true } "
      "}\ng = { amount = 1, depreciation = { amounts = [26_250] } }\n"
      "h = { amount = 1, depreciation = { table = \"macrs_7\" }, replace = \"5 years\", existing = "
      "true, residual_amount = 0.5 }\n");
  const auto& assets = bid.investment;
  CHECK(std::holds_alternative<BookSale>(assets[0].sale));
  CHECK(std::holds_alternative<CostSale>(assets[1].sale));
  CHECK(formula(std::get<Scalar>(assets[2].sale)) == "0.05 * beds");
  CHECK(assets[3].depreciation.method == DepreciationMethod::double_declining);
  CHECK(assets[4].depreciation.method == DepreciationMethod::shares);
  CHECK(assets[4].depreciation.disposal_year == DisposalYear::half);
  CHECK(assets[5].depreciation.switch_to_straight_line);
  CHECK(assets[6].depreciation.method == DepreciationMethod::amounts);
  CHECK(assets[7].depreciation.table == "macrs_7");
  CHECK(assets[7].existing);
}

TEST_CASE("sections: words of the language are no ids") {
  for (const char* word :
       {"year", "min", "if", "revenue", "depreciation", "times", "plus", "change"}) {
    INFO(word);
    CHECK(faults_of("drivers." + std::string(word) + " = 3") == Codes{"reserved-word"});
  }
  CHECK(faults_of("drivers.years = 3").empty());
}

TEST_CASE("read_policy: what finance owns") {
  const auto read = read_policy(
      document_of("[policy]\nname = \"Bids\"\nowner = \"Finance\"\ncurrency = \"CNY\"\ncategories "
                  "= [\"site_rent\"]\n[rates]\ndiscount = 0.08\n"
                  "[conventions]\ntiming = \"mid\"\npayback_from = "
                  "\"operation\"\n[rule.value]\nmeasure = \"npv\"\nat_least = 0\n"
                  "[rule.payback]\nmeasure = \"static_payback\"\nat_most = \"3 years\"\nseverity = "
                  "\"should\"\nscenario = \"stress\"\n"
                  "[scenario.stress]\nrevenue.times = 0.9\n[uplift]\ninvestment = 0.05\n"));
  REQUIRE(read.value);
  const Policy& policy = *read.value;
  CHECK(policy.categories[0].value == "site_rent");
  CHECK(policy.conventions.timing == Timing::mid);
  CHECK(number(std::get<Scalar>(*policy.rules[0].at_least)) == 0);
  CHECK(policy.rules[0].severity == Must::must);
  CHECK(policy.rules[0].flow.value == FlowKind::project);
  CHECK(std::get<Scalar>(*policy.rules[0].at_least).address == "rule.value.at_least");
  CHECK(std::get<Duration>(*policy.rules[1].at_most).unit == Unit::year);
  CHECK(number(*policy.uplift.investment) == 0.05);
  CHECK(policy.scenarios[0].id == "stress");
}

TEST_CASE("read_proposal: what was sound is kept beside what was not") {
  const ProposalReading reading = read_proposal_leniently(
      document_of(test::with_project("[drivers]\nbeds = { value = 3, lwo = 2 }\nrooms = 4\n")));
  CHECK(has_errors(reading.diagnostics));
  REQUIRE(reading.proposal.drivers.size() == 2);
  CHECK(number(reading.proposal.drivers[0].value) == 3);
}

TEST_CASE("read_proposal: a fault is mended where compiling would only repeat it") {
  const auto lenient = [](const std::string& sections) {
    return read_proposal_leniently(document_of(test::with_project(sections))).proposal;
  };
  CHECK(lenient("cost.x = { amount = [1, 2] }").lines[0].per == Unit::year);
  CHECK(lenient("cost.x = { amount = 1 }").lines[0].per == Unit::year);
  CHECK_FALSE(lenient("cost.x = { amount = 1, per = \"year\", at = \"Y1\" }").lines[0].at);
  CHECK_FALSE(lenient("cost.x = { amount = 1, at = \"Y1\", growth = 0.1 }").lines[0].time.growth);
  CHECK(lenient("rule.x = { measure = \"irr\", at_least = 10 }").rules.empty());
  CHECK(numbers(lenient("cost.x = { amount = [], per = \"year\" }").lines[0].amount) ==
        std::vector<double>{0});
  CHECK(number(read_proposal_leniently(document_of("")).proposal.project.period->count) == 100);
}
