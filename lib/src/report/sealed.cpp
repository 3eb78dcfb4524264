// SPDX-License-Identifier: MIT
#include "gonogo/report/sealed.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gonogo {
namespace {

using Json = nlohmann::ordered_json;

/// Our reports have fewer levels; each costs the reader a call.
constexpr int most_levels = 32;

Diagnostic no_report(const std::string& name) {
  return {.code = "no-report",
          .message = say("this is no report of gonogo in JSON"),
          .place = {.file = name},
          .hint = say("make it with -f json or -f xlsx")};
}

/// Text of a member, if the report has it.
std::string text_in(const Json& report, const char* member) {
  const auto head = report.find("gonogo");
  if (head == report.end() || !head->is_object()) return {};
  const auto found = head->find(member);
  return found != head->end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What another version of the program states of itself.
bool is_of_program(const std::string& place, const Json& value) {
  constexpr std::string_view seal = "Program: ";
  if (place.ends_with("gonogo.version") || place == "version" || place.ends_with("].version"))
    return true;
  return place.find("gonogo.seals[") != std::string::npos && value.is_string() &&
         value.get<std::string>().starts_with(seal);
}

void flatten(const Json& value, const std::string& place, std::vector<SealedValue>& values) {
  if (value.is_structured()) {
    std::size_t index = 0;
    for (const auto& [key, member] : value.items()) {
      const std::string name = value.is_array() ? "[" + std::to_string(++index) + "]"
                               : place.empty()  ? key
                                                : "." + key;
      flatten(member, place + name, values);
    }
    if (value.empty()) values.push_back({place, value.is_array() ? "[]" : "{}"});
  } else if (!is_of_program(place, value)) {
    values.push_back({place, value.dump(-1, ' ', false, Json::error_handler_t::replace)});
  }
}

/// A value that JSON cannot hold, or more levels than a report has, ends the reading.
Json parsed(std::string_view bytes) {
  bool deep = false;
  const auto callback = [&](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > most_levels;
    return !deep;
  };
  Json json = Json::parse(bytes.begin(), bytes.end(), callback, false);
  return deep ? Json(Json::value_t::discarded) : json;
}

}  // namespace

Checked<SealedReport> read_sealed_json(const std::string& name, std::string_view bytes) {
  const Json json = parsed(bytes);
  const bool several = json.is_array() && !json.empty();
  const Json* first = several ? &json.front() : &json;
  if (json.is_discarded() || !first->is_object() || !first->contains("gonogo"))
    return {.diagnostics = {no_report(name)}};
  SealedReport report{.repeated_by = text_in(*first, "repeated_by"),
                      .version = text_in(*first, "version"),
                      .command = text_in(*first, "command")};
  flatten(json, {}, report.values);
  return {.value = std::move(report)};
}

std::optional<SealedDifference> first_difference(const SealedReport& before,
                                                 const SealedReport& after) {
  const std::size_t common = std::min(before.values.size(), after.values.size());
  for (std::size_t i = 0; i < common; ++i) {
    const SealedValue &old_value = before.values[i], &new_value = after.values[i];
    if (old_value.place != new_value.place) {
      const auto is_old = [&](const SealedValue& each) { return each.place == old_value.place; };
      const auto rest = after.values.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::any_of(rest, after.values.end(), is_old))  // what stands there now is new
        return SealedDifference{.place = new_value.place, .after = new_value.value};
      return SealedDifference{.place = old_value.place, .before = old_value.value};
    }
    if (old_value.value != new_value.value)
      return SealedDifference{old_value.place, old_value.value, new_value.value};
  }
  if (before.values.size() > common)
    return SealedDifference{.place = before.values[common].place,
                            .before = before.values[common].value};
  if (after.values.size() > common)
    return SealedDifference{.place = after.values[common].place,
                            .after = after.values[common].value};
  return {};
}

}  // namespace gonogo
