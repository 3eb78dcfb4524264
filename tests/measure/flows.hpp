// SPDX-License-Identifier: MIT
/// Flows to try internal rates on: ordinary ones and nasty ones.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace gonogo::flows {

using Flow = std::vector<double>;

/// Any of low..high - 1, whatever the size that RapidCheck has come to.
template <class Number>
Number within(Number low, Number high) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high));
}

/// Whole amounts of either sign, at most `longest`.
inline rc::Gen<Flow> any(int longest) {
  return rc::gen::exec([longest] {
    const int size = within(1, longest + 1);
    Flow flow;
    for (int i = 0; i < size; ++i) flow.push_back(within(-100000, 100000));
    return flow;
  });
}

/// An outlay, then receipts: one change of sign.
inline rc::Gen<Flow> ordinary() {
  return rc::gen::exec([] {
    Flow flow{-1.0 * within(1, 1000000)};
    const int size = within(1, 40);
    for (int i = 0; i < size; ++i) flow.push_back(within(1, 100000));
    return flow;
  });
}

/// Small whole numbers: rates coincide, nearly coincide, or are zero.
inline rc::Gen<Flow> small_whole() {
  return rc::gen::exec([] {
    const int size = within(2, 11);
    Flow flow;
    for (int i = 0; i < size; ++i) flow.push_back(within(-4, 5));
    return flow;
  });
}

/// Sizes from 1e-8 to 1e12: rates near -100 % and far above 1,000 %.
inline rc::Gen<Flow> wild() {
  return rc::gen::exec([] {
    const int size = within(2, 11);
    Flow flow;
    for (int i = 0; i < size; ++i) {
      flow.push_back(within(-1000, 1000) * std::pow(10.0, within(-10, 10)));
    }
    return flow;
  });
}

/// A flow with known rates b / a - 1: the product of the factors a - b v, exact in doubles.
struct Known {
  Flow flow = {};
  std::vector<double> rates = {};  ///< ascending, each once
};

inline rc::Gen<Known> product(int factors, int greatest) {
  return rc::gen::exec([=] {
    Known known{.flow = {*rc::gen::element(1.0, -1.0)}};
    for (int k = 0; k < factors; ++k) {
      const double a = within(1, greatest);
      const double b = within(1, greatest);
      Flow next(known.flow.size() + 1);
      for (std::size_t i = 0; i < known.flow.size(); ++i) {
        next[i] += known.flow[i] * a;
        next[i + 1] -= known.flow[i] * b;
      }
      known.flow = next;
      known.rates.push_back(b / a - 1);
    }
    std::sort(known.rates.begin(), known.rates.end());
    known.rates.erase(std::unique(known.rates.begin(), known.rates.end()), known.rates.end());
    return known;
  });
}

}  // namespace gonogo::flows
