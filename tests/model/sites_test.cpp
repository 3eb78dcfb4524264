// SPDX-License-Identifier: MIT
// Lists of sites summed into time: against a line a site, and what is refused.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gonogo/input/load.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

Checked<Loaded> loaded(const std::string& bid, const std::string& csv,
                       std::vector<std::string> settings = {}) {
  MemoryFiles files;
  files.add("bid.toml", bid);
  files.add("sites.csv", csv);
  Sources sources;
  return load(files, {.bid = "bid.toml", .no_policy = true, .settings = std::move(settings)},
              sources);
}

Model compiled(const std::string& bid, const std::string& csv,
               std::vector<std::string> settings = {}) {
  const auto found = loaded(bid, csv, std::move(settings));
  REQUIRE(found.value.has_value());
  auto model = compile(found.value->proposal);
  for (const Diagnostic& each : model.diagnostics)
    CHECK_MESSAGE(each.severity != Severity::error, english(each.message));
  REQUIRE(model.value.has_value());
  return *std::move(model.value);
}

/// The codes of all that is wrong.
std::vector<std::string> faults(const std::string& sections, const std::string& csv) {
  const auto found = loaded(project("period = \"3 years\"\nstart = 2026-01-01\n" + sections), csv);
  std::vector<std::string> codes;
  for (const Diagnostic& each : found.diagnostics) codes.push_back(each.code);
  if (!found.value) return codes;
  for (const Diagnostic& each : compile(found.value->proposal).diagnostics)
    codes.push_back(each.code);
  return codes;
}

const std::string live = "[drivers]\nlive = { file = \"sites.csv\", count = true, ";
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("sites: a list is the sum of a line a site, in every step") {
  CHECK(rc::check("sites", [] {
    const int years = *rc::gen::inRange(2, 6);
    const std::string step = *rc::gen::element<std::string>("year", "quarter", "month");
    const int count = *rc::gen::inRange(1, 8);
    const bool grows = *rc::gen::arbitrary<bool>();
    std::string csv = "fee,live,ends,once\n", lines;
    for (int n = 0; n < count; ++n) {
      const int first = *rc::gen::inRange(1, years + 1);
      const int last = *rc::gen::inRange(first, years + 2);
      const int fee = *rc::gen::inRange(0, 1000);
      const bool open = last > years;
      const std::string from = "Y" + std::to_string(first), to = "Y" + std::to_string(last);
      csv += std::to_string(fee) + "," + from + "," + (open ? "" : to) + "," + from + "\n";
      // Every site grows on the anniversaries of the line, whenever it began.
      std::string growth = "(1 + g)^(year - 1)";
      lines += "s" + std::to_string(n) + " = { amount = \"" + std::to_string(fee) + " * " + growth +
               "\", per = \"month\", from = \"" + from + "\"" +
               (open ? "" : ", to = \"" + to + "\"") + " }\n";
      lines += "t" + std::to_string(n) + " = { amount = " + std::to_string(fee) + ", at = \"" +
               from + "\" }\n";
    }
    const std::string head = "period = \"" + std::to_string(years) + " years\"\nstep = \"" + step +
                             "\"\n[drivers]\ng = " + (grows ? "0.1" : "0") + "\n[revenue]\n";
    const std::string list =
        "fee = { amount = { file = \"sites.csv\", sum = \"fee\", from = \"live\", to = \"ends\" }, "
        "per = \"month\", growth = \"g\" }\n"
        "once = { amount = { file = \"sites.csv\", sum = \"fee\", at = \"once\" } }\n";
    RC_LOG() << csv << project(head + lines);
    const std::vector<double> wanted = row(compiled(project(head + lines), csv), "revenue");
    const std::vector<double> found = row(compiled(project(head + list), csv), "revenue");
    RC_ASSERT(found.size() == wanted.size());
    for (std::size_t c = 0; c < found.size(); ++c)
      RC_ASSERT(std::abs(found[c] - wanted[c]) <= 1e-9 * std::max(1.0, std::abs(wanted[c])));
  }));
}

