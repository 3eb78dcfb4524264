// SPDX-License-Identifier: MIT
#include "support/bid.hpp"

#include <stdexcept>

#include "gonogo/input/document.hpp"
#include "gonogo/input/read.hpp"

namespace gonogo::test {
namespace {

std::string told(const Diagnostic& each) {
  return std::string(to_string(each.severity)) + "[" + each.code + "] " +
         std::to_string(each.place.line) + ":" + std::to_string(each.place.column) + ": " +
         english(each.message) + (each.hint.empty() ? "" : " (" + english(each.hint) + ")");
}

[[noreturn]] void refuse(const Diagnostics& found) {
  std::string text;
  for (const Diagnostic& each : found) text += told(each) + "\n";
  throw std::runtime_error(text);
}

template <class T>
T value_or_throw(Checked<T> checked) {
  if (!checked.value) refuse(checked.diagnostics);
  return *std::move(checked.value);
}

std::optional<Policy> optional_rules(std::string_view policy) {
  return policy.empty() ? std::nullopt : std::optional(read_rules(policy));
}

}  // namespace

std::string project(std::string_view rest) {
  return "[project]\ntitle = \"A bid\"\ncurrency = \"CNY\"\n" + std::string(rest);
}

Proposal read(std::string_view bid) {
  return value_or_throw(read_proposal(value_or_throw(parse_document("bid.toml", bid))));
}

Policy read_rules(std::string_view policy) {
  return value_or_throw(read_policy(value_or_throw(parse_document("policy.toml", policy))));
}

Model model_of(std::string_view bid, std::string_view policy, const CompileOptions& options) {
  return value_or_throw(compile(read(bid), optional_rules(policy), options));
}

std::vector<std::string> problems_of(std::string_view bid, std::string_view policy) {
  std::vector<std::string> lines;
  const auto found = compile(read(bid), optional_rules(policy)).diagnostics;
  for (const Diagnostic& each : found) lines.push_back(told(each));
  return lines;
}

std::vector<double> row(const Model& model, std::string_view id,
                        const std::map<Address, double>& moved) {
  const RowId found = model.sheet.find(id);
  if (found == no_row) throw std::runtime_error("no row " + std::string(id));
  return snapshot_of(model, moved).row(found);
}

double cell(const Model& model, std::string_view id, int column) {
  return row(model, id).at(static_cast<std::size_t>(column));
}

std::vector<double> yearly(const Model& model, std::string_view id) {
  const TimeAxis& axis = model.sheet.axis();
  const auto values = row(model, id);
  std::vector<double> sums;
  for (int c = 0; c < axis.columns(); ++c) {
    const bool tail = c > axis.last;
    const int year = tail ? (axis.last - 1) / axis.steps_per_year + 2
                          : (c + axis.steps_per_year - 1) / axis.steps_per_year;
    sums.resize(static_cast<std::size_t>(year) + 1, 0.0);
    sums[static_cast<std::size_t>(year)] += values[static_cast<std::size_t>(c)];
  }
  return sums;
}

}  // namespace gonogo::test
