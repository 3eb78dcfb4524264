// SPDX-License-Identifier: MIT
#include "proposal/key_names.hpp"

#include <set>

#include "proposal/walk.hpp"

namespace gonogo {
namespace {

/// What a member holds: a Driver for `std::vector<Driver> Proposal::*`.
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

/// Calls visit(key, type of its value) for the keys of T, and of the tables that its values may be.
template <class T, class Visit>
void visit_keys(const Visit& visit) {
  if constexpr (Described<T>) {
    const auto of_tables = [&](const auto&... table) {
      const auto of_keys = [&](auto keys) {
        using Part = typename std::remove_cvref_t<decltype(keys.front())>;
        for (const Part& key : keys) {
          std::visit(
              [&](auto field) {
                using Value = typename Held<decltype(field)>::type;
                visit(key, std::type_identity<Value>{});
                if constexpr (!std::is_void_v<Value>) visit_keys<Value>(visit);
              },
              key.field);
        }
      };
      (of_keys(table.keys), ...);
    };
    std::apply(of_tables, tables_of<T>);
  }
}

template <class Visit, class... Members>
void visit_sections(const Visit& visit, std::type_identity<std::variant<Members...>>) {
  (visit_keys<typename Held<Members>::type>(visit), ...);
}

/// Calls visit(key, type of its value) for every key of a bid and of a policy.
template <class Visit>
void visit_all_keys(const Visit& visit) {
  visit_sections(visit, std::type_identity<BidMember>{});
  visit_sections(visit, std::type_identity<PolicyMember>{});
}

/// The names of the keys that pass: passes(key, type of its value).
template <class Passes>
std::set<std::string_view> names_of_keys(const Passes& passes) {
  std::set<std::string_view> names;
  visit_all_keys([&](const auto& key, auto type) {
    if (passes(key, type)) names.insert(key.name);
  });
  return names;
}

}  // namespace

bool may_hold_expression(std::string_view key) {
  static const auto names =
      names_of_keys([]<class Value>(const auto& each, std::type_identity<Value>) {
        return each.may_name != MayName::nothing &&
               is_one_of<Value, Scalar, Amount, Growth, RateValue, ItemVat, Ramp, Sale>;
      });
  return names.contains(key);
}

bool is_principal(std::string_view key) {
  static const auto names = names_of_keys([](const auto& each, auto) { return each.principal; });
  return names.contains(key);
}

std::optional<std::string_view> number_within(std::string_view key) {
  std::optional<std::string_view> number;
  visit_all_keys([&]<class Value>(const auto& outer, std::type_identity<Value>) {
    if constexpr (Described<Value>) {
      if (outer.name != key) return;
      int principals = 0;
      visit_keys<Value>([&](const auto& inner, auto) {
        principals += inner.principal;
        if (inner.principal) number = inner.name;
      });
      if (principals > 1) number.reset();  // of two names only the user knows the one meant
    }
  });
  return number;
}

bool is_scenario_key(std::string_view key) {
  return std::any_of(std::begin(scenario_keys), std::end(scenario_keys),
                     [&](const Key<Scenario>& each) { return each.name == key; });
}

}  // namespace gonogo
