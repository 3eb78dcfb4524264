// SPDX-License-Identifier: MIT
#include "gonogo/analysis/price_floor.hpp"

#include <cmath>
#include <numeric>

#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

PriceFloor floor_of(const Bid& bid, const Address& price, double share) {
  const auto number = find_variable(*bid.model, price);
  REQUIRE(number.has_value());
  const auto floor = price_floor(*bid.model, *number, share);
  REQUIRE(floor.has_value());
  return *floor;
}

double sum_of_parts(const PriceFloor& floor) {
  return std::accumulate(floor.parts.begin(), floor.parts.end(), 0.0,
                         [](double sum, const FloorPart& each) { return sum + each.per_unit; });
}

double part(const PriceFloor& floor, const std::string& id) {
  for (const FloorPart& each : floor.parts) {
    if (each.id == id) return each.present_value;
  }
  FAIL("no part " << id);
  return 0;
}

double npv(const Bid& bid, const Address& address, double value) {
  const Cases cases{
      .addresses = {address},
      .fill = [&](std::size_t, std::span<const std::span<double>> to) { to[0][0] = value; }};
  return run(*bid.model, cases, {.measures = {{measures::npv}}, .margins = false})
      .measures[0]
      .value[0];
}

}  // namespace

// 40 lines at 1,650 a month, a third of them in the first month, all from the third on; 8 %.
TEST_CASE("price floor: of leased lines, line by line as by hand") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  double units = 0, upkeep = 0;
  for (int month = 1; month <= 36; ++month) {
    const double factor = std::pow(1.08, -month / 12.0);
    units += 40 * std::min(1.0, month / 3.0) * factor;
    upkeep += 40 * 420 * factor;
  }
  const double share = 1'540.277197421794 / 1'650;
  const PriceFloor floor = floor_of(bid, "drivers.price", share);
  CHECK(floor.units == Approx(units).epsilon(1e-12));
  CHECK(part(floor, "cost.upkeep") == Approx(upkeep).epsilon(1e-12));
  CHECK(part(floor, "investment.access") == Approx(1'260'000).epsilon(1e-12));
  CHECK(part(floor, "sale") == Approx(-63'000 * std::pow(1.08, -3)).epsilon(1e-12));
  CHECK(floor.per_unit == Approx(1'540.277197421794).epsilon(1e-12));
  CHECK(sum_of_parts(floor) == Approx(floor.per_unit).epsilon(1e-12));
}

// With tax, a share of revenue, revenue that is not new, and money that comes late.
TEST_CASE("price floor: is the price at which the present value is 0") {
  const Bid bid = test::open_bid_at("../examples/bedside-phones.toml");
  const double written = *value_at(*bid.model, "drivers.tariff");
  const double at_zero = 0.12406435848880801;
  CHECK(std::abs(npv(bid, "drivers.tariff", at_zero)) < 1e-6);
  const PriceFloor floor = floor_of(bid, "drivers.tariff", at_zero / written);
  CHECK(floor.per_unit == Approx(at_zero).epsilon(1e-10));
  CHECK(sum_of_parts(floor) == Approx(at_zero).epsilon(1e-10));
}

TEST_CASE("price floor: of a price that varies is the even price that is worth the same") {
  const std::string varies = "drivers.price={value=[1800,1500,1400],role=\"price\"}";
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml", {varies});
  double low = 0.5, high = 2;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (npv(bid, "drivers.price.times", middle) < 0 ? low : high) = middle;
  }
  const PriceFloor floor = floor_of(bid, "drivers.price.times", high);
  const Bid even = test::open_bid_at("../examples/leased-lines.toml");
  CHECK(std::abs(npv(even, "drivers.price", floor.per_unit)) < 1e-5);
  CHECK(floor.per_unit == Approx(1'540.277197421794).epsilon(1e-10));
}

TEST_CASE("price floor: a number that brings no revenue has none") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  const auto cost = find_variable(*bid.model, "drivers.access_cost");
  REQUIRE(cost.has_value());
  CHECK_FALSE(price_floor(*bid.model, *cost, 1).has_value());
}
