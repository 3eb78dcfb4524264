// SPDX-License-Identifier: MIT
/// Bids at the limits of size: what a search leaves out.
#include "analysis/work.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/turning.hpp"
#include "opening.hpp"
#include "sentence.hpp"

using namespace gonogo;

TEST_CASE("turning: a bid with too much work for a search names the numbers that it leaves out") {
  const Bid bid = test::open_bid_at("../examples/bedside-phones.toml", {"drivers.minutes=4"});
  const Evaluation evaluation = evaluate(bid);
  const Turning all = find_turning(bid, evaluation), few = find_turning(bid, evaluation, 1);
  CHECK(all.left_out.empty());
  CHECK_FALSE(all.passes_over_steps);
  REQUIRE(few.numbers.size() == 1);
  CHECK(few.numbers.front().address == all.numbers.front().address);
  REQUIRE(few.left_out.size() == all.numbers.size() - 1);
  const auto sections = turning_sections(bid, evaluation, few);
  REQUIRE_FALSE(sections.empty());
  const auto& blocks = sections.front().blocks;
  CHECK(std::any_of(blocks.begin(), blocks.end(), [](const Block& each) {
    const auto* text = std::get_if<Paragraph>(&each);
    return text && text->id == "left_out";
  }));
}

TEST_CASE("sensitivity: a bid with too much work names what it does not move and not search") {
  const Bid bid = test::open_bid_at("../examples/bedside-phones.toml");
  const Sensitivity all = find_sensitivity(bid, {});
  CHECK(all.left_out.empty());
  CHECK(all.not_searched.empty());
  // What the tornado has time for is too much for the searches, which take 50 times as many cases.
  double enough = 1;
  while (find_sensitivity(bid, {.detail = Detail::tornado, .most_work = enough}).left_out.size() >
         0)
    enough *= 2;
  const Sensitivity some = find_sensitivity(bid, {.most_work = enough});
  CHECK(some.left_out.empty());
  REQUIRE(some.rows.size() == all.rows.size());
  REQUIRE(some.not_searched.size() > 0);
  const std::size_t searched = some.rows.size() - some.not_searched.size();
  CHECK(some.not_searched.front().address == some.rows[searched].number.address);
  for (std::size_t l = 0; l < some.rows.size(); ++l) {
    CHECK(some.rows[l].spread == all.rows[l].spread);
    CHECK(some.rows[l].switches.size() == (l < searched ? bid.model->rules.size() : 0));
    for (std::size_t r = 0; r < some.rows[l].switches.size(); ++r)
      CHECK(some.rows[l].switches[r].values == all.rows[l].switches[r].values);
  }
  const Sensitivity one = find_sensitivity(bid, {.most_work = 1});
  CHECK(one.rows.size() == 1);
  CHECK(one.left_out.size() >= all.rows.size() - 1);
  const Section section = sensitivity_report(bid, {}, one).sections.front();
  const auto* text = std::get_if<Paragraph>(&section.blocks.back());
  REQUIRE(text);
  CHECK(
      in_words(text->text, Language::english).starts_with("Not moved, as the bid is too large: "));
}

TEST_CASE("turning: of 20,400 steps in formulas none is looked for, and it says so") {
  std::string text =
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"600 months\"\n"
      "step = \"month\"\n"
      "[rates]\ndiscount = 0.1\n[drivers]\nfee = 35\n[rule.value]\nmeasure = \"npv\"\n"
      "at_least = 0\n[investment]\nplant = { amount = 100 }\n[revenue]\n";
  constexpr int lines = 34;
  for (int i = 0; i < lines; ++i)
    text += "line_" + std::to_string(i) + " = { amount = \"ceil(fee / 7)\", per = \"month\" }\n";
  const Bid bid = test::must_open(text);
  CHECK(test::sentence_of(bid, "passes_over_steps") ==
        "Between the values that are tried, steps of the formulas are passed over, as the bid is "
        "too large.");
}

TEST_CASE("work: a power counts in each month where it moves, once where it stays, and else not") {
  const Bid bid = test::must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"600 months\"\n"
      "step = \"month\"\n[rates]\ndiscount = 0.1\n[drivers]\nfee = 35\nfirst = 2\nidle = 1\n"
      "[quantities]\nvolume = { formula = \"first\", growth = { rate = 0.01, every = \"step\" } }\n"
      "[revenue]\nfees = { amount = \"fee^1.5\", per = \"month\" }\n"
      "sales = { amount = \"volume^1.5\", per = \"month\" }\n");
  const auto work = [&](const std::string& moved) {
    return work_of_case(*bid.model, std::vector<Address>{moved});
  };
  constexpr double power = 40, months = 600;
  CHECK(work("drivers.idle") == 0);
  CHECK(work("drivers.fee") >= power);
  CHECK(work("drivers.first") >= power * months);
  CHECK(work("drivers.first") - work("drivers.fee") >= power * (months - 1));
}
