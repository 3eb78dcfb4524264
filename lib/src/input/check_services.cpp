// SPDX-License-Identifier: MIT
#include "input/check_services.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/proposal/sections.hpp"
#include "gonogo/proposal/service_levels.hpp"

namespace gonogo {
namespace {

class LineServices {
 public:
  LineServices(const Proposal& bid, const Policy* policy, const Line& line, Diagnostics& found)
      : bid_(bid), policy_(policy), line_(line), found_(found) {}

  void check() {
    if (!line_.service) return check_without();
    if (section_named(line_.section).side == Side::aside) {
      return error("conflict", say("a benefit is outside the contract: no service level holds"),
                   line_.place, say("leave sla out"));
    }
    for (const Text& name : line_.service->names) {
      const ServiceLevel* level = service_level_named(bid_, policy_, name.value);
      if (level == nullptr) return unknown(name);
      const auto same = [&](const Text& other) { return other.value == name.value; };
      if (std::find_if(line_.service->names.data(), &name, same) != &name)
        return error("conflict", say("{1} stands twice", verbatim(name.value)), name.place,
                     say("name each level once"));
      levels_.push_back(level);
    }
    check_kind();
    check_days();
    check_reached();
  }

 private:
  void error(std::string code, Message message, const Place& place, Message hint) {
    add_error(found_, std::move(code), std::move(message), place, std::move(hint));
  }
  Message name() const { return verbatim(line_.section + "." + line_.id); }
  bool says_kind() const { return !line_.kind.value.empty(); }

  void check_without() {
    const Place* place = says_kind()     ? &line_.kind.place
                         : line_.days    ? &line_.days->place
                         : line_.reached ? &line_.reached->place
                                         : nullptr;
    if (place == nullptr) return;
    error("conflict", say("{1} promises no service level", name()), *place,
          say("add sla = \"express\", or remove this"));
  }

  void unknown(const Text& name) {
    std::vector<std::string> ids;
    for (const ServiceLevel& each : bid_.service_levels) ids.push_back(each.id);
    if (policy_ != nullptr)
      for (const ServiceLevel& each : policy_->service_levels) ids.push_back(each.id);
    const auto near = nearest(name.value, ids);
    error("unknown-level", say("there is no service level '{1}'", verbatim(name.value)), name.place,
          near          ? say("did you mean '{1}'?", verbatim(*near))
          : ids.empty() ? say("define it: [sla.{1}]", verbatim(name.value))
                        : say("there are {1}", verbatim_list(ids)));
  }

  void check_kind() {
    bool asked = false;
    for (const ServiceLevel* level : levels_) {
      if (!level->counts_days() || level->lead->by_kind.front().kind.empty()) continue;
      asked = true;
      if (lead_time_of(*level, line_.kind.value) != nullptr) continue;
      std::vector<std::string> kinds;
      for (const LeadTime& each : level->lead->by_kind) kinds.push_back(each.kind);
      error(says_kind() ? "unknown-word" : "missing-key",
            says_kind() ? say("{1} has no lead time for '{2}'", verbatim(level->id),
                              verbatim(line_.kind.value))
                        : say("the lead times of {1} are by kind: {2} says none",
                              verbatim(level->id), name()),
            says_kind() ? line_.kind.place : line_.place,
            say("its kinds are {1}", verbatim_list(kinds)));
    }
    if (!says_kind() || asked) return;
    error("conflict", say("no service level of {1} is by kind", name()), line_.kind.place,
          say("remove kind"));
  }

  void check_days() {
    const auto late = std::find_if(levels_.begin(), levels_.end(),
                                   [](const ServiceLevel* each) { return each->counts_days(); });
    if (late == levels_.end()) {
      if (line_.days)
        error("conflict", say("no service level of {1} counts days", name()), line_.days->place,
              say("remove days"));
    } else if (line_.per) {
      error("conflict",
            say("{1} gives back a share of a one-off fee, and {2} is a rate", verbatim((*late)->id),
                name()),
            line_.service->names.front().place, say("give the fee a moment: at = \"Y1\""));
    } else if (!line_.days) {
      add_note(found_, "no-days", say("{1} is taken to be delivered in time", name()),
               line_.service->names.front().place,
               say("say how long delivery takes: days = \"delivery_days\""));
    }
  }

  void check_reached() {
    if (!line_.reached) {
      for (const ServiceLevel* each : levels_) {
        if (each->measures())
          add_note(found_, "no-days",
                   say("{1} is taken to reach all of {2}", name(), verbatim(each->id)),
                   line_.service->names.front().place,
                   say("say what is reached: reached = \"availability\""));
      }
      return;
    }
    if (line_.reached->by_level.empty())
      return error(
          "missing-key", say("{1} says of no service level what is reached", name()),
          line_.reached->place,
          say("write reached = \"availability\", or reached = { gold = \"availability\" }"));
    for (const ReachedLevel& each : line_.reached->by_level) {
      const bool measured = std::any_of(levels_.begin(), levels_.end(), [&](const auto* level) {
        return level->measures() && (each.level.empty() || each.level == level->id);
      });
      if (measured) continue;
      error("conflict",
            each.level.empty()
                ? say("no service level of {1} has credits", name())
                : say("{1} has no service level '{2}' with credits", name(), verbatim(each.level)),
            each.value.place, say("remove it, or name the level in sla"));
    }
  }

  const Proposal& bid_;
  const Policy* policy_;
  const Line& line_;
  Diagnostics& found_;
  std::vector<const ServiceLevel*> levels_ = {};
};

}  // namespace

void check_services(const Proposal& bid, const Policy* policy, Diagnostics& found) {
  for (const Line& line : bid.lines) LineServices(bid, policy, line, found).check();
}

}  // namespace gonogo
