// SPDX-License-Identifier: MIT
#include "diagnostic_codes.hpp"

#include <algorithm>

#include "failing_examples.hpp"
#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/bid_problems.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/input/load_portfolio.hpp"

namespace gonogo::cli {
namespace {

constexpr const char* bid_name = "bid.toml";

/// The example under the names that a user's files have, beside the series of all examples.
MemoryFiles files_of(const std::string& example) {
  MemoryFiles files;
  for (const FailingExample& each : failing_examples()) {
    if (each.name == example + ".toml") files.add(bid_name, std::string(each.text));
    if (each.name == example + ".policy.toml") files.add(policy_name, std::string(each.text));
    if (each.name.ends_with(".csv")) files.add(std::string(each.name), std::string(each.text));
  }
  return files;
}

/// As the comments on top of an example ask for: "# --set drivers.price=90".
LoadOptions options_of(const std::string& text) {
  LoadOptions options = {.bid = bid_name};
  for (const std::string& line : split(text, '\n')) {
    if (!line.starts_with("# ")) break;
    if (line.starts_with("# --set ")) options.settings.push_back(line.substr(8));
    if (line.starts_with("# --scenario ")) options.scenario = line.substr(13);
  }
  return options;
}

/// All that `gonogo check` would say.
Diagnostics problems_in(MemoryFiles& files, Sources& sources) {
  const std::string text = files.read(bid_name, std::string::npos - 1).value.value_or("");
  if (text.starts_with("# portfolio")) return load_portfolio(files, bid_name, sources).diagnostics;
  Checked<Bid> bid = open_bid(files, options_of(text), sources);
  Diagnostics found = std::move(bid.diagnostics);
  if (bid.value) {
    for (Diagnostic& each : problems_of(*bid.value)) found.push_back(std::move(each));
  }
  bound_problems(found);
  return found;
}

}  // namespace

std::vector<DiagnosticCode> diagnostic_codes() {
  std::vector<DiagnosticCode> all;
  for (const auto& part :
       {codes_of_files(), codes_of_amounts(), codes_of_money(), codes_of_studies()})
    all.insert(all.end(), part.begin(), part.end());
  std::sort(all.begin(), all.end(), [](const DiagnosticCode& left, const DiagnosticCode& right) {
    return left.code < right.code;
  });
  return all;
}

std::string example_of(const DiagnosticCode& code, Colour colour, Language language) {
  if (code.example.empty()) return {};
  MemoryFiles files = files_of(std::string(code.example));
  Sources sources;
  for (const Diagnostic& each : problems_in(files, sources)) {
    if (each.code == code.code) return render(each, sources, colour, language);
  }
  return {};
}

}  // namespace gonogo::cli
