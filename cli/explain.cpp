// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "bids.hpp"
#include "colour.hpp"
#include "diagnostic_codes.hpp"
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/base/text.hpp"
#include "help_layout.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string file;
  std::vector<std::string> what;
  bool addresses = false;
  std::optional<std::string> code = {};  ///< empty: list all
};

CommandResult explain(const Options& options, const Bid& bid) {
  if (options.addresses) return {addresses_report(bid), done};
  if (options.what.empty()) {
    throw usage_error(say("explain what?"),
                      say("name a measure (npv), a row (revenue.calls) or a row at a step "
                          "(revenue.calls@M12); --addresses lists what can be moved"));
  }
  auto report = explanation_report(bid, options.what);
  if (!report.value) throw usage_error(report.diagnostics);
  return {std::move(*report.value), done};
}

int list_codes(Session& session) {
  std::vector<HelpLine> lines;
  for (const DiagnosticCode& each : diagnostic_codes())
    lines.push_back({std::string(each.code), in_words(say(each.title), session.language)});
  session.out << listed(lines, session.width);
  return done;
}

/// "error[no-moment]" as it was copied, too.
std::string code_in(const std::string& word) {
  const auto open = word.find('[');
  const auto close = word.find(']', open == std::string::npos ? 0 : open);
  return open == std::string::npos || close == std::string::npos
             ? word
             : word.substr(open + 1, close - open - 1);
}

DiagnosticCode find_code(const std::string& name) {
  const std::vector<DiagnosticCode> codes = diagnostic_codes();
  std::vector<std::string> names;
  for (const DiagnosticCode& each : codes) {
    if (each.code == name) return each;
    names.emplace_back(each.code);
  }
  const auto meant = nearest(name, names);
  throw usage_error(say("there is no code '{1}'", verbatim(name)),
                    meant ? say("did you mean '{1}'?", verbatim(*meant))
                          : say("gonogo explain --code lists them"));
}

int explain_code(const Options& options, Session& session) {
  if (!options.file.empty())
    throw usage_error(say("--code is about no bid"),
                      say("leave '{1}' out", verbatim(options.file)));
  if (options.code->empty()) return list_codes(session);
  const DiagnosticCode code = find_code(code_in(*options.code));
  const auto paragraph = [&](const Message& text) {
    session.out << wrapped(in_words(text, session.language), 0, session.width) << '\n';
  };
  paragraph(say("{1}: {2}", verbatim(code.code), say(code.title)));
  session.out << '\n';
  paragraph(say(code.explanation));
  const Colour colour = colour_for(options.report.color, session.out_is_terminal, session);
  const std::string example = example_of(code, colour, session.language);
  if (example.empty()) return done;
  session.out << '\n';
  paragraph(say("For example:"));
  session.out << '\n' << example;
  return done;
}

/// "explain npv bid.toml": the bid is the first argument.
void check_order(const Options& options) {
  const auto is_bid = [](const std::string& word) { return word.ends_with(".toml"); };
  const auto file = std::find_if(options.what.begin(), options.what.end(), is_bid);
  if (is_bid(options.file) || file == options.what.end()) return;
  throw usage_error(say("the file comes first, not '{1}'", verbatim(options.file)),
                    say("gonogo explain {1} {2}", verbatim(*file), verbatim(options.file)));
}

}  // namespace

Command explain_command() {
  const auto options = std::make_shared<Options>();
  Command command{.name = "explain",
                  .brief = "Derive a number down to the inputs, with file and line",
                  .manual =
                      "WHAT is a measure (npv, irr, ...), a row by its section and id "
                      "(revenue.calls; cashflow -f csv lists them), or a row at a "
                      "step (revenue.calls@M12). Prints the formula that was computed, its "
                      "operands' values, and where each "
                      "was written.\n\n"
                      "--code explains what a diagnostic such as error[no-moment] means, shows an "
                      "example and how it is mended; without a code it lists all.",
                  .flags = {{.spelling = "[BID]", .target = &options->file, .help = "The bid"},
                            {.spelling = "[WHAT...]",
                             .target = &options->what,
                             .help = "Measures, rows, rows at a step"},
                            {.spelling = "--addresses",
                             .target = &options->addresses,
                             .help = "List every number that can be moved"},
                            {.spelling = "--code[=CODE]",
                             .target = &options->code,
                             .help = "Explain the code of a diagnostic; without CODE, list all"}},
                  .run = [options](Session& session) {
                    if (options->code) return explain_code(*options, session);
                    if (options->file.empty())
                      throw usage_error(say("{1} is missing", verbatim("BID")),
                                        say("see 'gonogo {1} --help'", verbatim("explain")));
                    check_order(*options);
                    options->bids.files = {options->file};
                    return report_bids(options->bids, options->report, session,
                                       [&](const Bid& bid) { return explain(*options, bid); });
                  }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, setting_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
