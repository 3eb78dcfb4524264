// SPDX-License-Identifier: MIT
#include "gonogo/choice/portfolio_choice.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "gonogo/input/read.hpp"

using namespace gonogo;

namespace {

PortfolioProblem problem_in(const std::string& text) {
  const auto document = parse_document("portfolio.toml", text);
  REQUIRE(document.value);
  auto portfolio = read_portfolio(*document.value);
  REQUIRE_MESSAGE(portfolio.value, english(portfolio.diagnostics.front().message));
  auto problem = problem_of(*std::move(portfolio.value), {});
  REQUIRE(problem.value);
  return *std::move(problem.value);
}

/// "a e f"; a part as "d:0.75".
std::string chosen(const PortfolioProblem& problem, const Selection& selection) {
  std::string text;
  for (std::size_t j = 0; j < selection.shares.size(); ++j) {
    const double share = selection.shares[j];
    if (share <= 0) continue;
    text += (text.empty() ? "" : " ") + problem.candidates[j].id;
    if (share < 1) text += ":" + std::to_string(share).substr(0, 4);
  }
  return text;
}

std::string best_of(const std::string& text) {
  const PortfolioProblem problem = problem_in(text);
  const PortfolioChoice found = choose(problem);
  return found.best ? chosen(problem, *found.best) : "none";
}

double npv_of(const std::string& text) { return choose(problem_in(text)).best.value().npv; }

const LeftOut& left_out(const PortfolioProblem& problem, const PortfolioChoice& found,
                        const std::string& id) {
  for (const LeftOut& each : found.left_out) {
    if (problem.candidates[each.candidate].id == id) return each;
  }
  throw std::out_of_range(id);
}

// OpenStax, Principles of Finance: seven projects and a budget of 200 million; the best are A, E and F, 78.
const std::string seven = R"(
[portfolio]
budget = 200
[bid]
a = { npv = 60, investment = 150 }
b = { npv = 25, investment = 100 }
c = { npv = 10, investment = 70 }
d = { npv = 15, investment = 50 }
e = { npv = 11, investment = 30 }
f = { npv = 7, investment = 20 }
g = { npv = 2, investment = 10 }
)";

// Brealey, Myers & Allen, Principles of Corporate Finance, "Capital rationing": budgets of 10 in years 0
// and 1; C yields in year 1 what D needs.
const std::string two_years = R"(
[portfolio]
budget = [10, 10]
[bid]
a = { npv = 21, investment = [10, -30] }
b = { npv = 16, investment = [5, -5] }
c = { npv = 12, investment = [5, -5] }
d = { npv = 13, investment = [0, 40] }
)";

}  // namespace

TEST_CASE("choose: the published choice of seven projects under one budget") {
  const PortfolioProblem problem = problem_in(seven);
  const PortfolioChoice found = choose(problem);
  REQUIRE(found.best);
  CHECK(chosen(problem, *found.best) == "a e f");
  CHECK(found.best->npv == doctest::Approx(78));
  // All 128 sets by hand: A+D uses 200 and is worth 75; A+E+G 190 and 73; A+F+G 180 and 69.
  REQUIRE(found.next.size() == 3);
  CHECK(chosen(problem, found.next[0]) == "a d");
  CHECK(found.next[0].npv == doctest::Approx(75));
  CHECK(chosen(problem, found.next[1]) == "a e g");
  CHECK(found.next[1].npv == doctest::Approx(73));
  // D would have to be worth 15 + (78 - 75).
  CHECK(*left_out(problem, found, "d").enters_above == doctest::Approx(18));
  CHECK(chosen(problem, *left_out(problem, found, "d").then) == "a d");
  // 10 more bring G, 2; a tenth, 20 more, bring A+D+F, 82.
  REQUIRE(found.budgets.size() == 1);
  CHECK(*found.budgets[0].least == doctest::Approx(10));
  CHECK(found.budgets[0].with_least->npv == doctest::Approx(80));
  CHECK(found.budgets[0].with_increment->npv == doctest::Approx(82));
  CHECK(chosen(problem, *found.budgets[0].with_increment) == "a d f");
}

// 265266.com: five projects at nine budgets; the sets and values as printed.
TEST_CASE("choose: the published choices at nine budgets") {
  const std::pair<int, std::pair<std::string, double>> published[] = {
      {200, {"c", 100}},       {300, {"c e", 130}},     {400, {"c d e", 152}},
      {450, {"c d e", 152}},   {500, {"a c", 220}},     {600, {"a c e", 250}},
      {700, {"a c d e", 272}}, {800, {"a b c e", 290}}, {900, {"a b c d e", 312}}};
  for (const auto& [budget, wanted] : published) {
    const std::string text = "[portfolio]\nbudget = " + std::to_string(budget) + R"(
[bid]
a = { npv = 120, investment = 300 }
b = { npv = 40, investment = 200 }
c = { npv = 100, investment = 200 }
d = { npv = 22, investment = 100 }
e = { npv = 30, investment = 100 }
)";
    const double amount = budget;
    CAPTURE(amount);
    CHECK(best_of(text) == wanted.first);
    CHECK(npv_of(text) == doctest::Approx(wanted.second));
  }
}

