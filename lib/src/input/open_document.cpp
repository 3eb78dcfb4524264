// SPDX-License-Identifier: MIT
#include "input/open_document.hpp"

#include "base/sha256.hpp"
#include "input/bounds.hpp"
#include "input/toml_scan.hpp"

namespace gonogo {
namespace {

/// The one fault that is told of a link to a file elsewhere that is no TOML: whoever put the link
/// there does not come to read that file.
Diagnostics without_its_text(const std::string& path, const Diagnostics& faults) {
  return {{.code = "syntax",
           .message = say("this is not TOML"),
           .place = {.file = path, .line = faults.front().place.line},
           .hint = say("it is a link to a file in another folder, whose lines are not shown")}};
}

}  // namespace

std::optional<Document> open_document(Files& files, const std::string& path, Sources& sources,
                                      std::string& hash, Diagnostics& found) {
  Checked<std::string> bytes = files.read(path, largest_document);
  found.insert(found.end(), bytes.diagnostics.begin(), bytes.diagnostics.end());
  if (!bytes.value) return {};
  hash = sha256(*bytes.value);
  const std::string& text = sources[path] = *std::move(bytes.value);
  Checked<Document> document = parse_document(path, text);
  if (has_errors(document.diagnostics) && files.leads_away(path, {})) {
    sources.erase(path);
    document.diagnostics = without_its_text(path, document.diagnostics);
  }
  found.insert(found.end(), document.diagnostics.begin(), document.diagnostics.end());
  const Diagnostics too_much = document.value ? check_bounds(*document.value) : Diagnostics();
  found.insert(found.end(), too_much.begin(), too_much.end());
  return too_much.empty() ? std::move(document.value) : std::nullopt;
}

}  // namespace gonogo
