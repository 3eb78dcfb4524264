// SPDX-License-Identifier: MIT
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/analysis/price_floor.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/workbook.hpp"
#include "gonogo/base/same_bits.hpp"
#include "gonogo/model/compile.hpp"
#include "gonogo/model/snapshot_of.hpp"
#include "opening.hpp"
#include "run/lowering.hpp"
#include "sheet/expressions_parsed.hpp"

using namespace gonogo;

namespace {

/// How often a bid is lowered until its evaluation is written.
std::size_t lowerings_of(const Bid& bid) {
  const std::size_t before = Lowering::count();
  CHECK(evaluation_report(bid, evaluate(bid)).sections.size() == 5);
  return Lowering::count() - before;
}

}  // namespace

TEST_CASE("evaluate: a scenario that moves numbers alone costs no lowering of its own") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  REQUIRE(bid.scenarios.size() == 1);
  CHECK(lowerings_of(bid) == 1);
}

TEST_CASE("open_bid: parses each formula once, also with a scenario that a rule names") {
  const std::size_t before = expressions_parsed();
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  REQUIRE(bid.scenarios.size() == 1);
  CHECK(evaluate(bid).faults.empty());
  CHECK(expressions_parsed() - before == 3);
}

TEST_CASE("evaluate: a scenario that moves what shapes the sheet costs a lowering") {
  const Bid bid = test::open_bid_at("analysis/scenarios.toml");
  REQUIRE(bid.scenarios.size() == 3);
  CHECK(bid.scenarios.at("slow")->sheet.axis().columns() > bid.model->sheet.axis().columns());
  CHECK(lowerings_of(bid) == 2);
}

TEST_CASE("evaluate: a scenario has the same bits whether it is computed with the bid or alone") {
  const Bid bid = test::open_bid_at("analysis/scenarios.toml");
  for (const auto& scenario : bid.scenarios) {
    const EvaluatedModel& together = scenario.second;
    CAPTURE(scenario.first);
    const auto alone = open_scenario(bid, scenario.first);
    REQUIRE(alone.value.has_value());
    for (const RowId row : together->sheet.rows().ids())
      CHECK(same_bits(together.snapshot().row(row), alone.value->snapshot().row(row)));
  }
  const Model again = *compile(bid.loaded.proposal, bid.loaded.policy).value;
  const Snapshot alone = snapshot_of(again);
  for (const RowId row : again.sheet.rows().ids())
    CHECK(same_bits(bid.model.snapshot().row(row), alone.row(row)));
}

TEST_CASE("price_floor: its three prices are lowered once") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  const auto price = find_variable(*bid.model, "drivers.price");
  REQUIRE(price.has_value());
  const std::size_t before = Lowering::count();
  CHECK(price_floor(*bid.model, *price, 1).has_value());
  CHECK(Lowering::count() - before == 1);
}

TEST_CASE("reports of the bid as written: whatever is read after the first one lowers nothing") {
  const Bid bid = test::open_bid_at("../examples/tower-removal.toml");
  const Evaluation evaluation = evaluate(bid);
  const std::size_t before = Lowering::count();
  CHECK(evaluation_report(bid, evaluation).sections.size() == 5);
  CHECK_FALSE(cash_flow_report(bid, {}).sections.empty());
  CHECK_FALSE(cash_flow_workbook(bid, {}).sections.empty());
  CHECK(explanation_report(bid, {"npv", "cash_flow@Y1"}).value.has_value());
  CHECK_FALSE(find_profile(bid).value.empty());
  CHECK_FALSE(bid.model.fault().has_value());
  CHECK(evaluate(bid).measures.size() == evaluation.measures.size());
  CHECK(Lowering::count() == before);
  // A workbook also has the sensitivity and the scenarios side by side, which are other cases.
  const SensitivityOptions options{.detail = Detail::tornado};
  find_sensitivity(bid, options);
  find_scenarios(bid);
  const std::size_t others = Lowering::count() - before;
  CHECK(evaluation_workbook(bid, evaluation).sections.size() > 4);
  CHECK(Lowering::count() == before + 2 * others);
}
