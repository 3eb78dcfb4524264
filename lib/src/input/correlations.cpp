// SPDX-License-Identifier: MIT
/// [correlation]: which drivers vary together.
#include "input/correlations.hpp"

#include <algorithm>
#include <set>

#include "gonogo/base/text.hpp"
#include "input/value_readers.hpp"

namespace gonogo {
namespace {

constexpr Range of_ranks = {.of = Range::Of::number, .lowest = -1, .highest = 1};

/// Checks the pairs of a bid, in the order of the file.
class CorrelationRules {
 public:
  CorrelationRules(const Proposal& bid, Diagnostics& found) : bid_(bid), found_(found) {
    for (const Driver& each : bid.drivers) drivers_.push_back(each.id);
  }

  void check() {
    for (const CorrelatedDriver& each : bid_.correlations) {
      check_driver(each.id, each.place);
      for (const Correlation& pair : each.correlations) check_pair(each, pair);
    }
  }

 private:
  void check_driver(const std::string& id, const Place& place) {
    if (std::find(drivers_.begin(), drivers_.end(), id) != drivers_.end()) return;
    const auto near = nearest(id, drivers_);
    add_error(found_, "unknown-name", say("there is no driver '{1}'", verbatim(id)), place,
              near               ? say("did you mean '{1}'?", verbatim(*near))
              : drivers_.empty() ? say("only drivers vary: state them in [drivers]")
                                 : say("the drivers are {1}", verbatim_list(drivers_)));
  }

  void check_pair(const CorrelatedDriver& one, const Correlation& pair) {
    check_driver(pair.with.value, pair.with.place);
    if (one.id == pair.with.value) {
      return add_error(found_, "conflict", say("a driver varies with itself always"),
                       pair.with.place, say("name another driver"));
    }
    const auto key = std::minmax(one.id, pair.with.value);
    if (!pairs_.insert({key.first, key.second}).second) {
      add_error(found_, "conflict",
                say("the correlation of {1} and {2} is stated twice", verbatim(key.first),
                    verbatim(key.second)),
                pair.with.place, say("it is the same in both directions: remove one"));
    }
  }

  const Proposal& bid_;
  Diagnostics& found_;
  std::vector<std::string> drivers_ = {};
  std::set<std::pair<std::string, std::string>> pairs_ = {};
};

}  // namespace

void read_value(const Node& node, const Context& context, CorrelatedDriver& out) {
  for (const Node& member : node.items) {
    Context inner = context.at(context.address + "." + member.key).as(of_ranks);
    inner.key = member.key;
    Correlation pair{.with = {.value = member.key, .place = member.key_place}};
    if (member.is_number())
      pair.rank = read_number(member, inner).value_or(0.0);
    else
      inner.error("wrong-type",
                  say("{1}: a correlation is a number, not {2}", verbatim(inner.address),
                      kind_name(member)),
                  member.place, say("write {1} = 0.4", verbatim(member.key)));
    out.correlations.push_back(std::move(pair));
  }
}

void check_correlations(const Proposal& bid, Diagnostics& found) {
  CorrelationRules(bid, found).check();
}

}  // namespace gonogo
