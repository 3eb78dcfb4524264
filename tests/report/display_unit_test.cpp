// SPDX-License-Identifier: MIT
#include "gonogo/report/display_unit.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "gonogo/report/render.hpp"
#include "gonogo/xlsx/render_xlsx.hpp"
#include "samples.hpp"
#include "spreadsheet.hpp"
#include "xlsx/workbook_look.hpp"

using namespace gonogo;

namespace {

Message money(double value, std::optional<int> decimals = {}) {
  return number({.value = value, .kind = Kind::money, .decimals = decimals});
}

Report report_of(Block block) {
  return {.title = verbatim("Bid"),
          .currency = "CNY",
          .sections = {{.id = "s", .title = verbatim("S"), .blocks = {std::move(block)}}}};
}

std::string sentence(const Message& text, double scale) {
  const Report shown = in_unit(report_of(Paragraph{.text = text}), scale);
  return english(std::get<Paragraph>(shown.sections[0].blocks[0]).text);
}

Table amounts(std::vector<double> values) {
  Table table{.id = "t", .columns = {{.id = "name"}, {.id = "v", .kind = Kind::money}}};
  for (const double each : values)
    table.rows.push_back({.id = "r" + std::to_string(table.rows.size()),
                          .cells = {{.value = verbatim("Row")}, {.value = each}}});
  return table;
}

}  // namespace

TEST_CASE(
    "in_unit: a sentence has two decimals, or as many as show four digits, and no idle zeros") {
  CHECK(sentence(money(1'476'059), 1e4) == "147.61");
  CHECK(sentence(money(1'476'059), 1e6) == "1.476");
  CHECK(sentence(money(-854'119), 1e8) == "-0.008541");
  CHECK(sentence(money(-300'000), 1e4) == "-30");
  CHECK(sentence(money(-300'000), 1e6) == "-0.3");
  CHECK(sentence(money(0), 1e8) == "0");
  CHECK(sentence(money(123'456'789'000), 1e4) == "12,345,679");
}

TEST_CASE("in_unit: what is no round sum does not read like one") {
  CHECK(sentence(money(999'997), 1e4) == "99.9997");
  CHECK(sentence(money(1'000'000), 1e4) == "100");
  CHECK(sentence(money(1'000'000.12, 2), 1e4) == "100.000012");  // told apart from its limit
}

TEST_CASE(
    "in_unit: a price keeps its own unit, money in the unit of the report takes the new one") {
  const auto with = [](Message unit) {
    return number({.value = 16'500, .kind = Kind::money, .unit = std::move(unit)});
  };
  CHECK(sentence(with(verbatim("CNY/line")), 1e4) == "16,500 CNY/line");
  CHECK(sentence(with(money_unit("CNY", 1)), 1e4) == "1.65 10,000 CNY");
  CHECK(sentence(say("{1} of {2}", number({.value = 0.5, .kind = Kind::rate}), number(30'000)),
                 1e4) == "50.0% of 30,000");
}

TEST_CASE("in_unit: a bid in 10,000 CNY is shown in CNY") {
  Report report = report_of(Paragraph{.text = money(147.6059)});
  report.scale = 1e4;
  const Report shown = in_unit(report, 1);
  CHECK(shown.scale == 1);
  CHECK(english(std::get<Paragraph>(shown.sections[0].blocks[0]).text) == "1,476,059");
}

TEST_CASE(
    "in_unit: amounts of a table are divided, and decimals show four digits of the greatest") {
  const Report shown = in_unit(report_of(amounts({-854'119, 2'500'000, 4})), 1e8);
  const auto& table = std::get<Table>(shown.sections[0].blocks[0]);
  CHECK(std::get<double>(table.rows[0].cells[1].value) == doctest::Approx(-0.00854119));
  const auto text = render_text(shown);
  CHECK(text.find("money in 100,000,000 CNY") != std::string::npos);
  CHECK(text.find("-0.00854") != std::string::npos);
  CHECK(text.find("0.02500") != std::string::npos);
  CHECK(text.find("0.00000004") != std::string::npos);  // not 0
  CHECK(text.find("numbers of the bid as its files state them, in CNY") != std::string::npos);
}

TEST_CASE("in_unit: charts, notes and marks follow") {
  Chart chart{.id = "c",
              .kind = ChartKind::bars,
              .categories = {verbatim("a")},
              .series = {{.id = "low", .values = {1e4, NAN}}, {.id = "high", .values = {3e4}}},
              .marks = {{.x = 0, .y = 2e4, .text = money(2e4)}},
              .base = 2e4};
  const Report shown = in_unit(report_of(chart), 1e4);
  const auto& drawn = std::get<Chart>(shown.sections[0].blocks[0]);
  CHECK(drawn.series[0].values[0] == 1);
  CHECK(std::isnan(drawn.series[0].values[1]));
  CHECK(drawn.base == 2);
  CHECK(drawn.marks[0].y == 2);
  CHECK(drawn.marks[0].x == 0);
  CHECK(english(drawn.marks[0].text) == "2");
}

TEST_CASE("in_unit: a report without a currency, or in the unit already, is the same") {
  Report report = report_of(Paragraph{.text = money(20'000)});
  CHECK(render_text(in_unit(report, 1)) == render_text(report));
  report.currency.clear();
  CHECK(render_text(in_unit(report, 1e4)) == render_text(report));
}

TEST_CASE("texts_in_unit: a workbook keeps the numbers of its cells and shows them smaller" *
          doctest::skip(!has_gnumeric())) {
  Report report = report_of(amounts({-854'119, 2'500'000}));
  report.sections[0].blocks.emplace_back(Paragraph{.text = money(-854'119)});
  const auto sheet =
      recalculated(render_xlsx(texts_in_unit(report, 1e4), {.display_scale = 1e4})).at("S");
  CHECK(sheet[1][0] == "money shown in 10,000 CNY; cells hold CNY, and inputs are entered in CNY");
  CHECK(std::stod(sheet[4][1]) == -854'119);
  CHECK(sheet.back()[0] == "-85.41");
}

// That a spreadsheet program shows -854119 as -85.4 by 0\\.0, and 1312490 as 0.01312 by 0\\.00000, was
// seen in a PDF by LibreOffice.
TEST_CASE("number_format: amounts shown smaller have four digits of the greatest") {
  const auto format = [](double greatest, double shrink) {
    return number_format(Kind::money, money_look(amounts({0, -greatest}), shrink), "",
                         Language::english);
  };
  CHECK(format(1'312'490, 1) == "#,##0");
  CHECK(format(1'312'490, 1e3) == "#,##0.00,");
  CHECK(format(1'312'490, 1e6) == "#,##0.0000,,");
  CHECK(format(1'312'490, 1e4) == R"(0\.0,)");
  CHECK(format(312'490, 1e4) == R"(0\.0000)");
  CHECK(format(1'312'490, 1e8) == R"(0\.00000,)");
  CHECK(format(1, 1e8) == R"(0\.00000000)");
  CHECK(format(0, 1e8) == R"(0\.00,,)");
}

TEST_CASE("can_shrink_money: formats divide by thousands, ten thousand and a hundred million") {
  for (const double by : {1.0, 1e3, 1e4, 1e6, 1e8}) CHECK(can_shrink_money(by));
  for (const double by : {1e-4, 10.0, 2.0}) CHECK_FALSE(can_shrink_money(by));
}
