// SPDX-License-Identifier: MIT
#include "input/grades.hpp"

#include <algorithm>
#include <string>

#include "gonogo/base/text.hpp"
#include "gonogo/input/overlay.hpp"
#include "gonogo/proposal/sections.hpp"
#include "input/checks.hpp"
#include "input/table_reader.hpp"
#include "proposal/tables.hpp"

namespace gonogo {
namespace {

const Node* grades_of(const Layer& document) {
  return document ? document->root.find(section::grade) : nullptr;
}

/// Null where the bid states none, or no text.
const Node* stated_grade(const Layer& bid) {
  const Node* project = bid ? bid->root.find(section::project) : nullptr;
  const Node* grade = project ? project->find("grade") : nullptr;
  return grade && grade->kind == Node::Kind::string ? grade : nullptr;
}

/// "4A" is the grade `4a`.
std::string id_of_grade(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return text;
}

bool is_name_of_grade(const Node& member) {
  return std::any_of(std::begin(grade_keys), std::end(grade_keys),
                     [&](const Key<Grade>& key) { return key.name == member.key; });
}

/// Whether a grade may hold a section: those of bids but the project, and what judges or changes bids.
bool may_hold(std::string_view name) {
  const FileSection* row = find_section(name);
  return row != nullptr && row->of_bid() && name != section::project && name != section::scenario &&
         name != section::grade && !std::holds_alternative<std::vector<Rule> Proposal::*>(row->bid);
}

/// Whether an item says itself when its money moves.
bool says_when(const Node& item) {
  const Node* amount = item.find("amount");
  return item.find("per") != nullptr || item.find("at") != nullptr ||
         (amount != nullptr && amount->kind == Node::Kind::table);
}

/// Adds what a table lacks. A line that says when it moves takes no other moment.
void complete(Node& table, const Node& from) {
  const bool dated = says_when(table);
  for (const Node& key : from.items) {
    const bool moment = key.key == "per" || key.key == "at";
    if (table.find(key.key) == nullptr && !(dated && moment)) table.items.push_back(key);
  }
}

bool is_lever(const Node& member) { return member.key == "times" || member.key == "plus"; }

/// What of a table moves the numbers of a bid, or all that does not. Empty where there is none of it.
enum class Part { levers, values };

Node part_of(const Node& table, Part part) {
  Node kept = table;
  kept.items.clear();
  if (part == Part::levers) kept.in_braces = false;
  for (const Node& member : table.items) {
    const bool whole = member.kind != Node::Kind::table || member.items.empty();
    if (is_lever(member) || whole) {
      if (is_lever(member) == (part == Part::levers)) kept.items.push_back(member);
    } else if (Node inner = part_of(member, part); !inner.items.empty()) {
      kept.items.push_back(std::move(inner));
    }
  }
  return kept;
}

/// The bid as laid over the piece: key by key, as a scenario is laid over a bid.
void lay_under(Node& bid, const Node& piece) {
  for (const Node& section : piece.items) {
    if (!may_hold(section.key) || section.kind != Node::Kind::table) continue;
    Node* there = bid.find(section.key);
    if (there == nullptr) {
      bid.items.push_back(section);
      continue;
    }
    if (there->kind != Node::Kind::table) continue;
    const bool items = section_named(section.key).shape == SectionShape::items;
    for (const Node& item : section.items) {
      Node* own = there->find(item.key);
      if (own == nullptr)
        there->items.push_back(item);
      else if (items && own->kind == Node::Kind::table && item.kind == Node::Kind::table &&
               !is_schedule(*own) && !is_schedule(item))
        complete(*own, item);
    }
  }
}

void unknown_grade(const Node& stated, const Layers& layers, Diagnostics& found) {
  std::vector<std::string> ids;
  for (const auto* document : {&layers.policy, &layers.bid}) {
    const Node* grades = grades_of(*document);
    for (std::size_t i = 0; grades && i < grades->items.size(); ++i)
      ids.push_back(grades->items[i].key);
  }
  const auto near = nearest(id_of_grade(stated.text), ids);
  add_error(
      found, "unknown-grade", say("there is no grade \"{1}\"", verbatim(stated.text)), stated.place,
      near ? say("did you mean \"{1}\"?", verbatim(*near))
      : ids.empty()
          ? say("a policy states grades: [grade.{1}.cost]", verbatim(id_of_grade(stated.text)))
          : say("there are {1}", verbatim_list(ids)));
}

void lay_grade(Layers& layers, const Node& stated, Diagnostics& found) {
  const std::string id = id_of_grade(stated.text);
  for (const auto* document : {&layers.policy, &layers.bid}) {
    const Node* grades = grades_of(*document);
    const Node* piece = grades ? grades->find(id) : nullptr;
    if (piece == nullptr) continue;
    const Node values = part_of(*piece, Part::values);
    Node levers = part_of(*piece, Part::levers);
    std::erase_if(levers.items, [](const Node& each) { return !may_hold(each.key); });
    lay_under(layers.bid.own().root, values);
    return apply_overlay(layers.bid.own().root, levers, found);
  }
  unknown_grade(stated, layers, found);
}

}  // namespace

bool check(const Node& item, Grade&, Diagnostics& found) {
  for (const Node& section : item.items) {
    if (is_name_of_grade(section)) continue;
    if (!may_hold(section.key)) {
      add_error(found, "unknown-section", say("a grade cannot hold {1}", verbatim(section.key)),
                section.key_place, say("such as [grade.{1}.cost]", verbatim(item.key)));
    } else if (section.kind != Node::Kind::table) {
      add_error(found, "wrong-type",
                say("{1} is a section, not {2}", verbatim(section.key), kind_name(section)),
                section.key_place,
                say("write [grade.{1}.{2}], and its items below", verbatim(item.key),
                    verbatim(section.key)));
    }
  }
  return true;
}

Layers changed(const Layers& written, const Change& change, Diagnostics& found) {
  Layers probe = written;
  Diagnostics ignored;
  change(probe, ignored);
  const Node* grade = stated_grade(probe.bid);
  if (grade == nullptr) {
    found.insert(found.end(), ignored.begin(), ignored.end());
    return probe;
  }
  Layers laid = written;
  lay_grade(laid, *grade, found);
  change(laid, found);
  return laid;
}

}  // namespace gonogo
