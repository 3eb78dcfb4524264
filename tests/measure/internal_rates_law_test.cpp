// SPDX-License-Identifier: MIT
// What must hold of every flow, and what a second method says of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "gonogo/measure/internal_rates.hpp"
#include "gonogo/measure/net_value.hpp"
#include "gonogo/measure/ratios.hpp"
#include "measure/exact_roots.hpp"
#include "measure/flows.hpp"

using namespace gonogo;

namespace {

/// The rates within the bound of a root, and a last place beyond.
struct Reach {
  double low;
  double high;
};

Reach reach_of(const IrrRoot& root) {
  const double low = std::nextafter(root.rate - root.error_bound, -2.0);
  return {std::max(-1.0, low), std::nextafter(root.rate + root.error_bound, 1e308)};
}

/// Sturm's theorem counts the same rates, and one within each bound.
void agrees_with_sturm(const flows::Flow& flow) {
  const Irr irr = internal_rates(flow);
  if (irr.status == IrrStatus::every_rate) return;
  const exact::SturmChain chain(exact::polynomial_of(flow));
  RC_ASSERT(!irr.beyond);
  for (const IrrRoot& root : irr.roots) {
    if (root.slope == Slope::touching || irr.status == IrrStatus::unresolved) continue;
    const Reach reach = reach_of(root);
    RC_ASSERT(chain.roots_between(reach.low, reach.high) == 1);
  }
  if (irr.status != IrrStatus::unresolved) {
    RC_ASSERT(static_cast<int>(irr.roots.size()) == chain.positive_roots());
  }
}

int crossings(const Irr& irr) {
  return static_cast<int>(std::count_if(irr.roots.begin(), irr.roots.end(), [](const IrrRoot& r) {
    return r.slope != Slope::touching;
  }));
}

void has_the_roots_of(const Irr& a, const Irr& b) {
  RC_ASSERT(a.status == b.status);
  RC_ASSERT(a.roots.size() == b.roots.size());
  for (std::size_t i = 0; i < a.roots.size(); ++i) {
    // The last place of the flows moves a root by no more than this share of its distance to where
    // rates blur.
    const double moved = 1e-9 * (1 + std::abs(a.roots[i].rate));
    RC_ASSERT(std::abs(a.roots[i].rate - b.roots[i].rate) <=
              a.roots[i].error_bound + b.roots[i].error_bound + moved);
  }
}

}  // namespace

TEST_CASE("internal_rates: Sturm's theorem finds as many rates, one within each bound") {
  const auto check = [](const char* kind, const auto& flow) {
    CHECK(rc::check(kind, [&flow] {
      for (int i = 0; i < 5; ++i) agrees_with_sturm(flow());
    }));
  };
  check("any flow", [] { return *flows::any(12); });
  check("one change of sign", [] { return *flows::ordinary(); });
  check("small whole numbers", [] { return *flows::small_whole(); });
  check("sizes apart", [] { return *flows::wild(); });
  check("close rates", [] { return (*flows::product(4, 60)).flow; });
}

TEST_CASE("internal_rates: all rates of a product of factors are found, and no other") {
  CHECK(rc::check("up to four factors", [] {
    const int factors = flows::within(1, 5);
    const flows::Known known = *flows::product(factors, 40);
    const Irr irr = internal_rates(known.flow);
    RC_ASSERT(irr.roots.size() == known.rates.size());
    for (std::size_t i = 0; i < known.rates.size(); ++i) {
      RC_ASSERT(std::abs(irr.roots[i].rate - known.rates[i]) <= irr.roots[i].error_bound + 1e-15);
    }
  }));
}

TEST_CASE("internal_rates: another unit of money moves no rate") {
  CHECK(rc::check("powers of ten", [] {
    const flows::Flow flow = *flows::any(30);
    const double factor = std::pow(10.0, flows::within(-12, 13));
    flows::Flow scaled = flow;
    for (double& amount : scaled) amount *= factor;
    const Irr irr = internal_rates(flow);
    RC_PRE(irr.status != IrrStatus::unresolved);
    has_the_roots_of(internal_rates(scaled), irr);
  }));
}

TEST_CASE("internal_rates: zeros before and after a flow move no rate") {
  CHECK(rc::check("padding", [] {
    const flows::Flow flow = *flows::any(20);
    flows::Flow padded(flows::within<std::size_t>(0, 5));
    padded.insert(padded.end(), flow.begin(), flow.end());
    padded.resize(padded.size() + flows::within<std::size_t>(0, 5));
    has_the_roots_of(internal_rates(padded), internal_rates(flow));
  }));
}

