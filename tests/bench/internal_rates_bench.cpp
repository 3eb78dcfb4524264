// SPDX-License-Identifier: MIT
// How long internal rates take, beside a plain Newton iteration that finds one root if it is lucky:
//   build/release/tests/bench_internal_rates
#include <time.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iomanip>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "gonogo/analysis/calc_batch.hpp"
#include "gonogo/measure/internal_rates.hpp"

namespace {

using Flow = std::vector<double>;

double processor_seconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Microseconds a call, the least of five runs.
double microseconds(int calls, const std::function<void()>& call) {
  double least = 1e300;
  for (int run = 0; run < 5; ++run) {
    const double start = processor_seconds();
    for (int i = 0; i < calls; ++i) call();
    least = std::min(least, (processor_seconds() - start) / calls);
  }
  return 1e6 * least;
}

/// What many programs do: from a guess, no bracket, no proof.
double plain_newton(const Flow& flow, double rate) {
  for (int step = 0; step < 50; ++step) {
    const double factor = 1 / (1 + rate);
    double value = 0;
    double slope = 0;
    for (std::size_t i = flow.size(); i-- > 0;) {
      slope = slope * factor + value;
      value = value * factor + flow[i];
    }
    const double change = value / (slope * factor * factor);
    rate += change;
    if (!(std::abs(change) > 1e-13)) break;
  }
  return rate;
}

void compare(const std::string& name, const Flow& flow, double guess, int calls) {
  static volatile double keep = 0;
  const double ours =
      microseconds(calls, [&] { keep = keep + gonogo::internal_rates(flow).roots.front().rate; });
  const double newton = microseconds(calls, [&] { keep = keep + plain_newton(flow, guess); });
  std::cout << std::left << std::setw(44) << name << std::right << std::setw(10) << ours
            << " us   Newton " << std::setw(8) << newton << " us   ratio " << ours / newton << '\n';
}

Flow annuity(std::size_t receipts) {
  Flow flow(receipts + 1, 100.0);
  flow[0] = -60.0 * static_cast<double>(receipts);
  return flow;
}

/// Flows of 600 amounts made to be hard, by kind.
Flow hard_flow(int kind, std::mt19937_64& random) {
  std::normal_distribution<> normal;
  std::uniform_real_distribution<> even(-6, 6);
  Flow flow(600);
  const double beat = even(random);
  for (std::size_t i = 0; i < flow.size(); ++i) {
    const double t = static_cast<double>(i);
    if (kind == 0) flow[i] = normal(random);
    if (kind == 1) flow[i] = normal(random) * std::pow(10.0, even(random));
    if (kind == 2) flow[i] = std::sin(beat * t) * std::exp(0.01 * t);
    if (kind == 3) flow[i] = std::round(normal(random));
    if (kind == 4) flow[i] = i % 2 == 0 ? 1 : -1 - 1e-9 * normal(random);
  }
  return flow;
}

/// (1 - v)^n: all its rates are 0, and no double can say so.
Flow binomial(int n) {
  Flow flow{1};
  for (int k = 0; k < n; ++k) {
    flow.push_back(0);
    for (std::size_t i = flow.size() - 1; i > 0; --i) flow[i] -= flow[i - 1];
  }
  return flow;
}

void worst_of_hard_flows() {
  std::mt19937_64 random(20260601);
  double worst = 0;
  for (int i = 0; i < 500; ++i) {
    const Flow flow = hard_flow(i % 5, random);
    worst = std::max(worst, microseconds(1, [&] { gonogo::internal_rates(flow); }));
  }
  std::cout << "worst of 500 hard flows of 600 amounts: " << worst << " us\n";
  double cluster = 0;
  for (const int n : {3, 8, 20, 60, 100, 200, 300, 400, 500, 599}) {
    const Flow flow = binomial(n);
    cluster = std::max(cluster, microseconds(1, [&] { gonogo::internal_rates(flow); }));
  }
  std::cout << "worst of ten clusters, (1 - v)^n up to n = 599: " << cluster << " us\n";
}

void batch() {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<> cents(1, 40000);
  std::ostringstream lines;
  constexpr int count = 200000;
  for (int i = 0; i < count; ++i) {
    lines << "{\"id\":" << i << ",\"function\":\"irr\",\"inputs\":{\"values\":[-1500.5";
    for (int j = 0; j < 10; ++j) lines << ',' << cents(random) / 100.0;
    lines << "]}}\n";
  }
  const std::string text = lines.str();
  const double seconds = 1e-6 * microseconds(1, [&] {
                           std::istringstream in(text);
                           std::ostringstream out;
                           gonogo::calculate_batch(in, out, {.threads = 1});
                         });
  std::cout << "calc --batch, IRR of 11 amounts: " << static_cast<int>(count / seconds)
            << " lines a second and processor\n";
}

}  // namespace

int main() {
  std::cout << std::setprecision(3);
  compare("11 amounts, one change of sign", annuity(10), 0.1, 20000);
  compare("120 months, one change of sign", annuity(120), 0.01, 5000);
  compare("600 months, one change of sign", annuity(600), 0.01, 1000);
  Flow removal = annuity(600);
  removal.back() = -20000;
  compare("600 months and a removal cost (two rates)", removal, 0.01, 1000);
  worst_of_hard_flows();
  batch();
}
