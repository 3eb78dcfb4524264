// SPDX-License-Identifier: MIT
#include "proposal/key_names.hpp"

#include <set>

#include "proposal/walk.hpp"

namespace gonogo {
namespace {

/// What a section holds: a Driver for `std::vector<Driver> Proposal::*`.
template <class Member>
struct Held {
  using type = void;
};
template <class T, class File>
struct Held<T File::*> {
  using type = Content<T>;
};
template <>
struct Held<Itself> {
  using type = Policy;
};

/// What is asked of a key, and the keys of the table that its value may be.
struct KeyFacts {
  std::string_view name = {};
  bool principal = false;
  bool may_hold_expression = false;
  std::vector<KeyFacts> within = {};
};

template <class T>
std::vector<KeyFacts> facts_of();

void add_facts_of_type(std::size_t type, MayName names, KeyFacts& facts) {
  with_member_type(type, [&]<class M>(std::type_identity<M>) {
    using Value = Content<M>;
    facts.may_hold_expression =
        names != MayName::nothing &&
        is_one_of<Value, Scalar, Amount, Growth, YearlyRates, RateValue, ItemVat, Ramp, Sale>;
    facts.within = facts_of<Value>();
  });
}

/// Of the keys of T; none where it is no table.
template <class T>
std::vector<KeyFacts> facts_of() {
  std::vector<KeyFacts> facts;
  if constexpr (Described<T>) {
    const auto add = [&](const auto& table) {
      for (const auto& key : table.keys) {
        facts.push_back({.name = key.name, .principal = key.principal});
        add_facts_of_type(key.field.type, key.may_name, facts.back());
      }
    };
    std::apply([&](const auto&... table) { (add(table), ...); }, tables_of<T>);
  }
  return facts;
}

template <class... Members>
void add_sections(std::vector<KeyFacts>& facts, std::type_identity<std::variant<Members...>>) {
  const auto add = [&](std::vector<KeyFacts> more) {
    facts.insert(facts.end(), more.begin(), more.end());
  };
  (add(facts_of<typename Held<Members>::type>()), ...);
}

/// Every key of a bid and of a policy.
const std::vector<KeyFacts>& all_keys() {
  static const std::vector<KeyFacts> all = [] {
    std::vector<KeyFacts> facts;
    add_sections(facts, std::type_identity<BidMember>{});
    add_sections(facts, std::type_identity<PolicyMember>{});
    return facts;
  }();
  return all;
}

/// Calls visit(key) for each key and those within its value.
template <class Visit>
void visit_keys(const std::vector<KeyFacts>& keys, const Visit& visit) {
  for (const KeyFacts& each : keys) {
    visit(each);
    visit_keys(each.within, visit);
  }
}

/// The names of the keys that pass.
template <class Passes>
std::set<std::string_view> names_of_keys(const Passes& passes) {
  std::set<std::string_view> names;
  visit_keys(all_keys(), [&](const KeyFacts& each) {
    if (passes(each)) names.insert(each.name);
  });
  return names;
}

}  // namespace

bool may_hold_expression(std::string_view key) {
  static const auto names =
      names_of_keys([](const KeyFacts& each) { return each.may_hold_expression; });
  return names.contains(key);
}

bool is_principal(std::string_view key) {
  static const auto names = names_of_keys([](const KeyFacts& each) { return each.principal; });
  return names.contains(key);
}

std::optional<std::string_view> number_within(std::string_view key) {
  std::optional<std::string_view> number;
  visit_keys(all_keys(), [&](const KeyFacts& outer) {
    if (outer.name != key || outer.within.empty()) return;
    int principals = 0;
    visit_keys(outer.within, [&](const KeyFacts& inner) {
      principals += inner.principal;
      if (inner.principal) number = inner.name;
    });
    if (principals > 1) number.reset();  // of two names only the user knows the one meant
  });
  return number;
}

bool is_scenario_key(std::string_view key) {
  return std::any_of(std::begin(scenario_keys), std::end(scenario_keys),
                     [&](const Key<Scenario>& each) { return each.name == key; });
}

}  // namespace gonogo
