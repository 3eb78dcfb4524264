// SPDX-License-Identifier: MIT
#include "gonogo/xlsx/render_xlsx.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

#include "samples.hpp"
#include "spreadsheet.hpp"
#include "xlsx/zip.hpp"

using namespace gonogo;

namespace {

/// A value that no formula of these tests has, so that only recalculation can replace it.
constexpr double stale = -987654;

Row line(std::string name, Cell value) {
  return {.id = name, .cells = {{.value = verbatim(name)}, std::move(value)}};
}

Cell input(double value, std::string name) { return {.value = value, .name = std::move(name)}; }

Cell formula(Formula parts, Kind kind = Kind::money) {
  return {.value = stale, .kind = kind, .formula = std::move(parts)};
}

CellReference at(std::string table, std::size_t row, std::size_t column = 1) {
  return {std::move(table), row, column};
}

/// Inputs on a sheet with a nasty name; on another sheet a row over time, and measures of it.
Report live() {
  const CellReference price = {"inputs", 1, 1, true};
  Table inputs = {.id = "inputs",
                  .title = verbatim("Inputs"),
                  .columns = {{.id = "name", .title = verbatim("Name")},
                              {.id = "value", .title = verbatim("Value"), .kind = Kind::number}},
                  .rows = {line("lines", input(40, "drivers_lines")),
                           line("price", input(1650, "drivers_price")),
                           line("rate", input(0.08, "rates_discount"))}};
  Table flows = {.id = "flows", .columns = {{.id = "name"}}, .header = false};
  Row flow = {.id = "flow", .cells = {{.value = verbatim("Flow")}, {.value = -100000.0}}};
  Row sum = {.id = "sum", .cells = {{.value = verbatim("So far")}, formula({at("flows", 0)})}};
  flows.columns.push_back({.id = "y0", .kind = Kind::money});
  for (std::size_t year = 1; year <= 30; ++year) {  // beyond column Z
    flows.columns.push_back({.id = "y" + std::to_string(year), .kind = Kind::money});
    flow.cells.push_back(formula({at("inputs", 0), "*", price, "*0.1"}));
    sum.cells.push_back(formula({at("flows", 1, year), "+", at("flows", 0, year + 1)}));
  }
  flow.cells[2].formula = Formula{at("inputs", 0), "*", price, "*0.1"};
  flows.rows = {flow, sum};
  const RangeReference later = {at("flows", 0, 2), at("flows", 0, 31)};
  Table measures = {
      .id = "measures",
      .columns = {{.id = "name", .title = verbatim("Measure")},
                  {.id = "value", .title = verbatim("Value"), .kind = Kind::money}},
      .rows = {
          line("npv", formula({"NPV(", at("inputs", 2), ",", later, ")+", at("flows", 0)})),
          line("named", formula({"drivers_lines*drivers_price"})),
          line("verdict", {.value = verbatim("stale"),
                           .formula = Formula{"IF(", at("measures", 0), ">0,\"GO\",\"NO-GO\")"}})}};
  return {.sections = {{.id = "in",
                        .title = verbatim("Bob's: [inputs]"),
                        .blocks = {Paragraph{.text = verbatim("one\ntwo")}, inputs}},
                       {.id = "flow", .title = verbatim("Flow"), .blocks = {flows, measures}}}};
}

}  // namespace

TEST_CASE("render_xlsx: Gnumeric calculates every formula to what the references mean" *
          doctest::skip(!has_gnumeric())) {
  const auto bytes = render_xlsx(live());
  CHECK(bytes.starts_with("PK"));
  const auto sheets = recalculated(bytes);
  const auto& flow = sheets.at("Flow");
  // 40 lines x 1,650 x 0.1 = 6,600 a year.
  for (std::size_t year = 1; year <= 30; ++year) {
    CHECK(std::stod(flow[0][year + 1]) == doctest::Approx(6600));
    CHECK(std::stod(flow[1][year + 1]) == doctest::Approx(-100000 + 6600.0 * double(year)));
  }
  // Annuity factor of 30 years at 8 %: (1 - 1.08^-30) / 0.08 = 11.25778334.
  CHECK(std::stod(flow[4][1]) == doctest::Approx(6600 * 11.2577833434 - 100000).epsilon(1e-9));
  CHECK(std::stod(flow[5][1]) == doctest::Approx(66000));
  CHECK(flow[6][1] == "NO-GO");
  CHECK(sheets.at("Bob’s inputs")[5][1] == "40");
}

TEST_CASE("render_xlsx: the values beside the formulas of a report are those recalculated" *
          doctest::skip(!has_gnumeric())) {
  const auto report = samples::cashflow();
  const auto sheet = recalculated(render_xlsx(report)).at("Cash flow");
  const auto& table = std::get<Table>(report.sections[0].blocks[0]);
  const std::size_t first_row = 4;  // title, money, empty, titles of columns
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    CHECK(sheet[first_row + row][0] == english(std::get<Message>(table.rows[row].cells[0].value)));
    for (std::size_t column = 1; column < table.rows[row].cells.size(); ++column) {
      const auto value = std::get<double>(table.rows[row].cells[column].value);
      CHECK(std::stod(sheet[first_row + row][column]) == doctest::Approx(value).epsilon(1e-14));
    }
  }
}

