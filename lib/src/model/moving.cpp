// SPDX-License-Identifier: MIT
#include "model/moving.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "gonogo/model/compile.hpp"

namespace gonogo {
namespace {

constexpr std::string_view times = ".times";
constexpr std::size_t chunk = 4'096;
constexpr std::size_t most_models = 64;  ///< kept between chunks

Address without_times(const Address& address) {
  return address.ends_with(times) ? address.substr(0, address.size() - times.size()) : Address{};
}

/// The part of the cases that moves numbers, and the part that compiles anew.
struct Parts {
  std::vector<std::size_t> numbers, structures;  ///< positions in Cases::moved
};

Parts parts_of(const Model& model, const std::vector<Address>& addresses) {
  Parts parts;
  for (std::size_t a = 0; a < addresses.size(); ++a) {
    if (!value_at(model, addresses[a]))
      throw std::invalid_argument("run: no such address: " + addresses[a]);
    (find_move(model, addresses[a]) ? parts.numbers : parts.structures).push_back(a);
  }
  return parts;
}

/// A value of a structure, by the address that compile knows it by.
std::pair<Address, double> structure(const Model& model, const Address& address, double value) {
  if (model.structural.contains(address)) return {address, value};
  const Address scaled = without_times(address);
  return {scaled, value * model.structural.at(scaled)};
}

/// Models by the values of the structures that shaped them; null where they have no meaning.
class Models {
 public:
  Models(const Model& base, std::vector<Address> addresses)
      : base_(base), addresses_(std::move(addresses)) {}

  const Model* with(const std::vector<double>& values) {
    if (const auto found = models_.find(values); found != models_.end())
      return found->second ? &*found->second : nullptr;
    if (models_.size() >= most_models) models_.clear();
    CompileOptions options{.moved = base_.moved, .statements = base_.built_by};
    for (std::size_t a = 0; a < addresses_.size(); ++a) {
      const auto [address, value] = structure(base_, addresses_[a], values[a]);
      options.moved[address] = value;
    }
    auto compiled = compile(base_.proposal, base_.policy, options);
    const auto& kept = models_.emplace(values, std::move(compiled.value)).first->second;
    return kept ? &*kept : nullptr;
  }

 private:
  const Model& base_;
  std::vector<Address> addresses_;
  std::map<std::vector<double>, std::optional<Model>> models_;
};

void copy(const Answers& from, const std::vector<std::size_t>& to, std::size_t first,
          Answers& into) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    into.value[first + to[i]] = from.value[i];
    into.why[first + to[i]] = from.why[i];
  }
}

}  // namespace

std::optional<Move> find_move(const Model& model, const Address& address) {
  if (const auto input = model.sheet.find_input(address); input != nothing) {
    if (model.structural.contains(address)) return std::nullopt;
    return Move{input, false};
  }
  const Address scaled = without_times(address);
  const auto input = scaled.empty() ? nothing : model.sheet.find_input(scaled);
  if (input == nothing || model.structural.contains(scaled)) return std::nullopt;
  return Move{input, true};
}

std::optional<double> value_at(const Model& model, const Address& address) {
  if (const auto move = find_move(model, address))
    return move->scales ? 1.0 : model.sheet.inputs()[move->input].base;
  if (const auto found = model.structural.find(address); found != model.structural.end())
    return found->second;
  if (model.structural.contains(without_times(address))) return 1.0;
  return std::nullopt;
}

void run_structures(const Model& model, const Cases& cases, const Wanted& wanted, unsigned threads,
                    Outcomes& out) {
  const Parts parts = parts_of(model, cases.moved);
  std::vector<Address> shaping, moving;
  for (const std::size_t a : parts.structures) shaping.push_back(cases.moved[a]);
  for (const std::size_t a : parts.numbers) moving.push_back(cases.moved[a]);
  Models models(model, shaping);
  Wanted measures = wanted;
  measures.series.clear();  // their length changes case by case
  out.series.clear();
  out.columns = 0;
  std::vector<std::vector<double>> values(cases.moved.size());
  for (std::size_t first = 0; first < cases.count; first += chunk) {
    const std::size_t count = std::min(chunk, cases.count - first);
    std::vector<std::span<double>> columns;
    for (auto& column : values) {
      column.resize(count);
      columns.emplace_back(column);
    }
    cases.fill(first, columns);
    std::map<std::vector<double>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<double> key;
      for (const std::size_t a : parts.structures) key.push_back(values[a][i]);
      groups[key].push_back(i);
    }
    for (const auto& group : groups) {
      const std::vector<std::size_t>& members = group.second;
      const Model* shaped = models.with(group.first);
      if (!shaped) continue;  // outcomes stay faults
      const Cases part{.count = members.size(),
                       .moved = moving,
                       .fill = [&](std::size_t from, std::span<const std::span<double>> to) {
                         for (std::size_t m = 0; m < moving.size(); ++m) {
                           for (std::size_t i = 0; i < to[m].size(); ++i)
                             to[m][i] = values[parts.numbers[m]][members[from + i]];
                         }
                       }};
      const Outcomes found = run(*shaped, part, measures, threads);
      for (std::size_t m = 0; m < found.measures.size(); ++m)
        copy(found.measures[m], members, first, out.measures[m]);
      for (std::size_t r = 0; r < found.margins.size(); ++r)
        copy(found.margins[r], members, first, out.margins[r]);
    }
  }
}

}  // namespace gonogo
