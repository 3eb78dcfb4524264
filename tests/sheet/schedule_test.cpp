// SPDX-License-Identifier: MIT
#include "gonogo/sheet/schedule.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "support/random_sheet.hpp"

using namespace gonogo;

namespace {

/// How rows read one another, found apart from schedule(): reads[a][b] is set where a reads b.
struct Reads {
  using Table = std::vector<std::vector<bool>>;
  Table same, whole, any;

  explicit Reads(const Sheet& sheet) {
    const std::size_t n = sheet.rows().size();
    same = whole = any = Table(n, std::vector<bool>(n));
    for (const RowId r : sheet.rows().ids()) {
      if (sheet.rows()[r].formula != no_node) add(sheet, r, sheet.rows()[r].formula);
    }
  }

  void add(const Sheet& sheet, RowId reader, NodeId id) {
    const NodeData& node = sheet.nodes()[id];
    const bool row = node.op == Op::row || node.op == Op::spread;
    const bool far = node.op == Op::ahead || node.op == Op::total;
    if (row) same[reader.index()][node.row.index()] = true;
    if (far) whole[reader.index()][node.row.index()] = true;
    if (row || far || node.op == Op::prior) any[reader.index()][node.row.index()] = true;
    for (const NodeId part : node.operands()) add(sheet, reader, part);
  }
};

/// Warshall's closure.
Reads::Table closure(Reads::Table table) {
  for (std::size_t k = 0; k < table.size(); ++k) {
    for (std::size_t a = 0; a < table.size(); ++a) {
      for (std::size_t b = 0; b < table.size(); ++b) {
        if (table[a][k] && table[k][b]) table[a][b] = true;
      }
    }
  }
  return table;
}

/// A row that needs its own value: in the same column, or through all columns of itself.
bool has_circle(const Reads& reads) {
  const auto in_column = closure(reads.same);
  const auto over_time = closure(reads.any);
  for (std::size_t a = 0; a < in_column.size(); ++a) {
    if (in_column[a][a]) return true;
    for (std::size_t b = 0; b < in_column.size(); ++b) {
      if (reads.whole[a][b] && (a == b || over_time[b][a])) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE(
    "schedule: what a row needs in its own column stands before it, whatever was declared first") {
  Sheet sheet(make_time_axis(1, 0, 2, 0));
  const RowId profit = sheet.declare({.id = "profit"});
  const RowId loss = sheet.declare({.id = "loss"});
  const RowId revenue = sheet.add({.id = "revenue"}, sheet.constant(3));
  sheet.define(profit, sheet.row(revenue) - sheet.prior(loss));
  sheet.define(loss, maximum(sheet.constant(0), -sheet.row(profit)));
  const Schedule found = schedule(sheet);
  CHECK(found.circle.empty());
  REQUIRE(found.stages.size() == 1);
  CHECK(found.stages[0] == std::vector<RowId>{revenue, profit, loss});
}

TEST_CASE("schedule: total and ahead begin a later stage, for those who rest on them too") {
  Sheet sheet(make_time_axis(1, 0, 2, 0));
  const RowId sales = sheet.add({.id = "sales"}, sheet.constant(3));
  const RowId share = sheet.add({.id = "share"}, sheet.row(sales) / sheet.total(sales));
  const RowId stock = sheet.add({.id = "stock"}, sheet.ahead(share, 1));
  const RowId change = sheet.add({.id = "change"}, sheet.row(stock) - sheet.prior(stock));
  const Schedule found = schedule(sheet);
  CHECK(found.stages == std::vector<std::vector<RowId>>{{sales}, {share}, {stock, change}});
}

TEST_CASE("schedule: a circle within a column is found with its path") {
  Sheet sheet(make_time_axis(1, 0, 2, 0));
  const RowId a = sheet.declare({.id = "a"});
  const RowId b = sheet.add({.id = "b"}, sheet.row(a) + 1.0);
  const RowId c = sheet.add({.id = "c"}, sheet.row(b) * 2);
  sheet.define(a, sheet.row(c));
  CHECK(schedule(sheet).circle == std::vector<RowId>{a, c, b, a});
}

TEST_CASE("schedule: a row may rest on its past, but not on its own total") {
  Sheet sheet(make_time_axis(1, 0, 2, 0));
  const RowId sum = sheet.declare({.id = "sum"});
  sheet.define(sum, sheet.prior(sum) + 1.0);
  CHECK(schedule(sheet).circle.empty());
  const RowId debt = sheet.declare({.id = "debt"});
  const RowId paid = sheet.add({.id = "paid"}, sheet.total(debt) / 5);
  sheet.define(debt, sheet.prior(debt) - sheet.prior(paid));
  const auto circle = schedule(sheet).circle;
  REQUIRE(circle.size() == 3);
  CHECK(circle.front() == circle.back());
}

TEST_CASE("schedule: of random sheets, circles are found where there are some, with a true path") {
  CHECK(rc::check("circles", [] {
    const Sheet sheet = test::random_sheet(test::References::any);
    const Reads reads(sheet);
    const Schedule found = schedule(sheet);
    RC_ASSERT(found.circle.empty() != has_circle(reads));
    RC_CLASSIFY(found.circle.empty());
    for (std::size_t n = 1; n < found.circle.size(); ++n)
      RC_ASSERT(reads.any[found.circle[n - 1].index()][found.circle[n].index()]);
    if (!found.circle.empty()) RC_ASSERT(found.circle.front() == found.circle.back());
  }));
}

TEST_CASE("schedule: of random sheets, every row stands once, after what it needs") {
  CHECK(rc::check("order", [] {
    const Sheet sheet = test::random_sheet(test::References::ordered);
    const Schedule found = schedule(sheet);
    RC_PRE(found.circle.empty());
    const Reads reads(sheet);
    ById<RowId, std::pair<std::size_t, std::size_t>> place(  // stage from 1, position
        sheet.rows().size());
    std::size_t placed = found.profiles.size();
    for (std::size_t s = 0; s < found.stages.size(); ++s) {
      for (std::size_t n = 0; n < found.stages[s].size(); ++n)
        place[found.stages[s][n]] = {s + 1, n + 1}, ++placed;
    }
    for (const RowId a : sheet.rows().ids()) {
      placed += sheet.rows()[a].formula == no_node ? 1 : 0;  // a clock
      for (const RowId b : sheet.rows().ids()) {
        if (sheet.rows()[b].formula == no_node) continue;
        if (reads.same[a.index()][b.index()]) RC_ASSERT(place[b] < place[a]);
        if (reads.whole[a.index()][b.index()]) RC_ASSERT(place[b].first < place[a].first);
        if (reads.any[a.index()][b.index()]) RC_ASSERT(place[b].first <= place[a].first);
      }
    }
    RC_ASSERT(placed == sheet.rows().size());
  }));
}
