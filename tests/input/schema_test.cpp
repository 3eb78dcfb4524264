// SPDX-License-Identifier: MIT
// tests/schema/run.sh asks taplo whether the schemas take every valid file and refuse failing ones.
#include "gonogo/input/schema.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace gonogo;
using nlohmann::json;

TEST_CASE("json_schema: each key of the grammar is there, with its words and range") {
  const auto groups = proposal_grammar();
  const json schema = json::parse(json_schema("bid", groups, Language::english));
  std::size_t keys = 0;
  for (const GroupGrammar& group : groups) keys += group.keys.size() * group.places.size();
  CHECK(keys > 250);
  const json& items = schema["properties"];
  CHECK(items["project"]["properties"]["period"].contains("description"));
  CHECK(items["project"]["additionalProperties"] == false);
  const json& line = items["cost"]["additionalProperties"]["properties"];
  CHECK(line["behaviour"]["enum"].size() >= 3);
  CHECK(line.contains("ramp"));
  CHECK(items["revenue"]["additionalProperties"]["properties"].contains("ramp"));
  CHECK(items["loan"]["additionalProperties"]["properties"]["share"]["minimum"] == 0);
  CHECK_FALSE(schema["additionalProperties"].get<bool>());
  // Keys of a scenario are addresses.
  CHECK(items["scenario"]["additionalProperties"].value("additionalProperties", json(true)) ==
        true);
}

TEST_CASE("json_schema: an amount may be a number, a list, a table or a text") {
  const json schema = json::parse(json_schema("bid", proposal_grammar(), Language::english));
  const json types =
      schema["properties"]["cost"]["additionalProperties"]["properties"]["amount"]["type"];
  for (const char* type : {"number", "array", "object", "string"})
    CHECK(std::find(types.begin(), types.end(), type) != types.end());
}

TEST_CASE("json_schema: what is required, what a list may be, and what a rate may exceed") {
  const json schema = json::parse(json_schema("bid", proposal_grammar(), Language::english));
  const json& items = schema["properties"];
  CHECK(items["project"]["required"] == json::array({"title", "currency"}));
  CHECK(items["cost"]["type"] == "object");  // and so not [[cost]]
  CHECK(items["cost"]["additionalProperties"]["required"] == json::array({"amount"}));
  const json& driver = items["drivers"]["additionalProperties"];
  CHECK_FALSE(driver.contains("required"));  // { Y1 = 40, Y2 = 50 } has no value
  CHECK(driver["patternProperties"].contains("^(file|column|sum|count|at|where)$"));
  const json& discount = items["rates"]["properties"]["discount"];
  CHECK(discount.contains("patternProperties"));  // { Y1 = 0.035, Y31 = 0.03 }
  CHECK(discount["maximum"] == 1);
  CHECK_FALSE(discount["properties"]["rate"].contains("maximum"));  // with over = true
  CHECK(items["grade"]["additionalProperties"].value("additionalProperties", json(true)) == true);
}
