// SPDX-License-Identifier: MIT
// tests/errors/NAME.toml is a bid with something wrong, NAME.txt what gonogo says about it, word by
// word. `NAME.policy.toml` is its policy, comments on top of it (`# --set X`, `# --policy FILE`, `#
// --scenario ID`, `# --as-of DATE`) are its options, and a comment such as `# explain npv@Y9` is a question that the
// bid cannot answer. With `# portfolio` on top it is a portfolio. GONOGO_REFRESH=1 test_analysis rewrites the texts: read the diff.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/debt_left.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/analysis/loan_remarks.hpp"
#include "gonogo/analysis/negative_lines.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/simulation.hpp"
#include "gonogo/analysis/solve.hpp"
#include "gonogo/analysis/untouched_flow.hpp"
#include "gonogo/analysis/vat_effect.hpp"
#include "gonogo/analysis/waivers.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/files/disk_files.hpp"
#include "gonogo/input/load_portfolio.hpp"
#include "gonogo/input/remarks.hpp"
#include "gonogo/model/fault.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/proposal/stated_sources.hpp"
#include "support/diagnostic_codes.hpp"

using namespace gonogo;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Stands in the folder of the examples, so that places name files as they are called there.
class InFolder {
 public:
  explicit InFolder(const fs::path& folder) : before_(fs::current_path()) {
    fs::current_path(folder);
  }
  ~InFolder() { fs::current_path(before_); }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  fs::path before_;
};

LoadOptions options_of(const std::string& name) {
  LoadOptions options = {.bid = name + ".toml", .no_policy = true};
  const auto judge = [&](const std::string& policy) {
    options.policy = policy, options.no_policy = false;
  };
  if (fs::exists(name + ".policy.toml")) judge(name + ".policy.toml");
  std::istringstream lines(read(options.bid));
  for (std::string line; std::getline(lines, line) && line.starts_with("# ");) {
    if (line.starts_with("# --set ")) options.settings.push_back(line.substr(8));
    if (line.starts_with("# --policy ")) judge(line.substr(11));
    if (line.starts_with("# --as-of ")) options.as_of = parse_date(line.substr(10));
    if (line.starts_with("# --scenario ")) options.scenario = line.substr(13);
  }
  return options;
}

std::optional<Address> given(const std::string& word) {
  return word.empty() ? std::nullopt : std::optional(word);
}

/// What an analysis says of a question: the words of a comment.
Diagnostics answer(const Bid& bid, const std::string& question) {
  std::istringstream words(question);
  std::string command, first, second;
  words >> command >> first >> second;
  if (command == "explain") return explanation_report(bid, {first}).diagnostics;
  if (command == "sources") return without_source(bid.loaded.proposal);
  if (command == "breakeven") return find_breakeven(bid).diagnostics;
  if (command == "scenario") return find_scenarios(bid).diagnostics;
  if (command == "simulate") return simulate(bid, {.trials = 16}).diagnostics;
  if (command == "solve") return solve(bid, {.address = given(first)}).diagnostics;
  if (command == "grid") return find_two_way(bid, {}, first, second, 3).diagnostics;
  return {};
}

Diagnostics answers(const Bid& bid, const std::string& name) {
  Diagnostics found;
  std::istringstream lines(read(name + ".toml"));
  for (std::string line; std::getline(lines, line) && line.starts_with("# ");) {
    for (Diagnostic& each : answer(bid, line.substr(2))) found.push_back(std::move(each));
  }
  return found;
}

std::string rendered(const Diagnostics& found, const Sources& sources) {
  std::string text;
  for (const Diagnostic& each : found) text += (text.empty() ? "" : "\n") + render(each, sources);
  return text;
}

std::string complaints(const std::string& name) {
  DiskFiles files;
  Sources sources;
  if (read(name + ".toml").starts_with("# portfolio")) {
    const Diagnostics found = load_portfolio(files, name + ".toml", sources).diagnostics;
    return rendered(found, sources);
  }
  Checked<Bid> bid = open_bid(files, options_of(name), sources);
  Diagnostics found = bid.diagnostics;
  if (bid.value) {
    const Evaluation evaluation = evaluate(*bid.value);
    found.insert(found.end(), evaluation.faults.begin(), evaluation.faults.end());
    WaiverUse use;
    use.add(*bid.value, evaluation);
    for (Diagnostic& each : use.unused()) found.push_back(std::move(each));
    if (auto left = credit_left(*bid.value)) found.push_back(std::move(*left));
    for (Diagnostic& each : not_repaid(*bid.value)) found.push_back(std::move(each));
    for (Diagnostic& each : loan_remarks(*bid.value)) found.push_back(std::move(each));
    for (Diagnostic& each : negative_lines(*bid.value)) found.push_back(std::move(each));
    for (Diagnostic& each : untouched_flow(*bid.value)) found.push_back(std::move(each));
    const auto& policy = bid.value->loaded.policy;
    for (Diagnostic& each : remarks(bid.value->loaded.proposal, policy ? &*policy : nullptr))
      found.push_back(std::move(each));
    for (Diagnostic& each : answers(*bid.value, name)) found.push_back(std::move(each));
  }
  bound_problems(found);
  return rendered(found, sources);
}

std::set<std::string> example_names() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(".")) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with(".toml") && !file.ends_with(".policy.toml"))
      names.insert(file.substr(0, file.size() - 5));
  }
  return names;
}

std::string first_difference(const std::string& now, const std::string& before) {
  std::istringstream new_lines(now), old_lines(before);
  std::string line, old_line;
  while (std::getline(new_lines, line)) {
    if (!std::getline(old_lines, old_line) || line != old_line) return line;
  }
  return "it ends early";
}

const fs::path errors = fs::path(GONOGO_TESTS_DIR) / "errors";

}  // namespace

TEST_CASE("errors: every example is told as it stands in its text") {
  const InFolder here(errors);
  const std::set<std::string> names = example_names();
  REQUIRE(names.size() > 40);
  for (const std::string& name : names) {
    const std::string text = complaints(name);
    if (std::getenv("GONOGO_REFRESH") != nullptr)
      std::ofstream(name + ".txt", std::ios::binary) << text;
    INFO(name << ".txt differs: " << first_difference(text, read(name + ".txt")));
    CHECK((text == read(name + ".txt")));
    CHECK_FALSE(text.empty());
  }
}

namespace {

/// The texts of the examples, the transcripts of the program, and what compile refuses of a proposal
/// that no file can hold.
std::string told_texts() {
  std::string told = read("../compile/refusals_test.cpp");
  for (const std::string& name : example_names()) told += read(name + ".txt");
  for (const auto& entry : fs::directory_iterator("../cli")) {
    if (entry.path().extension() == ".md") told += read(entry.path());
  }
  return told;
}

}  // namespace

TEST_CASE("errors: every code has an example") {
  const InFolder here(errors);
  const std::string told = told_texts();
  std::set<std::string> codes = codes_of_diagnostics("../..");
  REQUIRE(codes.size() > 60);
  codes.erase("internal");    // a mistake of the program itself: no input is known to reach it
  codes.erase("no-library");  // depends on what is installed
  codes.erase("memory");      // depends on the machine: tests/cli/bids_test.cpp injects it
  for (const std::string& code : codes) {
    INFO(code);
    CHECK((told.find("[" + code + "]") != std::string::npos));
  }
}
