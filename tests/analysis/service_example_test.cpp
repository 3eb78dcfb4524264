// SPDX-License-Identifier: MIT
// examples/service-levels.toml, against a second computation in plain loops over months, written
// from the words of gonogo-proposal(5) alone.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "analysis/mean_compensation.hpp"
#include "gonogo/model/measures.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

constexpr int last = 38;

struct Months {
  std::vector<double> compensation = std::vector<double>(last + 4, 0.0);
  std::vector<double> cash = std::vector<double>(last + 4, 0.0);
};

double credit(double available, double repaired) {
  const double gold = available < 0.95    ? 0.5
                      : available < 0.99  ? 0.25
                      : available < 0.999 ? 0.1
                                          : 0;
  const double repair = repaired < 0.9 ? 0.1 : repaired < 0.95 ? 0.05 : 0;
  return std::min(1.0, gold + repair);
}

Months by_loops() {
  constexpr std::array available = {0.9995, 0.9995, 0.985,  0.9995, 0.9995, 0.9995,
                                    0.9995, 0.9995, 0.9985, 0.9995, 0.9995, 0.9995};
  constexpr double access = 9'500 * 80, express = 6 * 3'000 * 1.5, urgent = 14 * 3'000 * 1.3,
                   normal = 60 * 3'000, fee = 80 * 1'450 * 1.1;
  Months found;
  std::vector<double> profit(last + 1, 0.0), output(last + 1, 0.0), input(last + 1, 0.0);
  const auto move = [&](int month, double money) {
    found.cash[static_cast<std::size_t>(month)] += money;
  };
  double carried = 0;
  for (int m = 1; m <= last; ++m) {
    const auto at = static_cast<std::size_t>(m);
    double earned = m == 1 ? express + urgent : m == 2 ? normal : fee, spent = 0;
    double& back = found.compensation[at];
    if (m == 1) back = express * 0.05 * (7 - 5) + urgent * 0.05 * (11 - 10);
    if (m <= 2) {
      move(m, earned * 1.06);
      const double paid = access * (m == 1 ? 0.6 : 0.4);
      input[at] = 0.09 * paid;
      move(m, -1.09 * paid);
    } else {
      back = fee * credit(available[static_cast<std::size_t>((m - 3) % 12)], 0.93);
      move(m + 3, fee * 1.06);
      const double taxed = 0.35 * fee + 0.06 * access / 12;
      spent = taxed + 2 * 11'000 * std::pow(1.05, (m - 3) / 12);
      input[at] = 0.06 * taxed;
      move(m, -spent - input[at]);
    }
    const double owed = 0.06 * earned - input[at] - carried;
    carried = std::max(0.0, -owed);
    const double surtax = 0.12 * std::max(0.0, owed);
    move(m, -back - std::max(0.0, owed) - surtax);
    profit[at] = earned - back - spent - surtax - (m <= 2 ? 0 : access / 60);
  }
  profit[last] -= access * 24 / 60;  // not written off, and worth nothing
  double year = 0;
  for (int m = 1; m <= last; ++m) {
    year += profit[static_cast<std::size_t>(m)];
    if (m % 12 != 0 && m != last) continue;
    move(m, -0.25 * std::max(0.0, year));
    year = std::min(0.0, year);
  }
  return found;
}

Bid service_levels() {
  DiskFiles files;
  Sources sources;
  auto bid = open_bid(files,
                      {.bid = std::string(GONOGO_TESTS_DIR) + "/../examples/service-levels.toml",
                       .no_policy = true,
                       .settings = {"rates.discount=0.08"}},
                      sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

}  // namespace

TEST_CASE("service level example: compensation, cash flow and NPV as in loops over months") {
  const Bid bid = service_levels();
  const Months loops = by_loops();
  const Snapshot& all = bid.model.snapshot();
  double npv = 0;
  for (int m = 0; m < bid.model->sheet.axis().columns(); ++m) {
    CAPTURE(m);
    const auto at = static_cast<std::size_t>(m);
    CHECK(all.at(bid.model->sheet.find("compensation"), m) ==
          Approx(loops.compensation[at]).epsilon(1e-12));
    CHECK(std::abs(all.at(bid.model->flows.project, m) - loops.cash[at]) < 1e-7);
    npv += loops.cash[at] / std::pow(1.08, m / 12.0);
  }
  CHECK(npv == Approx(560'138.0320429257).epsilon(1e-12));
  CHECK(bid.model.measure(measures::npv).value == Approx(npv).epsilon(1e-12));
}

// The beta distribution of PERT over 85, 93 and 99 %, integrated between the levels by 200,000 parts.
TEST_CASE("service level example: what is given back on average, over the range of repairs") {
  const auto found = mean_compensations(service_levels());
  REQUIRE(found.size() == 3);
  CHECK(found[2].at_mean == Approx(369'090));
  CHECK(found[2].on_average == Approx(360'717.58).epsilon(2e-4));
}