// OR-Library mknap1, the first problem: 6 projects, 10 budgets, best value 3,800 (projects 2, 3 and 6).
TEST_CASE("choose: Petersen's six projects under ten budgets") {
  CHECK(best_of(R"(
[portfolio]
budget = [80, 96, 20, 36, 44, 48, 10, 18, 22, 24]
[bid]
p1 = { npv = 100, investment = [8, 8, 3, 5, 5, 5, 0, 3, 3, 3] }
p2 = { npv = 600, investment = [12, 12, 6, 10, 13, 13, 0, 0, 2, 2] }
p3 = { npv = 1200, investment = [13, 13, 4, 8, 8, 8, 0, 4, 4, 4] }
p4 = { npv = 2400, investment = [64, 75, 18, 32, 42, 48, 0, 0, 0, 8] }
p5 = { npv = 500, investment = [22, 22, 6, 6, 6, 6, 8, 8, 8, 8] }
p6 = { npv = 2000, investment = [41, 41, 4, 12, 20, 20, 0, 0, 4, 4] }
)") == "p2 p3 p6");
}

TEST_CASE("choose: what one year brings is there in that year, in part and whole") {
  // Whole bids by hand: A and D need 10 and 10, and are worth 34; B and C are worth 28.
  CHECK(best_of(two_years) == "a d");
  std::string divisible = two_years;
  divisible.replace(divisible.find("budget"), 0, "divisible = true\n");
  // The book's linear programme: half of A, all of B, three quarters of D, worth 36.25.
  CHECK(best_of(divisible) == "a:0.50 b d:0.75");
  CHECK(npv_of(divisible) == doctest::Approx(36.25));
}

TEST_CASE("choose: what a year leaves is carried to the next only where the file says so") {
  const std::string bids = "budget = [10, 10]\n[bid]\na = { npv = 5, investment = [0, 15] }\n";
  CHECK(best_of("[portfolio]\n" + bids) == "");
  CHECK(best_of("[portfolio]\ncarry = true\n" + bids) == "a");
}

TEST_CASE("choose: carried budgets are those of years with a number") {
  // Y0 has no limit: the 15 are charged to nobody, and a is kept to the 10 of Y1 alone.
  const std::string bids = "[bid]\na = { npv = 5, investment = [15, 10] }\n";
  CHECK(best_of("[portfolio]\ncarry = true\nbudget = { Y1 = 10 }\n" + bids) == "a");
  CHECK(best_of("[portfolio]\ncarry = true\nbudget = { Y1 = 9 }\n" + bids) == "");
  // What Y0 leaves is there in Y2, though Y1 has no number.
  const std::string later = "[bid]\na = { npv = 5, investment = [0, 99, 7] }\n";
  CHECK(best_of("[portfolio]\ncarry = true\nbudget = { Y0 = 4, Y2 = 3 }\n" + later) == "a");
}

TEST_CASE("choose: relations between bids") {
  const std::string bids = R"(
[portfolio]
budget = 100
[bid.a]
npv = 10
investment = 50
requires = ["b"]
[bid.b]
npv = -2
investment = 10
[bid.c]
npv = 9
investment = 40
excludes = ["d"]
[bid.d]
npv = 8
investment = 30
)";
  const PortfolioProblem problem = problem_in(bids);
  const PortfolioChoice found = choose(problem);
  CHECK(chosen(problem, *found.best) == "a b c");
  const LeftOut& d = left_out(problem, found, "d");
  REQUIRE(d.limits.size() == 2);
  CHECK(problem.limits[d.limits[0]].kind == LimitKind::budget);
  CHECK(problem.limits[d.limits[1]].kind == LimitKind::excludes);
  CHECK(*d.enters_above == doctest::Approx(9));
  CHECK(best_of(bids + "[group.g]\nbids = [\"c\", \"a\"]\nat_most = 1\n") == "a b d");
  CHECK(best_of(bids + "[group.g]\nbids = [\"c\", \"d\"]\nat_least = 2\n") == "none");
  // Together a and c are worth 12 less, a + b + d is 16.
  CHECK(best_of(bids + "[group.g]\nbids = [\"a\", \"c\"]\nnpv = -12\n") == "a b d");
}

