// SPDX-License-Identifier: MIT
#include "input/kinds.hpp"

#include <algorithm>
#include <set>

#include "gonogo/base/text.hpp"
#include "input/folder_of_name.hpp"

namespace gonogo {
namespace {

std::vector<std::string> names_of(const BidKinds& kinds) {
  std::vector<std::string> names;
  for (const BidKind& each : kinds) names.push_back(each.name.value);
  return names;
}

void unknown_kind(const Text& kind, const BidKinds& kinds, Diagnostics& found) {
  const std::vector<std::string> names = names_of(kinds);
  const auto near = nearest(kind.value, names);
  add_error(found, "unknown-kind", say("the policy declares no kind \"{1}\"", verbatim(kind.value)),
            kind.place,
            near            ? say("did you mean \"{1}\"?", verbatim(*near))
            : names.empty() ? say("declare it: [policy] kinds = [\"{1}\"]", verbatim(kind.value))
                            : say("it declares {1}", verbatim_list(names)));
}

std::vector<std::string> texts_of(const std::vector<Text>& texts) {
  std::vector<std::string> result;
  for (const Text& each : texts) result.push_back(each.value);
  return result;
}

}  // namespace

std::vector<std::string> kinds_of_place(Files& files, const Policy& policy,
                                        const std::string& bid) {
  std::vector<std::string> allowed;
  for (const BidKind& kind : policy.kinds) {
    const bool anywhere = kind.folders.empty();
    const auto holds = [&](const Text& folder) {
      return files.lies_within(bid, folder_of_name(policy.file) + folder.value);
    };
    if (anywhere || std::any_of(kind.folders.begin(), kind.folders.end(), holds))
      allowed.push_back(kind.name.value);
  }
  return allowed;
}

void check_kinds(const Policy& policy, Diagnostics& found) {
  std::set<std::string> names;
  for (const BidKind& each : policy.kinds) {
    if (!names.insert(each.name.value).second)
      add_error(found, "duplicate-key",
                say("the kind {1} is declared twice", verbatim(each.name.value)), each.name.place,
                say("give each kind once"));
  }
  for (const Rule& rule : policy.rules) {
    for (const Text& kind : rule.kinds) {
      if (!kind.value.empty() && !names.contains(kind.value))
        unknown_kind(kind, policy.kinds, found);
    }
  }
}

void settle_kind(Proposal& bid, const Policy* policy, const std::vector<std::string>& of_place,
                 Diagnostics& found) {
  for (const Rule& rule : bid.rules) {
    if (rule.kinds.empty()) continue;
    add_error(found, "conflict", say("a rule of a bid judges that bid, whatever its kind"),
              rule.kinds.front().place, say("remove kinds: it belongs in a policy"));
  }
  Text& kind = bid.project.kind;
  if (policy == nullptr || kind.value.empty() || policy->kinds.empty()) return;
  const auto named = [&](const BidKind& each) { return each.name.value == kind.value; };
  const auto declared = std::find_if(policy->kinds.begin(), policy->kinds.end(), named);
  if (declared == policy->kinds.end()) return unknown_kind(kind, policy->kinds, found);
  if (std::find(of_place.begin(), of_place.end(), kind.value) != of_place.end()) return;
  add_warning(found, "kind-elsewhere",
              say("bids of kind \"{1}\" are in {2}: this one is judged by every rule",
                  verbatim(kind.value), verbatim_list(texts_of(declared->folders))),
              kind.place, say("move it there, or leave kind out"));
  kind.value.clear();
}

void note_kinds(const Proposal& bid, const Policy& policy, Diagnostics& found) {
  const Text& kind = bid.project.kind;
  if (policy.kinds.empty()) {
    if (!kind.value.empty())
      add_note(found, "unused-kind",
               say("the policy declares no kinds: every rule judges this bid"), kind.place,
               say("remove kind, or declare it: [policy] kinds = {1}",
                   verbatim("{ " + kind.value + " = \"folder\" }")));
    return;
  }
  for (const BidKind& each : policy.kinds) {
    if (!each.folders.empty()) continue;
    add_note(found, "kind-anywhere",
             say("any bid may say that it is of kind \"{1}\"", verbatim(each.name.value)),
             each.name.place,
             say("give the folders of its bids: kinds = {1}",
                 verbatim("{ " + each.name.value + " = \"folder\" }")));
  }
}

}  // namespace gonogo
