// SPDX-License-Identifier: MIT
#include "gonogo/base/diagnostic_set.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace gonogo {
namespace {

using PlaceKey = std::tuple<std::string, int, int, int>;

PlaceKey key_of(const Place& place) {
  return {place.file.str(), place.line, place.column, place.length};
}

/// How many of one file there are, and how many of them may stay.
struct Share {
  std::size_t errors = 0, others = 0;

  void cut() {
    errors = std::min(errors, most_problems);
    others = std::min(others, most_problems - errors);
  }
  std::size_t& of(const Diagnostic& each) {
    return each.severity == Severity::error ? errors : others;
  }
};

}  // namespace

DiagnosticSet::DiagnosticSet(const Diagnostics& before) {
  for (const Diagnostic& each : before) add(each);
}

bool DiagnosticSet::add(const Diagnostic& each) {
  return known_.insert(to_string(each.place) + " " + each.code + " " + english(each.message))
      .second;
}

void append_new(Diagnostics& to, Diagnostics from) {
  DiagnosticSet known(to);
  for (Diagnostic& each : from) {
    if (known.add(each)) to.push_back(std::move(each));
  }
}

void append_later(Diagnostics& to, Diagnostics from) {
  std::map<PlaceKey, bool> has_error;
  for (const Diagnostic& each : to)
    has_error[key_of(each.place)] |= each.severity == Severity::error;
  const bool failed = has_errors(to);
  for (Diagnostic& each : from) {
    const auto known = has_error.find(key_of(each.place));
    const bool follows =
        each.place.known()
            ? known != has_error.end() && (known->second || each.severity != Severity::error)
            : failed;
    if (!follows) to.push_back(std::move(each));
  }
}

void tidy(Diagnostics& found) {
  sort_by_place(found);
  DiagnosticSet seen;
  std::erase_if(found, [&](const Diagnostic& each) { return !seen.add(each); });
}

void bound_problems(Diagnostics& found) {
  std::map<std::string, Share> left;
  for (const Diagnostic& each : found) left[each.place.file.str()].of(each) += 1;
  std::vector<std::pair<std::string, std::size_t>> more;
  for (auto& [file, share] : left) {
    const std::size_t all = share.errors + share.others;
    if (all > most_problems) more.emplace_back(file, all - most_problems);
    share.cut();
  }
  if (more.empty()) return;
  std::erase_if(found, [&](const Diagnostic& each) {
    std::size_t& may_stay = left[each.place.file.str()].of(each);
    return may_stay == 0 || may_stay-- == 0;
  });
  for (const auto& [file, rest] : more) {
    found.push_back({.severity = Severity::note,
                     .code = "too-many",
                     .message = plural(static_cast<double>(rest), "{1} more problem is not shown",
                                       "{1} more problems are not shown"),
                     .place = {.file = file}});
  }
}

}  // namespace gonogo
