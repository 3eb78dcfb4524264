// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <regex>

#include "golden.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/report/render.hpp"
#include "samples.hpp"

using namespace gonogo;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  auto lines = split(text, '\n');
  CHECK(lines.back().empty());  // the text ends with a newline
  lines.pop_back();
  return lines;
}

/// The first line that holds `words`.
std::string line_with(const std::string& text, const std::string& words) {
  for (auto& line : lines_of(text)) {
    if (line.find(words) != std::string::npos) return line;
  }
  FAIL("no line with ", words);
  return "";
}

int column_of(const std::string& line, std::string_view sign) {
  return display_width(line.substr(0, line.find(sign)));
}

std::size_t occurrences(const std::string& text, std::string_view sign) {
  std::size_t count = 0;
  for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) ++count;
  return count;
}

/// A report of one table of one row, a label and a value.
Report report_of(Cell cell, int money_decimals = 2) {
  Table table = {.id = "t",
                 .columns = {{.id = "name"}, {.id = "value", .kind = Kind::number}},
                 .rows = {{.id = "r", .cells = {{.value = verbatim("x")}, std::move(cell)}}},
                 .money_decimals = money_decimals,
                 .header = false};
  return {.sections = {{.id = "s", .blocks = {table}}}};
}

std::string drawn(double value, Kind kind, int money_decimals = 2) {
  return render_text(report_of({.value = value, .kind = kind}, money_decimals)).substr(5);
}

}  // namespace

TEST_CASE("render_text: the transcript of an evaluation aligns what is compared") {
  const auto text = render_text(samples::evaluation());
  CHECK(golden("evaluation.txt", text) == text);
  const auto end = [&](const char* words, const char* figure) {
    return column_of(line_with(text, words), figure) + display_width(figure);
  };
  CHECK(end("Internal rate", "18.9%") == end("Net present value", "193,902 CNY"));
  CHECK(end("Static payback", "2.39 years") == end("Net present value", "193,902 CNY"));
  CHECK(line_with(text, "Discounted payback").ends_with(" never"));
  CHECK(line_with(text, "WHAT-IF").starts_with("! "));
  CHECK(line_with(text, "Leased lines").ends_with("money in CNY"));
  CHECK(line_with(text, "bid.toml:12:1").starts_with("  warning: "));
}

TEST_CASE("render_text: wide characters keep the columns straight, and money says its unit") {
  const auto text = render_text(samples::chinese_evaluation());
  CHECK(golden("chinese_evaluation.txt", text) == text);
  CHECK(line_with(text, "连锁").ends_with("money in 10,000 CNY"));
  CHECK(column_of(line_with(text, "  净现值  "), ".39") ==
        column_of(line_with(text, "内部收益率"), ".9%"));
  CHECK(text.find("\n  ，") == std::string::npos);  // no line begins with a comma
}

TEST_CASE("render_text: a table too wide is parted by time says which part is which") {
  const auto text = render_text(samples::cashflow());
  CHECK(golden("cashflow.txt", text) == text);
  CHECK(occurrences(text, "床位电话通话费收入") == 3);
  CHECK(text.find("Part 1 of 3: Y0 to Y3") < text.find("Part 2 of 3: Y4 to Y7"));
  CHECK(text.find("Part 2 of 3: Y4 to Y7") < text.find("Part 3 of 3: Y8 to Total"));
  std::size_t at = 0;
  for (const auto* title : {" Y1", " Y2", " Y5", " Y6", " Y9"}) {
    CHECK(occurrences(text, title) == 1);
    CHECK(text.find(title) > at);
    at = text.find(title);
  }
}

