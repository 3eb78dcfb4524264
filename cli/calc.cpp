// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "gonogo/analysis/calc_batch.hpp"
#include "gonogo/analysis/calc_report.hpp"
#include "gonogo/analysis/calc_values.hpp"
#include "gonogo/base/text.hpp"
#include "output.hpp"

namespace gonogo::cli {
namespace {

constexpr English manual =
    R"(Computes one function from values given by name:

  gonogo calc irr values=-1600,10000,-10000
  gonogo calc pmt rate=0.005 nper=60 pv=20000
  gonogo calc xirr values=-100,150 dates=2025-01-01,2026-07-01

Rates are fractions per period, dates are ISO. For a value of - the numbers are read from standard input,
separated by blanks, semicolons, lines or commas; a comma that may be the sign of decimals or thousands is an
error unless --decimal says which it is. Numbers are printed in full. Of several rates all are printed, and without a
guess none is the answer.

With --batch, each line of the file (or of standard input) is a call in JSON, and a line is
printed for each, in order:

  {"id": 1, "function": "irr", "inputs": {"values": [-100, 60, 60]}}
  {"id":1,"value":0.1306623862918075,"status":"unique","roots":[0.1306623862918075]}

gonogo-calc(1) lists the conventions followed where sources differ.)";

struct Options {
  std::vector<std::string> words = {};
  std::string format = "text";
  std::string decimal = {};
  bool list = false;
  bool batch = false;
};

int list_functions(const Options& options, Session& session) {
  const ReportOptions drawn{.format = options.format};
  const Report report = calc_list_report();
  write_reports({report}, drawn, Arity::one, session);
  return done;
}

int run_batch(const Options& options, Session& session) {
  if (options.words.size() > 1)
    throw usage_error(say("--batch reads one file"), say("give no functions beside it"));
  const std::string name = options.words.empty() ? "-" : options.words.front();
  if (name == "-") return calculate_batch(session.in, session.out).bad_lines == 0 ? done : failed;
  std::error_code unknown;
  if (std::filesystem::is_directory(name, unknown))
    throw Failure({.code = "system", .message = say("'{1}' is a folder", verbatim(name))});
  std::ifstream file(name, std::ios::binary);
  if (!file) throw Failure({.code = "system", .message = say("cannot read '{1}'", verbatim(name))});
  return calculate_batch(file, session.out).bad_lines == 0 ? done : failed;
}

constexpr std::size_t largest_input = 32 << 20;  ///< bytes: a million values

std::string standard_input(Session& session) {
  std::string text(largest_input + 1, '\0');
  session.in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(session.in.gcount()));
  if (text.size() > largest_input)
    throw Failure({.code = "too-large", .message = say("standard input holds more than 32 MiB")});
  return text;
}

DecimalSign decimal_sign(const Options& options) {
  if (options.decimal.empty()) return DecimalSign::unstated;
  return options.decimal == "," ? DecimalSign::comma : DecimalSign::point;
}

/// "values=-" with what standard input holds, as commas separate it.
std::string filled(const std::string& word, const Options& options, Session& session) {
  if (!word.ends_with("=-")) return word;
  const ReadValues read = read_values(standard_input(session), decimal_sign(options));
  if (!read.error.empty()) {
    throw Failure({.code = "bad-input",
                   .message = say("standard input, {1}", read.error),
                   .hint = read.hint});
  }
  return word.substr(0, word.size() - 1) + join(read.parts, ",");
}

/// The value, or each of the roots, on a line of its own; what else is to be said, to people.
void write_text(const CalcResult& result, Session& session) {
  const double* value = std::get_if<double>(&result.value);
  if (value != nullptr) {
    session.out << shortest(*value) << '\n';
  } else if (result.roots) {
    for (const double root : *result.roots) session.out << shortest(root) << '\n';
  }
  const auto note = [&](Message message) {
    const Diagnostic said = {.severity = Severity::note, .message = std::move(message)};
    session.err << render(said, {}, Colour::plain, session.language);
  };
  if (result.roots && result.roots->size() > 1) {
    const Message count = number(result.roots->size());
    note(value == nullptr ? say("there are {1} rates", count)
                          : say("there are {1} rates; this is the nearest to the guess", count));
  }
  if (result.status == "unresolved")
    note(say("the last digits of the values decide how many rates there are"));
}

int calculate_one(const Options& options, Session& session) {
  if (options.words.empty())
    throw usage_error(say("a function is missing"), say("see 'gonogo calc --list'"));
  std::vector<std::string> words(options.words.begin() + 1, options.words.end());
  const bool reads = std::any_of(words.begin(), words.end(),
                                 [](const std::string& word) { return word.ends_with("=-"); });
  if (!options.decimal.empty() && !reads)
    throw usage_error(say("--decimal is about standard input, and no value is read from it"),
                      say("write values=- to read them, or numbers with a point: 1.5"));
  for (std::string& word : words) word = filled(word, options, session);
  ParsedCall parsed = parse_call(options.words.front(), words);
  if (!parsed.error.empty())
    throw usage_error(parsed.error, parsed.hint.empty() ? say("write NAME=VALUE, lists with commas")
                                                        : parsed.hint);
  const CalcResult result = calculate(parsed.call);
  if (result.status == "bad_input")
    throw usage_error(result.error, say("see 'gonogo calc --list'"));
  if (options.format == "json") {
    std::string line;
    append_json(line, {}, result);
    session.out << line << '\n';  // an error is part of it
    return std::holds_alternative<std::monostate>(result.value) ? failed : done;
  }
  write_text(result, session);
  if (!result.error.empty()) throw Failure({.code = "no-value", .message = result.error});
  return std::holds_alternative<std::monostate>(result.value) ? failed : done;
}

int run(const Options& options, Session& session) {
  if (options.list) return list_functions(options, session);
  return options.batch ? run_batch(options, session) : calculate_one(options, session);
}

}  // namespace

Command calc_command() {
  auto options = std::make_shared<Options>();
  return {
      .name = "calc",
      .brief = "Compute a financial function",
      .manual = manual,
      .flags = {{.spelling = "[ARGUMENT...]",
                 .target = &options->words,
                 .help = "A function and NAME=VALUE...; with --batch, the file"},
                {.spelling = "-f,--format=FORMAT",
                 .target = &options->format,
                 .help = "How to print",
                 .choices = {"text", "json"}},
                {.spelling = "--decimal=SIGN",
                 .target = &options->decimal,
                 .help = "The sign of the decimals in standard input; the other one of the two "
                         "groups thousands, and no comma separates",
                 .choices = {",", "."}},
                {.spelling = "--list",
                 .target = &options->list,
                 .help = "List the functions and their arguments"},
                {.spelling = "--batch",
                 .target = &options->batch,
                 .help = "Answer calls in NDJSON, a line each"}},
      .run = [options](Session& session) { return run(*options, session); },
  };
}

}  // namespace gonogo::cli
