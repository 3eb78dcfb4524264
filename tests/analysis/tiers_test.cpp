// SPDX-License-Identifier: MIT
// Where a price by tiers jumps or bends, the questions about a volume find its limits.
#include <algorithm>
#include <string>

#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/solve.hpp"
#include "gonogo/input/files.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

Bid charged(const std::string& mode, const std::string& fixed, const std::string& step = "year") {
  MemoryFiles files;
  files.add(
      "bid.toml",
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"1 years\"\nstep = \"" + step +
          "\"\n[drivers]\nunits = { value = 980, role = \"volume\" }\n[quantities.price]\nof = "
          "\"units\"\nmode = \"" +
          mode +
          "\"\ntiers = [{ upto = 1_000, value = 0.20 }, { upto = 5_000, value = 0.17 }, { value "
          "= 0.15 }]\n[revenue]\nr = { amount = \"units * price\", per = \"year\" }\n[cost]\nc = "
          "{ amount = " +
          fixed + ", per = \"year\" }\n[rates]\ndiscount = 0.1\n");
  Sources sources;
  auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

Solution solved(const Bid& bid, std::optional<SolveTarget> target = {}) {
  auto found = solve(bid, {.address = "drivers.units", .target = target});
  REQUIRE(found.value.has_value());
  return std::move(*found.value);
}

}  // namespace

// 0.20 a unit covers 190 from 950 on; beyond 1,000 all are at 0.17, which covers them from 190 / 0.17.
TEST_CASE("tiers: a charge by the whole passes between its root and the limit, and again later") {
  for (const std::string step : {"year", "quarter", "month"}) {
    const Bid bid = charged("whole", "190", step);
    const Solution passing = solved(bid);
    REQUIRE(passing.stretches.size() == 2);
    CHECK(passing.stretches[0].low.value == Approx(950).epsilon(1e-9));
    CHECK(passing.stretches[0].high.value == Approx(1000).epsilon(1e-9));
    CHECK(passing.stretches[0].high.printed == 1000);
    CHECK(passing.stretches[1].low.value == Approx(190 / 0.17).epsilon(1e-9));
    const Solution roots = solved(bid, SolveTarget{{measures::npv}, 0});
    REQUIRE(roots.roots.size() == 3);
    CHECK(roots.roots[0].value == Approx(950).epsilon(1e-9));
    CHECK(roots.roots[1].value == Approx(1000).epsilon(1e-9));
    CHECK(roots.roots[1].how == SolveRoot::How::jumps);
    CHECK(roots.roots[2].value == Approx(190 / 0.17).epsilon(1e-9));
  }
}

TEST_CASE("tiers: break-even and switching values of a charge by the whole are the same") {
  const Bid bid = charged("whole", "190");
  const auto study = find_breakeven(bid);
  REQUIRE(study.value.has_value());
  REQUIRE(study.value->npv.share().has_value());
  CHECK(*study.value->npv.share() * 980 == Approx(950).epsilon(1e-9));
  const auto& stretches = study.value->before_building.term.stretches;
  REQUIRE(stretches.size() == 2);
  CHECK(stretches[0].from * 980 == Approx(950).epsilon(1e-9));
  CHECK(stretches[0].to * 980 == Approx(1000).epsilon(1e-9));
  CHECK(stretches[1].from * 980 == Approx(190 / 0.17).epsilon(1e-9));
  const Sensitivity found = find_sensitivity(bid, {});
  const auto units = std::find_if(found.rows.begin(), found.rows.end(), [](const auto& row) {
    return row.number.address == "drivers.units";
  });
  REQUIRE(units != found.rows.end());
  REQUIRE_FALSE(units->switches.empty());
  CHECK(units->switches[0].values.size() == 3);
}

// 1,000 at 0.20, the rest at 0.17; then 4,000 at 0.17 and the rest at 0.15.
TEST_CASE("tiers: a charge by slices comes to its target in closed form in every tier") {
  for (const auto& [fixed, units] :
       {std::pair("150", 150 / 0.2), std::pair("200", 1000.0), std::pair("300", 1000 + 100 / 0.17),
        std::pair("500", 1000 + 300 / 0.17)}) {
    const Solution found = solved(charged("slice", fixed), SolveTarget{{measures::npv}, 0});
    REQUIRE(found.roots.size() == 1);
    CHECK(found.roots[0].how == SolveRoot::How::met);
    CHECK(found.roots[0].value == Approx(units).epsilon(1e-9));
  }
}