namespace {

/// Two rows, each with a label and the same cells.
Report table_of(std::vector<Column> columns, std::vector<Cell> cells, std::vector<Cell> others) {
  Table table = {.id = "t", .columns = {{.id = "name", .title = verbatim("Name")}}};
  table.columns.insert(table.columns.end(), columns.begin(), columns.end());
  table.rows = {{.id = "a", .cells = {{.value = verbatim("price")}}},
                {.id = "b", .cells = {{.value = verbatim("life")}}}};
  table.rows[0].cells.insert(table.rows[0].cells.end(), cells.begin(), cells.end());
  table.rows[1].cells.insert(table.rows[1].cells.end(), others.begin(), others.end());
  return {.sections = {{.id = "s", .blocks = {table}}}};
}

}  // namespace

TEST_CASE(
    "render_text: a unit that a column shares is in its title, one that a row shares in its "
    "label") {
  const Column years = {.id = "years", .title = verbatim("Payback"), .kind = Kind::years};
  const Column number = {.id = "now", .title = verbatim("Now"), .kind = Kind::number};
  const Cell price = {.value = 5.0, .unit = verbatim("CNY/line")};
  const Cell life = {.value = 8.0, .unit = verbatim("years")};
  CHECK(render_text(table_of({years, number}, {{.value = 3.0}, price}, {{.value = 2.5}, life})) ==
        "                       Payback,\n"
        "  Name                    years  Now\n"
        "  ───────────────  ────────────  ───\n"
        "  price, CNY/line          3.00    5\n"
        "  life, years              2.50    8\n");
}

TEST_CASE("render_text: a column without content is left out, its place is not") {
  const Column empty = {.id = "more", .title = verbatim("Also at"), .kind = Kind::number};
  const Column number = {.id = "now", .title = verbatim("Now"), .kind = Kind::number};
  CHECK(render_text(table_of({empty, number}, {{}, {.value = 5.0}}, {{}, {.value = 8.0}})) ==
        "  Name   Now\n"
        "  ─────  ───\n"
        "  price    5\n"
        "  life     8\n");
}

TEST_CASE("render_text: a table too wide that is no time series has its rows one by one") {
  std::vector<Column> columns;
  std::vector<Cell> cells;
  for (int i = 0; i < 9; ++i) {
    columns.push_back(
        {.id = "c", .title = verbatim("rule " + std::to_string(i)), .kind = Kind::money});
    cells.push_back({.value = 1'000'000.0 + i});
  }
  const auto text = render_text(table_of(columns, cells, cells), {.width = 60});
  CHECK(occurrences(text, "price") == 1);
  CHECK(occurrences(text, "life") == 1);
  CHECK(line_with(text, "rule 8").ends_with("1,000,008"));
}

TEST_CASE("render_text: of a range of points some columns are left out, and a line says so") {
  std::vector<Column> columns;
  std::vector<Cell> cells;
  for (int i = 0; i < 9; ++i) {
    columns.push_back({.id = "c",
                       .title = verbatim("point" + std::to_string(i)),
                       .kind = Kind::money,
                       .narrow = Narrow::thin});
    cells.push_back({.value = 1'000'000.0 + i});
  }
  const auto text = render_text(table_of(columns, cells, cells), {.width = 60});
  CHECK(occurrences(text, "price") == 1);
  CHECK(occurrences(text, "point") == 4);
  CHECK(occurrences(text, "point0") == 1);
  CHECK(occurrences(text, "point8") == 1);
  CHECK(text.find("5 columns are left out here") != std::string::npos);
}

TEST_CASE("render_text: charts draw what their numbers say") {
  const auto text = render_text(samples::charts());
  CHECK(golden("charts.txt", text) == text);
  const auto care = occurrences(line_with(text, "customer care"), "█");
  const auto marketing = occurrences(line_with(text, "marketing"), "█");
  CHECK(double(marketing) / double(care) == doctest::Approx(181.5 / 742.25).epsilon(0.1));
  const auto axis = column_of(line_with(text, "Care  "), "│");
  for (const auto* driver : {"Price", "Lines  ", "Access cost", "每线"}) {
    CHECK(column_of(line_with(text, driver), "│") == axis);
  }
  // 128 points of which one is unknown; 16 x 8 of price * lines >= 64,000.
  std::size_t passing = 0;
  for (int lines = 32; lines <= 46; lines += 2) {
    for (int price = 1500; price <= 1875; price += 25) passing += price * lines >= 64000 ? 1 : 0;
  }
  const auto regions = text.substr(text.find("Where all rules pass"));
  CHECK(occurrences(regions, "█") == 2 * passing + 1);  // and one in the legend
}

