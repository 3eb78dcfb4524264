// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <bit>
#include <cmath>

#include "csv_reader.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/report/render.hpp"
#include "samples.hpp"

using namespace gonogo;

namespace {

Report report_of(Cell cell) {
  const Table table = {
      .id = "t", .columns = {{.id = "v"}}, .rows = {{.id = "r", .cells = {std::move(cell)}}}};
  return {.sections = {{.id = "s", .blocks = {table}}}};
}

}  // namespace

TEST_CASE("render_csv: one table is a header of ids and its rows, numbers in full") {
  const auto records = records_of(render_csv(samples::cashflow()));
  REQUIRE(records.size() == 6);
  CHECK(records[0][0] == "id");
  CHECK(records[0][2] == "y0");
  CHECK(records[2][0] == "revenue.calls");
  CHECK(records[2][1] == "床位电话通话费收入");
  CHECK(records[2][3] == "123456.789");
  for (const auto& record : records) CHECK(record.size() == 13);
}

TEST_CASE("render_csv: a missing value is empty, and its reason stands beside it") {
  const auto text = render_csv(samples::evaluation());
  CHECK(text.starts_with(
      "measures\nid,name,value,value_why,value_note\nnpv,Net present value,193902.3087,,\n"));
  CHECK(text.find("\ndiscounted_payback,Discounted payback,,never,\n") != std::string::npos);
  CHECK(text.find("\n\nrules\nid,measure,limit,value,result,reason\n") != std::string::npos);
}

TEST_CASE("render_csv: charts are tables of their numbers") {
  const auto text = render_csv(samples::charts());
  CHECK(text.find("tornado\ncategory,low,high\nPrice,-104233.5,492037.9\n") != std::string::npos);
  CHECK(text.find("years\ncategory,revenue,cost\nY1,792000,261600\nY2,815760,\n") !=
        std::string::npos);
  CHECK(text.find("verdict\nx,y,value\n1500,32,\n1525,32,-15200\n") != std::string::npos);
}

TEST_CASE(
    "render_csv: no text that strangers wrote is run as a formula, and numbers stay numbers") {
  for (const auto* text : {"=1+1", "+1", "-1", "@SUM(A1)", "＝1"}) {
    CHECK(render_csv(report_of({.value = text})) == std::string("id,v\nr,'") + text + "\n");
  }
  CHECK(render_csv(report_of({.value = -1.5})) == "id,v\nr,-1.5\n");
  CHECK(render_csv(report_of({.value = "a=b"})) == "id,v\nr,a=b\n");
  CHECK(render_csv(report_of({.note = "=1"})) == "id,v,v_why\nr,,'=1\n");
}

TEST_CASE("render_csv: any text is read back as one harmless field") {
  CHECK(rc::check("any bytes", [](const std::string& bytes) {
    const auto records = records_of(render_csv(report_of({.value = bytes})));
    RC_ASSERT(records.size() == 2);
    RC_ASSERT(records[1].size() == 2);
    const auto& field = records[1][1];
    RC_ASSERT(field == printable(bytes) || field == "'" + printable(bytes));
    RC_ASSERT(field.empty() || std::string("=+-@").find(field[0]) == std::string::npos);
  }));
}

TEST_CASE("render_csv: any double comes back to the bit, or is an empty field") {
  CHECK(rc::check("any double", [](std::uint64_t bits) {
    const auto value = std::bit_cast<double>(bits);
    const auto field = records_of(render_csv(report_of({.value = value})))[1][1];
    if (std::isfinite(value)) {
      RC_ASSERT(parse_number(field) == value);
    } else {
      RC_ASSERT(field.empty());
    }
  }));
}
