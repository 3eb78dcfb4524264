// SPDX-License-Identifier: MIT
/// The keys of a quantity together: it is a formula, a price by tiers, or a base that rolls.
#include <algorithm>

#include "gonogo/base/text.hpp"
#include "input/checks.hpp"
#include "input/value_readers.hpp"
#include "proposal/keys/time.hpp"

namespace gonogo {
namespace {

class QuantityRules {
 public:
  QuantityRules(const Node& item, NamedQuantity& quantity, Diagnostics& found)
      : item_(item), quantity_(quantity), found_(found) {}

  void check() {
    const bool formula = item_.kind != Node::Kind::table || is_schedule(item_) || has("formula");
    const bool tiers = has("of") || has("tiers");
    const bool base = has("opening");
    if (formula + tiers + base > 1) {
      error("conflict",
            say("{1} is a formula, a price by tiers (of) or a base (opening): one of "
                "them",
                verbatim(item_.key)),
            formula ? "formula" : "opening", say("part it into two quantities"));
      quantity_.of.reset();
      quantity_.opening.reset();
    } else if (tiers) {
      check_tiers();
    } else if (base) {
      check_base();
    } else if (!formula && !misses_opening()) {
      error("missing-key", say("{1} needs the key {2}", say("a quantity"), verbatim("formula")), "",
            verbatim("formula = \"homes * take_up\""));
    }
    if (!tiers) refuse({"mode"}, "tiers", say("give tiers of a price"));
    check_settled(tiers || base);
  }

 private:
  bool has(std::string_view key) const { return item_.find(key) != nullptr; }

  void error(std::string_view code, Message message, std::string_view key, Message hint = {}) {
    const Node* member = item_.find(key);
    add_error(found_, std::string(code), std::move(message),
              member != nullptr ? member->key_place : item_.key_place, std::move(hint));
  }

  /// Reports keys that go with a key that is not there.
  bool refuse(std::initializer_list<std::string_view> keys, std::string_view needed, Message hint) {
    bool any = false;
    for (const std::string_view key : keys) {
      if (!has(key)) continue;
      any = true;
      error("conflict", say("{1} goes with {2}", verbatim(key), verbatim(needed)), key, hint);
    }
    return any;
  }

  bool misses_opening() {
    return refuse({"gain", "loss", "average", "contracts"}, "opening",
                  say("a base that rolls begins with opening = 0"));
  }

  /// Its values do not follow keys of time, but may begin late.
  void refuse_time_keys() {
    for (const Key<TimeKeys>& key : time_keys) {
      if (key.name == "from" || !has(key.name)) continue;
      error("time-keys",
            quantity_.rolls() ? say("{1} does not go with a base that rolls", verbatim(key.name))
                              : say("{1} does not go with a price by tiers", verbatim(key.name)),
            key.name, say("put it on a driver that the quantity names"));
      const auto from = quantity_.time.from;
      quantity_.time = {};
      quantity_.time.from = from;
    }
  }

  void check_tiers() {
    if (!quantity_.of || quantity_.tiers.empty()) {
      const std::string_view lacks = quantity_.of ? "tiers" : "of";
      error("missing-key", say("a price by tiers needs the key {1}", verbatim(lacks)), "",
            quantity_.of ? verbatim("tiers = [{ value = 0.15 }]") : verbatim("of = \"minutes\""));
      if (quantity_.tiers.empty()) quantity_.tiers.emplace_back();
      return;
    }
    refuse({"gain", "loss", "average", "contracts"}, "opening", say("leave it out"));
    refuse_time_keys();
    check_limits();
  }

  void check_limits() {
    const std::vector<Tier>& tiers = quantity_.tiers;
    for (std::size_t k = 0; k < tiers.size(); ++k) {
      const bool last = k + 1 == tiers.size();
      if (tiers[k].upto.has_value() != last) continue;
      add_error(found_, last ? "conflict" : "missing-key",
                last ? say("the last tier has no limit")
                     : say("a tier needs the key {1}", verbatim("upto")),
                tiers[k].place,
                last ? say("leave upto out, or add the tier above it: { value = 0.15 }")
                     : say("only the last tier is without"));
      quantity_.of.reset();
      return;
    }
  }

  void check_base() {
    refuse_time_keys();
    if (quantity_.per && *quantity_.per != Unit::day) return;
    error(quantity_.per ? "conflict" : "missing-key",
          quantity_.per ? say("a base rolls by month, quarter or year")
                        : say("a base that rolls needs the key {1}", verbatim("per")),
          quantity_.per ? "per" : "", verbatim("per = \"month\""));
    quantity_.per = Unit::month;
  }

  void check_settled(bool level) {
    if (!quantity_.settled || (quantity_.per && !level)) return;
    error("conflict",
          level ? say("{1} is a level: only a flow is settled", verbatim(item_.key))
                : say("settled goes with per"),
          "settled",
          level ? say("say settled in the line that uses it") : say("add per = \"year\""));
    quantity_.settled.reset();
  }

  const Node& item_;
  NamedQuantity& quantity_;
  Diagnostics& found_;
};

}  // namespace

bool check(const Node& item, NamedQuantity& quantity, Diagnostics& found) {
  QuantityRules(item, quantity, found).check();
  return true;
}

}  // namespace gonogo