TEST_CASE("choose: a resource by year, and what one more of it is worth") {
  const PortfolioProblem problem = problem_in(R"(
[portfolio]
[resource.engineers]
available = [4, 3]
[bid]
a = { npv = 10, uses = { engineers = [2, 2] } }
b = { npv = 9, uses = { engineers = { Y1 = 2 } } }
c = { npv = 4, uses = { engineers = [2, 1] } }
)");
  const PortfolioChoice found = choose(problem);
  CHECK(chosen(problem, *found.best) == "a c");
  REQUIRE(found.budgets.size() == 2);
  CHECK(problem.budgets[1].id == "engineers.y1");
  CHECK(found.budgets[0].with_increment->npv == doctest::Approx(14));
  CHECK_FALSE(found.budgets[0].least);
  CHECK(found.budgets[0].least_is == Searched::yes);
  CHECK(*found.budgets[1].least == doctest::Approx(1));
  CHECK(found.budgets[1].with_least->npv == doctest::Approx(19));
}

TEST_CASE("choose: limits that contradict each other are named, and no others") {
  const PortfolioProblem problem = problem_in(R"(
[portfolio]
budget = 100
[bid]
a = { npv = 1, investment = 60, must = true }
b = { npv = 1, investment = 50, must = true }
c = { npv = 1, investment = 10, excludes = ["d"] }
d = { npv = 1, investment = 10, requires = ["a"] }
)");
  const PortfolioChoice found = choose(problem);
  REQUIRE_FALSE(found.best);
  std::vector<LimitKind> kinds;
  for (const std::size_t each : found.conflict) kinds.push_back(problem.limits[each].kind);
  CHECK(kinds == std::vector{LimitKind::budget, LimitKind::must, LimitKind::must});
}

TEST_CASE("choose: why no choice holds a bid, whatever else is left out") {
  const PortfolioProblem problem = problem_in(R"(
[portfolio]
budget = 2_000
[bid]
metro = { npv = 200, investment = 1_500 }
fibre = { npv = 240, investment = 950 }
app   = { npv = 90, investment = 600, requires = ["metro"] }
huge  = { npv = 9, investment = 3_000 }
)");
  const PortfolioChoice found = choose(problem);
  CHECK(chosen(problem, *found.best) == "fibre");
  // App needs metro, and both cost 2,100; beside fibre alone it would fit.
  const LeftOut& app = left_out(problem, found, "app");
  CHECK_FALSE(app.enters_above);
  REQUIRE(app.conflict.size() == 2);
  CHECK(problem.limits[app.conflict[0]].kind == LimitKind::budget);
  CHECK(problem.limits[app.conflict[1]].kind == LimitKind::required);
  const LeftOut& huge = left_out(problem, found, "huge");
  REQUIRE(huge.conflict.size() == 1);
  CHECK(problem.limits[huge.conflict[0]].kind == LimitKind::budget);
  CHECK(left_out(problem, found, "metro").conflict.empty());
}

TEST_CASE("choose: a bid whose file cannot be judged is left out, with what requires it") {
  Portfolio portfolio = problem_in(R"(
[portfolio]
[bid]
a = { npv = 5 }
b = { npv = 9 }
c = { npv = 3, requires = ["b"] }
)")
                            .portfolio;
  portfolio.bids[1].npv.reset();
  portfolio.bids[1].file = Text{.value = "broken.toml"};
  const auto problem = problem_of(portfolio, {});
  REQUIRE(problem.value);
  const PortfolioChoice found = choose(*problem.value);
  CHECK(chosen(*problem.value, *found.best) == "a");
  const LeftOut& b = left_out(*problem.value, found, "b");
  REQUIRE(b.conflict.size() == 1);
  CHECK(problem.value->limits[b.conflict.front()].kind == LimitKind::not_judged);
  CHECK(left_out(*problem.value, found, "c").conflict.size() == 2);
}

// 40 bids of one ratio and sizes up to 1e12: no bound tells one part of the choices from another.
TEST_CASE("choose: without the work to prove the best it says so, and searches nothing else") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> share(0, 1);
  std::string text = "[portfolio]\nbudget = 10_000_000_000_001\n";
  for (int j = 0; j < 40; ++j) {
    const std::string amount = std::to_string(static_cast<long long>(1e12 * share(random)));
    text += "[bid.b" + std::to_string(j) + "]\nnpv = " + amount + "\ninvestment = " + amount + "\n";
  }
  const PortfolioProblem problem = problem_in(text);
  const PortfolioChoice found = choose(problem, {.work = {20'000'000}});
  REQUIRE(found.best);
  CHECK_FALSE(found.proven);
  CHECK(found.best->npv <= 1e13 + 1);
  CHECK(found.bound >= found.best->npv);
  CHECK(found.bound == doctest::Approx(1e13 + 1).epsilon(1e-12));
  for (const ChoiceLimit& each : problem.limits) CHECK(holds(each.row, found.best->shares));
  CHECK(found.budgets.empty());
  CHECK(found.next.empty());
  for (const LeftOut& each : found.left_out) CHECK(each.entry_is == Searched::no);
}

