// SPDX-License-Identifier: MIT
// Rules that judge some bids only: by size and by kind; grades of customers.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/portfolio.hpp"
#include "gonogo/analysis/trials.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/report/render.hpp"

using namespace gonogo;

namespace {

std::string bid_of(const std::string& project_keys, const std::string& investment = "1_000") {
  return "[project]\ntitle = \"A bid\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n" + project_keys +
         "\n[rates]\ndiscount = 0.1\n[investment]\nplant = { amount = " + investment +
         ", depreciation = \"none\", sale = 0 }\n[revenue]\nsales = { amount = 400, per = \"year\" "
         "}\n";
}

struct Judged {
  Checked<Bid> bid = {};
  Evaluation evaluation = {};

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const Diagnostic& each : bid.diagnostics) all.push_back(each.code);
    return all;
  }
  /// "value fail, large skipped": each rule with its outcome.
  std::string outcomes() const {
    std::string text;
    for (const RuleResult& each : evaluation.rules) {
      text += (text.empty() ? "" : ", ") + bid.value->model->rules[each.rule].rule.id + " ";
      text += each.skipped != Skipped::no ? "skipped" : std::string(id_of(each.outcome));
    }
    return text;
  }
};

Judged judged(const std::string& bid, const std::string& policy,
              const std::string& name = "bids/a.toml") {
  MemoryFiles files;
  files.add(name, bid);
  files.add("bids/gonogo-policy.toml", "[policy]\n" + policy);
  Sources sources;
  Judged result{.bid =
                    open_bid(files, {.bid = name, .policy = "bids/gonogo-policy.toml"}, sources)};
  if (result.bid.value) result.evaluation = evaluate(*result.bid.value);
  return result;
}

const std::string two_rules =
    "[rule.value]\nmeasure = \"npv\"\nat_least = 0\nseverity = \"should\"\n"
    "[rule.large]\nmeasure = \"irr\"\nat_least = 0.5\napprover = \"sales director\"\n";

std::string text_of(const Judged& found) {
  return render_text(evaluation_report(*found.bid.value, found.evaluation), {.width = 100});
}

}  // namespace

TEST_CASE("rules by size: a rule judges the bids for which its condition holds") {
  const std::string large = two_rules + "when = \"investment > 999\"\n";
  CHECK(judged(bid_of(""), large).outcomes() == "value fail, large fail");
  const Judged small = judged(bid_of("", "999"), large);
  CHECK(small.outcomes() == "value fail, large skipped");
  CHECK(small.evaluation.verdict == Verdict::conditional);
  // Within rounding of its mark, a bid is at it.
  CHECK(judged(bid_of("", "\"333 * 0.1 + 965.7\""), large).outcomes() ==
        "value fail, large skipped");
  const std::string by_measure = two_rules + "when = \"max(revenue, 2 * cost) - npv >= 1_000\"\n";
  CHECK(judged(bid_of(""), by_measure).outcomes() == "value fail, large fail");
  CHECK(judged(bid_of("", "10"), by_measure).outcomes() == "value pass, large skipped");
}

TEST_CASE("rules by size: the policy counts in units of the currency") {
  const std::string large = two_rules + "when = \"investment > 5_000_000\"\n";
  CHECK(judged(bid_of("scale = 10_000"), large).outcomes() == "value fail, large fail");
  CHECK(judged(bid_of("scale = 1_000"), large).outcomes() == "value fail, large skipped");
}

TEST_CASE("rules by size: a condition without a value holds") {
  const std::string no_irr = two_rules + "when = \"irr > 0.1\"\n";
  CHECK(judged(bid_of("", "0"), no_irr).outcomes() == "value pass, large pass");
}

TEST_CASE("rules by size: a case is judged by its own size") {
  const Judged found = judged(bid_of(""), two_rules + "when = \"revenue < 900\"\n");
  REQUIRE(found.bid.value.has_value());
  const Model& model = *found.bid.value->model;
  const Cases cases{.count = 2,
                    .addresses = {"revenue.sales.amount"},
                    .fill = [](std::size_t, std::span<const std::span<double>> to) {
                      to[0][0] = 400, to[0][1] = 500;
                    }};
  const Outcomes out = run(model, cases, Wanted{.margins = true});
  CHECK(out.margins[1].why[0] == Why::computed);
  CHECK(out.margins[1].why[1] == Why::not_applicable);
}

