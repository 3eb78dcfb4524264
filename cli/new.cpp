// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "files.hpp"
#include "imported_bid.hpp"
#include "input_files.hpp"
#include "output.hpp"
#include "starters.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  std::optional<std::string> kind = {};
  bool policy = false;
  std::optional<std::string> sheet = {};
  std::string first_year = {};
  std::string decimal = {};
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

void write(const std::string& text, const Options& options, Session& session) {
  if (options.output == "-") {
    session.out << text;
    return;
  }
  std::error_code failed;
  if (std::filesystem::exists(options.output, failed) && !is_stream(options.output))
    throw usage_error(say("'{1}' is there already", verbatim(options.output)),
                      say("name another file: nothing is overwritten"));
  write_file(options.output, with_name(text, options.output));
}

int write_starter(const Options& options, Session& session) {
  if (options.policy && options.kind)
    throw usage_error(say("a policy has no kind"), say("say --policy alone"));
  if (!options.policy && !options.kind)
    throw usage_error(say("which kind of bid?"), say("one of {1}", verbatim_list(kinds_of_bids())));
  write(starter(options.policy ? policy_starter : *options.kind, session.language), options,
        session);
  return done;
}

/// A bid of the flows of a sheet; what is wrong with it is said with its place.
int import_sheet(const Options& options, Session& session) {
  if (options.policy || options.kind)
    throw usage_error(say("--from-csv makes a bid of a sheet alone"),
                      say("leave the kind and --policy out"));
  const std::string& file = *options.sheet;
  constexpr std::size_t largest = 16 << 20;
  InputFiles files(session.in);
  Sources sources;
  Checked<std::string> text = files.read(file, largest);
  Diagnostics found = std::move(text.diagnostics);
  Checked<FlowSheet> sheet;
  if (text.value && text.value->size() > largest) {
    add_error(found, "too-large", say("the file is larger than {1} MiB", number(16)),
              {.file = file}, say("a sheet of flows has a row for each line"));
  } else if (text.value) {
    FlowSheetOptions reading{.decimal = options.decimal.empty() ? '\0' : options.decimal.front()};
    if (!options.first_year.empty()) reading.first_year = options.first_year == "Y1" ? 1 : 0;
    sheet = read_flow_sheet(file, *text.value, reading);
    sources[file] = std::move(*text.value);
    found = std::move(sheet.diagnostics);
  }
  write_diagnostics(found, sources, {}, session);
  if (!sheet.value) return failed;
  write(imported_bid(*sheet.value, file, session.language), options, session);
  return done;
}

}  // namespace

Command new_command() {
  const auto options = std::make_shared<Options>();
  return {
      .name = "new",
      .brief = "Write a bid or a policy to begin with",
      .manual =
          "Writes a commented TOML file that checks and evaluates at once: change its numbers, "
          "then its lines. Each kind shows what bids of that kind need: leased-lines a rent by "
          "the month and a scenario, ict-integration instalments, VAT and tax, call-service a "
          "share above a guarantee, prepaid payments in advance, empty one line of each "
          "section. With --lang=zh, comments and names are Chinese.\n\n"
          "--from-csv makes a bid whose yearly flows are those of a sheet: years in columns, a "
          "line in each row, its name first. What is paid has a minus or brackets, or stands below "
          "a row such as Costs. Sums are left out, and checked.",
      .flags = {{.spelling = "[KIND]",
                 .target = &options->kind,
                 .help = "What the bid is about",
                 .choices = kinds_of_bids()},
                {.spelling = "--policy",
                 .target = &options->policy,
                 .help = "Write a policy instead: rates, rules and a stress for all bids"},
                {.spelling = "--from-csv=SHEET",
                 .target = &options->sheet,
                 .help = "Write a bid with the flows of a sheet saved as CSV; - is standard input"},
                {.spelling = "--first-year=YEAR",
                 .target = &options->first_year,
                 .help =
                     "What the first calendar year of the sheet is; without it Y0, which is today",
                 .choices = {"Y0", "Y1"}},
                {.spelling = "--decimal=SIGN",
                 .target = &options->decimal,
                 .help = "The sign of the decimals in the sheet, where its numbers leave it open",
                 .choices = {",", "."}},
                {.spelling = "-o,--output=FILE",
                 .target = &options->output,
                 .help = "The new file; nothing is overwritten"}},
      .run = [options](Session& session) {
        if (options->sheet) return import_sheet(*options, session);
        if (!options->first_year.empty() || !options->decimal.empty())
          throw usage_error(say("--first-year and --decimal are about a sheet"),
                            say("name it with --from-csv"));
        return write_starter(*options, session);
      }};
}

}  // namespace gonogo::cli
