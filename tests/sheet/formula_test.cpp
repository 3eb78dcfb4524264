// SPDX-License-Identifier: MIT
#include "gonogo/sheet/formula.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace gonogo;

namespace {

/// Writes a node with inputs as "x1", and parts as "<n>".
std::string written(const Sheet& sheet, NodeId node, const std::map<NodeId, std::size_t>& parts) {
  return plain(write(sheet, node,
                     {.words = Dialect::Words::excel,
                      .leaf = [](const NodeData& data) -> Formula {
                        return {"x" + std::to_string(data.input.index())};
                      },
                      .apart = [&](NodeId inner) -> Formula {
                        const auto part = parts.find(inner);
                        if (part == parts.end() || inner == node) return {};
                        return {"<" + std::to_string(part->second) + ">"};
                      }}));
}

}  // namespace

TEST_CASE("split_points: a sum of 2,000 inputs becomes parts that fit, and together say the same") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  std::vector<Term> terms;
  for (int i = 0; i < 2000; ++i)
    terms.push_back(sheet.input({.address = "drivers.x" + std::to_string(i), .base = 1}));
  const NodeId whole = sum(sheet, terms).id();

  std::map<NodeId, std::size_t> parts;
  for (const NodeId node : split_points(sheet, whole, 1000)) parts.emplace(node, parts.size());
  REQUIRE(parts.size() > 2);

  std::string text = written(sheet, whole, parts);
  CHECK(text.size() <= 1000);
  for (bool again = true; again;) {
    again = false;
    for (const auto& [node, number] : parts) {
      const std::string part = written(sheet, node, parts);
      CHECK(part.size() <= 1000);
      const std::string name = "<" + std::to_string(number) + ">";
      const auto at = text.find(name);
      if (at == std::string::npos) continue;
      text.replace(at, name.size(), part);
      again = true;
    }
  }
  CHECK(text == written(sheet, whole, {}));
}

TEST_CASE("split_points: a formula that fits has no parts") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  const Term x = sheet.input({.address = "drivers.x", .base = 1});
  CHECK(split_points(sheet, (x + x * 2.0).id(), 1000).empty());
}

// By hand: a script rounds in the order of the nodes, checks ranges, and keeps the levers that move.
TEST_CASE("write: a script has the order of the nodes, their ranges and the levers that may move") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  const Term a = sheet.input({.address = "drivers.a", .base = 1});
  const Term b = sheet.input({.address = "drivers.b", .base = 2});
  const Term times =
      sheet.input({.address = "drivers.b.times", .base = 1, .lever = true, .neutral = 1});
  const auto script = [&](Term term, bool moves) {
    return plain(write(sheet, term.id(),
                       {.words = Dialect::Words::script,
                        .leaf = [](const NodeData& data) -> Formula {
                          return {"x" + std::to_string(data.input.index())};
                        },
                        .moves = [moves](InputId) { return moves; }}));
  };
  CHECK(script(sheet.apply(Op::add, a, sheet.apply(Op::add, b, a)), false) == "x0+(x1+x0)");
  CHECK(script(sheet.apply(Op::multiply, b, times), false) == "x1");
  CHECK(script(sheet.apply(Op::multiply, b, times), true) == "x1*x2");
  CHECK(script(sheet.select(sheet.apply(Op::less, a, b), a / b, power(a, b)), false) ==
        "select(lt(x0,x1),div(x0,x1),pow(x0,x1))");
  const Term bounded = sheet.within(a - b, {.range = {.lowest = 0, .highest = 5}});
  CHECK(script(bounded, false).starts_with("within(x0-x1,"));
  CHECK(script(a - sheet.constant(-3), false) == "x0-(-3)");
}

TEST_CASE("operations: a script can write every calculation") {
  for (const Operation& each : operations) {
    if (each.kind != NodeKind::calculation || each.notation == Notation::sign) continue;
    CHECK_FALSE(each.script.before.empty());
  }
}

TEST_CASE("formula: a cell compares numbers that rounding may have parted") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  const Term x = sheet.input({.address = "drivers.x", .base = 1});
  const Term y = sheet.input({.address = "drivers.y", .base = 2});
  const auto cell = [&](Op op, Term a, Term b) {
    return written(sheet, sheet.apply(op, a, b).id(), {});
  };
  CHECK(cell(Op::less, x, y) == "x1 - x0 > 1e-12 * ABS(x1)");
  CHECK(cell(Op::less_equal, x, y) == "x0 - x1 <= 1e-12 * ABS(x1)");
  CHECK(cell(Op::greater, x, y) == "x0 - x1 > 1e-12 * ABS(x1)");
  CHECK(cell(Op::greater_equal, x, y) == "x1 - x0 <= 1e-12 * ABS(x1)");
  CHECK(cell(Op::equal, x, y) == "ABS(x0 - x1) <= 1e-12 * ABS(x1)");
  CHECK(cell(Op::not_equal, x, y) == "ABS(x0 - x1) > 1e-12 * ABS(x1)");
  // The shorter side is written twice, and what is subtracted has brackets where it needs them.
  CHECK(cell(Op::less, x, x + y) == "x0 + x1 - x0 > 1e-12 * ABS(x0)");
  CHECK(cell(Op::greater, x, x - y) == "x0 - (x0 - x1) > 1e-12 * ABS(x0)");
  // Nothing is near 0 but 0, and counts are exact.
  const Term year = sheet.clock("time.year", verbatim("year"), {0, 1});
  CHECK(cell(Op::greater, x, sheet.constant(0)) == "x0 > 0");
  CHECK(cell(Op::less_equal, sheet.constant(2), sheet.constant(3)) == "2 <= 3");
  CHECK(cell(Op::equal, year, sheet.constant(3)).find("ABS") == std::string::npos);
}
