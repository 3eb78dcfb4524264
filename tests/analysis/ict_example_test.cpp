// SPDX-License-Identifier: MIT
// examples/ict-integration.toml: VAT, instalments and a loan, against a second computation in plain loops over
// months, written from the words of gonogo-proposal(5) alone.
#include <cmath>

#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/model/measures.hpp"
#include "opening.hpp"
#include "row_of.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

Bid ict(const std::string& policy) {
  DiskFiles files;
  Sources sources;
  const std::string examples = std::string(GONOGO_TESTS_DIR) + "/../examples/";
  std::vector<std::string> rates;
  if (policy.empty()) rates = {"rates.discount=0.08", "rates.equity=0.12"};
  auto bid = open_bid(files,
                      {.bid = examples + "ict-integration.toml",
                       .policy = policy.empty() ? "" : examples + policy,
                       .no_policy = policy.empty(),
                       .settings = rates},
                      sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

double measured(const Bid& bid, Measure measure, FlowKind flow = FlowKind::project) {
  return flow == FlowKind::project ? bid.model.measure(measure).value
                                   : bid.model.equity_measure(measure).value;
}

/// A row of the cover of debt, from Y1: nothing is covered in Y0.
std::vector<double> by_year(const Bid& bid, const std::string& id) {
  return test::row_of(cash_flow_report(bid, {.by = ColumnSpan::year, .only = {"cover"}}), id);
}

}  // namespace

// The fee of the last three months, 3 x 86 x 1,976.76 x 1.06 = 540,604, is paid after the period. A reading that cuts
// the owners' flow at M42 loses it, and gives 871,523.52 and 45.96 %; the project's flow had it in either.
TEST_CASE("ict example: what is paid after the period counts for the owners as for the project") {
  const Bid bid = ict("");
  CHECK(measured(bid, measures::npv) == Approx(1'387'204.490851055).epsilon(1e-12));
  CHECK(measured(bid, measures::irr) == Approx(0.3734480340982043).epsilon(1e-10));
  CHECK(measured(bid, measures::npv, FlowKind::equity) ==
        Approx(1'228'324.7515537713).epsilon(1e-12));
  CHECK(measured(bid, measures::irr, FlowKind::equity) ==
        Approx(0.5367920950606077).epsilon(1e-10));
  double cut = 0;
  const Snapshot& all = bid.model.snapshot();
  for (int c = 0; c <= bid.model->sheet.axis().last; ++c)
    cut += all.at(bid.model->flows.equity, c) / std::pow(1.12, c / 12.0);
  CHECK(cut == Approx(871'523.52053).epsilon(1e-10));
}

TEST_CASE("ict example: with the policy's uplift it is a go") {
  const Bid bid = ict("gonogo-policy.toml");
  CHECK(measured(bid, measures::npv) == Approx(1'312'490.13).epsilon(1e-8));
}

// Operation begins with M7, within the first project year. The tax of that year is on the integration fee of M6 as
// well, so that its cash must be that of the whole year: 2,062,800 - 468,309 over a debt service of 180,698.
TEST_CASE("ict example: the cover of the year in which operation begins is of the whole year") {
  const auto cover = by_year(ict("gonogo-policy.toml"), "cover.dscr_ratio");
  REQUIRE(cover.size() == 4);
  CHECK(cover[0] == Approx(8.824).epsilon(1e-3));
  CHECK(cover[3] == Approx(460'340.0 / 162'638).epsilon(1e-5));  // not of the tail, which has none
}
