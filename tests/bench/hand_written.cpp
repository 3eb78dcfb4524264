// SPDX-License-Identifier: MIT
// Compiled for AVX-512, with the powers of glibc's vector library.
#include <immintrin.h>

#include <cmath>

#include "fixed_wireless.hpp"

extern "C" __m512d _ZGVeN8vv_pow(__m512d, __m512d);

namespace gonogo::bench {
namespace {

constexpr int months = 120;
constexpr std::size_t width = 8, side = 2, together = width * side;
using V = __m512d;
struct Pair {
  V of[side];
  V& operator[](std::size_t k) { return of[k]; }
  V operator[](std::size_t k) const { return of[k]; }
};

V all(double value) { return _mm512_set1_pd(value); }
V power(V base, double exponent) { return _ZGVeN8vv_pow(base, all(exponent)); }

/// What depends on the month alone.
struct Tables {
  double discount[months + 1], written_off[months + 1], spent[months + 1];
  Tables() {
    for (int m = 0; m <= months; ++m) {
      discount[m] = std::pow(1.1, -m / 12.0);
      written_off[m] = (m >= 1 && m <= 96 ? 22e6 / 96 : 0) + (m >= 7 ? 8e6 / 120 : 0);
      spent[m] = (m >= 1 && m <= 6 ? 8e6 / 6 : 0) - (m == months ? 0.05 * 22e6 : 0);
    }
  }
};
const Tables tables;

/// One case a lane: its numbers, and what it has reached in the month before.
struct Case {
  V capex, costs, kept;                 ///< kept: revenue less the costs that are a share of it
  V grown[3], step[3], slope[3], ramp;  ///< volumes at full load; what a month adds to the load
  V price, fall, index, rise;
  V sum, best, npv;
};

Case begun(const Columns& cases, std::size_t at) {
  const auto column = [&](std::size_t k) { return _mm512_loadu_pd(&cases[k][at]); };
  constexpr double month = 1.0 / 12;
  constexpr double volume[] = {20'000, 1'200, 60'000}, faster[] = {0.005, 0.02, -0.01},
                   slower[] = {1.0, 0.5, 1.5};
  Case c;
  c.capex = column(0);
  c.costs = column(6);
  c.kept = all(1) - c.costs * all(0.05);
  for (int s = 0; s < 3; ++s) {
    c.grown[s] = all(volume[s]) * column(1);
    c.step[s] = power(all(1 + faster[s]) + column(3), month);
    c.slope[s] = all(1) / (column(5) * all(slower[s]));
  }
  c.price = column(2) * all(0.99);
  c.fall = power(all(1) - column(4), month);
  c.index = c.costs;
  c.rise = power(all(1) + column(7), month);
  c.sum = c.best = all(0);
  c.npv = all(-22e6) * c.capex;
  return c;
}

/// The flow of a month.
V next(Case& c, int m) {
  V volume[3];
  const V month = all(m);
  for (int s = 0; s < 3; ++s) {
    volume[s] = c.grown[s] * _mm512_min_pd(all(1), month * c.slope[s]);
    c.grown[s] = c.grown[s] * c.step[s];
  }
  const V revenue = c.price * (volume[0] * all(25) + volume[1] * all(180) + volume[2] * all(4));
  const V cost = c.index * (all(200'000) + volume[0] * all(3.1) + volume[1] * all(5.9));
  c.price = c.price * c.fall;
  c.index = c.index * c.rise;
  const V earned = revenue * c.kept - cost;
  c.sum = c.sum + (earned - c.capex * all(tables.written_off[m]));
  const V best = _mm512_max_pd(c.best, c.sum);
  const V flow = earned - all(0.25) * (best - c.best) - c.capex * all(tables.spent[m]);
  c.best = best;
  c.npv = c.npv + flow * all(tables.discount[m]);
  return flow;
}

/// The root of a present value with one change of sign, in the discount factor of a month.
void internal_rates(const Pair* flow, double* irr) {
  Pair v;
  for (V& each : v.of) each = all(1 / std::pow(1.1, 1.0 / 12));
  constexpr int most = 12;
  for (int round = 0; round < most; ++round) {
    Pair value = flow[months], slope = {{all(0), all(0)}}, bend = slope;
    for (int m = months - 1; m >= 0; --m) {
      for (std::size_t k = 0; k < side; ++k) {
        bend[k] = bend[k] * v[k] + slope[k];
        slope[k] = slope[k] * v[k] + value[k];
        value[k] = value[k] * v[k] + flow[m][k];
      }
    }
    __mmask8 moving = 0;
    for (std::size_t k = 0; k < side; ++k) {
      const V newton = value[k] / slope[k];
      const V move = newton / (all(1) - newton * bend[k] / slope[k]);  // bend is half f''
      v[k] = v[k] - move;
      moving = static_cast<__mmask8>(
          moving | _mm512_cmp_pd_mask(_mm512_abs_pd(move), all(1e-9), _CMP_GT_OQ));
    }
    // The next step of a cubic method would be below the last place.
    if (moving == 0) break;
  }
  for (std::size_t k = 0; k < side; ++k)
    _mm512_storeu_pd(irr + k * width, power(v[k], -12) - all(1));
}

}  // namespace

void hand_written(const Columns& cases, Part part, double* npv, double* irr) {
  Pair flow[months + 1];
  for (std::size_t at = part.first; at < part.end; at += together) {
    Case pair[side] = {begun(cases, at), begun(cases, at + width)};
    for (std::size_t k = 0; k < side; ++k) flow[0][k] = pair[k].npv;
    for (int m = 1; m <= months; ++m) {
      for (std::size_t k = 0; k < side; ++k) flow[m][k] = next(pair[k], m);
    }
    for (std::size_t k = 0; k < side; ++k) _mm512_storeu_pd(npv + at + k * width, pair[k].npv);
    if (irr != nullptr) internal_rates(flow, irr + at);
  }
}

}  // namespace gonogo::bench
