// SPDX-License-Identifier: MIT
/// Bids written in a test.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/input/document.hpp"
#include "gonogo/input/overlay.hpp"
#include "gonogo/input/read.hpp"

namespace gonogo::test {

inline Document document_of(std::string_view text) {
  Checked<Document> document = parse_document("bid.toml", text);
  INFO(text);
  REQUIRE(document.diagnostics.empty());
  return *std::move(document.value);
}

/// The sections of a test behind the least that a bid must say.
inline std::string with_project(std::string_view sections) {
  return "project = { title = \"Test\", currency = \"CNY\", period = \"5 years\" }\n" +
         std::string(sections);
}

inline Proposal proposal_of(std::string_view sections) {
  Checked<Proposal> read = read_proposal(document_of(with_project(sections)));
  INFO(sections);
  REQUIRE(read.value);
  return *std::move(read.value);
}

inline std::vector<std::string> codes(const Diagnostics& found) {
  std::vector<std::string> all;
  for (const Diagnostic& each : found) all.push_back(each.code);
  return all;
}

/// The codes of what is wrong with these sections, in file order.
inline std::vector<std::string> faults_of(std::string_view sections) {
  return codes(read_proposal(document_of(with_project(sections))).diagnostics);
}

using Codes = std::vector<std::string>;

inline double number(const Scalar& scalar) { return std::get<double>(scalar.value); }
inline double number(const Amount& amount) { return number(std::get<Scalar>(amount.value)); }
inline std::string formula(const Scalar& scalar) {
  return std::get<Expression>(scalar.value).text();
}
inline std::string formula(const Amount& amount) { return formula(std::get<Scalar>(amount.value)); }

inline std::vector<double> numbers(const Amount& amount) {
  std::vector<double> all;
  const ValueList& list = std::get<ValueList>(amount.value);
  for (std::size_t i = 0; i < list.size(); ++i) all.push_back(number(list[i]));
  return all;
}

/// These sections with pieces of bid laid over them, in order; each must lie without a fault.
inline Proposal from_overlay(std::string_view sections, const std::vector<std::string>& settings) {
  Document document = document_of(with_project(sections));
  Sources sources;
  Settings parsed = parse_settings(settings, sources);
  for (const Node& piece : parsed.pieces) apply_overlay(document.root, piece, parsed.diagnostics);
  Checked<Proposal> read = read_proposal(document);
  parsed.diagnostics.insert(parsed.diagnostics.end(), read.diagnostics.begin(),
                            read.diagnostics.end());
  for (const Diagnostic& each : parsed.diagnostics) INFO(render(each, sources));
  REQUIRE(parsed.diagnostics.empty());
  return *std::move(read.value);
}

}  // namespace gonogo::test
