// SPDX-License-Identifier: MIT
// A sheet becomes a bid: the expected flows are sums of whole cents that the test itself wrote into the sheet.
#include "imported_bid.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "analysis/row_of.hpp"
#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/input/files.hpp"
#include "support/random_draws.hpp"

using namespace gonogo;
using namespace gonogo::cli;
using doctest::Approx;

namespace {

Checked<FlowSheet> sheet_of(const std::string& csv, const FlowSheetOptions& options = {}) {
  return read_flow_sheet("flows.csv", csv, options);
}

Bid bid_of(const std::string& csv, const FlowSheetOptions& options = {},
           Language language = Language::english) {
  const Checked<FlowSheet> sheet = sheet_of(csv, options);
  for (const Diagnostic& each : sheet.diagnostics) MESSAGE(csv << english(each.message));
  REQUIRE(sheet.value);
  MemoryFiles files;
  files.add("bid.toml", imported_bid(*sheet.value, "flows.csv", language));
  Sources sources;
  Checked<Bid> bid = open_bid(files, {.bid = "bid.toml"}, sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value);
  return *std::move(bid.value);
}

/// The net flow of each column of time, without the total behind it.
std::vector<double> flows_of(const Bid& bid) {
  std::vector<double> flows =
      test::row_of(cash_flow_report(bid, {.by = ColumnSpan::year}), "cash_flow");
  REQUIRE_FALSE(flows.empty());
  flows.pop_back();
  return flows;
}

/// "revenue.rent Rent", of each line.
std::vector<std::string> items_of(const Bid& bid) {
  std::vector<std::string> items;
  for (const Investment& each : bid.loaded.proposal.investment)
    items.push_back("investment." + each.id + " " + each.name.value);
  for (const Line& each : bid.loaded.proposal.lines)
    items.push_back(each.section + "." + each.id + " " + each.name.value);
  return items;
}

/// "LINE: MESSAGE", of the first fault.
std::string fault_of(const std::string& csv, const FlowSheetOptions& options = {}) {
  const Checked<FlowSheet> sheet = sheet_of(csv, options);
  if (sheet.value || sheet.diagnostics.empty()) return "none";
  const Diagnostic& first = sheet.diagnostics.front();
  return std::to_string(first.place.line) + ": " + english(first.message);
}

const std::vector<double> expected = {-900, 250.5, -20, 1260};

}  // namespace

TEST_CASE("import: signs, groups, marks and separators of a sheet are read") {
  CHECK(flows_of(
            bid_of("Item,Y0,Y1,Y2,Y3\nRent,,450.5,180,1260\nPlant,-900,,,\nCare,,-200,-200,\n")) ==
        expected);
  CHECK(flows_of(bid_of("\xEF\xBB\xBF"
                        "Item;0;1;2;3\r\nRent;;450,50;180,00;1.260,00\r\n"
                        "Plant;(900,00);-;-;-\r\nCare;;200,00-;\u2212200,00;\r\n")) == expected);
  CHECK(flows_of(bid_of("Item\tYear 0\tYear 1\tYear 2\tYear 3\nRent\t\t¥450.50\t180\t\"1,260\"\n"
                        "Plant\t（900.00）\t—\t\t\nCare\t\t$ -200\t-2E+02\t\n")) == expected);
}

TEST_CASE("import: Chinese sheets keep their names, and heads say what is paid") {
  const Bid bid = bid_of(
      "某医院项目,单位：元,,,,\n项目,备注,2026年,2027年,2028年,2029年\n现金流入,,,,,\n租金,按月,,"
      "450.5,180,1260\n"
      "现金流出,,,,,\n设备,,900,,,\n维护,,,200,200,\n流出合计,,900,200,200,0\n净现金流量,,-900,250."
      "5,-20,1260\n"
      "折现系数,,1,0.93,0.86,0.79\n",
      {}, Language::chinese);
  CHECK(flows_of(bid) == expected);
  CHECK(bid.loaded.proposal.project.title.value == "某医院项目");
  CHECK(items_of(bid) ==
        std::vector<std::string>{"investment.row_6 设备", "revenue.row_4 租金", "cost.row_7 维护"});
}

TEST_CASE("import: the first calendar year is Y0, or the first year where that is said") {
  const std::string csv = "Item,2026,2027\nRent,100,108\n";
  const auto npv = [](const Bid& bid) { return bid.model.measure(measures::npv).value; };
  CHECK(npv(bid_of(csv)) == Approx(100 + 108 / 1.08));
  CHECK(npv(bid_of(csv, {.first_year = 1})) == Approx(100 / 1.08 + 108 / 1.08 / 1.08));
  CHECK(sheet_of(csv).value->first_year_assumed);
  CHECK_FALSE(sheet_of("Item,Y1,Y2\nRent,1,2\n").value->first_year_assumed);
}

TEST_CASE("import: sums are left out, named or not, and rounded as the sheet shows them") {
  // EBITDA is no word of the program: it is the sum of all rows above it.
  const auto sheet = sheet_of(
      "Item,1,2\nRent,100.4,100.4\nFees,0.4,0.4\nTotal in,100.8,100.7\nCare,-50,-50\n"
      "EBITDA,50.8,50.8\nTax,-5,-5\nNet,45.8,45.8\nPaid so far cumulative,1,2\n");
  REQUIRE(sheet.value);
  CHECK(sheet.value->lines.size() == 4);
  CHECK(sheet.value->left_out ==
        std::vector<std::string>{"Total in", "EBITDA", "Net", "Paid so far cumulative"});
}

