// SPDX-License-Identifier: MIT
#include "gonogo/analysis/portfolio.hpp"

#include <doctest/doctest.h>

#include "gonogo/report/render.hpp"

using namespace gonogo;

namespace {

BidOutcome outcome(const std::string& file, const std::string& currency, double scale, double npv) {
  return {.file = file,
          .verdict = Verdict::go,
          .headline = verbatim("GO: all pass."),
          .currency = currency,
          .scale = scale,
          .npv = MeasureResult{.wanted = {.measure = measures::npv}, .value = npv}};
}

}  // namespace

TEST_CASE("portfolio_report: amounts of several units have theirs beside them, without a sum") {
  const std::vector<BidOutcome> all = {outcome("bids/a.toml", "CNY", 1, 1'250'000),
                                       outcome("bids/b.toml", "CNY", 10'000, 125),
                                       {.file = "bids/c.toml"},
                                       outcome("bids/d.toml", "EUR", 1, 90'000)};
  const Report report = portfolio_report(all);
  CHECK(report.currency.empty());
  CHECK(render_text(report, {.width = 60}) ==
        "4 bids: 3 GO, 1 NOT JUDGED\n"
        "────────────────────────────────────────────────────────────\n"
        "\n"
        "  • a.toml: GO: all pass.\n"
        "  • b.toml: GO: all pass.\n"
        "  • c.toml: NOT JUDGED: see its errors.\n"
        "  • d.toml: GO: all pass.\n"
        "\n"
        "  Bid in bids/  Verdict     Money in          NPV\n"
        "  ────────────  ──────────  ──────────  ─────────\n"
        "  a.toml        GO          CNY         1,250,000\n"
        "  b.toml        GO          10,000 CNY        125\n"
        "  c.toml        NOT JUDGED\n"
        "  d.toml        GO          EUR            90,000\n"
        "\n"
        "gonogo 0.1.0\n");
}

TEST_CASE("portfolio_report: who must sign for each bid, where a rule says it") {
  std::vector<BidOutcome> all = {outcome("a.toml", "CNY", 1, -5), outcome("b.toml", "CNY", 1, 5)};
  CHECK(render_text(portfolio_report(all), {}).find("Must sign") == std::string::npos);
  all[0].failed = {"value", "return"};
  all[0].approvers = {"sales director", "board"};
  const std::string text = render_text(portfolio_report(all), {.width = 100});
  CHECK(text.find("Fails          Must sign") != std::string::npos);
  CHECK(text.find("value, return  sales director, board") != std::string::npos);
}

TEST_CASE("portfolio_report: one unit of money is said once, in the heading") {
  const std::vector<BidOutcome> all = {outcome("a.toml", "CNY", 10'000, 1'250),
                                       outcome("b.toml", "CNY", 10'000, 125)};
  const Report report = portfolio_report(all);
  CHECK(report.currency == "CNY");
  CHECK(report.scale == 10'000);
  CHECK(render_text(report, {}).find("Money in") == std::string::npos);
}
