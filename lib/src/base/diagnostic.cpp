// SPDX-License-Identifier: MIT
#include "gonogo/base/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace gonogo {

std::string to_string(const Place& place) {
  std::string text = place.file.str();
  if (place.line > 0) text += ':' + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ':' + std::to_string(place.column);
  return text;
}

std::string_view to_string(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

Message name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return say("error");
    case Severity::warning:
      return say("warning");
    case Severity::note:
      break;
  }
  return say("note");
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void add_error(Diagnostics& diagnostics, std::string code, Message message, const Place& place,
               Message hint) {
  diagnostics.push_back({.code = std::move(code),
                         .message = std::move(message),
                         .place = place,
                         .hint = std::move(hint)});
}

void add_warning(Diagnostics& diagnostics, std::string code, Message message, const Place& place,
                 Message hint) {
  diagnostics.push_back({.severity = Severity::warning,
                         .code = std::move(code),
                         .message = std::move(message),
                         .place = place,
                         .hint = std::move(hint)});
}

void add_note(Diagnostics& diagnostics, std::string code, Message message, const Place& place,
              Message hint) {
  diagnostics.push_back({.severity = Severity::note,
                         .code = std::move(code),
                         .message = std::move(message),
                         .place = place,
                         .hint = std::move(hint)});
}

void sort_by_place(Diagnostics& diagnostics) {
  std::map<std::string, std::size_t> order;
  for (const auto& diagnostic : diagnostics)
    order.emplace(diagnostic.place.file.str(), order.size());
  const auto key = [&order](const Diagnostic& d) {
    return std::tuple(order.at(d.place.file.str()), d.place.line, d.place.column);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&key](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

}  // namespace gonogo
