// SPDX-License-Identifier: MIT
// Sums of growing terms in tiles, against the same sums term by term.
#include <doctest/doctest.h>

#include <cmath>

#include "run/plan_maker.hpp"
#include "run/tile.hpp"
#include "support/random_sheet.hpp"

using namespace gonogo;

namespace {

constexpr int columns = 7;

double base_of(std::size_t k, std::size_t i) {
  return 0.9007 + 0.03 * static_cast<double>(k) + 0.001 * static_cast<double>(i);
}

/// What the k-th term with a factor is multiplied by: no product of a number a case and one a column.
double factor_of(std::size_t k, std::size_t i, int c) {
  return std::min(base_of(k, i), 0.25 * (c + 1));
}

/// The sum of `count` terms, each of its own base: first `plain` ones, base ^ t, then some with a
/// factor, base ^ t * min(base, (t + 1) / 4).
double expected(std::size_t plain, std::size_t count, std::size_t i, int c) {
  double sum = 0;
  for (std::size_t k = 0; k < count; ++k)
    sum += std::pow(base_of(k, i), c) * (k < plain ? 1 : factor_of(k, i, c));
  return sum;
}

void check_sum(std::size_t plain, std::size_t factored) {
  Sheet sheet(make_time_axis(1, 0, columns - 1, 0));
  const Term time = sheet.clock("t", {}, {0, 1, 2, 3, 4, 5, 6});
  const Term cap = sheet.clock("cap", {}, {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75});
  std::vector<Address> addresses;
  const std::size_t count = plain + factored, half = count / 2;
  Term all = sheet.constant(0);
  std::vector<RowId> roots;
  for (std::size_t k = 0; k < count; ++k) {
    if (k == half) roots.push_back(sheet.add({.id = "some"}, all));
    addresses.push_back("drivers.base" + std::to_string(k));
    const Term base = sheet.input({.address = addresses.back(), .base = base_of(k, 0)});
    const Term grown = power(base, time);
    all = all + (k < plain ? grown : grown * minimum(base, cap));
  }
  roots.push_back(sheet.add({.id = "all"}, all));
  const Model model = test::model_of(std::move(sheet));
  std::vector<InputId> inputs;
  for (const Address& address : addresses) inputs.push_back(model.sheet.find_input(address));
  const Program program(model.sheet, model.order, inputs, roots, {});
  const auto plan =
      make_plan(model.sheet, model.order, program, program.workspace(1), inputs, roots, {});
  REQUIRE(plan);
  Tile tile(*plan, tile_kernels(best_instruction_set()));
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    for (std::size_t i = 0; i < lanes; ++i) tile.input(k)[i] = base_of(k, i);
  }
  CHECK(tile.run(lanes) == 0);
  std::vector<double> found(columns);
  for (std::size_t i = 0; i < lanes; ++i) {
    for (std::size_t r = 0; r < 2; ++r) {
      tile.gather(r, i, found);
      for (int c = 0; c < columns; ++c) {
        CHECK(found[static_cast<std::size_t>(c)] ==
              doctest::Approx(expected(plain, r == 0 ? half : count, i, c)).epsilon(1e-13));
      }
    }
  }
}

}  // namespace

// The sum of all has that of some in it, which is a row of its own.
TEST_CASE("tiles: a sum may have more growing terms than a kernel takes at once") {
  for (std::size_t plain = 0; plain <= 2 * most_plain + 1; ++plain) {
    for (std::size_t factored = 0; factored <= 2 * most_factored + 1; ++factored) {
      if (plain + factored > 0) check_sum(plain, factored);
    }
  }
}
