// SPDX-License-Identifier: MIT
#include "gonogo/input/grammar.hpp"

#include <set>

#include "gonogo/base/text.hpp"
#include "gonogo/model/measure.hpp"
#include "proposal/value_kind.hpp"

namespace gonogo {
namespace {

/// "share, 0 to 1", "money, at least 0".
template <class T>
Message unit_of(const Key<T>& key) {
  const bool below = key.lowest > -largest_number;
  const bool above = key.highest < largest_number;
  Message range;
  if (below && above)
    range = say("{1} to {2}", exact(key.lowest), exact(key.highest));
  else if (below)
    range =
        key.above ? say("above {1}", exact(key.lowest)) : say("at least {1}", exact(key.lowest));
  else if (above)
    range = say("at most {1}", exact(key.highest));
  if (range.empty() || key.unit.empty()) return range.empty() ? say(key.unit) : range;
  return say("{1}, {2}", say(key.unit), range);
}

template <class Choice>
void add_words(KeyGrammar& described) {
  if constexpr (Chosen<Choice>) {
    for (const auto& word : words<Choice>) described.words.emplace_back(word.text);
  }
}

template <class M>
void describe_type(MayName names, KeyGrammar& described) {
  using Value = Content<M>;
  if (described.kind.empty()) described.kind = ValueKind<M>::text();
  described.expression = !Plain<Value> && names != MayName::nothing;
  described.list = is_one_of<M, std::vector<double>, std::vector<Text>, std::vector<Scalar>>;
  add_words<Value>(described);
  if constexpr (std::is_same_v<Value, Placed<FlowKind>>) add_words<FlowKind>(described);
  if constexpr (std::is_same_v<Value, Placed<Settled>>) add_words<Settled>(described);
}

/// What follows from the type of a member.
void describe_member(std::size_t type, MayName names, KeyGrammar& described) {
  with_member_type(type,
                   [&]<class M>(std::type_identity<M>) { describe_type<M>(names, described); });
}

template <class T>
KeyGrammar describe(const Key<T>& key) {
  KeyGrammar described = {.name = std::string(key.name),
                          .kind = say(key.kind),
                          .unit = unit_of(key),
                          .required = key.need == Need::required,
                          .fallback = say(key.fallback),
                          .doc = key.doc,
                          .example = std::string(key.example)};
  if (key.lowest > -largest_number) described.lowest = key.lowest;
  if (key.highest < largest_number) described.highest = key.highest;
  describe_member(key.field.type, key.may_name, described);
  return described;
}

/// A section of a file, or several that are described together.
using Sections = std::vector<const FileSection*>;

/// "[cost.x]", "[tax]".
std::string header_of(const FileSection& section, std::string_view id) {
  const bool items = section.shape == SectionShape::items;
  return "[" + std::string(section.name) + (items ? std::string(id) : "") + "]";
}

/// "[cost.ID]"; "[drivers]", whose items need no header.
std::string heading_of_section(const FileSection& section) {
  return header_of(section, section.example.empty() ? "" : ".ID");
}

std::vector<std::string> places_of(const Sections& group) {
  std::vector<std::string> places;
  for (const FileSection* each : group) places.push_back(header_of(*each, ".x"));
  return places;
}

/// The groups of keys of a file, section by section.
class GrammarWriter {
 public:
  std::vector<GroupGrammar> take() {
    add_time();
    return std::move(groups_);
  }

  template <Described T>
  void add(const Sections& group) {
    const auto of_table = [&](const auto& table) { add_table(table, group); };
    if (std::apply([](const auto&... table) { return (is_time(table) || ...); }, tables_of<T>)) {
      for (std::string& place : places_of(group)) places_of_time_.push_back(std::move(place));
    } else {
      add_time();
    }
    std::apply([&](const auto&... table) { (of_table(table), ...); }, tables_of<T>);
  }

  /// A section whose keys are names of the bid.
  void add_without_keys(const Sections& group) {
    add_time();
    groups_.push_back({.heading = verbatim(header_of(*group.front(), "")),
                       .doc = group.front()->doc,
                       .places = places_of(group)});
  }

 private:
  template <class Item, class Part>
  static constexpr bool is_time(const KeyTable<Item, Part>&) {
    return std::is_same_v<Part, TimeKeys>;
  }

  template <class Item, class Part>
  void add_table(const KeyTable<Item, Part>& table, const Sections& group) {
    Sections within;
    for (const FileSection* each : group) {
      if (table.applies == nullptr || table.applies(each->side)) within.push_back(each);
    }
    std::vector<std::string> headings;
    for (const FileSection* each : within) headings.push_back(heading_of_section(*each));
    const std::string heading = join(headings, ", ");
    const std::vector<std::string> places = places_of(within);
    if constexpr (std::is_same_v<Item, Part>) {
      const bool some = table.applies != nullptr;
      const English doc = some ? table.doc : group.front()->doc;
      add_group(some ? say("{1} alone", verbatim(heading)) : verbatim(heading), doc, places,
                table.keys);
    } else if constexpr (!std::is_same_v<Part, TimeKeys>) {
      add_group(say(heading_of<Part>.text), heading_of<Part>.doc, places, table.keys);
    }
  }

