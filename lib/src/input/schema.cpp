// SPDX-License-Identifier: MIT
#include "gonogo/input/schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

using Json = nlohmann::ordered_json;

/// Years, quarters, months and dates, or ranges of them: keys of a schedule, which may stand where
/// an amount does.
constexpr const char* time_labels = R"(^([YQM][0-9]+|[0-9]{4}(-[0-9]{2}){0,2}|end|start))";

/// The types that a kind allows, by the words it has in English.
Json types_of(const Message& kind) {
  const std::string text = in_words(kind, Language::english);
  const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  Json types = Json::array();
  if (has("number") || has("comparison")) types.push_back("number");
  if (has("true")) types.push_back("boolean");
  if (has("list") || has("series")) types.push_back("array");
  if (has("table") || has("schedule") || has("each") || has("shares") || has("{"))
    types.push_back("object");
  if (text != "number" && text != "true or false") types.push_back("string");
  return types;
}

bool is_choice(const KeyGrammar& key) {
  std::vector<Message> words;
  for (const std::string& each : key.words) words.push_back(verbatim("\"" + each + "\""));
  return !words.empty() && in_words(key.kind, Language::english) ==
                               in_words(listed(Join::either, words), Language::english);
}

Json schema_of(const KeyGrammar& key, Language reader) {
  Json schema = {{"description", key.doc_in(reader) + " (" + in_words(key.facts(), reader) +
                                     ")\n\n" + key.example}};
  if (is_choice(key))
    schema["enum"] = key.words;
  else
    schema["type"] = types_of(key.kind);
  if (key.lowest) schema["minimum"] = *key.lowest;
  if (key.highest) schema["maximum"] = *key.highest;
  return schema;
}

/// The schema of the table that a header such as "[cost.x]" or "[drivers.x.growth]" opens.
Json& table_at(Json& root, const std::string& header) {
  Json* at = &root;
  for (const std::string& part : split(header.substr(1, header.size() - 2), '.')) {
    Json& next = part == "x" ? (*at)["additionalProperties"] : (*at)["properties"][part];
    if (next.is_null() || next.is_boolean()) next = Json::object();
    at = &next;
  }
  return *at;
}

}  // namespace

std::string json_schema(const std::string& title, const std::vector<GroupGrammar>& groups,
                        Language reader) {
  Json root = {{"$schema", "http://json-schema.org/draft-07/schema#"},
               {"title", title},
               {"type", "object"},
               {"properties", Json::object()},
               {"additionalProperties", false}};
  for (const GroupGrammar& group : groups) {
    for (const std::string& place : group.places) {
      Json& table = table_at(root, place);
      if (!table.contains("description")) table["description"] = in_words(say(group.doc), reader);
      if (group.keys.empty()) continue;
      // A value that is no table has no keys: "drivers.beds = 40". Those of a scenario are addresses.
      if (place != "[scenario.x]") table["additionalProperties"] = false;
      if (place.ends_with(".x]")) table["patternProperties"][time_labels] = Json::object();
      for (const KeyGrammar& key : group.keys) {
        Json& known = table["properties"][key.name];
        Json schema = schema_of(key, reader);
        schema.update(known.is_object() ? known : Json::object());
        known = std::move(schema);
      }
    }
  }
  return root.dump(2) + "\n";
}

}  // namespace gonogo