// Seven bids are proven by the first look at them; no step is left for anything else.
TEST_CASE("choose: what no steps are left for is not searched") {
  const PortfolioProblem problem = problem_in(seven);
  const PortfolioChoice found = choose(problem, {.work = {1}});
  REQUIRE(found.proven);
  CHECK(chosen(problem, *found.best) == "a e f");
  CHECK(found.next_is == Searched::stopped);
  CHECK(found.next.empty());
  CHECK_FALSE(found.budgets.at(0).with_increment);
  CHECK(found.budgets.at(0).least_is == Searched::stopped);
  CHECK(left_out(problem, found, "b").entry_is == Searched::stopped);
}

TEST_CASE("choose: as good as enumeration with two budgets, a resource and relations") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::mt19937 random(seed);
    const auto up_to = [&](unsigned most) { return static_cast<int>(random() % (most + 1)); };
    constexpr std::size_t count = 10;
    std::string text = "[portfolio]\nbudget = [200, 90]\n[resource.r]\navailable = 20\n";
    std::vector<std::array<int, 4>> bids;
    std::vector<std::pair<std::size_t, std::size_t>> needs, excludes;
    for (std::size_t j = 0; j < count; ++j) {
      bids.push_back({up_to(120) - 20, up_to(90), up_to(40), up_to(9)});
      const std::size_t other = random() % count;
      text += "[bid.b" + std::to_string(j) + "]\nnpv = " + std::to_string(bids[j][0]) +
              "\ninvestment = [" + std::to_string(bids[j][1]) + ", " + std::to_string(bids[j][2]) +
              "]\nuses = { r = " + std::to_string(bids[j][3]) + " }\n";
      if (j % 3 == 2 || other == j) continue;
      (j % 3 == 0 ? needs : excludes).emplace_back(j, other);
      text += std::string(j % 3 == 0 ? "requires" : "excludes") + " = [\"b" +
              std::to_string(other) + "\"]\n";
    }
    int best = 0;
    for (unsigned set = 0; set < 1U << count; ++set) {
      std::array<int, 4> sum = {};
      const auto in = [&](std::size_t j) { return (set >> j & 1) != 0; };
      for (std::size_t j = 0; j < count; ++j) {
        for (std::size_t k = 0; in(j) && k < 4; ++k) sum[k] += bids[j][k];
      }
      bool kept = sum[1] <= 200 && sum[2] <= 90 && sum[3] <= 20;
      for (const auto& [j, other] : needs) kept = kept && (!in(j) || in(other));
      for (const auto& [j, other] : excludes) kept = kept && !(in(j) && in(other));
      if (kept) best = std::max(best, sum[0]);
    }
    INFO("seed " << seed);
    CHECK(npv_of(text) == doctest::Approx(best));
  }
}

TEST_CASE("choose: 200 bids, three budgets and relations") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> share(0, 1);
  std::string text =
      "[portfolio]\nbudget = [120_000_000, 40_000_000]\n[resource.engineers]\navailable = 300\n";
  for (int j = 0; j < 200; ++j) {
    const int now = static_cast<int>(3e6 * share(random)) + 50'000;
    const int later = static_cast<int>(1e6 * share(random));
    text += "[bid.b" + std::to_string(j) +
            "]\nnpv = " + std::to_string(static_cast<int>((now + later) * (share(random) - 0.1))) +
            "\ninvestment = [" + std::to_string(now) + ", " + std::to_string(later) +
            "]\nuses = { engineers = " + std::to_string(1 + j % 7) + " }\n";
    if (j % 6 == 1) text += "requires = [\"b" + std::to_string(j - 1) + "\"]\n";
    if (j % 6 == 3) text += "excludes = [\"b" + std::to_string(j - 1) + "\"]\n";
  }
  const PortfolioProblem problem = problem_in(text);
  const PortfolioChoice found = choose(problem);
  REQUIRE(found.best);
  CHECK(found.proven);
  // Every limit is kept, and no bid more fits beside those chosen: a choice of which one is missing is
  // not the best.
  for (const ChoiceLimit& each : problem.limits) CHECK(holds(each.row, found.best->shares));
  for (const LeftOut& each : found.left_out) {
    if (problem.candidates[each.candidate].npv > 0) CHECK_FALSE(each.limits.empty());
  }
}
