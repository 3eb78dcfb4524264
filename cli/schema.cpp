// SPDX-License-Identifier: MIT
#include "gonogo/input/schema.hpp"

#include <memory>

#include "command.hpp"

namespace gonogo::cli {

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
                 .choices = {"bid", "policy", "portfolio"}}},
      .run = [file](Session& session) {
        const auto grammar = *file == "policy"      ? policy_grammar()
                             : *file == "portfolio" ? portfolio_grammar()
                                                    : proposal_grammar();
        session.out << json_schema("gonogo " + (file->empty() ? "bid" : *file), grammar,
                                   session.language);
        return done;
      }};
}

}  // namespace gonogo::cli
