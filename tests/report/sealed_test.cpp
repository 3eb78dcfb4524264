// SPDX-License-Identifier: MIT
#include "gonogo/report/sealed.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "gonogo/report/render.hpp"
#include "gonogo/xlsx/read_xlsx.hpp"
#include "gonogo/xlsx/render_xlsx.hpp"

using namespace gonogo;

namespace {

Report report() {
  Report made{.command = "evaluate", .title = verbatim("A & <B>"), .currency = "CNY"};
  made.seals = {{say("Bid"), verbatim("a.toml")}, {say("Program"), verbatim("gonogo 0.1.0")}};
  made.repeated_by = "gonogo evaluate a.toml -f xlsx";
  Table table{.id = "measures",
              .columns = {{.id = "measure", .title = say("Measure")},
                          {.id = "value", .title = say("Value"), .kind = Kind::money}}};
  table.rows = {{.id = "npv", .cells = {{.value = say("NPV")}, {.value = 12.5}}},
                {.id = "irr", .cells = {{.value = say("IRR")}, {.value = 0.1}}}};
  made.sections = {{.id = "measures", .title = say("Measures"), .blocks = {table}}};
  return made;
}

SealedReport sealed_json(const std::string& bytes) {
  auto read = read_sealed_json("r.json", bytes);
  REQUIRE(read.value.has_value());
  return *read.value;
}

}  // namespace

TEST_CASE("read_sealed_json: each value has its place; the version is apart") {
  const SealedReport found = sealed_json(render_json(report()));
  CHECK(found.repeated_by == "gonogo evaluate a.toml -f xlsx");
  CHECK_FALSE(found.version.empty());
  const auto has = [&](const std::string& place, const std::string& value) {
    for (const SealedValue& each : found.values) {
      if (each.place == place) return each.value == value;
    }
    return false;
  };
  CHECK(has("measures.npv", "12.5"));
  CHECK(has("gonogo.seals[1]", "\"Bid: a.toml\""));
  CHECK_FALSE(has("gonogo.seals[2]", "\"Program: gonogo 0.1.0\""));
  CHECK_FALSE(first_difference(found, found));
}

TEST_CASE("first_difference: the first value that differs, is gone or is new") {
  const SealedReport before{.values = {{"a", "1"}, {"b", "2"}}};
  const auto place = [&](std::vector<SealedValue> values) {
    const auto found = first_difference(before, {.values = std::move(values)});
    return found ? found->place : std::string("none");
  };
  CHECK(place({{"a", "1"}, {"b", "3"}}) == "b");
  CHECK(place({{"a", "1"}}) == "b");
  CHECK(place({{"a", "1"}, {"c", "2"}}) == "b");
  CHECK(place({{"a", "1"}, {"b", "2"}, {"c", "3"}}) == "c");
}

TEST_CASE("read_sealed_json: what is no report of ours is a diagnostic, however deep or broken") {
  const std::string deep(100'000, '[');
  for (const std::string& bytes :
       std::vector<std::string>{"", "{", "[]", "3", "{\"gonogo\":", "\xff\xfe", deep,
                                deep + std::string(100'000, ']'), "{\"a\": 1}", "[1]"}) {
    const auto read = read_sealed_json("r.json", bytes);
    CHECK_FALSE(read.value);
    CHECK(read.diagnostics.size() == 1);
  }
  CHECK(sealed_json("{\"gonogo\": 3}").repeated_by.empty());
}

TEST_CASE("read_sealed_xlsx: what render_xlsx wrote, cell by cell") {
  const std::string bytes = render_xlsx(report());
  REQUIRE(is_xlsx(bytes));
  const auto read = read_sealed_xlsx("r.xlsx", bytes);
  REQUIRE(read.value);
  CHECK(read.value->repeated_by == "gonogo evaluate a.toml -f xlsx");
  CHECK(read.value->values.front().place == "'Measures'!A1");
  CHECK(read.value->values.front().value == "A & <B>");
  const auto npv = std::find_if(read.value->values.begin(), read.value->values.end(),
                                [](const SealedValue& each) { return each.value == "12.5"; });
  CHECK(npv != read.value->values.end());
  Report other = report();
  std::get<Table>(other.sections[0].blocks[0]).rows[1].cells[1].value = 0.2;
  const auto difference =
      first_difference(*read.value, *read_sealed_xlsx("o.xlsx", render_xlsx(other)).value);
  REQUIRE(difference);
  CHECK(difference->before == "0.1");
  CHECK(difference->after == "0.2");
}

TEST_CASE("read_sealed_xlsx: a workbook cut or changed anywhere ends in a value or a diagnostic") {
  const std::string bytes = render_xlsx(report());
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    const auto read = read_sealed_xlsx("r.xlsx", bytes.substr(0, size));
    CHECK_FALSE(read.value);
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0xff);
    const auto read = read_sealed_xlsx("r.xlsx", changed);
    CHECK(read.value.has_value() == read.diagnostics.empty());
  }
}