TEST_CASE("render_xlsx: no text becomes a formula, and numbers that are none become their reason" *
          doctest::skip(!has_gnumeric())) {
  const auto bytes = render_xlsx(samples::hostile());
  CHECK(bytes.starts_with("PK"));
  bool has_formula_text = false;
  bool has_sum_text = false;
  bool has_fault = false;
  for (const auto& [name, records] : recalculated(bytes)) {
    for (const auto& record : records) {
      for (const auto& field : record) {
        has_formula_text |= field == "=cmd|'/C calc'!A0";
        has_sum_text |= field == "@SUM(A1)";
        has_fault |= field == "fault";
        CHECK(field.find('\x1b') == std::string::npos);
      }
    }
  }
  CHECK(has_formula_text);
  CHECK(has_sum_text);
  CHECK(has_fault);
}

TEST_CASE("render_xlsx: any titles make sheets that can be told apart" *
          doctest::skip(!has_gnumeric())) {
  Report report;
  for (const auto* title :
       {"Cash flow", "cash flow", "", "[]:*?/\\", "'quoted'", "History",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五"}) {
    report.sections.push_back({.id = "", .title = verbatim(title)});
  }
  report.sections.push_back(report.sections.back());
  const auto bytes = render_xlsx(report);
  CHECK(bytes.starts_with("PK"));
  const auto sheets = recalculated(bytes);
  CHECK(sheets.size() == 8);
  for (const auto* name : {"Cash flow", "cash flow 2", "Sheet", "Sheet 2", "’quoted’", "History 2",
                           "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
                           "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九 2"}) {
    CAPTURE(name);
    CHECK(sheets.contains(name));
  }
}

TEST_CASE("render_xlsx: the bytes depend on the report alone") {
  CHECK(render_xlsx(samples::evaluation()) == render_xlsx(samples::evaluation()));
  CHECK(render_xlsx(samples::evaluation()) != render_xlsx(samples::chinese_evaluation()));
}

TEST_CASE("render_xlsx: a cell whose name is longer than a workbook takes has its address alone") {
  for (const std::size_t length : {128U, 129U, 300U}) {
    Report report;
    Row named{.id = "r", .cells = {{.value = 1.0, .name = std::string(length, 'n')}}};
    named.cells.push_back({.value = 1.0, .formula = Formula{at("t", 0, 0)}});
    report.sections = {
        {.id = "s",
         .blocks = {Table{.id = "t", .columns = {{.id = "a"}, {.id = "b"}}, .rows = {named}}}}};
    CAPTURE(length);
    CHECK(render_xlsx(report).starts_with("PK"));
  }
}

// The library took "&G" in a footer for a picture, and freed the footer twice.
TEST_CASE("render_xlsx: an ampersand in a title is no code of the footer") {
  Report report;
  report.sections = {{.id = "s", .blocks = {Paragraph{.text = verbatim("text")}}}};
  std::string many;
  for (int i = 0; i < 150; ++i) many += "\u00e9&G";
  for (const std::string& title :
       {std::string("R&G Networks"), std::string("A&[Picture] & B&"), many}) {
    report.title = verbatim(title);
    CAPTURE(title);
    const auto parts = unzipped(render_xlsx(report), 10'000'000);
    REQUIRE(parts);
    const std::string& sheet = parts->at("xl/worksheets/sheet1.xml");
    CHECK(sheet.find("&amp;R&amp;8&amp;A  &amp;P / &amp;N</oddFooter>") != std::string::npos);
    if (title == "R&G Networks")
      CHECK(sheet.find("<oddFooter>&amp;L&amp;8R&amp;&amp;&amp;8G Networks&amp;R") !=
            std::string::npos);
  }
}

TEST_CASE("render_xlsx: an empty report is a workbook still") {
  CHECK(render_xlsx({}).starts_with("PK"));
}

TEST_CASE("render_xlsx: a formula over what is not there is the caller's mistake") {
  const auto report_of = [](Formula parts) {
    Table table = {.id = "t",
                   .columns = {{.id = "name"}, {.id = "value"}},
                   .rows = {line("r", formula(std::move(parts)))}};
    Report report = {.sections = {{.id = "s", .blocks = {table}}, {.id = "z", .blocks = {table}}}};
    std::get<Table>(report.sections[1].blocks[0]).id = "u";
    return report;
  };
  CHECK_THROWS_AS(render_xlsx(report_of({at("nowhere", 0)})), std::invalid_argument);
  CHECK_THROWS_AS(render_xlsx(report_of({at("t", 1)})), std::invalid_argument);
  CHECK_THROWS_AS(render_xlsx(report_of({at("t", 0, 2)})), std::invalid_argument);
  CHECK_THROWS_AS(render_xlsx(report_of({RangeReference{at("t", 0), at("u", 0)}})),
                  std::invalid_argument);
  auto twice = report_of({});
  std::get<Table>(twice.sections[1].blocks[0]).id = "t";
  CHECK_THROWS_AS(render_xlsx(twice), std::invalid_argument);
}
