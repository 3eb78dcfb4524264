// SPDX-License-Identifier: MIT
#include "gonogo/choice/integer_programme.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

using namespace gonogo;

namespace {

/// The best value of all choices, one by one, in whole numbers of 64 bits. Requires: all numbers are
/// whole, and sums below 2^63.
std::optional<double> enumerated(const IntegerProgramme& programme) {
  std::optional<std::int64_t> best;
  const std::size_t count = programme.values.size();
  const auto sum_of = [&](const std::vector<double>& numbers, std::size_t bits) {
    std::int64_t sum = 0;
    for (std::size_t j = 0; j < count; ++j) {
      if ((bits >> j & 1) != 0) sum += static_cast<std::int64_t>(numbers[j]);
    }
    return sum;
  };
  for (std::size_t bits = 0; bits < std::size_t{1} << count; ++bits) {
    const bool kept =
        std::all_of(programme.rows.begin(), programme.rows.end(), [&](const ProgrammeRow& row) {
          const std::int64_t sum = sum_of(row.coefficients, bits);
          return (std::isinf(row.most) || sum <= static_cast<std::int64_t>(row.most)) &&
                 (std::isinf(row.least) || sum >= static_cast<std::int64_t>(row.least));
        });
    if (!kept) continue;
    const std::int64_t value = sum_of(programme.values, bits);
    if (!best || value > *best) best = value;
  }
  return best ? std::optional(static_cast<double>(*best)) : std::nullopt;
}

BestChoice best_of(const IntegerProgramme& programme) {
  Work work;
  return best_choice(programme, work);
}

ProgrammeRow pair(std::size_t count, std::size_t a, double of_a, std::size_t b, double of_b,
                  double most) {
  ProgrammeRow row{.coefficients = std::vector<double>(count, 0), .most = most};
  row.coefficients[a] += of_a;
  row.coefficients[b] += of_b;
  return row;
}

/// How the numbers of a programme are made.
struct Kind {
  double size = 1e6;  ///< of its amounts
  enum Values { any, of_size, equal_ratio, ratio_and_fee, tied } values = any;
};

/// Budgets that a part of all fits in, and relations.
IntegerProgramme random_programme(unsigned seed, std::size_t count, std::size_t budgets,
                                  std::size_t relations, const Kind& kind) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> share(0, 1);
  std::uniform_int_distribution<std::size_t> any(0, count - 1);
  IntegerProgramme programme{.values = std::vector<double>(count)};
  for (std::size_t i = 0; i < budgets; ++i) {
    ProgrammeRow row;
    double sum = 0;
    for (std::size_t j = 0; j < count; ++j) {
      // Some bids are so small that a comparison by shares of the sum would not see them.
      const double size = kind.values == Kind::of_size && j % 3 == 0 ? 9 : kind.size;
      row.coefficients.push_back(1 + std::floor(size * share(random)));
      sum += row.coefficients.back();
    }
    row.most = std::floor(sum * (0.2 + 0.4 * share(random)));
    programme.rows.push_back(std::move(row));
  }
  for (std::size_t j = 0; j < count; ++j) {
    const double use = programme.rows.front().coefficients[j];
    double& value = programme.values[j];
    if (kind.values == Kind::any) value = std::floor(kind.size / 10 * (share(random) - 0.1));
    if (kind.values == Kind::of_size)
      value = std::floor((j % 2 == 0 ? 99 : kind.size) * share(random));
    if (kind.values == Kind::equal_ratio) value = use;
    if (kind.values == Kind::ratio_and_fee) value = use + std::floor(kind.size / 5);
    if (kind.values == Kind::tied) value = std::floor(3 * share(random)) * kind.size;
  }
  for (std::size_t i = 0; i < relations; ++i) {
    const std::size_t a = any(random), b = any(random);
    if (a == b) continue;
    programme.rows.push_back(i % 2 == 0 ? pair(count, a, 1, b, -1, 0) : pair(count, a, 1, b, 1, 1));
  }
  if (seed % 5 == 0) {  // at least two of a group, and bids that add to the last budget
    ProgrammeRow group{.coefficients = std::vector<double>(count, 0), .least = 2};
    for (std::size_t j = 0; j < count; j += 2) group.coefficients[j] = 1;
    programme.rows.push_back(std::move(group));
    for (std::size_t j = 1; j < count; j += 5)
      programme.rows[budgets - 1].coefficients[j] = -std::floor(kind.size / 9 * share(random));
  }
  if (seed % 3 == 0) {
    ProgrammeRow must{.coefficients = std::vector<double>(count, 0), .least = 1};
    must.coefficients[any(random)] = 1;
    programme.rows.push_back(std::move(must));
  }
  return programme;
}

/// In all of them what is found is proven, keeps to every row and is worth what enumeration finds.
void check_against_enumeration(std::size_t count, unsigned programmes, const Kind& kind) {
  unsigned impossible = 0;
  for (unsigned seed = 1; seed <= programmes; ++seed) {
    INFO("seed " << seed << ", size " << kind.size << ", values " << kind.values);
    const IntegerProgramme programme = random_programme(seed, count, 1 + seed % 4, seed % 7, kind);
    const BestChoice found = best_of(programme);
    const auto wanted = enumerated(programme);
    CHECK(found.proven);
    REQUIRE(found.choice.has_value() == wanted.has_value());
    impossible += wanted ? 0U : 1U;
    if (!wanted) continue;
    CHECK(holds(programme, *found.choice));
    CHECK(found.value == *wanted);
    CHECK(found.bound == *wanted);
  }
  CHECK(impossible < programmes / 5);
}

}  // namespace