  /// After the last section that has them.
  void add_time() {
    const std::vector<std::string> places = std::exchange(places_of_time_, {});
    const std::span<const Key<TimeKeys>> keys = time_keys;
    if (!places.empty())
      add_group(say(heading_of<TimeKeys>.text), heading_of<TimeKeys>.doc, places, keys);
  }

  template <class T>
  void add_group(const Message& heading, English doc, std::vector<std::string> places,
                 std::span<const Key<T>> keys) {
    GroupGrammar& group =
        groups_.emplace_back(GroupGrammar{.heading = heading, .doc = doc, .places = places});
    for (const Key<T>& key : keys) group.keys.push_back(describe(key));
    for (const Key<T>& key : keys) add_value_table(key.field.type, key.name, places);
  }

  /// The table that may be written as the value of a key.
  void add_value_table(std::size_t type, std::string_view key,
                       const std::vector<std::string>& places) {
    with_member_type(
        type, [&]<class M>(std::type_identity<M>) { add_table_of<Content<M>>(key, places); });
  }
  template <class Value>
  void add_table_of(std::string_view key, const std::vector<std::string>& places) {
    if constexpr (Described<Value>) {
      if (!values_.insert(heading_of<Value>.text.text()).second) return;
      const std::string& place = places.back();
      const std::string header = place.substr(0, place.size() - 1) + "." + std::string(key) + "]";
      add_group(say(heading_of<Value>.text), heading_of<Value>.doc, {header},
                std::get<0>(tables_of<Value>).keys);
    }
  }

  std::vector<GroupGrammar> groups_ = {};
  std::vector<std::string> places_of_time_ = {};
  std::set<std::string_view> values_ = {};
};

/// Adds the groups of what a section holds.
struct AddSection {
  GrammarWriter& writer;
  const Sections& group;

  template <class T, class File>
  void operator()(T File::*) const {
    if constexpr (Described<Content<T>>)
      writer.add<Content<T>>(group);
    else
      writer.add_without_keys(group);
  }
  void operator()(Itself) const { writer.add<Policy>(group); }
  void operator()(std::monostate) const {}
};

template <class Member>
std::vector<GroupGrammar> grammar_of(Member FileSection::*file) {
  GrammarWriter writer;
  for (auto at = sections.begin(); at != sections.end();) {
    Sections together = {&*at};
    for (++at; at != sections.end() && at->doc.empty() && at->of_lines(); ++at)
      together.push_back(&*at);
    std::visit(AddSection{writer, together}, together.front()->*file);
  }
  return writer.take();
}

/// Text of mdoc: a sentence a line, no line begins with a control character, no escape starts by
/// accident.
std::string mdoc_text(std::string_view text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts_line = safe.empty() || safe.back() == '\n';
    const bool ends_sentence = text.substr(i, 2) == ". ";
    if (starts_line && (text[i] == '.' || text[i] == '\'')) safe += "\\&";
    if (text[i] == '\\')
      safe += "\\e";
    else
      safe += text[i];
    if (ends_sentence) safe += '\n', ++i;
  }
  return safe;
}

std::string key_in_mdoc(const KeyGrammar& key) {
  return ".It Ic " + key.name + "\n" + mdoc_text(in_words(key.facts(), Language::english)) +
         ".\n.br\n" + mdoc_text(key.doc_in(Language::english)) + "\n.Bd -literal -compact\n" +
         mdoc_text(key.example) + "\n.Ed\n";
}

}  // namespace

Message KeyGrammar::facts() const {
  std::vector<Message> all = {kind, unit};
  if (required) all.push_back(say("required"));
  if (!fallback.empty()) all.push_back(say("default: {1}", fallback));
  return listed(Join::semicolon, all);
}

/// "{measures}" in a doc is the list of measures: "npv, irr or mirr".
std::string KeyGrammar::doc_in(Language reader) const {
  constexpr std::string_view hole = "{measures}";
  std::string text = in_words(say(doc), reader);
  if (const auto at = text.find(hole); at != std::string::npos)
    text.replace(at, hole.size(), in_words(verbatim_list(measure_names(), Join::either), reader));
  return text;
}

std::vector<GroupGrammar> proposal_grammar() { return grammar_of(&FileSection::bid); }

std::vector<GroupGrammar> policy_grammar() { return grammar_of(&FileSection::policy); }

std::vector<GroupGrammar> portfolio_grammar() { return grammar_of(&FileSection::portfolio); }

std::string keys_in_mdoc(const std::vector<GroupGrammar>& groups) {
  std::string page;
  for (const GroupGrammar& each : groups) {
    page += ".Ss " + in_words(each.heading, Language::english) + "\n" + mdoc_text(each.doc.text()) +
            "\n";
    if (each.keys.empty()) continue;
    page += ".Bl -tag -width Ds\n";
    for (const KeyGrammar& key : each.keys) page += key_in_mdoc(key);
    page += ".El\n";
  }
  return page;
}

}  // namespace gonogo
