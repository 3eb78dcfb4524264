// SPDX-License-Identifier: MIT
#include "gonogo/base/parallel_for.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

using namespace gonogo;

TEST_CASE("parallel_for: calls each index once, for any number of threads") {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::vector<int> calls(1000, 0);
    parallel_for(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
    CHECK(std::all_of(calls.begin(), calls.end(), [](int n) { return n == 1; }));
  }
}

TEST_CASE("parallel_for: throws what a call threw, and begins no further call") {
  std::atomic<int> calls = 0;
  const auto fail = [&](std::size_t) {
    ++calls;
    throw std::runtime_error("no");
  };
  CHECK_THROWS_WITH_AS(parallel_for(1000, 3, fail), "no", std::runtime_error);
  CHECK(calls <= 3);
}

TEST_CASE("parallel_for: without work it calls nothing") {
  parallel_for(0, 4, [](std::size_t) { FAIL("called"); });
  CHECK(threads_for(0) >= 1);
  CHECK(threads_for(3) == 3);
}
