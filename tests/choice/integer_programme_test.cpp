// SPDX-License-Identifier: MIT
#include "gonogo/choice/integer_programme.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

using namespace gonogo;

namespace {

double value_of(const IntegerProgramme& programme, const Choice& choice) {
  double sum = 0;
  for (std::size_t j = 0; j < choice.size(); ++j) sum += choice[j] * programme.values[j];
  return sum;
}

/// All choices, one by one.
std::optional<double> enumerated(const IntegerProgramme& programme) {
  std::optional<double> best;
  const std::size_t count = programme.values.size();
  for (std::size_t bits = 0; bits < std::size_t{1} << count; ++bits) {
    Choice choice(count);
    for (std::size_t j = 0; j < count; ++j) choice[j] = (bits >> j & 1) != 0 ? 1 : 0;
    if (!holds(programme, choice)) continue;
    const double value = value_of(programme, choice);
    if (!best || value > *best) best = value;
  }
  return best;
}

ProgrammeRow pair(std::size_t count, std::size_t a, double of_a, std::size_t b, double of_b,
                  double most) {
  ProgrammeRow row{.coefficients = std::vector<double>(count, 0), .most = most};
  row.coefficients[a] += of_a;
  row.coefficients[b] += of_b;
  return row;
}

/// Budgets that a part of all fits in, and relations.
IntegerProgramme random_programme(unsigned seed, std::size_t count, std::size_t budgets,
                                  std::size_t relations) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> share(0, 1);
  std::uniform_int_distribution<std::size_t> any(0, count - 1);
  IntegerProgramme programme;
  for (std::size_t j = 0; j < count; ++j) programme.values.push_back(1e5 * (share(random) - 0.1));
  for (std::size_t i = 0; i < budgets; ++i) {
    ProgrammeRow row;
    double sum = 0;
    for (std::size_t j = 0; j < count; ++j) {
      row.coefficients.push_back(1 + std::floor(1e6 * share(random)));
      sum += row.coefficients.back();
    }
    row.most = std::floor(sum * (0.2 + 0.4 * share(random)));
    programme.rows.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < relations; ++i) {
    const std::size_t a = any(random), b = any(random);
    if (a == b) continue;
    programme.rows.push_back(i % 2 == 0 ? pair(count, a, 1, b, -1, 0) : pair(count, a, 1, b, 1, 1));
  }
  if (seed % 3 == 0) {
    ProgrammeRow must{.coefficients = std::vector<double>(count, 0), .least = 1};
    must.coefficients[any(random)] = 1;
    programme.rows.push_back(std::move(must));
  }
  return programme;
}

}  // namespace

TEST_CASE("best_choice: as good as the best of all 32,768 choices, in 500 random programmes") {
  int impossible = 0;
  for (unsigned seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const IntegerProgramme programme = random_programme(seed, 15, 1 + seed % 4, seed % 7);
    const auto found = best_choice(programme);
    const auto wanted = enumerated(programme);
    REQUIRE(found.has_value() == wanted.has_value());
    impossible += wanted ? 0 : 1;
    if (!found) continue;
    CHECK(holds(programme, *found));
    CHECK(value_of(programme, *found) == doctest::Approx(*wanted).epsilon(1e-12));
  }
  CHECK(impossible < 100);
}

TEST_CASE("best_choice: rows that no choice satisfies") {
  IntegerProgramme programme{.values = {1, 1}};
  programme.rows = {{.coefficients = {2, 2}, .most = 3}, {.coefficients = {1, 1}, .least = 2}};
  CHECK_FALSE(best_choice(programme));
}

// 0.1 + 0.2 is 0.30000000000000004 in doubles, and whoever states these budgets means that it fits.
TEST_CASE("best_choice: a budget that is used up exactly is kept, one that is exceeded is not") {
  IntegerProgramme programme{.values = {1, 1}, .rows = {{.coefficients = {0.1, 0.2}, .most = 0.3}}};
  CHECK(best_choice(programme) == Choice{1, 1});
  programme.rows.front().most = 0.3 - 1e-8;
  CHECK(value_of(programme, *best_choice(programme)) == 1);
}

TEST_CASE("best_choice: of values that hardly differ the greater one") {
  const IntegerProgramme programme{.values = {1e6, 1e6 + 0.01},
                                   .rows = {{.coefficients = {1, 1}, .most = 1}}};
  CHECK(best_choice(programme) == Choice{0, 1});
}

TEST_CASE("best_choice: nothing to choose from") { CHECK(best_choice({}) == Choice{}); }
