// SPDX-License-Identifier: MIT
#include "gonogo/analysis/explanation.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gonogo/report/render.hpp"
#include "opening.hpp"

using namespace gonogo;
using test::must_open;

namespace {

std::string lines_bid(int lines) {
  std::string text =
      "[project]\ntitle = \"Many\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[revenue]\n";
  for (int i = 1; i <= lines; ++i)
    text += "l" + std::to_string(i) + " = { amount = " + std::to_string(i) + ", per = \"year\" }\n";
  return text;
}

Report report_of(const Bid& bid, const std::vector<std::string>& what) {
  auto report = explanation_report(bid, what);
  REQUIRE(report.value.has_value());
  return std::move(*report.value);
}

std::string explained(int lines, const std::string& what) {
  return render_text(report_of(must_open(lines_bid(lines)), {what}));
}

const Table& table_in(const Report& report, const std::string& id) {
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table != nullptr && table->id == id) return *table;
    }
  }
  FAIL("no table ", id);
  return std::get<Table>(report.sections.front().blocks.front());
}

double number_in(const Table& table, std::size_t row, std::size_t column) {
  return std::get<double>(table.rows.at(row).cells.at(column).value);
}

}  // namespace

TEST_CASE("explanation: a derivation that is too long counts and names what it does not follow") {
  const std::string text = explained(900, "revenue");
  CHECK(text.find("revenue.l100 = ") != std::string::npos);
  CHECK(text.find("revenue.l900 = ") == std::string::npos);
  CHECK(text.find("Not followed further, for length: ") != std::string::npos);
  // 400 entries are the total, the share of the year, and 199 lines with their amounts: 701 are
  // left.
  CHECK(text.find("701 rows") != std::string::npos);
  CHECK(text.find("revenue.l201") != std::string::npos);
  CHECK(explained(900, "revenue.l201").find("revenue.l201.amount = 201") != std::string::npos);
}

TEST_CASE("explanation: a derivation that fits says nothing of the kind") {
  CHECK(explained(50, "revenue").find("Not followed") == std::string::npos);
}

TEST_CASE("explanation: ids are unique where a row and an input, or two steps, share a name") {
  const std::string head = "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"3 years\"\n";
  const Bid taxed =
      must_open(head +
                "[rates]\ndiscount = 0.08\n[investment]\na = { amount = 300, "
                "depreciation = \"double_declining\" }\n[revenue]\nr = { amount = 200, "
                "per = \"year\" }\n[tax]\nrate = 0.25\n");
  for (const char* what : {"npv", "irr", "static_payback", "depreciation@Y3", "tax.rate"}) {
    CAPTURE(what);
    CHECK_NOTHROW(render_json(report_of(taxed, {what, what})));
  }
  const Bid phones = test::open_bid_at("../examples/bedside-phones.toml");
  CHECK_NOTHROW(render_json(report_of(phones, {"npv", "drivers.tariff", "tariff"})));
}

TEST_CASE("explanation: a formula names its own clock") {
  const Bid bid = must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[drivers]\n"
      "v1 = [1, 2, 3]\nfee = { value = 5, growth = 0.1, unit = \"CNY/line\" }\n[revenue]\n"
      "r = { amount = \"10 * operation_year + 0 * v1\", per = \"year\" }\n"
      "s = { amount = \"fee\", per = \"year\" }\n"
      "t = { amount = 3, per = \"year\", growth = 0.1 }\n[rates]\ndiscount = 0.1\n");
  const std::string r = render_text(report_of(bid, {"revenue.r"}));
  CHECK(r.find("10 * time.operation_year + 0 * v1") != std::string::npos);
  CHECK(r.find("v1.entry") == std::string::npos);
  const std::string t = render_text(report_of(bid, {"revenue.t"}), {.width = 140});
  CHECK(t.find("(1 + revenue.t.growth)^time.years_since_Y1") != std::string::npos);
  CHECK(t.find("fee") == std::string::npos);
  const std::string s = render_text(report_of(bid, {"revenue.s"}));
  CHECK(s.find("drivers.fee = 5 CNY/line") != std::string::npos);
}

TEST_CASE("explanation: the lines of the net present value add up to it") {
  for (const char* file : {"../examples/bedside-phones.toml", "../examples/leased-lines.toml"}) {
    const Table lines = table_in(report_of(test::open_bid_at(file), {"npv"}), "npv.lines");
    for (const std::size_t column : {std::size_t(1), std::size_t(2)}) {
      double sum = 0;
      for (std::size_t r = 0; r + 1 < lines.rows.size(); ++r) sum += number_in(lines, r, column);
      CHECK(sum == doctest::Approx(number_in(lines, lines.rows.size() - 1, column)).epsilon(1e-9));
    }
  }
}