TEST_CASE("sites: a date is its month, and what outlasts the period ends with it") {
  const std::string csv =
      "id,class,fee,go_live,ends\na,1,10,2026-01-01,2026-12-31\nb,2,20,2026-04-01,\n"
      "c,2,30,2026-07-01,2027-06-30\nd,1,40,2027-01-01,2029-12-31\n";
  const std::string head = "period = \"2 years\"\nstart = 2026-01-01\nstep = \"quarter\"\n";
  const std::string list =
      "{ file = \"sites.csv\", sum = \"fee\", from = \"go_live\", to = \"ends\"";
  const std::string rest = ", per = \"quarter\" }\n";
  const Model all =
      compiled(project(head + "[revenue]\nfee = { amount = " + list + " }" + rest), csv);
  CHECK(row(all, "revenue.fee") == std::vector<double>{0, 10, 30, 60, 60, 90, 90, 60, 60});
  const auto chosen = [&](const std::string& where) {
    return row(compiled(project(head + "[revenue]\nfee = { amount = " + list + ", where = { " +
                                where + " } }" + rest),
                        csv),
               "revenue.fee");
  };
  CHECK(chosen("class = 2") == std::vector<double>{0, 0, 20, 50, 50, 50, 50, 20, 20});
  CHECK(chosen("class = 2.0, id = [\"a\", \"b\"]") ==
        std::vector<double>{0, 0, 20, 20, 20, 20, 20, 20, 20});
}

TEST_CASE("sites: times of the amount and of the driver scale the sum") {
  const std::string csv = "fee,go_live\n10,Y1\n20,Y2\n";
  const std::string bid =
      project("period = \"2 years\"\n" + live +
              "from = \"go_live\" }\n[revenue]\n"
              "fee = { amount = { file = \"sites.csv\", sum = \"fee\", from = \"go_live\" }, per = "
              "\"year\" }\n[cost]\ncare = { amount = \"live * 5\", per = \"year\" }\n");
  const Model moved =
      compiled(bid, csv, {"revenue.fee.amount*=2", "drivers.live*=3", "revenue.fee*=10"});
  CHECK(row(moved, "revenue.fee") == std::vector<double>{0, 200, 600});
  CHECK(row(moved, "cost.care") == std::vector<double>{0, 15, 30});
  CHECK(row(compiled(bid, csv), "cost.care", {{"drivers.live.times", 2}}) ==
        std::vector<double>{0, 10, 20});
}

TEST_CASE("sites: rows before the item begin with it, and a warning says so") {
  const std::string head =
      "[project]\ntitle = \"x\"\ncurrency = \"EUR\"\nperiod = \"3 years\"\n"
      "construction = \"1 years\"\n[revenue]\n";
  const std::string fee =
      "fee = { amount = { file = \"sites.csv\", sum = \"fee\", from = \"on\" }, ";
  const std::string csv = "fee,on\n1,Y1\n2,Y2\n";
  const auto codes = [&](const std::string& keys) {
    const auto model = compile(loaded(head + fee + keys + " }\n", csv).value.value().proposal);
    Codes found;
    for (const Diagnostic& each : model.diagnostics) found.push_back(each.code);
    return found;
  };
  CHECK(codes("per = \"year\"") == Codes{"sites-early"});
  CHECK(codes("per = \"year\", from = \"Y1\"").empty());
  CHECK(row(compiled(head + fee + "per = \"year\" }\n", csv), "revenue.fee") ==
        std::vector<double>{0, 0, 3, 3});
  CHECK(row(compiled(head + fee + "per = \"year\", from = \"Y1\" }\n", csv), "revenue.fee") ==
        std::vector<double>{0, 1, 3, 3});
}

TEST_CASE("sites: a level of working capital is bound while sites live") {
  const std::string csv = "deposit,on,off\n5,Y1,Y1\n7,Y1,\n";
  const std::string sections =
      "[revenue]\nx = { amount = 1, per = \"year\" }\n[working_capital]\nbond = { level = { file = "
      "\"sites.csv\", sum = \"deposit\", from = \"on\", to = \"off\" } }\n";
  CHECK(row(compiled(project("period = \"3 years\"\n" + sections), csv), "working_capital.bond") ==
        std::vector<double>{0, 12, 7, 0});
  CHECK(
      faults("[working_capital]\nbond = { level = { file = \"sites.csv\", sum = \"deposit\", at = "
             "\"on\" } }\n",
             csv) == Codes{"conflict"});
}

