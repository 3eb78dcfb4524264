// SPDX-License-Identifier: MIT
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/workbook.hpp"
#include "opening.hpp"
#include "run/lowering.hpp"

using namespace gonogo;

TEST_CASE(
    "evaluate: lowers the bid as written once, and once more per scenario that a rule names") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  REQUIRE(bid.scenarios.size() == 1);
  const std::size_t before = Lowering::count();
  const Evaluation evaluation = evaluate(bid);
  const Report report = evaluation_report(bid, evaluation);
  CHECK(report.sections.size() == 4);
  CHECK(Lowering::count() - before == 2);
}

TEST_CASE("reports of the bid as written: whatever is read after the first one lowers nothing") {
  const Bid bid = test::open_bid_at("../examples/tower-removal.toml");
  const Evaluation evaluation = evaluate(bid);
  const std::size_t before = Lowering::count();
  CHECK(evaluation_report(bid, evaluation).sections.size() == 4);
  CHECK(evaluation_workbook(bid, evaluation).sections.size() > 4);
  CHECK_FALSE(cash_flow_report(bid, {}).sections.empty());
  CHECK_FALSE(cash_flow_workbook(bid, {}).sections.empty());
  CHECK(explanation_report(bid, {"npv", "cash_flow@Y1"}).value.has_value());
  CHECK_FALSE(find_profile(bid).value.empty());
  CHECK_FALSE(bid.model.fault().has_value());
  CHECK(evaluate(bid).measures.size() == evaluation.measures.size());
  CHECK(Lowering::count() == before);
}
