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

/// Keys of a list in a file, which a driver may be.
constexpr const char* file_keys = "^(file|column|sum|count|at|where)$";

/// The types that a kind allows, by the words it has in English.
Json types_of(const Message& kind) {
  const std::string text = in_words(kind, Language::english);
  const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  Json types = Json::array();
  if (has("number") || has("comparison")) types.push_back("number");
  if (has("true")) types.push_back("boolean");
  if (has("list") || has("series")) types.push_back("array");
  // A list may stand in a file: { file = "x.csv", column = "y" }.
  if (has("table") || has("schedule") || has("each") || has("shares") || has("list") || has("{"))
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

/// Whether the header is that of a table that may be the value of a key: "[rates.discount]".
bool is_value(std::string_view place) {
  return place.find('.') != std::string_view::npos && !place.ends_with(".x]");
}

/// Whether its items are always tables of keys; a driver may be a number, a schedule or a file.
bool has_tables_alone(std::string_view place) {
  return !is_value(place) && place != "[drivers.x]" && place != "[scenario.x]";
}

/// Whether a section of the file may stand in it, whose keys are not told again: in a grade and in a
/// scenario, where they are addresses.
bool holds_sections(std::string_view place) {
  return place == "[scenario.x]" || place == "[grade.x]";
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

void add_keys(const GroupGrammar& group, const std::string& place, Json& root, Language reader) {
  // Before `table`: what is added to an object moves what it holds.
  root["properties"][place.substr(1, place.find_first_of(".]") - 1)]["type"] = "object";
  Json& table = table_at(root, place);
  if (!table.contains("description")) table["description"] = in_words(say(group.doc), reader);
  if (group.keys.empty()) return;
  // A value that is no table has no keys: "drivers.beds = 40".
  if (!holds_sections(place)) table["additionalProperties"] = false;
  if (place.find('.') != std::string::npos)
    table["patternProperties"][time_labels] = Json::object();
  if (place == "[drivers.x]") table["patternProperties"][file_keys] = Json::object();
  const bool may_exceed = std::any_of(group.keys.begin(), group.keys.end(),
                                      [](const KeyGrammar& key) { return key.name == "over"; });
  for (const KeyGrammar& key : group.keys) {
    Json& known = table["properties"][key.name];
    Json schema = schema_of(key, reader);
    if (may_exceed) schema.erase("maximum");  // a rate of 160% says over = true
    schema.update(known.is_object() ? known : Json::object());
    known = std::move(schema);
    if (key.required && has_tables_alone(place)) table["required"].push_back(key.name);
  }
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
    for (const std::string& place : group.places) add_keys(group, place, root, reader);
  }
  return root.dump(2) + "\n";
}

}  // namespace gonogo