TEST_CASE("rules: of several that fail for one approver, the approver signs once") {
  const Judged found =
      judged(bid_of(""), two_rules +
                             "[rule.more]\nmeasure = \"npv\"\nat_least = 1\n"
                             "approver = \"sales director\"\nseverity = \"should\"\n");
  REQUIRE(found.bid.value.has_value());
  CHECK(outcome_of(*found.bid.value, found.evaluation).approvers ==
        std::vector<std::string>{"sales director"});
}

TEST_CASE("rules: where each may be skipped, the NPV is judged too") {
  const std::string alone =
      "[rule.large]\nmeasure = \"irr\"\nat_least = 0.5\nwhen = \"investment > 5_000\"\n";
  CHECK(judged(bid_of(""), alone).outcomes() == "large skipped, default fail");
}

TEST_CASE("rules by kind: a bid in its folder is judged by the rules of its kind") {
  const std::string policy = "kinds = { ict = \"ict\", lines = [\"lines\", \"leased\"] }\n" +
                             two_rules + "kinds = [\"ict\"]\n";
  const auto kind_in = [&](const std::string& kind, const std::string& folder) {
    return judged(bid_of(kind.empty() ? "" : "kind = \"" + kind + "\""), policy,
                  "bids/" + folder + "a.toml");
  };
  CHECK(kind_in("ict", "ict/").outcomes() == "value fail, large fail");
  CHECK(kind_in("lines", "leased/2026/").outcomes() == "value fail, large skipped");
  CHECK(kind_in("", "leased/").outcomes() == "value fail, large fail");
  const Judged elsewhere = kind_in("lines", "ict/");
  CHECK(elsewhere.outcomes() == "value fail, large fail");
  CHECK(elsewhere.codes() == std::vector<std::string>{"kind-elsewhere"});
  CHECK(kind_in("lines", "leased_not/").outcomes() == "value fail, large fail");
  CHECK(kind_in("voice", "ict/").codes() == std::vector<std::string>{"unknown-kind"});
}

TEST_CASE("rules by kind: kinds without folders are anywhere") {
  const std::string policy = "kinds = [\"ict\", \"lines\"]\n" + two_rules + "kinds = [\"ict\"]\n";
  CHECK(judged(bid_of("kind = \"lines\""), policy).outcomes() == "value fail, large skipped");
}

TEST_CASE("rules: a report names what was skipped, and who must sign") {
  const std::string fails = text_of(judged(bid_of(""), two_rules));
  CHECK(fails.find("Must sign: sales director, for large.") != std::string::npos);
  CHECK(fails.find("Skipped") == std::string::npos);
  const std::string skipped =
      text_of(judged(bid_of(""), two_rules + "when = \"investment > 5_000\"\n"));
  CHECK(skipped.find("Skipped: large (when investment > 5_000).") != std::string::npos);
  CHECK(skipped.find("Must sign") == std::string::npos);
}

TEST_CASE("grades: the items of a grade lie under the bid, in capitals or not") {
  const std::string policy =
      two_rules +
      "[grade.4a]\nname = \"Key account\"\n[grade.4a.cost]\n"
      "manager = { amount = 30, per = \"year\" }\nvisits = { amount = 5, per = \"year\" }\n";
  const auto costs = [&](const std::string& keys, const std::string& sections) {
    const Judged found = judged(bid_of(keys) + sections, policy);
    REQUIRE(found.bid.value.has_value());
    const RowId cost = found.bid.value->model->sheet.find("cost");
    return found.bid.value->model.snapshot().row(cost);
  };
  const std::string own = "[cost]\nvisits = { amount = 8, per = \"year\" }\n";
  CHECK(costs("grade = \"4A\"", own) == std::vector<double>{0, 38, 38});
  CHECK(costs("grade = \"4a\"", "") == std::vector<double>{0, 35, 35});
  CHECK(costs("", own) == std::vector<double>{0, 8, 8});
  CHECK(judged(bid_of("grade = \"5A\""), policy).codes() ==
        std::vector<std::string>{"unknown-grade"});
  CHECK(judged(bid_of("grade = \"4A\"") + "[grade.4a.cost]\nx = { amount = 1, per = \"year\" }\n",
               policy)
            .codes() == std::vector<std::string>{"stated-twice"});
}

