// SPDX-License-Identifier: MIT
#include "gonogo/chance/distribution.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>

#include "gonogo/chance/random.hpp"

using namespace gonogo;

namespace {

double quantile(const Distribution& distribution, double u) {
  return QuantileFunction(distribution)(u);
}

}  // namespace

TEST_CASE("a triangular distribution has the density, shares and quantile of triangular-envstats") {
  const Distribution density{TriangularShape{10, 12, 15}};
  CHECK(density_at(density, 12) == doctest::Approx(0.4));
  CHECK(density_at(density, 13) == doctest::Approx(0.2666667));
  CHECK(density_at(density, 14) == doctest::Approx(0.1333333));
  const Distribution shares{TriangularShape{2, 5, 7}};
  CHECK(probability_up_to(shares, 3) == doctest::Approx(0.06666667));
  CHECK(probability_up_to(shares, 4) == doctest::Approx(0.26666667));
  CHECK(probability_up_to(shares, 5) == doctest::Approx(0.6));
  CHECK(quantile({TriangularShape{1, 3, 4}}, 0.25) == doctest::Approx(2.224744871).epsilon(1e-9));
}

TEST_CASE("the quantile of a share is where that share ends, for every continuous shape") {
  const Distribution all[] = {{UniformShape{2, 5}},
                              {PertShape{1, 2, 5}},
                              {PertShape{1, 1, 5, 3}},
                              {TriangularShape{1, 2, 5}},
                              {NormalShape{10, 2}},
                              {LognormalShape{10, 0.3}},
                              {BetaShape{2, 3, -1, 4}},
                              {GammaShape{2, 3}},
                              {WeibullShape{1.5, 3}},
                              {EmpiricalShape{{1, 2, 2.5, 7}}},
                              {*metalog_through(1, 2, 4)},
                              {*metalog_through(1, 2, 4, 0.0)},
                              {*metalog_through(1, 2, 4, 0.0, 9.0)},
                              {OverrunShape{}}};
  for (const Distribution& each : all) {
    CAPTURE(name_of(each));
    double before = -1e300;
    for (const double u : {1e-6, 0.01, 0.1, 0.37, 0.5, 0.9, 0.95, 0.999, 1 - 1e-6}) {
      const double x = quantile(each, u);
      CHECK(probability_up_to(each, x) == doctest::Approx(u).epsilon(1e-9));
      CHECK(x > before);
      before = x;
    }
  }
}

TEST_CASE("a metalog passes through its percentiles, and refuses what it cannot") {
  const MetalogShape shape = metalog_through(100, 130, 200).value();
  CHECK(quantile({shape}, 0.1) == doctest::Approx(100));
  CHECK(quantile({shape}, 0.5) == doctest::Approx(130));
  CHECK(quantile({shape}, 0.9) == doctest::Approx(200));
  const MetalogShape bounded = metalog_through(100, 130, 200, 50.0, 1000.0).value();
  CHECK(quantile({bounded}, 0.1) == doctest::Approx(100));
  CHECK(quantile({bounded}, 0.9) == doctest::Approx(200));
  CHECK(quantile({bounded}, 1e-9) > 50);
  CHECK_FALSE(metalog_through(100, 101, 200).has_value());
  CHECK_FALSE(metalog_through(100, 100, 100).has_value());
  CHECK_FALSE(metalog_through(100, 130, 200, 100.0).has_value());
}

TEST_CASE("PERT has the mean (low + 4 mode + high) / 6") {
  const QuantileFunction pert{{PertShape{1, 2, 9}}};
  double sum = 0;
  constexpr int steps = 20'000;
  for (int i = 0; i < steps; ++i) sum += pert((i + 0.5) / steps);
  CHECK(sum / steps == doctest::Approx((1 + 4 * 2 + 9) / 6.0).epsilon(1e-6));
}

