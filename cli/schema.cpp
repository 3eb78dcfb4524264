// SPDX-License-Identifier: MIT
#include "gonogo/input/schema.hpp"

#include <memory>

#include "command.hpp"

namespace gonogo::cli {

Command schema_command() {
  const auto file = std::make_shared<std::string>("bid");
  return {
      .name = "schema",
      .brief = "Print the JSON Schema of a bid or a policy, for editors",
      .manual =
          "JSON Schema, draft 7, made from the same tables as the manual: an editor with a TOML "
          "language server (taplo, Even Better TOML) completes and explains keys by it. Save it "
          "beside the bid and begin the bid with the line #:schema ./gonogo-bid.schema.json. "
          "What depends on other keys is left to gonogo check.",
      .flags = {{.spelling = "[KIND]",
                 .target = file.get(),
                 .help = "Of which file",
                 .choices = {"bid", "policy"}}},
      .run = [file](Session& session) {
        const bool policy = *file == "policy";
        session.out << json_schema(policy ? "gonogo policy" : "gonogo bid",
                                   policy ? policy_grammar() : proposal_grammar(),
                                   session.language);
        return done;
      }};
}

}  // namespace gonogo::cli
