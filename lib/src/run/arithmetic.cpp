// SPDX-License-Identifier: MIT
#include "run/arithmetic.hpp"

#include <cmath>

#include "gonogo/base/no_value.hpp"

namespace gonogo {
namespace {

template <class F>
void each(double* target, Numbers a, std::size_t count, F f) {
  for (std::size_t i = 0; i < count; ++i) target[i] = f(a.data[i * a.stride]);
}

/// One loop for each way of striding, so that a compiler can turn it into vector instructions.
template <class F>
void pairs(double* target, Numbers a, Numbers b, std::size_t count, F f) {
  if (a.stride == 1 && b.stride == 1) {
    for (std::size_t i = 0; i < count; ++i) target[i] = f(a.data[i], b.data[i]);
  } else if (a.stride == 1) {
    const double right = *b.data;
    for (std::size_t i = 0; i < count; ++i) target[i] = f(a.data[i], right);
  } else if (b.stride == 1) {
    const double left = *a.data;
    for (std::size_t i = 0; i < count; ++i) target[i] = f(left, b.data[i]);
  } else {
    const double value = f(*a.data, *b.data);
    for (std::size_t i = 0; i < count; ++i) target[i] = value;
  }
}

template <class F>
void compares(double* target, Numbers a, Numbers b, std::size_t count, F f) {
  pairs(target, a, b, count, [f](double x, double y) {
    return x != x || y != y ? no_value : f(x, y) ? 1.0 : 0.0;
  });
}

void choose(double* target, Numbers a, Numbers b, Numbers c, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const double condition = a.data[i * a.stride];
    target[i] = condition != condition ? no_value
                : condition != 0       ? b.data[i * b.stride]
                                       : c.data[i * c.stride];
  }
}

}  // namespace

int operands_of(Op op) {
  switch (op) {
    case Op::row:
    case Op::negate:
    case Op::absolute:
    case Op::round:
    case Op::floor:
    case Op::ceil:
    case Op::exp:
    case Op::ln:
    case Op::sqrt:
      return 1;
    case Op::select:
      return 3;
    default:
      return 2;
  }
}

void apply(Op op, double* target, Numbers a, Numbers b, Numbers c, std::size_t count) {
  switch (op) {
    case Op::row:
      return each(target, a, count, [](double x) { return x; });
    case Op::add:
      return pairs(target, a, b, count, [](double x, double y) { return finite(x + y); });
    case Op::subtract:
      return pairs(target, a, b, count, [](double x, double y) { return finite(x - y); });
    case Op::multiply:
      return pairs(target, a, b, count, [](double x, double y) { return finite(x * y); });
    case Op::divide:
      return pairs(target, a, b, count, [](double x, double y) { return finite(x / y); });
    // std::pow(1, nan) and std::pow(nan, 0) are 1: a fault must not vanish so.
    case Op::power:
      return pairs(target, a, b, count, [](double x, double y) {
        return finite(x != x || y != y ? no_value : std::pow(x, y));
      });
    case Op::negate:
      return each(target, a, count, [](double x) { return -x; });
    case Op::minimum:
      return pairs(target, a, b, count, [](double x, double y) { return x < y || x != x ? x : y; });
    case Op::maximum:
      return pairs(target, a, b, count, [](double x, double y) { return x > y || x != x ? x : y; });
    case Op::less:
      return compares(target, a, b, count, [](double x, double y) { return x < y; });
    case Op::less_equal:
      return compares(target, a, b, count, [](double x, double y) { return x <= y; });
    case Op::greater:
      return compares(target, a, b, count, [](double x, double y) { return x > y; });
    case Op::greater_equal:
      return compares(target, a, b, count, [](double x, double y) { return x >= y; });
    case Op::equal:
      return compares(target, a, b, count, [](double x, double y) { return x == y; });
    case Op::not_equal:
      return compares(target, a, b, count, [](double x, double y) { return x != y; });
    case Op::absolute:
      return each(target, a, count, [](double x) { return std::abs(x); });
    case Op::round:
      return each(target, a, count, [](double x) { return std::round(x); });
    case Op::floor:
      return each(target, a, count, [](double x) { return std::floor(x); });
    case Op::ceil:
      return each(target, a, count, [](double x) { return std::ceil(x); });
    case Op::exp:
      return each(target, a, count, [](double x) { return finite(std::exp(x)); });
    case Op::ln:
      return each(target, a, count, [](double x) { return finite(std::log(x)); });
    case Op::sqrt:
      return each(target, a, count, [](double x) { return std::sqrt(x); });
    case Op::select:
      return choose(target, a, b, c, count);
    default:
      return;
  }
}

}  // namespace gonogo
