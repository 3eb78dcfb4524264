// SPDX-License-Identifier: MIT
#include "compile/unknown_name.hpp"

#include "gonogo/base/text.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

bool has_bare_name(const Item& item) {
  return item.kind == Item::Kind::driver || item.kind == Item::Kind::quantity;
}

std::string bare(const std::string& id) { return id.substr(id.find('.') + 1); }

/// The line or asset whose id within its section is `name`; null where there is none.
const Item* line_called(const ItemList& items, const std::string& name) {
  for (const Item& each : items.items()) {
    const bool line = each.kind == Item::Kind::line || each.kind == Item::Kind::asset;
    if (line && bare(each.id) == name) return &each;
  }
  return nullptr;
}

std::vector<std::string> known_names(const ItemList& items) {
  std::vector<std::string> known = named_words();
  for (const Item& each : items.items()) {
    if (has_bare_name(each)) known.push_back(bare(each.id));
    if (each.kind == Item::Kind::line || each.kind == Item::Kind::asset) known.push_back(each.id);
  }
  return known;
}

}  // namespace

Diagnostic unknown_name(const ItemList& items, const std::string& name, Place place, Guess guess) {
  Diagnostic result{.code = "unknown-name", .place = std::move(place)};
  if (const Item* line = line_called(items, name)) {
    result.message = say("there is no driver or quantity '{1}'", verbatim(name));
    result.hint = say("the line is '{1}'", verbatim(line->id));
    return result;
  }
  const Item* item = items.find(name);
  if (item && has_bare_name(*item)) {
    result.message = say("there is no line '{1}'", verbatim(name));
    result.hint = say("drivers and quantities have bare names: '{1}'", verbatim(bare(name)));
    return result;
  }
  const auto near =
      guess == Guess::wanted ? nearest(name, known_names(items)) : std::optional<std::string>();
  result.message = say("there is no driver, quantity or line '{1}'", verbatim(name));
  result.hint =
      near ? say("did you mean '{1}'?", verbatim(*near))
           : say("drivers and quantities have bare names, lines are section.id; ids have no "
                 "minus sign");
  return result;
}

}  // namespace gonogo