TEST_CASE("best_choice: the value of the best of all 32,768 choices, in 500 random programmes") {
  check_against_enumeration(15, 500, {});
}

// Sums reach 1e15: every unit counts, though it is less than 1e-14 of them.
TEST_CASE(
    "best_choice: the same of amounts up to 1e14, of very unlike sizes, of one ratio, and tied") {
  for (const double size : {1e3, 1e9, 1e11, 1e12, 1e13, 1e14}) {
    for (const auto values :
         {Kind::any, Kind::of_size, Kind::equal_ratio, Kind::ratio_and_fee, Kind::tied})
      check_against_enumeration(12, 30, {size, values});
  }
}

TEST_CASE("best_choice: rows that no choice satisfies") {
  IntegerProgramme programme{.values = {1, 1}};
  programme.rows = {{.coefficients = {2, 2}, .most = 3}, {.coefficients = {1, 1}, .least = 2}};
  const BestChoice found = best_of(programme);
  CHECK_FALSE(found.choice);
  CHECK(found.proven);
}

// 0.1 + 0.2 is 0.30000000000000004 in doubles, and whoever states these budgets means that it fits.
TEST_CASE("best_choice: a budget that is used up exactly is kept, one that is exceeded is not") {
  IntegerProgramme programme{.values = {1, 1}, .rows = {{.coefficients = {0.1, 0.2}, .most = 0.3}}};
  CHECK(best_of(programme).choice == Choice{1, 1});
  programme.rows.front().most = 0.3 - 1e-15;
  CHECK(best_of(programme).value == 1);
  programme.rows.front() = {.coefficients = {1e9, 1e9 + 1}, .most = 2e9};
  CHECK(best_of(programme).value == 1);
}

TEST_CASE("best_choice: of values that hardly differ the greater one") {
  const IntegerProgramme programme{.values = {1e6, 1e6 + 0.01},
                                   .rows = {{.coefficients = {1, 1}, .most = 1}}};
  CHECK(best_of(programme).choice == Choice{0, 1});
}

TEST_CASE("best_choice: one unit beside 1e15") {
  const IntegerProgramme programme{
      .values = {999999999999999, 1, 0.001},
      .rows = {{.coefficients = {999999999999998, 1, 0.5}, .most = 999999999999999}}};
  CHECK(best_of(programme).choice == Choice{1, 1, 0});
}

TEST_CASE("best_choice: nothing to choose from") {
  const BestChoice found = best_of({});
  CHECK(found.choice == Choice{});
  CHECK(found.proven);
}

// A linear programme of 40 things, each of the ratio of one budget: the bound of every part is the budget.
TEST_CASE("best_choice: where the work is used up it says so, with a bound, and the same again") {
  const IntegerProgramme programme = random_programme(1, 40, 1, 0, {1e12, Kind::equal_ratio});
  Work work{20'000'000}, again{20'000'000};
  const BestChoice found = best_choice(programme, work);
  REQUIRE(found.choice);
  CHECK_FALSE(found.proven);
  CHECK(work.left == 0);
  CHECK(holds(programme, *found.choice));
  CHECK(found.bound <= programme.rows.front().most * (1 + 1e-12));
  CHECK(found.bound > found.value);
  CHECK(found.value > found.bound * (1 - 1e-6));
  CHECK(best_choice(programme, again).choice == found.choice);
}

TEST_CASE(
    "best_choice: budgets that bids of one ratio fill to the last unit, or to the last pair") {
  for (const std::size_t count : {20U, 40U, 200U}) {
    IntegerProgramme programme;
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      programme.values.push_back(1000 + 2 * static_cast<double>(i * i * i * 37 % 1999));
      sum += programme.values.back();
    }
    // All are even, and the budget is odd.
    const double budget = std::floor(sum / 4) * 2 + 1;
    programme.rows = {{.coefficients = programme.values, .most = budget}};
    Work work{50'000'000};
    const BestChoice found = best_choice(programme, work);
    CHECK(found.proven);
    CHECK(found.value == budget - 1);
  }
}

// Of parts the linear programme is the answer: what is worth most per unit first.
TEST_CASE("best_choice: what may be taken in part fills a budget") {
  const IntegerProgramme programme{.values = {6e12, 5e12, 4e12},
                                   .rows = {{.coefficients = {3e12, 2e12, 4e12}, .most = 4e12}},
                                   .divisible = {true, true, false}};
  const BestChoice found = best_of(programme);
  REQUIRE(found.choice);
  CHECK(found.choice->at(0) == doctest::Approx(2.0 / 3).epsilon(1e-14));
  CHECK(found.choice->at(1) == 1);
  CHECK(found.value == doctest::Approx(9e12).epsilon(1e-14));
}
