// SPDX-License-Identifier: MIT
#include "measure/exact_roots.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo::exact {

namespace {

using Fraction = boost::multiprecision::cpp_rational;

void trim(Polynomial& p) {
  while (!p.empty() && p.back() == 0) p.pop_back();
}

void divide_content(Polynomial& p) {
  Whole divisor = 0;
  for (const Whole& c : p) divisor = gcd(divisor, c);
  if (divisor > 1) {
    for (Whole& c : p) c /= divisor;
  }
}

/// a mod b times a positive number.
Polynomial remainder(Polynomial a, const Polynomial& b) {
  const Whole lead = abs(b.back());
  while (a.size() >= b.size()) {
    const Whole factor = b.back() > 0 ? a.back() : -a.back();
    const std::size_t shift = a.size() - b.size();
    for (Whole& c : a) c *= lead;
    for (std::size_t i = 0; i < b.size(); ++i) a[i + shift] -= factor * b[i];
    trim(a);
  }
  divide_content(a);
  return a;
}

}  // namespace

Polynomial polynomial_of(std::span<const double> flow) {
  int least = 2000;
  for (const double amount : flow) {
    if (amount != 0) least = std::min(least, std::ilogb(amount) - 52);
  }
  Polynomial p;
  for (const double amount : flow) {
    int exponent = 0;
    const double mantissa = std::frexp(amount, &exponent);
    const Whole digits = static_cast<long long>(std::ldexp(mantissa, 53));
    p.push_back(amount == 0 ? Whole(0)
                            : Whole(digits << static_cast<unsigned>(exponent - 53 - least)));
  }
  trim(p);
  p.erase(p.begin(), std::find_if(p.begin(), p.end(), [](const Whole& c) { return c != 0; }));
  divide_content(p);
  return p;
}

SturmChain::SturmChain(const Polynomial& polynomial) : chain_{polynomial} {
  Polynomial derivative;
  for (std::size_t i = 1; i < polynomial.size(); ++i) derivative.push_back(polynomial[i] * i);
  divide_content(derivative);
  while (!derivative.empty()) {
    chain_.push_back(derivative);
    derivative = remainder(chain_[chain_.size() - 2], chain_.back());
    for (Whole& c : derivative) c = -c;
  }
}

namespace {

template <class Sign>
int changes(const std::vector<Polynomial>& chain, const Sign& sign_of) {
  int last = 0;
  int found = 0;
  for (const Polynomial& p : chain) {
    const int sign = sign_of(p);
    if (sign * last < 0) ++found;
    if (sign != 0) last = sign;
  }
  return found;
}

/// Changes of sign along the chain at v = 1 / (1 + rate).
int changes_at(const std::vector<Polynomial>& chain, double rate) {
  const Fraction growth = 1 + Fraction(rate);
  const Whole up = numerator(growth);
  const Whole down = denominator(growth);
  return changes(chain, [&](const Polynomial& p) {
    Whole value = 0;
    Whole power = 1;
    for (const Whole& c : p) {
      value = value * up + c * power;
      power *= down;
    }
    return value.sign();
  });
}

}  // namespace

int SturmChain::positive_roots() const {
  return changes(chain_, [](const Polynomial& p) { return p.front().sign(); }) -
         changes(chain_, [](const Polynomial& p) { return p.back().sign(); });
}

int SturmChain::roots_between(double low_rate, double high_rate) const {
  return std::abs(changes_at(chain_, low_rate) - changes_at(chain_, high_rate));
}

int sign_of_value(std::span<const double> flow, const Digits& rate) {
  Digits value = 0;
  for (const double amount : flow) value = value * (1 + rate) + amount;
  return value.sign();
}

}  // namespace gonogo::exact
