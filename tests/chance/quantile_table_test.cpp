// SPDX-License-Identifier: MIT
#include "gonogo/chance/quantile_table.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "gonogo/chance/random.hpp"

using namespace gonogo;

TEST_CASE("a table of quantiles agrees with the distribution to a billionth of its range") {
  const Distribution all[] = {
      {PertShape{900, 1'200, 1'300}}, {PertShape{0, 0, 1}},        {PertShape{0, 0.3, 1, 60}},
      {BetaShape{0.05, 0.05, 0, 1}},  {BetaShape{0.4, 30, -5, 2}}, {BetaShape{900, 1'200, 0, 1}},
      {GammaShape{0.1, 3}},           {GammaShape{1, 3}},          {GammaShape{2'500, 3}},
      {GammaShape{4, 1}, 1.0, 9.0},   {NormalShape{5, 2}, 4.0, {}}};
  for (const Distribution& each : all) {
    CAPTURE(name_of(each));
    const QuantileFunction exact(each);
    const QuantileTable table(each);
    const double range = exact(0.999) - exact(0.001);
    double worst = 0;
    for (std::uint64_t i = 0; i < 4'000; ++i) {
      const double u = open_unit(random_bits(7, i, 0, 0));
      worst = std::max(worst, std::abs(table(u) - exact(u)));
    }
    CHECK(worst <= 1e-9 * range);
    for (const double u : {0.5, 0.25, 0.125, 0.75, 1e-9, 1 - 1e-9, 0.5 - 1e-17, 0x1p-12, 0x1p-11})
      CHECK(std::abs(table(u) - exact(u)) <= 1e-9 * range);
  }
}
