// SPDX-License-Identifier: MIT
#include "gonogo/proposal/value.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {

std::string name_or_id(const Text& name, const std::string& id) {
  return name.value.empty() ? id : name.value;
}

Message name_text(const Text& name, const std::string& id) {
  if (!name.value.empty()) return verbatim(name.value);
  std::string spaced = id;
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return verbatim(spaced);
}

Scalar ValueList::operator[](std::size_t index) const {
  if (!series_) return written_[index];
  return {.value = series_->values[index],
          .address = address_ + "[" + std::to_string(index + 1) + "]",
          .place = series_->places[index],
          .range = range_};
}

const char* singular_of(Unit unit) {
  switch (unit) {
    case Unit::day:
      return "day";
    case Unit::month:
      return "month";
    case Unit::quarter:
      return "quarter";
    case Unit::year:
      break;
  }
  return "year";
}

const char* plural_of(Unit unit) {
  switch (unit) {
    case Unit::day:
      return "days";
    case Unit::month:
      return "months";
    case Unit::quarter:
      return "quarters";
    case Unit::year:
      break;
  }
  return "years";
}

namespace {

/// The parts of a unit that have words in every language.
Message part_in_words(std::string_view part) {
  if (part == "CNY") return say("CNY");
  if (part == "day") return say("day");
  if (part == "month") return say("month");
  if (part == "quarter") return say("quarter");
  return part == "year" ? say("year") : Message();
}

}  // namespace

Message unit_in_words(std::string_view unit) {
  if (unit == plural_of(Unit::day)) return say("days");
  if (unit == plural_of(Unit::month)) return say("months");
  if (unit == plural_of(Unit::quarter)) return say("quarters");
  if (unit == plural_of(Unit::year)) return say("years");
  // "CNY", "CNY/month"; "CNY/line/month" stays as it is written.
  Message words;
  for (const std::string& part : split(unit, '/')) {
    const Message known = part_in_words(part);
    if (known.empty()) return verbatim(unit);
    words = words.empty() ? known : say("{1}/{2}", words, known);
  }
  return words;
}

}  // namespace gonogo
