// SPDX-License-Identifier: MIT
#include "gonogo/input/load_portfolio.hpp"

#include "gonogo/input/read.hpp"
#include "gonogo/proposal/sections.hpp"
#include "input/below.hpp"
#include "input/open_document.hpp"
#include "input/toml_scan.hpp"

namespace gonogo {
namespace {

/// Where the file of a bid is, or why it cannot be read.
void find_file(Files& files, const std::string& portfolio, PortfolioBid& bid, Diagnostics& found) {
  const Text& file = *bid.file;
  const Message hint = say("bids are in the folder of the portfolio or below it");
  if (!is_below(file.value))
    return add_error(found, "unreadable",
                     say("{1} is not below the portfolio's folder", verbatim(file.value)),
                     file.place, hint);
  Checked<std::string> full = files.find_beside(portfolio, file.value);
  if (!full.value)
    return add_error(found, "unreadable", full.diagnostics.front().message, file.place, hint);
  bid.path = *std::move(full.value);
}

}  // namespace

Checked<Portfolio> load_portfolio(Files& files, const std::string& name, Sources& sources) {
  Diagnostics found;
  std::string hash;
  const auto document = open_document(files, name, sources, hash, found);
  if (!document) return {.diagnostics = std::move(found)};
  Checked<Portfolio> portfolio = read_portfolio(*document);
  for (Diagnostic& each : portfolio.diagnostics) found.push_back(std::move(each));
  if (portfolio.value) {
    portfolio.value->hash = hash;
    for (PortfolioBid& each : portfolio.value->bids) {
      if (each.file) find_file(files, name, each, found);
    }
  }
  sort_by_place(found);
  if (has_errors(found)) portfolio.value.reset();
  return {.value = std::move(portfolio.value), .diagnostics = std::move(found)};
}

std::optional<Diagnostics> check_portfolio(Files& files, const std::string& name,
                                           Sources& sources) {
  // Most files are bids: they are parsed once.
  const Checked<std::string> bytes = files.read(name, largest_document);
  if (!bytes.value || bytes.value->find(section::portfolio) == std::string::npos) return {};
  Diagnostics of_any;
  std::string hash;
  const auto document = open_document(files, name, sources, hash, of_any);
  if (!document || document->root.find(section::portfolio) == nullptr) return {};
  return load_portfolio(files, name, sources).diagnostics;
}

}  // namespace gonogo
