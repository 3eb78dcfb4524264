// SPDX-License-Identifier: MIT
#include "gonogo/measure/bracketed_roots.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/base/no_value.hpp"

using namespace gonogo;

namespace {

using Score = std::function<double(double)>;

struct Closed {
  std::vector<SignBracket> brackets = {};
  int rounds = 0;
  std::size_t probes = 0;
};

SignBracket bracket(const Score& score, double low, double high) {
  return {.low = {low, score(low)}, .high = {high, score(high)}};
}

/// Closes one bracket of each score.
Closed close(const std::vector<Score>& scores, const std::vector<SignBracket>& brackets) {
  Closed result;
  result.brackets = close_brackets(brackets, [&](std::span<const BracketProbe> probes) {
    ++result.rounds;
    result.probes += probes.size();
    std::vector<double> found;
    for (const BracketProbe& each : probes) found.push_back(scores[each.bracket](each.value));
    return found;
  });
  return result;
}

Closed close(const Score& score, double low, double high) {
  return close({score}, {bracket(score, low, high)});
}

void check_holds(const Score& score, const SignBracket& found) {
  CHECK_FALSE(found.lost);
  const double size = std::max(std::abs(found.low.value), std::abs(found.high.value));
  CHECK(found.width() > 0);
  CHECK(found.width() <= 1e-12 * size);
  CHECK(score(found.passing().value) >= 0);
  CHECK(score(found.failing().value) < 0);
}

}  // namespace

TEST_CASE("close_brackets: smooth scores, rising and falling, take few rounds of one probe") {
  for (const Score& score : {Score([](double x) { return x * x - 2; }),
                             Score([](double x) { return std::exp(-x) - 0.3; }),
                             Score([](double x) { return 1e6 * (x - 1.0 / 3); })}) {
    const Closed found = close(score, 0, 2);
    check_holds(score, found.brackets[0]);
    CHECK(found.rounds <= 8);
    CHECK(found.probes == static_cast<std::size_t>(found.rounds));
  }
}

TEST_CASE("close_brackets: a jump and a kink are isolated as well, in at most 21 rounds") {
  for (const Score& score : {Score([](double x) { return x < 0.7 ? -5.0 : 3.0; }),
                             Score([](double x) { return x < 1.1 ? -1e-9 : x; }),
                             Score([](double x) { return x > 1.3 ? 1e9 * (x - 1.3) : x - 1.3; })}) {
    const Closed found = close(score, 0, 2);
    check_holds(score, found.brackets[0]);
    CHECK(found.rounds <= 21);
  }
}

TEST_CASE("close_brackets: an infinite score is a side as any other") {
  const Score score = [](double x) {
    return x < 0.7 ? -std::numeric_limits<double>::infinity() : 1;
  };
  check_holds(score, close(score, 0, 2).brackets[0]);
}

TEST_CASE("close_brackets: a value with the score 0 passes and has a failing neighbour") {
  const Score score = [](double x) { return x - 1; };
  const Closed found = close(score, 0, 2);
  check_holds(score, found.brackets[0]);
  CHECK(found.brackets[0].passing().value == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("close_brackets: the ends of a bracket of whole numbers may be fractions") {
  for (const double low : {3.0, 3.5, 4.0}) {
    for (const double high : {5.1, 5.5, 5.9, 6.0, 7.25}) {
      for (const double limit : {4.0, 5.0, 6.0}) {
        if (limit <= low || limit >= high) continue;
        const auto score = [&](double value) { return value < limit ? 1.0 : -1.0; };
        SignBracket years{.low = {low, score(low)}, .high = {high, score(high)}, .unit = 1};
        const auto closed = close_brackets({&years, 1}, [&](std::span<const BracketProbe> probes) {
          std::vector<double> scores;
          for (const BracketProbe& each : probes) {
            CHECK(each.value == std::floor(each.value));
            scores.push_back(score(each.value));
          }
          return scores;
        });
        REQUIRE_FALSE(closed[0].lost);
        CHECK(closed[0].high.value == limit);
        CHECK(closed[0].low.value == std::max(low, limit - 1));
      }
    }
  }
}

TEST_CASE("close_brackets: whole numbers are closed to neighbours") {
  const Score score = [](double x) { return x >= 17 ? 1.0 : -1.0; };
  SignBracket months = bracket(score, 9, 24);
  months.unit = 1;
  const Closed found = close({score}, {months});
  CHECK(found.brackets[0].low.value == 16);
  CHECK(found.brackets[0].high.value == 17);
}

TEST_CASE(
    "close_brackets: a change beside values without a score is found, one among them is lost") {
  const Score partly = [](double x) { return x > 0.9 && x < 1.4 ? no_value : x - 0.5; };
  check_holds(partly, close(partly, 0, 2).brackets[0]);
  const Score never = [](double x) { return x == 0 ? -1.0 : x == 2 ? 1.0 : no_value; };
  const SignBracket lost = close(never, 0, 2).brackets[0];
  CHECK(lost.lost);
  CHECK(lost.low.value == 0);
  CHECK(lost.high.value == 2);
}

TEST_CASE("close_brackets: each bracket closes as it would alone, all in the same rounds") {
  const std::vector<Score> scores = {[](double x) { return x * x - 2; },
                                     [](double x) { return x < 0.7 ? -5.0 : 3.0; }};
  const Closed both = close(scores, {bracket(scores[0], 0, 2), bracket(scores[1], 0, 2)});
  int most = 0;
  for (std::size_t b = 0; b < scores.size(); ++b) {
    const Closed alone = close(scores[b], 0, 2);
    most = std::max(most, alone.rounds);
    CHECK(both.brackets[b].low.value == alone.brackets[0].low.value);
    CHECK(both.brackets[b].high.value == alone.brackets[0].high.value);
  }
  CHECK(both.rounds == most);
}

TEST_CASE("brackets_in: neighbours that differ, past values without a score") {
  const std::vector<double> values = {0, 1, 2, 3, 4};
  const auto found = brackets_in(values, std::vector<double>{-1, no_value, 0, 2, -3});
  REQUIRE(found.size() == 2);
  CHECK(found[0].low.value == 0);
  CHECK(found[0].high.value == 2);
  CHECK(found[1].passing().value == 3);
  CHECK(found[1].failing().value == 4);
}

TEST_CASE("close_bracket: ends at neighbouring doubles about the root") {
  const Score score = [](double x) { return x * x * x - 5; };
  const SignBracket found = close_bracket(bracket(score, 0, 3), score);
  CHECK(std::nextafter(found.low.value, 3.0) == found.high.value);
  CHECK(found.low.score < 0);
  CHECK(found.high.score >= 0);
  CHECK(found.high.value == doctest::Approx(std::cbrt(5)).epsilon(1e-15));
  const Score negative = [](double x) { return x + 0.3; };
  CHECK(close_bracket(bracket(negative, -0.5, 0.5), negative).width() < 1e-16);
}