TEST_CASE("sites: no bytes of a file are trusted") {
  for (const char* csv :
       {"", "\n", "go_live", "go_live\n\"Y1", "go_live,x\nY1\n", "x\nY1\n",
        "go_live\nY99999999999\n", "go_live\n9999-12-31\n", "go_live\n0001-01-01\n",
        "go_live\nY0\n", "go_live\nend\n", "go_live\n\xff\xfe\n", "go_live\nM0\nQ9999\nM9999\n",
        "\"go_live\"\n\"Y1\"\n"}) {
    CAPTURE(csv);
    faults(live + "from = \"go_live\" }\n", csv);
    faults(live + "from = \"go_live\", to = \"go_live\" }\n", csv);
    faults("[cost]\nc = { amount = { file = \"sites.csv\", sum = \"x\", at = \"go_live\" } }\n",
           csv);
  }
}

TEST_CASE("sites: dated flows have no time to count sites in") {
  const auto found = loaded(
      "[project]\ntitle = \"x\"\ncurrency = \"EUR\"\nstep = \"dated\"\n"
      "[cost]\nx = { amount = 1, at = 2026-05-01 }\n"
      "c = { amount = { file = \"sites.csv\", sum = \"fee\", at = \"on\" } }\n",
      "fee,on\n1,2026-05-01\n");
  REQUIRE(found.value.has_value());
  const auto model = compile(found.value->proposal);
  CHECK_FALSE(model.value.has_value());
  CHECK(model.diagnostics.at(0).code == "dated");
}

TEST_CASE("sites: what is no list of sites is refused") {
  const std::string csv = "fee,go_live,ends\n10,Y1,Y2\n20,Y2,\n";
  CHECK(faults(live + "from = \"go_live\" }\n[cost]\nc = { amount = \"live\", per = \"year\" }\n",
               csv)
            .empty());
  CHECK(faults(live + "sum = \"fee\", from = \"go_live\" }\n", csv) == Codes{"bad-sites"});
  CHECK(faults(live + "to = \"ends\" }\n", csv) == Codes{"bad-sites"});
  CHECK(faults(live + "from = \"goes_live\" }\n", csv) == Codes{"bad-series"});
  CHECK(faults(live + "at = \"go_live\" }\n", csv) == Codes{"conflict"});
  CHECK(faults(live + "from = \"go_live\", where = { fee = 3 } }\n", csv) == Codes{"bad-sites"});
  CHECK(faults(live + "from = \"go_live\", where = { fee = true } }\n", csv) == Codes{"bad-sites"});
  CHECK(faults(live + "from = \"fee\" }\n", csv) == Codes{"bad-sites", "bad-sites"});
  CHECK(faults(live + "from = \"go_live\", to = \"ends\" }\n", "go_live,ends\nY3,Y2\n") ==
        Codes{"label"});
  CHECK(faults(live + "from = \"go_live\" }\n", "go_live\n2026-04-01\n") == Codes{"label"});
  CHECK(faults(live + "from = \"go_live\" }\n", "go_live\n2025-04-01\n") == Codes{"label"});
  CHECK(faults(live + "from = \"go_live\" }\n", "go_live\n") == Codes{"bad-sites"});
  CHECK(faults(live + "from = \"go_live\" }\n", "go_live\nY1\nY9\n") == Codes{"sites-beyond"});
  const std::string fee = "[cost]\nfee = { amount = { file = \"sites.csv\", sum = \"fee\", ";
  CHECK(faults(fee + "from = \"go_live\" } }\n", csv) == Codes{"conflict"});
  CHECK(faults(fee + "at = \"go_live\" }, per = \"year\" }\n", csv) == Codes{"conflict"});
  CHECK(faults(fee + "from = \"go_live\" }, per = \"year\" }\n", "fee,go_live\n-1,Y1\n") ==
        Codes{"out-of-range"});
  CHECK(faults("[tax]\nrate = { file = \"sites.csv\", sum = \"fee\", from = \"go_live\" }\n",
               csv) == Codes{"wrong-type"});
}