TEST_CASE("import: a row of both signs is a revenue and a cost") {
  const Bid bid = bid_of("Item,1,2\nRent,9,9\nStock,-5,5\n");
  CHECK(items_of(bid) ==
        std::vector<std::string>{"revenue.rent Rent", "revenue.stock Stock", "cost.stock Stock"});
  CHECK(flows_of(bid) == std::vector<double>{0, 4, 14});
}

TEST_CASE("import: what is not understood is refused with its cell") {
  CHECK(fault_of("Item,Jan,Feb\nRent,1,2\n") == "0: no row names years");
  CHECK(fault_of("Item,Jan,Feb\nRent,1,2\nCare,-1,-1\n") == "0: no row names years");
  CHECK(fault_of("Item,0,1\n\nRent,1,2 k\n") == "3: '2 k' is no amount of money");
  CHECK(fault_of("Item,0,1\nRent,1,2\nShare,3%,1\n") == "3: '3%' is no amount of money");
  CHECK(fault_of("Item,0,1\n,1,2\n") == "2: this row has no name");
  CHECK(fault_of("Item,0,1,3\nRent,1,2,3\n") == "1: '3' is not the year after the one before");
  CHECK(fault_of("Item,2,3\nRent,1,2\n") == "1: the years begin at 2");
  CHECK(fault_of("Item,0,1\nRent,1,2\nCare,1,1\nNet,0,1\n") ==
        "4: 'Net' is not the sum of the rows above it: 0 in Y0, and they sum to 2");
  CHECK(fault_of("Item,0,1\nRent,1,2\nCare cost,1,1\n") ==
        "3: 'Care cost' has no sign, and its name says that it is paid");
  CHECK(fault_of("Item,0,1\nRent,1,2\nCost saved,1,1\n") == "none");
  CHECK(fault_of("Item;0;1\nRent;1,200;2\n") == "2: '1,200' may be one number or several");
  CHECK(fault_of("Item;0;1\nRent;1,200;2\n", {.decimal = '.'}) == "none");
  CHECK(fault_of("Item,0,1\nRent,\"1,20,3\",2.5\n") == "2: '1,20,3' is no amount of money");
  CHECK(fault_of("Item,0,1\nR\xC4\xE3,1,2\n") == "2: this byte is not UTF-8");
  CHECK(fault_of("Item,0,1\n\"Rent,1,2\n").find("this quote is not closed") != std::string::npos);
  CHECK(fault_of("Item,0,1\nRent 5\" pipe,1,2\n") == "2: a quote inside a field");
  CHECK(fault_of("") == "0: no row names years");
  CHECK(fault_of("Item,0,1\nCosts,,\n") == "0: no row has amounts");
}

TEST_CASE("import: what stands below the sum of all rows does not flow, and is named") {
  const auto sheet = sheet_of("Item,0,1\nRent,1,2\nCare,-1,-1\nNet,0,1\nUsers,7,8\n");
  REQUIRE(sheet.value);
  CHECK(sheet.value->lines.size() == 2);
  REQUIRE(sheet.diagnostics.size() == 1);
  CHECK(sheet.diagnostics[0].severity == Severity::warning);
}

namespace {

/// A number of cents as a sheet may show it.
std::string shown(int cents, char decimal, bool brackets) {
  const char group = decimal == '.' ? ',' : '.';
  std::string text = grouped(std::abs(cents) / 100.0, 2);
  for (char& c : text) c = c == ',' ? group : c == '.' ? decimal : c;
  if (cents < 0) text = brackets ? "(" + text + ")" : "-" + text;
  return "\"" + text + "\"";
}

}  // namespace

TEST_CASE("import: the flow of a random sheet and its NPV are those of its cents") {
  REQUIRE(rc::check("import: random sheets", [] {
    const bool comma = test::once_in(2), brackets = test::once_in(2);
    const int years = 2 + test::up_to(5), rows = 1 + test::up_to(5), first = test::up_to(1);
    const std::string separator = test::one_of({",", ";", "\t"});
    std::vector<double> sums(static_cast<std::size_t>(years));
    std::string csv = "Item";
    for (int year = 0; year < years; ++year) csv += separator + "Y" + std::to_string(year + first);
    std::vector<int> total(sums.size());
    for (int row = 0; row < rows; ++row) {
      csv += "\nLine " + std::string(1, static_cast<char>('A' + row));
      for (std::size_t year = 0; year < sums.size(); ++year) {
        const int cents = test::once_in(4) ? 0 : *rc::gen::inRange(-3'000'000, 3'000'000);
        total[year] += cents;
        csv += separator + (cents == 0 ? "" : shown(cents, comma ? ',' : '.', brackets));
      }
    }
    csv += "\nNet flow";
    double npv = 0;
    for (std::size_t year = 0; year < sums.size(); ++year) {
      csv += separator + shown(total[year], comma ? ',' : '.', brackets);
      sums[year] = total[year] / 100.0;
      npv += sums[year] / std::pow(1.08, static_cast<double>(year) + first);
    }
    const Bid bid = bid_of(csv + "\n", {.decimal = comma ? ',' : '.'});
    std::vector<double> flows = flows_of(bid);
    if (first == 1) flows.erase(flows.begin());
    RC_ASSERT(flows.size() == sums.size());
    for (std::size_t year = 0; year < sums.size(); ++year)
      RC_ASSERT(std::abs(flows[year] - sums[year]) < 1e-6);
    RC_ASSERT(std::abs(bid.model.measure(measures::npv).value - npv) < 1e-6);
  }));
}
