// SPDX-License-Identifier: MIT
/// A statement that the project does not have, added as one function and one entry of a list.
#include <doctest/doctest.h>

#include <numeric>

#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/analysis/workbook.hpp"
#include "gonogo/files/disk_files.hpp"
#include "gonogo/model/compile.hpp"
#include "gonogo/model/snapshot_of.hpp"
#include "gonogo/report/render.hpp"
#include "statements/books.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

/// A levy of 30 % on earnings, with losses carried forward without limit, paid at once.
void add_levy(Books& books) {
  Sheet& sheet = books.sheet;
  const RowId loss = sheet.declare(
      {.id = "levy.loss_carried", .label = say("loss carried forward"), .roll = Roll::last});
  const Term earned = sheet.row(books.flows.ebit) - sheet.prior(loss);
  sheet.define(loss, maximum(sheet.constant(0), -earned));
  books.show("levy", loss);
  const RowId due = books.add("levy", {.id = "levy.due", .label = say("levy")},
                              maximum(sheet.constant(0), earned) * 0.3);
  books.tax_paid.push_back({due, 1});
}

Bid with_levy() {
  DiskFiles files;
  Sources sources;
  auto bid = open_bid(
      files, {.bid = std::string(GONOGO_TESTS_DIR) + "/../examples/tower-removal.toml"}, sources);
  REQUIRE(bid.value.has_value());
  std::vector<Statement> statements(standard_statements().begin(), standard_statements().end());
  // After profit, before the flows are summed up.
  const auto flows = std::find(statements.begin(), statements.end(), &add_flows);
  REQUIRE(flows != statements.end());
  statements.insert(flows, add_levy);
  auto model =
      compile(bid.value->loaded.proposal, bid.value->loaded.policy, {.statements = statements});
  REQUIRE(model.value.has_value());
  bid.value->model = EvaluatedModel(std::move(*model.value));
  return std::move(*bid.value);
}

}  // namespace

TEST_CASE("a new statement: one function and one list entry bring it into every reader") {
  const Bid bid = with_levy();
  const RowId due = bid.model->sheet.find("levy.due");
  REQUIRE(due != no_row);
  const Snapshot& snapshot = bid.model.snapshot();

  // Earnings by hand: rent less ground rent less 189,000 of depreciation; removal makes year 5 a
  // loss.
  const std::array<double, 5> ebit = {420'000 - 60'000 - 189'000.0, 420'000 - 61'200 - 189'000.0,
                                      420'000 - 62'424 - 189'000.0, 420'000 - 63'672.48 - 189'000,
                                      420'000 - 64'945.9296 - 189'000 - 700'000};
  for (int year = 1; year <= 5; ++year) {
    CHECK(snapshot.at(due, year) ==
          Approx(0.3 * std::max(0.0, ebit[static_cast<std::size_t>(year - 1)])));
  }
  CHECK(snapshot.at(bid.model->sheet.find("levy.loss_carried"), 5) == Approx(-ebit[4]));

  const std::string text = render_text(cash_flow_report(bid, {}));
  CHECK(text.find("Levy") != std::string::npos);
  CHECK(text.find("loss carried forward") != std::string::npos);
  const std::string json = render_json(cash_flow_report(bid, {}));
  CHECK(json.find("\"levy.due\"") != std::string::npos);

  const auto explained = explanation_report(bid, {"levy.due@Y2"});
  REQUIRE(explained.value.has_value());
  CHECK(render_text(*explained.value).find("max(0, ebit - prior(levy.loss_carried)) * 0.3") !=
        std::string::npos);

  const Report workbook = evaluation_workbook(bid, evaluate(bid));
  bool live = false;
  for (const Section& section : workbook.sections) {
    if (section.id != "rows") continue;
    for (const Row& row : std::get<Table>(section.blocks.front()).rows)
      live = live || (row.id == "levy.due" && row.cells.back().formula);
  }
  CHECK(live);
}
