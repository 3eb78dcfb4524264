// SPDX-License-Identifier: MIT
/// The keys of a rule together: one limit, of the kind that the measure has.
#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/model/measures.hpp"
#include "gonogo/model/model.hpp"
#include "input/checks.hpp"
#include "input/value_readers.hpp"

namespace gonogo {
namespace {

constexpr Range limit_of_rate = {.of = Range::Of::fraction, .lowest = -1, .highest = 1};

/// For "12 %": write 0.12.
Message percent_hint(std::string text) {
  std::erase(text, ' ');
  if (text.empty() || text.back() != '%') return {};
  text.pop_back();
  const auto percent = parse_number(text);
  return percent ? say("write {1}", exact(*percent / 100)) : Message();
}

/// Whether the limit is of the kind that the measure has, and in its range.
bool check_limit(const Node& item, std::string_view key, Measure measure, Diagnostics& found) {
  const Node* limit = item.find(key);
  if (limit == nullptr) return true;
  const bool time = kind_of(measure) == Kind::years;
  const Context context = {.found = found, .key = key, .range = limit_of_rate};
  if (limit->is_number() && time) {
    context.error(
        "wrong-type",
        say("{1} is limited by a length of time, not by a number", verbatim(id_of(measure))),
        limit->place, say("say \"{1} years\"", verbatim(shortest(limit->number))));
    return false;
  }
  if (limit->kind == Node::Kind::string && !time) {
    // Text that is no length of time was reported as such, which misses the point.
    const bool no_time = std::erase_if(found, [&](const Diagnostic& each) {
                           return each.place == limit->place;
                         }) > 0;
    context.error("wrong-type",
                  no_time ? say("{1} is limited by a number, not by text", verbatim(id_of(measure)))
                          : say("{1} is limited by a number, not by a length of time",
                                verbatim(id_of(measure))),
                  limit->place, percent_hint(limit->text));
    return false;
  }
  const std::size_t before = found.size();
  if (limit->is_number() && kind_of(measure) == Kind::rate)
    check_range(limit->number, limit->place, context);
  return found.size() == before;
}

/// A floor under what should be small, or a ceiling over what should be great, fails the better bids.
void check_direction(const Node& item, Measure measure, Diagnostics& found) {
  const bool small_is_good = less_is_better(measure);
  const std::string_view odd = small_is_good ? "at_least" : "at_most";
  const Node* limit = item.find(odd);
  if (limit == nullptr) return;
  const Message name = say(measure->short_title.empty() ? measure->title : measure->short_title);
  add_warning(found, "rule-direction",
              small_is_good ? say("this rule fails a bid whose {1} is small", name)
                            : say("this rule fails a bid whose {1} is great", name),
              limit->key_place,
              say("did you mean {1}?", verbatim(small_is_good ? "at_most" : "at_least")));
}

}  // namespace

bool check(const Node& item, Rule& rule, Diagnostics& found) {
  const bool least = item.find("at_least") != nullptr;
  const bool most = item.find("at_most") != nullptr;
  if (least == most && (least || !has_misspelt(item, {"at_least", "at_most"}, found))) {
    const bool both = least;
    found.push_back({.code = both ? "conflict" : "missing-key",
                     .message = both ? say("a rule has one limit: at_least or at_most")
                                     : say("the rule {1} has no limit", verbatim(item.key)),
                     .place = both ? item.find("at_most")->key_place : item.key_place,
                     .hint = both ? say("write two rules") : say("at_least = 0")});
  }
  const auto measure = measure_named(rule.measure.value);
  if (!measure || least == most) return false;
  if (rule.with_benefit && id_of(*measure) != "npv") {
    add_error(found, "conflict", say("with_benefit goes with measure = \"npv\""),
              item.find("with_benefit")->key_place,
              say("value outside the contract has a present value, and no other measure"));
    rule.with_benefit = false;
  }
  check_direction(item, *measure, found);
  return check_limit(item, least ? "at_least" : "at_most", *measure, found);
}

}  // namespace gonogo
