// SPDX-License-Identifier: MIT
#include "input/waivers.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "input/folder_of_name.hpp"

namespace gonogo {
namespace {

bool has_expired(const Waiver& waiver, const Date& as_of) {
  return waiver.expires && waiver.expires->month > 0 && *waiver.expires < as_of;
}

void check_rule(const Waiver& waiver, const Policy& policy, Diagnostics& found) {
  const std::string& rule = waiver.rule.value;
  std::vector<std::string> ids;
  for (const Rule& each : policy.rules) ids.push_back(each.id);
  if (rule.empty() || std::find(ids.begin(), ids.end(), rule) != ids.end()) return;
  const auto near = nearest(rule, ids);
  add_error(found, "unknown-rule", say("the policy has no rule '{1}'", verbatim(rule)),
            waiver.rule.place,
            near          ? say("did you mean '{1}'?", verbatim(*near))
            : ids.empty() ? say("it has none")
                          : say("it has {1}", verbatim_list(ids)));
}

/// Who answers for what cannot be left blank.
void check_filled(std::string_view key, const Text& text, Diagnostics& found) {
  const bool written =
      text.place.known() && text.value.find_first_not_of(" \t\n") == std::string::npos;
  if (written)
    add_error(found, "missing-key", say("{1} is empty", verbatim(key)), text.place,
              say("say it, for a waiver is read by auditors"));
}

std::string place_of(const Waiver& waiver) {
  return waiver.bid ? waiver.bid->value : std::string();
}

/// Whether a path leaves the folder that it begins in; warn_of_misplaced says so.
bool leads_up(const std::string& path) {
  int depth = 0;
  for (const std::string& part : split(path, '/')) {
    if (part == "..") --depth;
    if (!part.empty() && part != "." && part != "..") ++depth;
    if (depth < 0) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> waivers_of_place(Files& files, const Policy& policy,
                                          const std::string& bid) {
  std::vector<std::string> ids;
  const std::string folder = folder_of_name(policy.file);
  for (const Waiver& each : policy.waivers) {
    const std::string place = folder + place_of(each);
    const bool names_it = place == bid || files.lies_within(bid, place);
    if (!each.bid || (names_it && !leads_up(each.bid->value))) ids.push_back(each.id);
  }
  return ids;
}

void check_waivers(const Policy& policy, Diagnostics& found) {
  for (auto each = policy.waivers.begin(); each != policy.waivers.end(); ++each) {
    check_rule(*each, policy, found);
    check_filled("bid", each->bid.value_or(Text{.value = "*"}), found);
    check_filled("owner", each->owner, found);
    check_filled("reason", each->reason, found);
    const auto same = [&](const Waiver& other) {
      return other.rule.value == each->rule.value && place_of(other) == place_of(*each);
    };
    const auto first = std::find_if(policy.waivers.begin(), each, same);
    if (first != each)
      add_error(found, "conflict",
                say("waiver {1} is of the same rule and bid", verbatim(first->id)), each->place,
                say("leave one of them"));
  }
}

void warn_of_expired(const std::vector<Waiver>& waivers, const Date& as_of, Diagnostics& found) {
  for (const Waiver& each : waivers) {
    if (!has_expired(each, as_of)) continue;
    add_warning(found, waiver_expired,
                say("waiver {1} expired on {2}: as of {3} it accepts nothing", verbatim(each.id),
                    verbatim(to_string(*each.expires)), verbatim(to_string(as_of))),
                each.place, say("remove it, or have {1} renew it", verbatim(each.owner.value)));
  }
}

void warn_of_misplaced(Files& files, const Policy& policy, Diagnostics& found) {
  const std::string folder = folder_of_name(policy.file);
  for (const Waiver& each : policy.waivers) {
    if (!each.bid || files.lies_within(folder + each.bid->value, folder)) continue;
    add_warning(found, waiver_unused,
                say("waiver {1} is not used: there is no {2}", verbatim(each.id),
                    verbatim(each.bid->value)),
                each.bid->place, say("the path of a bid or folder begins beside the policy"));
  }
}

bool settle_waivers(Policy& policy, const std::vector<std::string>& of_place,
                    const std::optional<Date>& as_of, Diagnostics& found) {
  std::erase_if(policy.waivers, [&](const Waiver& each) {
    return std::find(of_place.begin(), of_place.end(), each.id) == of_place.end();
  });
  if (policy.waivers.empty()) return false;
  if (!as_of) {
    add_error(found, "no-date",
              say("waiver {1} holds until a day, and no day is given",
                  verbatim(policy.waivers.front().id)),
              policy.waivers.front().place, say("--as-of=2027-03-15"));
    return true;
  }
  warn_of_expired(policy.waivers, *as_of, found);
  std::erase_if(policy.waivers, [&](const Waiver& each) { return has_expired(each, *as_of); });
  // That of the bid's own place before that of all bids.
  std::stable_sort(
      policy.waivers.begin(), policy.waivers.end(),
      [](const Waiver& a, const Waiver& b) { return place_of(a).size() > place_of(b).size(); });
  return true;
}

}  // namespace gonogo
