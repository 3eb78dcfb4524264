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

/// One block: the lines under its name.
std::string block_of(const Report& report, const std::string& name) {
  const std::string text = "\n\n" + render_csv(report) + "\n";
  const std::size_t at = text.find("\n\n" + name + "\n");
  if (at == std::string::npos) return {};
  const std::size_t first = at + name.size() + 3;
  return text.substr(first, text.find("\n\n", first) + 1 - first);
}

}  // namespace

TEST_CASE("render_csv: a table is a header of ids and its rows, numbers in full") {
  const auto records = records_of(block_of(samples::cashflow(), "cashflow"));
  REQUIRE(records.size() == 6);
  CHECK(records[0][0] == "id");
  CHECK(records[0][2] == "y0");
  CHECK(records[2][0] == "revenue.calls");
  CHECK(records[2][1] == "床位电话通话费收入");
  CHECK(records[2][3] == "123456.789");
  for (const auto& record : records) CHECK(record.size() == 14);
}

TEST_CASE("render_csv: the first block tells which bid it is, its verdict and its marks") {
  CHECK(
      render_csv(samples::evaluation())
          .starts_with("report\nid,value\ncommand,evaluate\ntitle,\"Leased lines, retail chain\"\n"
                       "currency,CNY\nscale,1\n"
                       "banners,\"WHAT-IF: rates.discount is 0.1 here, 0.08 in the policy\"\n"
                       "verdict,no_go\nfailed,1\n\n"));
}

TEST_CASE("render_csv: a missing value is empty, and its reason stands in the notes") {
  const auto text = block_of(samples::evaluation(), "measures");
  CHECK(text.starts_with("id,name,value,notes\nnpv,Net present value,193902.3087,\n"));
  CHECK(text.find("\ndiscounted_payback,Discounted payback,,value: never\n") != std::string::npos);
}

TEST_CASE("render_csv: the columns of a table do not depend on its values") {
  Report report = samples::evaluation();
  for (Section& section : report.sections) {
    for (Block& block : section.blocks) {
      if (auto* table = std::get_if<Table>(&block)) table->rows.clear();
    }
  }
  CHECK(block_of(report, "measures") == "id,name,value,notes\n");
  CHECK(block_of(report, "rules") == "id,measure,limit,value,result,reason,notes\n");
}

TEST_CASE("render_csv: problems are the last block, each with its place") {
  CHECK(render_csv(samples::evaluation())
            .ends_with("\n\ndiagnostics\nseverity,code,message,file,line,column,hint\n"
                       "warning,unused-driver,nothing uses the driver 'minutes',bid.toml,12,1,"
                       "\"remove it, or use it in a line\"\n"));
  CHECK(block_of(report_of({.value = 1.0}), "diagnostics").empty());
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
    CHECK(block_of(report_of({.value = verbatim(text)}), "t") ==
          std::string("id,v,notes\nr,'") + text + ",\n");
  }
  CHECK(block_of(report_of({.value = -1.5}), "t") == "id,v,notes\nr,-1.5,\n");
  CHECK(block_of(report_of({.value = verbatim("a=b")}), "t") == "id,v,notes\nr,a=b,\n");
  CHECK(block_of(report_of({.note = verbatim("=1")}), "t") == "id,v,notes\nr,,v: =1\n");
}

TEST_CASE("render_csv: any text is read back as one harmless field") {
  CHECK(rc::check("any bytes", [](const std::string& bytes) {
    const auto records = records_of(block_of(report_of({.value = verbatim(bytes)}), "t"));
    RC_ASSERT(records.size() == 2);
    RC_ASSERT(records[1].size() == 3);
    const auto& field = records[1][1];
    RC_ASSERT(field == printable(bytes) || field == "'" + printable(bytes));
    RC_ASSERT(field.empty() || std::string("=+-@").find(field[0]) == std::string::npos);
  }));
}

TEST_CASE("render_csv: any double comes back to the bit, or is an empty field") {
  CHECK(rc::check("any double", [](std::uint64_t bits) {
    const auto value = std::bit_cast<double>(bits);
    const auto field = records_of(block_of(report_of({.value = value}), "t"))[1][1];
    if (std::isfinite(value)) {
      RC_ASSERT(parse_number(field) == value);
    } else {
      RC_ASSERT(field.empty());
    }
  }));
}
