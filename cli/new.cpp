// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "files.hpp"
#include "starters.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  std::optional<std::string> kind = {};
  bool policy = false;
  std::string output = "-";
};

/// The name in place of each FILE: what a comment says can be pasted.
std::string with_name(std::string text, const std::string& name) {
  constexpr std::string_view mark = "FILE";
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + name.size()))
    text.replace(at, mark.size(), name);
  return text;
}

int write_starter(const Options& options, Session& session) {
  if (options.policy && options.kind)
    throw usage_error(say("a policy has no kind"), say("say --policy alone"));
  if (!options.policy && !options.kind)
    throw usage_error(say("which kind of bid?"), say("one of {1}", verbatim_list(kinds_of_bids())));
  const std::string text =
      starter(options.policy ? policy_starter : *options.kind, session.language);
  if (options.output == "-") {
    session.out << text;
    return done;
  }
  std::error_code failed;
  if (std::filesystem::exists(options.output, failed) && !is_stream(options.output))
    throw usage_error(say("'{1}' is there already", verbatim(options.output)),
                      say("name another file: nothing is overwritten"));
  write_file(options.output, with_name(text, options.output));
  return done;
}

}  // namespace

Command new_command() {
  const auto options = std::make_shared<Options>();
  return {.name = "new",
          .brief = "Write a bid or a policy to begin with",
          .manual =
              "Writes a commented TOML file that checks and evaluates at once: change its numbers, "
              "then its lines. Each kind shows what bids of that kind need: leased-lines a rent by "
              "the month and a scenario, ict-integration instalments, VAT and tax, call-service a "
              "share above a guarantee, prepaid payments in advance, empty one line of each "
              "section. With --lang=zh, comments and names are Chinese.",
          .flags = {{.spelling = "[KIND]",
                     .target = &options->kind,
                     .help = "What the bid is about",
                     .choices = kinds_of_bids()},
                    {.spelling = "--policy",
                     .target = &options->policy,
                     .help = "Write a policy instead: rates, rules and a stress for all bids"},
                    {.spelling = "-o,--output=FILE",
                     .target = &options->output,
                     .help = "The new file; nothing is overwritten"}},
          .run = [options](Session& session) { return write_starter(*options, session); }};
}

}  // namespace gonogo::cli
