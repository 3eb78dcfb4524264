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

std::optional<Document> parsed(Files& files, const std::string& path, std::string bytes,
                               Sources& sources, std::string& hash, Diagnostics& found) {
  hash = sha256(bytes);
  const std::string& text = sources[path] = std::move(bytes);
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

}  // namespace

std::optional<Document> open_document(Files& files, const std::string& path, Sources& sources,
                                      std::string& hash, Diagnostics& found) {
  Checked<std::string> bytes = files.read(path, largest_document);
  found.insert(found.end(), bytes.diagnostics.begin(), bytes.diagnostics.end());
  if (!bytes.value) return {};
  return parsed(files, path, *std::move(bytes.value), sources, hash, found);
}

std::shared_ptr<const PolicyFile> open_policy_file(Files& files, const std::string& path,
                                                   Sources& sources, Diagnostics& found) {
  Checked<std::string> bytes = files.read(path, largest_document);
  found.insert(found.end(), bytes.diagnostics.begin(), bytes.diagnostics.end());
  if (!bytes.value) return {};
  const std::shared_ptr<const PolicyFile> last = files.last_policy;
  if (last && last->name == path && last->text == *bytes.value) {
    sources[path] = *std::move(bytes.value);
    found.insert(found.end(), last->problems.begin(), last->problems.end());
    return last;
  }
  PolicyFile file = {.name = path, .text = *bytes.value};
  file.document =
      Layer(parsed(files, path, *std::move(bytes.value), sources, file.hash, file.problems));
  found.insert(found.end(), file.problems.begin(), file.problems.end());
  if (!file.document) return {};
  file.reading = read_policy_leniently(*file.document);
  const auto read = std::make_shared<const PolicyFile>(std::move(file));
  if (!has_errors(read->problems)) files.last_policy = read;
  return read;
}

}  // namespace gonogo