TEST_CASE("explanation: a payback shows the figures before and after it passes 0") {
  const Bid bid = must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[investment]\n"
      "a = { amount = 250 }\n[revenue]\nr = { amount = 100, per = \"year\" }\n");
  const Table crossing = table_in(report_of(bid, {"static_payback"}), "static_payback.crossing");
  CHECK(number_in(crossing, 0, 2) == doctest::Approx(-50));
  CHECK(number_in(crossing, 1, 2) == doctest::Approx(50));
  const auto refused = explanation_report(bid, {"payback"});
  REQUIRE_FALSE(refused.value.has_value());
  CHECK(english(refused.diagnostics.front().hint).find("static_payback") != std::string::npos);
}

// 600 at 10 % repaid in three equal parts: 60, 40 and 20 of interest and 200. The plant of 1,000 loses 200 a year, so
// EBIT is 100, then 200.
TEST_CASE("explanation: measures of debt show each year that has some, and mark what decides") {
  for (const std::string step : {"year", "month"}) {
    CAPTURE(step);
    const Bid bid = must_open(
        "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"5 years\"\nstep = \"" + step +
        "\"\n[investment]\nplant = { amount = 1_000 }\n"
        "[revenue]\nsales = { amount = [300, 400], per = \"year\" }\n"
        "[loan.bank]\namount = 600\nrate = { nominal = 0.1, compounded = \"year\" }\n"
        "term = \"3 years\"\nrepayment = \"equal_principal\"\n");
    const auto years = [&](const std::string& measure) {
      return table_in(report_of(bid, {measure}), measure + ".years");
    };
    const double interest[] = {60, 40, 20}, cash[] = {300, 400, 400};
    const Table service = years("dscr"), cover = years("interest_cover"), life = years("llcr"),
                share = years("debt_share");
    REQUIRE(service.rows.size() == 3);
    REQUIRE(cover.rows.size() == 3);
    REQUIRE(life.rows.size() == 5);
    for (std::size_t year = 0; year < 3; ++year) {
      CHECK(service.rows[year].id == "y" + std::to_string(year + 1));
      CHECK(number_in(service, year, 1) == doctest::Approx(cash[year]));
      CHECK(number_in(service, year, 2) == doctest::Approx(200 + interest[year]));
      CHECK(number_in(service, year, 3) == doctest::Approx(cash[year] / (200 + interest[year])));
      CHECK(number_in(cover, year, 1) == doctest::Approx(cash[year] - 200));
      CHECK(number_in(cover, year, 3) == doctest::Approx((cash[year] - 200) / interest[year]));
      CHECK(number_in(life, year, 1) == doctest::Approx(cash[year]));
    }
    const auto text = [](const Table& table, std::size_t row) {
      return english(std::get<Message>(table.rows[row].cells[0].value));
    };
    CHECK(text(service, 0) == "Y1, least");
    CHECK(text(service, 1) == "Y2");
    CHECK(number_in(life, 4, 2) == 600);
    // At Y0 600 of 1,000; within a year the debt stays and the plant loses value.
    CHECK(number_in(share, 0, 3) == doctest::Approx(0.6));
  }
}

TEST_CASE("explanation: a debt share without a value names the years with debt and no capital") {
  const Bid bid = must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[investment]\n"
      "plant = { amount = 1_000, depreciation = { amounts = [1_000] } }\n[revenue]\n"
      "sales = { amount = 600, per = \"year\" }\n"
      "[loan.bank]\namount = 400\nrate = 0.1\nrepayment = \"bullet\"\n");
  const Table years = table_in(report_of(bid, {"debt_share"}), "debt_share.years");
  REQUIRE(years.rows.size() == 2);
  CHECK(number_in(years, 0, 3) == doctest::Approx(0.4));
  CHECK(english(std::get<Message>(years.rows[1].cells[0].value)) == "Y1, no capital employed");
  CHECK(std::get_if<double>(&years.rows[1].cells[3].value) == nullptr);
}

// 60 a year, and a sum at the end of the crossing year, or before it.
TEST_CASE("explanation: a payback names the step that decides where a dated sum does") {
  const auto crossing_of = [](const std::string& fee, const std::string& measure) {
    const Bid bid = must_open(
        "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"4 years\"\n[investment]\n"
        "a = { amount = 260 }\n[revenue]\nr = { amount = 60, per = \"year\" }\nfee = { amount = " +
        fee + " }\n[rates]\ndiscount = 0\n");
    return table_in(report_of(bid, {measure}), measure + ".crossing");
  };
  for (const std::string measure : {"static_payback", "discounted_payback"}) {
    const Table dated = crossing_of("90, at = \"Y3\"", measure);
    REQUIRE(dated.rows.size() == 4);
    CHECK(number_in(dated, 0, 2) == doctest::Approx(-140));  // Y2
    CHECK(number_in(dated, 1, 2) == doctest::Approx(-80));   // Y3 before the fee
    CHECK(number_in(dated, 2, 2) == doctest::Approx(10));    // Y3
    CHECK(dated.rows[2].id == "after");
    CHECK(dated.rows[3].id == "dated");
    const Table later = crossing_of("30, at = \"Y4\"", measure);
    REQUIRE(later.rows.size() == 4);
    CHECK(number_in(later, 0, 2) == doctest::Approx(-80));
    CHECK(number_in(later, 1, 2) == doctest::Approx(-20));
    CHECK(number_in(later, 2, 2) == doctest::Approx(10));
    const Table within = crossing_of("90, at = \"Y1\"", measure);
    REQUIRE(within.rows.size() == 3);
    CHECK(number_in(within, 0, 2) == doctest::Approx(-50));
    CHECK(number_in(within, 2, 1) == doctest::Approx(50.0 / 60));
  }
}

