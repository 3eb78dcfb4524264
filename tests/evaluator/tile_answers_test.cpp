// SPDX-License-Identifier: MIT
// What a tile proves by itself, and what it computes in.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "gonogo/model/run.hpp"
#include "run/plan_maker.hpp"
#include "support/bid.hpp"

using namespace gonogo;

namespace {

/// 400 cases of two numbers, each at 20 values.
struct Cases400 {
  std::vector<Address> addresses;
  double first[2], step[2];

  Outcomes run(const Model& model, Measure measure, bool in_tiles) const {
    const auto fill = [&](std::size_t from, std::span<const std::span<double>> to) {
      for (std::size_t i = 0; i < to[0].size(); ++i) {
        const std::size_t at = from + i;
        to[0][i] = first[0] + step[0] * static_cast<double>(at % 20);
        to[1][i] = first[1] + step[1] * static_cast<double>(at / 20);
      }
    };
    return gonogo::run(model, {.count = 400, .addresses = addresses, .fill = fill},
                       {.measures = {{measure}}, .margins = false, .in_tiles = in_tiles});
  }
};

}  // namespace

// By Descartes' rule of signs: a removal at the end gives a second rate, or takes the only one.
TEST_CASE("tiles: a removal at the end gives two rates, and the tile says so as the search does") {
  const Model model = test::model_of(
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"10 years\"\n"
      "[rates]\ndiscount = 0.1\n[drivers]\nrent = 30\nremoval = 50\n"
      "[investment]\nplant = { amount = 100 }\n"
      "[revenue]\nrents = { amount = \"rent\", per = \"year\" }\n"
      "[cost]\nremoved = { amount = \"removal\", at = \"end\" }\n");
  const Cases400 cases{{"drivers.rent", "drivers.removal"}, {5, 0}, {3, 15}};
  const auto slow = cases.run(model, measures::irr, false).measures[0];
  const auto fast = cases.run(model, measures::irr, true).measures[0];
  CHECK(fast.why == slow.why);
  for (const Why each : {Why::computed, Why::several, Why::none})
    CHECK(std::count(slow.why.begin(), slow.why.end(), each) >= 10);
  for (std::size_t i = 0; i < 400; ++i) {
    if (slow.why[i] == Why::computed) CHECK(std::abs(slow.value[i] - fast.value[i]) <= 1e-12);
  }
}

TEST_CASE("tiles: a buffer that no step reads any more is the next one's memory") {
  std::string formula = "fee + month";
  for (int i = 0; i < 20; ++i)
    formula = "min((" + formula + ")^1.01, most - " + std::to_string(i) + " * month)";
  const std::string text =
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"60 months\"\n"
      "step = \"month\"\n[rates]\ndiscount = 0.1\n[drivers]\nfee = 30\nmost = 1_500\n"
      "[investment]\nplant = { amount = 100 }\n"
      "[revenue]\nfees = { amount = \"" +
      formula + "\", per = \"month\" }\n";
  const Model model = test::model_of(text);
  const Cases400 cases{{"drivers.fee", "drivers.most"}, {20, 1'300}, {2, 40}};
  std::vector<InputId> inputs;
  for (const Address& each : cases.addresses) inputs.push_back(model.sheet.find_input(each));
  const std::vector<RowId> roots = {model.flows.project};
  const Program program(model.sheet, model.order, inputs, roots, {});
  const auto plan =
      make_plan(model.sheet, model.order, program, program.workspace(1), inputs, roots, {});
  REQUIRE(plan);
  const auto columns =
      std::count_if(plan->steps.begin(), plan->steps.end(),
                    [](const PlanStep& step) { return step.kind == PlanStep::Kind::column; });
  CHECK(columns >= 20);
  CHECK(plan->buffers <= 6);
  const auto slow = cases.run(model, measures::npv, false).measures[0];
  const auto fast = cases.run(model, measures::npv, true).measures[0];
  for (std::size_t i = 0; i < 400; ++i)
    CHECK(fast.value[i] == doctest::Approx(slow.value[i]).epsilon(1e-13));
}