TEST_CASE("render_text: ascii leaves no other character in frames and charts") {
  auto charts = samples::charts();
  CHECK(golden("charts.ascii.txt", render_text(charts, {.ascii = true})) ==
        render_text(charts, {.ascii = true}));
  std::get<Chart>(charts.sections[0].blocks[0]).categories[3] = verbatim("Upkeep");
  std::get<Chart>(charts.sections[0].blocks[3]).series[1].title = verbatim("other");
  for (const auto& report : {charts, samples::evaluation()}) {
    const auto text = render_text(report, {.ascii = true});
    CHECK(std::all_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  }
}

TEST_CASE("render_text: an ascii curve that falls never climbs") {
  Chart chart = {.id = "c", .kind = ChartKind::lines, .series = {{.id = "v"}}};
  for (int i = 0; i <= 30; ++i) {
    chart.x.push_back(i);
    chart.series[0].values.push_back(1000.0 / (1 + i));
  }
  const auto text = render_text({.sections = {{.id = "s", .blocks = {chart}}}}, {.ascii = true});
  int rightmost = -1;
  for (const auto& line : lines_of(text)) {
    const auto first = line.find('*');
    if (first == std::string::npos) continue;
    CHECK(static_cast<int>(first) >= rightmost - 1);
    rightmost = static_cast<int>(line.rfind('*'));
  }
  CHECK(rightmost > 40);
}

TEST_CASE("render_text: every line fits the screen, and none ends with a blank") {
  for (const int width : {40, 60, 79, 80, 100, 132, 250}) {
    for (const auto& report : {samples::evaluation(), samples::chinese_evaluation(),
                               samples::cashflow(), samples::charts(), samples::hostile()}) {
      for (const auto& line : lines_of(render_text(report, {.width = width}))) {
        CAPTURE(line);
        const bool is_code = line.starts_with("    gonogo");  // never wrapped
        CHECK((is_code || display_width(line) <= width));
        CHECK_FALSE(line.ends_with(' '));
      }
    }
  }
}

TEST_CASE("render_text: colour changes nothing but colours") {
  const std::regex escape("\x1b\\[[0-9;]*m");
  for (const auto& report : {samples::evaluation(), samples::cashflow(), samples::charts()}) {
    const auto plain = render_text(report);
    const auto coloured = render_text(report, {.colour = true});
    CHECK(plain.find('\x1b') == std::string::npos);
    CHECK(coloured != plain);
    CHECK(std::regex_replace(coloured, escape, "") == plain);
  }
  CHECK(render_text(samples::evaluation(), {.colour = true}).find("\x1b[31mfail\x1b[0m") !=
        std::string::npos);
}

TEST_CASE("render_text: numbers are rounded and named by their kind") {
  CHECK(drawn(1234567.891, Kind::money) == "1,234,567.89\n");
  CHECK(drawn(1234567.891, Kind::money, 0) == "1,234,568\n");
  CHECK(drawn(9999.4, Kind::money, 0) == "9,999.40\n");  // a limit missed by cents must show
  CHECK(drawn(0.188612, Kind::rate) == "18.9%\n");
  CHECK(drawn(0.08, Kind::rate) == "8.0%\n");
  CHECK(drawn(0.0825, Kind::rate) == "8.25%\n");  // as somebody wrote it
  CHECK(drawn(0.99996, Kind::rate) == "99.996%\n");
  CHECK(drawn(1 / 1.08, Kind::factor) == "0.9259\n");
  CHECK(drawn(-300000, Kind::money, 0) == "-300,000\n");
  CHECK(drawn(0, Kind::money, 0) == "0\n");
  CHECK(drawn(2.389, Kind::years) == "2.39 years\n");
  CHECK(drawn(1.1616, Kind::ratio) == "1.16\n");
  CHECK(drawn(1200, Kind::count) == "1,200\n");
  CHECK(drawn(1650, Kind::number) == "1,650\n");
  CHECK(drawn(0.86, Kind::number) == "0.86\n");
  CHECK(drawn(1.0 / 3, Kind::number) == "0.333333\n");
  CHECK(drawn(1e-7, Kind::number) == "1e-07\n");
  CHECK(drawn(1e22, Kind::money) == "1e+22\n");
}

TEST_CASE("render_text: no number is drawn as minus zero, NaN or infinity") {
  CHECK(rc::check("any double of any kind", [](std::uint64_t bits, bool tiny) {
    const auto value = tiny ? std::bit_cast<double>(bits) * 1e-300 : std::bit_cast<double>(bits);
    for (const auto kind :
         {Kind::money, Kind::number, Kind::rate, Kind::years, Kind::count, Kind::ratio}) {
      const auto text = render_text(report_of({.value = value, .kind = kind}));
      RC_ASSERT(text.find("nan") == std::string::npos);
      RC_ASSERT(text.find("inf") == std::string::npos);
      RC_ASSERT(!std::regex_search(text, std::regex("-0(\\.0*)?( |\n)")));
    }
  }));
}

TEST_CASE("render_text: a percentage that no double holds is drawn as a number") {
  for (const double rate : {1.8e306, -1.8e306, 1e300}) {
    CHECK(render_text(report_of({.value = rate, .kind = Kind::rate})).find("inf") ==
          std::string::npos);
    const Message full = number({.value = rate, .kind = Kind::rate, .digits = Digits::all});
    CHECK(in_words(full, Language::english).find("inf") == std::string::npos);
  }
}

TEST_CASE("render_text: random tables fit, and lose no number on the way") {
  CHECK(rc::check("random tables", [](const std::vector<std::int32_t>& values,
                                      const std::string& label) {
    Table table = {.id = "t",
                   .columns = {{.id = "name", .title = verbatim("Name")}},
                   .rows = {{.id = "r", .cells = {{.value = verbatim(label)}}}},
                   .money_decimals = 2};
    for (const auto value : values) {
      table.columns.push_back(
          {.id = "c", .title = verbatim("净现值 in a year"), .kind = Kind::money});
      table.rows[0].cells.push_back({.value = value / 4.0});
    }
    const auto text = render_text({.sections = {{.id = "s", .blocks = {table}}}}, {.width = 60});
    std::size_t at = 0;
    for (const auto value : values) {
      const auto found = text.find(grouped(value / 4.0, 2), at);
      RC_ASSERT(found != std::string::npos);
      at = found + 1;
    }
    for (const auto& line : lines_of(text)) RC_ASSERT(display_width(line) <= 60);
  }));
}

TEST_CASE("render_text: nothing a stranger wrote reaches the terminal as a control character") {
  for (const bool ascii : {false, true}) {
    for (const char c : render_text(samples::hostile(), {.ascii = ascii})) {
      const auto byte = static_cast<unsigned char>(c);
      CHECK((c == '\n' || (byte >= 0x20 && byte != 0x7F)));
    }
  }
}

TEST_CASE("render_text: remarks on values follow the table where it leaves no room for them") {
  const auto text = render_text(samples::evaluation(), {.width = 50});
  CHECK(text.find(
            "\n  Internal rate of return: the only rate between\n    -90 % and 1,000 % a year\n") !=
        std::string::npos);
}

TEST_CASE("render_text: an empty report is an empty text") { CHECK(render_text({}).empty()); }
