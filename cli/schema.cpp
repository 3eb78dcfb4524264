// SPDX-License-Identifier: MIT
#include "gonogo/input/schema.hpp"

#include <memory>

#include "command.hpp"

namespace gonogo::cli {

namespace {

/// A kind of file, and what may be written in it.
struct FileKind {
  std::string_view name = {};
  std::vector<GroupGrammar> (*grammar)() = nullptr;
};
constexpr FileKind kinds[] = {
    {"bid", proposal_grammar}, {"policy", policy_grammar}, {"portfolio", portfolio_grammar}};

std::vector<std::string> names_of_kinds() {
  std::vector<std::string> names;
  for (const FileKind& each : kinds) names.emplace_back(each.name);
  return names;
}

/// A bid where none is named.
const FileKind& kind_named(const std::string& name) {
  for (const FileKind& each : kinds) {
    if (each.name == name) return each;
  }
  return kinds[0];
}

}  // namespace

Command schema_command() {
  const auto file = std::make_shared<std::string>("bid");
  return {
      .name = "schema",
      .brief = "Print the JSON Schema of a bid, a policy or a portfolio, for editors",
      .manual =
          "JSON Schema, draft 7, made from the same tables as the manual: an editor with a TOML "
          "language server (taplo, Even Better TOML) completes and explains keys by it. Save it "
          "beside the bid and begin the bid with the line #:schema ./gonogo-bid.schema.json. "
          "What depends on other keys is left to gonogo check.",
      .flags = {{.spelling = "[KIND]",
                 .target = file.get(),
                 .help = "Of which file",
                 .choices = names_of_kinds()}},
      .run = [file](Session& session) {
        const FileKind& kind = kind_named(*file);
        session.out << json_schema("gonogo " + std::string(kind.name), kind.grammar(),
                                   session.language);
        return done;
      }};
}

}  // namespace gonogo::cli