TEST_CASE("grades: a line of the bid keeps what it says, and takes the rest from the grade") {
  const std::string policy =
      two_rules +
      "[grade.4a.rates]\ndiscount = 0.2\nequity = 0.3\n"
      "[grade.4a.cost]\nvisits = { amount = 5, per = \"year\", growth = 0.1 }\n";
  const auto costs = [&](const std::string& own) {
    const Judged found = judged(bid_of("grade = \"4A\"") + "[cost]\n" + own, policy);
    for (const std::string& code : found.codes()) MESSAGE(code);
    REQUIRE(found.bid.value.has_value());
    const Rates& rates = found.bid.value->loaded.proposal.rates;
    CHECK(std::get<double>(rates.discount->rate.value) == 0.1);
    CHECK(std::get<double>(rates.equity->rate.value) == 0.3);
    return found.bid.value->model.snapshot().row(found.bid.value->model->sheet.find("cost"));
  };
  CHECK(costs("visits = { amount = 10 }\n") == std::vector<double>{0, 10, 11});
  CHECK(costs("visits = { amount = 10, growth = 0 }\n") == std::vector<double>{0, 10, 10});
  CHECK(costs("visits = { amount = 10, per = \"quarter\", growth = 0 }\n") ==
        std::vector<double>{0, 40, 40});
}

// The bid has 100 of calls a year from bid_of(), and its own cost; the grade adds a line and moves both.
TEST_CASE("grades: times and plus move what the bid then holds, before a scenario does") {
  const std::string policy = two_rules +
                             "[grade.5a]\ncost.times = 1.5\ncost.visits.growth.times = 2\n"
                             "cost.visits.plus = 2\n"
                             "cost.manager = { amount = 30, per = \"year\" }\n";
  const std::string own = "[cost]\nvisits = { amount = 8, per = \"year\", growth = 0.1 }\n";
  const auto costs = [&](const std::string& keys, const std::string& more = "") {
    const Judged found = judged(bid_of(keys) + own + more, policy);
    for (const std::string& code : found.codes()) MESSAGE(code);
    REQUIRE(found.bid.value.has_value());
    return found.bid.value->model.snapshot().row(found.bid.value->model->sheet.find("cost"));
  };
  const auto near = [](const std::vector<double>& values, const std::vector<double>& wanted) {
    REQUIRE(values.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(values[i] == doctest::Approx(wanted[i]));
  };
  near(costs("grade = \"5A\""), {0, 1.5 * (8 + 2 + 30), 1.5 * (8 * 1.2 + 2 + 30)});
  near(costs(""), {0, 8, 8.8});
  CHECK(judged(bid_of("grade = \"5A\""), policy).codes() ==
        std::vector<std::string>{"unknown-address"});
}

TEST_CASE("grades: settings and scenarios move items of a grade, and choose another") {
  const std::string policy = two_rules +
                             "[grade.4a.cost]\nmanager = { amount = 30, per = \"year\" }\n"
                             "[grade.5a.cost]\nmanager = { amount = 50, per = \"year\" }\nextra = "
                             "{ amount = 1, at = \"Y1\" }\n";
  MemoryFiles files;
  files.add("a.toml", bid_of("grade = \"4A\"") +
                          "[scenario.better]\nproject.grade = \"5A\"\ncost.extra.amount = 2\n");
  files.add("p.toml", "[policy]\n" + policy);
  const auto costs = [&](const std::string& scenario, std::vector<std::string> settings) {
    Sources sources;
    const auto bid = open_bid(files,
                              {.bid = "a.toml",
                               .policy = "p.toml",
                               .settings = std::move(settings),
                               .scenario = scenario},
                              sources);
    for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
    REQUIRE(bid.value.has_value());
    return bid.value->model.snapshot().row(bid.value->model->sheet.find("cost"));
  };
  CHECK(costs("", {}) == std::vector<double>{0, 30, 30});
  CHECK(costs("", {"cost.manager.amount=7"}) == std::vector<double>{0, 7, 7});
  CHECK(costs("", {"project.grade=5a"}) == std::vector<double>{0, 51, 50});
  CHECK(costs("better", {}) == std::vector<double>{0, 52, 50});
}
