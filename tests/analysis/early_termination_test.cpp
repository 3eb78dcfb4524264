// SPDX-License-Identifier: MIT
// How a bid says that a share of contracts is terminated early for a fee.
#include "gonogo/model/snapshot_of.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

TEST_CASE("early termination: a share of the contracts pays a fee, those at their term do not") {
  for (const std::string step : {"year", "quarter", "month"}) {
    const Bid bid =
        test::open_bid_at("analysis/early-termination.toml", {"project.step=\"" + step + "\""});
    const TimeAxis& axis = bid.model->sheet.axis();
    const auto& fees = bid.model.snapshot().row(bid.model->sheet.find("other_income.termination"));
    std::vector<double> yearly(4, 0.0);
    for (int c = 1; c <= axis.last; ++c)
      yearly[static_cast<std::size_t>((c - 1) / axis.steps_per_year + 1)] +=
          fees[static_cast<std::size_t>(c)];
    CHECK(yearly[1] == Approx(3000).epsilon(1e-9));
    CHECK(yearly[2] == Approx(2700).epsilon(1e-9));
    CHECK(yearly[3] == Approx(1944).epsilon(1e-9));
  }
}