TEST_CASE("explanation: the source of each figure, for people once an item") {
  const Bid bid = must_open(
      "[project]\ntitle = \"Sources\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[drivers]\n"
      "beds = { value = [10, 20], source = \"letter of intent\" }\n[revenue]\n"
      "rent = { amount = \"beds * 3\", per = \"year\", source = \"price list\" }\n");
  const Report report = report_of(bid, {"revenue.rent"});
  const Table& table = table_in(report, "revenue.rent.derivation");
  REQUIRE(table.columns.back().id == "source");
  std::vector<std::string> of_beds;
  for (const Row& row : table.rows) {
    const std::string source = english(std::get<Message>(row.cells.back().value));
    if (row.id == "revenue.rent") CHECK(source == "price list");
    if (row.id.starts_with("drivers.beds")) of_beds.push_back(source);
  }
  CHECK(of_beds == std::vector<std::string>(3, "letter of intent"));  // the row and its numbers
  const std::string text = render_text(report);
  const auto first = text.find("source: letter of intent");
  REQUIRE(first != std::string::npos);
  CHECK(text.find("source: letter of intent", first + 1) == std::string::npos);
}

TEST_CASE("explanation: a rule, a measure of equity, the period, and a year of months") {
  const Bid bid = must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\nstep = \"month\"\n"
      "[rates]\ndiscount = 0.08\nequity = 0.1\n[investment]\nk = { amount = 100 }\n"
      "[revenue]\nrent = { amount = 10, per = \"month\" }\n"
      "[loan.bank]\namount = 50\nrate = 0.05\n"
      "[rule]\nvalue = { measure = \"npv\", at_least = 20 }\n");
  for (const char* name : {"value", "rule.value"}) {
    const std::string rule = render_text(report_of(bid, {name}));
    CAPTURE(rule);
    CHECK(rule.find("NPV at least 20") != std::string::npos);
    CHECK(rule.find("headroom ") != std::string::npos);
    CHECK(rule.find("rule.value.at_least = 20") != std::string::npos);
    CHECK(rule.find("present_value") != std::string::npos);
  }
  const Report equity = report_of(bid, {"equity_npv", "equity_irr"});
  CHECK(number_in(table_in(equity, "equity_npv.value"), 0, 1) ==
        doctest::Approx(bid.model.equity_measure(measures::npv).value));
  CHECK(number_in(table_in(equity, "equity_irr.value"), 0, 1) ==
        doctest::Approx(bid.model.equity_measure(measures::irr).value));
  const Report period = report_of(bid, {"project.period"});
  CHECK(number_in(table_in(period, "project.period.value"), 0, 1) == 2);
  const Report year = report_of(bid, {"revenue.rent@Y2"});
  const Table& steps = table_in(year, "revenue.rent.y2.steps");
  REQUIRE(steps.rows.size() == 13);
  CHECK(number_in(steps, 0, 1) == doctest::Approx(10));
  CHECK(number_in(steps, 12, 1) == doctest::Approx(120));
  CHECK(render_text(report_of(bid, {"revenue.rent@end"})).find("revenue.rent@M24 = 10") !=
        std::string::npos);
}

TEST_CASE("explain: a name in other letters, and the name people read, lead to the id") {
  const Bid bid = must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[drivers]\nset_up = { "
      "value = 5, name = \"Integration fee\" }\n[revenue]\nr = { amount = \"set_up\", per = "
      "\"year\" }\n");
  for (const auto& [what, meant] :
       {std::pair("NPV", "npv"), std::pair("Integration fee", "drivers.set_up"),
        std::pair("integration FEE", "drivers.set_up")}) {
    const auto report = explanation_report(bid, {what});
    REQUIRE(report.diagnostics.size() == 1);
    CHECK(english(report.diagnostics[0].hint) == "did you mean '" + std::string(meant) + "'?");
  }
}

TEST_CASE("settings: the name people read is answered with its address") {
  MemoryFiles files;
  files.add(
      "bid.toml",
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[drivers]\nset_up = "
      "{ value = 5, name = \"Integration\" }\n");
  Sources sources;
  const auto bid = open_bid(
      files, {.bid = "bid.toml", .no_policy = true, .settings = {"Integration=3"}}, sources);
  REQUIRE_FALSE(bid.diagnostics.empty());
  CHECK(english(bid.diagnostics[0].hint) == "did you mean 'drivers.set_up'?");
}
