// SPDX-License-Identifier: MIT
/// Reads a section of a file into the member that its row in `sections` names.
#pragma once

#include <utility>

#include "input/checks.hpp"
#include "input/section_items.hpp"
#include "input/table_reader.hpp"

namespace gonogo {

template <class File>
class SectionReader {
 public:
  SectionReader(const Node& node, const FileSection& section, File& out, Diagnostics& found)
      : node_(node), section_(section), out_(out), found_(found) {}

  void operator()(std::monostate) const {}
  void operator()(Itself) const { read_keys(out_); }
  template <class Content>
  void operator()(Content File::*member) const {
    read(out_.*member);
  }

 private:
  template <class T>
  void read(std::optional<T>& out) const {
    read_keys(out.emplace());
  }
  template <class T>
  void read(std::vector<T>& out) const {
    for_each_item(node_, section_, found_, [&](const Node& item) {
      T& made = out.emplace_back();
      if (!read_item(item, made)) out.pop_back();
    });
  }
  template <Described T>
  void read(T& out) const {
    read_keys(out);
  }

  template <class T>
  void read_keys(T& out) const {
    if constexpr (requires { out.place; }) out.place = node_.key_place;
    TableReader table(node_, std::string(section_.name),
                      verbatim("[" + std::string(section_.name) + "]"), found_);
    table.read(out);
    table.finish();
    check(node_, out, found_);
  }

  /// False for an item that nothing can be done with.
  template <class T>
  bool read_item(const Node& item, T& out) const {
    out.id = item.key;
    out.place = item.key_place;
    if constexpr (requires { out.section; }) out.section = section_.name;
    if constexpr (requires { out.levers; }) out.levers = item.levers.value_or(Levers{});
    const Address address = std::string(section_.name) + "." + item.key;
    if constexpr (!Described<T>)
      read_value(item, {.found = found_, .address = address, .key = item.key}, out);
    else if (item.kind == Node::Kind::table && !is_schedule(item))
      read_table(item, address, out);
    else if (section_.example.empty())
      read_plain(item, address, out);
    else
      read_table(item, address, out);
    return check(item, out, found_);
  }

  template <class T>
  void read_table(const Node& item, const Address& address, T& out) const {
    TableReader table(item, address, say(section_.thing), found_);
    table.read(out, section_.side);
    // The other keys of a scenario or a grade change the bid: they are checked when they do.
    if constexpr (!std::is_same_v<T, Scenario> && !std::is_same_v<T, Grade>) table.finish();
  }

  /// `beds = 1_200` is the principal key of the driver `beds`.
  template <class T>
  void read_plain(const Node& item, const Address& address, T& out) const {
    const Context context = {.found = found_, .address = address, .key = item.key};
    for (const Key<T>& key : std::get<0>(tables_of<T>).keys) {
      Amount* amount = key.principal ? key.field.template as<Amount>(out) : nullptr;
      if (amount != nullptr) read_value(item, context, *amount);
    }
  }

  const Node& node_;
  const FileSection& section_;
  File& out_;
  Diagnostics& found_;
};

}  // namespace gonogo