TEST_CASE("internal_rates: turning every sign turns slopes and type, and moves no rate") {
  CHECK(rc::check("the other side of the table", [] {
    const flows::Flow flow = *flows::any(20);
    flows::Flow other = flow;
    for (double& amount : other) amount = -amount;
    const Irr ours = internal_rates(flow);
    const Irr theirs = internal_rates(other);
    has_the_roots_of(theirs, ours);
    for (std::size_t i = 0; i < ours.roots.size(); ++i) {
      RC_ASSERT((ours.roots[i].slope == Slope::falling) ==
                (theirs.roots[i].slope == Slope::rising));
    }
    RC_ASSERT((ours.type == FlowType::investment) == (theirs.type == FlowType::borrowing));
  }));
}

// Descartes' rule of signs: counted with multiplicity, the roots fall short of the changes by an
// even number.
TEST_CASE("internal_rates: rates that cross zero have the parity of the changes of sign") {
  CHECK(rc::check("parity", [] {
    const flows::Flow flow = *rc::gen::oneOf(flows::any(40), flows::small_whole(), flows::wild());
    const Irr irr = internal_rates(flow);
    RC_PRE(irr.status != IrrStatus::every_rate);
    RC_ASSERT((crossings(irr) - irr.sign_changes) % 2 == 0);
    RC_ASSERT(crossings(irr) <= irr.sign_changes);
  }));
}

TEST_CASE("internal_rates: the present value passes zero within the bound of each rate") {
  CHECK(rc::check("signs in a hundred digits", [] {
    const flows::Flow flow = *rc::gen::oneOf(flows::any(60), flows::ordinary(), flows::wild());
    for (const IrrRoot& root : internal_rates(flow).roots) {
      if (root.slope == Slope::touching) continue;
      const Reach reach = reach_of(root);
      const int after = exact::sign_of_value(flow, reach.high);
      const int before = exact::sign_of_value(flow, reach.low);
      RC_ASSERT(before * after <= 0);
      RC_ASSERT(before * (root.slope == Slope::falling ? 1 : -1) >= 0);
    }
  }));
}

TEST_CASE("internal_rates: between two rates of 600 amounts the present value keeps its sign") {
  CHECK(rc::check("signs in a hundred digits", [] {
    flows::Flow flow;
    while (flow.size() < 600) flow.push_back(flows::within(-1000, 1000));
    const Irr irr = internal_rates(flow);
    RC_PRE(irr.status != IrrStatus::unresolved);
    std::vector<double> ends{-0.9999};
    for (const IrrRoot& root : irr.roots) ends.push_back(root.rate);
    ends.push_back(1e4);
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      const double low = std::log1p(ends[i]);
      const double width = std::log1p(ends[i + 1]) - low;
      const int sign = exact::sign_of_value(flow, std::expm1(low + width / 2));
      for (const double share : {1e-6, 0.1, 0.9, 1 - 1e-6}) {
        RC_ASSERT(exact::sign_of_value(flow, std::expm1(low + share * width)) == sign);
      }
    }
  }));
}

TEST_CASE("internal_rates: a rate that decides says what the present value says, at any limit") {
  CHECK(rc::check("decisive", [] {
    const flows::Flow flow = *rc::gen::oneOf(flows::any(6), flows::ordinary());
    const auto rate = internal_rates(flow).decisive();
    RC_PRE(rate.has_value());
    const double limit = flows::within(-99, 500) / 100.0;
    RC_PRE(std::abs(limit - *rate) > 1e-9);
    RC_ASSERT((exact::sign_of_value(flow, limit) > 0) == (limit < *rate));
  }));
}

TEST_CASE("internal_rates: uneven times that are in fact even give the same rates") {
  CHECK(rc::check("times in disorder", [] {
    const flows::Flow flow = *flows::any(12);
    std::vector<double> times;
    for (std::size_t i = flow.size(); i-- > 0;) times.push_back(static_cast<double>(i) / 4);
    const flows::Flow backwards(flow.rbegin(), flow.rend());
    const Irr quarterly = internal_rates(flow);
    const Irr annual = internal_rates(backwards, times);
    RC_PRE(quarterly.status != IrrStatus::unresolved);
    RC_ASSERT(annual.roots.size() == quarterly.roots.size());
    for (std::size_t i = 0; i < annual.roots.size(); ++i) {
      const double expected = std::expm1(4 * std::log1p(quarterly.roots[i].rate));
      RC_ASSERT(std::abs(annual.roots[i].rate - expected) <= 1e-15 + 1e-9 * (1 + expected));
    }
  }));
}

TEST_CASE("mirr: it lies above the rate exactly where the present value at that rate is positive") {
  CHECK(rc::check("sign(MIRR(h) - h) = sign(NPV(h))", [] {
    const flows::Flow flow = *flows::any(20);
    const double limit = flows::within(-50, 200) / 100.0;
    const auto mirr = modified_internal_rate(flow, {.finance = limit, .reinvest = limit});
    RC_PRE(mirr.has_value());
    const double npv = *net_present_value(flow, limit, 0);
    RC_PRE(std::abs(npv) > 1e-9);
    RC_ASSERT((*mirr > limit) == (npv > 0));
  }));
}