TEST_CASE("truncation leaves nothing beyond, and keeps the shape between") {
  const Distribution cut{NormalShape{0, 1}, -1.0, 2.0};
  CHECK(quantile(cut, 1e-12) >= -1);
  CHECK(quantile(cut, 1 - 1e-12) <= 2);
  const Distribution whole{NormalShape{0, 1}};
  const double from = probability_up_to(whole, -1), to = probability_up_to(whole, 2);
  CHECK(quantile(cut, 0.3) == doctest::Approx(quantile(whole, from + 0.3 * (to - from))));
}

TEST_CASE("discrete values come with their weights; counts are whole") {
  const Distribution three{discrete({5, 3, 4, 3}, {1, 1, 2, 0})};
  CHECK(std::get<DiscreteShape>(three.shape).values == std::vector<double>{3, 4, 5});
  CHECK(quantile(three, 0.24) == 3);
  CHECK(quantile(three, 0.26) == 4);
  CHECK(quantile(three, 0.76) == 5);
  CHECK(probability_up_to(three, 4.5) == doctest::Approx(0.75));
  const Distribution calls{PoissonShape{2}};
  CHECK(quantile(calls, 0.1353) == 0);
  CHECK(quantile(calls, 0.1354) == 1);
  CHECK(quantile(calls, 0.5) == 2);
  CHECK(probability_up_to(calls, 1.5) == doctest::Approx(3 * std::exp(-2.0)));
}

TEST_CASE("truncation keeps a value at its bound: a count of at least 1 may be 1") {
  // P(N = k) of a Poisson number of mean 2, given 1 <= N <= 3: 2, 2 and 4/3 of 16/3.
  const Distribution calls{PoissonShape{2}, 1.0, 3.0};
  CHECK(probability_kept(calls) == doctest::Approx(16 / 3.0 * std::exp(-2)));
  CHECK(quantile(calls, 1e-9) == 1);
  CHECK(quantile(calls, 0.374) == 1);
  CHECK(quantile(calls, 0.376) == 2);
  CHECK(quantile(calls, 0.749) == 2);
  CHECK(quantile(calls, 0.751) == 3);
  const Distribution values{discrete({1, 2, 3}, {}), 2.0, {}};
  CHECK(probability_kept(values) == doctest::Approx(2 / 3.0));
  CHECK(quantile(values, 0.01) == 2);
}

TEST_CASE("an overrun is continuous where its tail begins, and fatter beyond") {
  const Distribution overrun{OverrunShape{1, 0.3, 2, 0.9}};
  CHECK(quantile(overrun, 0.9) == doctest::Approx(quantile(overrun, 0.9 + 1e-12)));
  CHECK(quantile(overrun, 0.999) > 2 * quantile({LognormalShape{1, 0.3}}, 0.999));
}

TEST_CASE("philox gives the published answers") {
  CHECK(philox({0, 0, 0, 0}, {0, 0}) ==
        std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

// Boost.Math's own quantile, which is within some units of the last place.
TEST_CASE("distributions: quantiles computed by hand are those of Boost.Math") {
  const boost::math::normal normal(3, 2);
  const boost::math::lognormal lognormal(std::log(10.0), 0.3);
  const boost::math::weibull weibull(1.7, 4);
  for (int n = 1; n < 2000; ++n) {
    for (const double share : {n / 2000.0, std::pow(10.0, -n / 8.0)}) {
      if (share < 1e-300) continue;
      CAPTURE(share);
      const double z = boost::math::quantile(boost::math::normal(), share);
      CHECK(std::abs(quantile({NormalShape{0, 1}}, share) - z) <= 1e-14 * std::abs(z) + 1e-16);
      const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-13 * std::abs(b); };
      CHECK(near(quantile({LognormalShape{10, 0.3}}, share),
                 boost::math::quantile(lognormal, share)));
      CHECK(near(quantile({WeibullShape{1.7, 4}}, share), boost::math::quantile(weibull, share)));
    }
  }
}
