// SPDX-License-Identifier: MIT
#include "model/moving.hpp"

#include <algorithm>
#include <cmath>
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
    (find_moves(model, addresses[a]).empty() ? parts.structures : parts.numbers).push_back(a);
  }
  return parts;
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
    std::map<Address, double> structures;
    for (std::size_t a = 0; a < addresses_.size(); ++a) structures[addresses_[a]] = values[a];
    auto compiled = reshaped(base_, structures);
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

std::vector<Move> find_moves(const Model& model, const Address& address) {
  std::vector<Move> moves;
  const auto add = [&](const Address& input_address, bool scales) {
    const auto input = model.sheet.find_input(input_address);
    if (input != nothing && !model.structural.contains(input_address))
      moves.push_back({input, scales});
  };
  const auto add_both = [&](const Address& stated, bool scales) {
    add(stated, scales);
    add(std::string(beside) + stated, scales);
  };
  add_both(address, false);
  const Address scaled = without_times(address);
  if (moves.empty() && !scaled.empty() && !model.structural.contains(address))
    add_both(scaled, true);
  return moves;
}

std::vector<Target> targets_of(const Model& model, const std::vector<Address>& addresses) {
  std::vector<Target> targets;
  for (std::size_t k = 0; k < addresses.size(); ++k) {
    for (const Move& move : find_moves(model, addresses[k])) {
      auto target = std::find_if(targets.begin(), targets.end(),
                                 [&](const Target& each) { return each.input == move.input; });
      if (target == targets.end()) target = targets.insert(targets.end(), {.input = move.input});
      if (move.scales) {
        target->scaled_by.push_back(k);
      } else {
        target->replaced_by = k;
      }
    }
  }
  return targets;
}

Checked<Model> reshaped(const Model& model, const std::map<Address, double>& structures) {
  CompileOptions options{.moved = model.moved, .statements = model.built_by};
  for (const auto& [address, value] : structures) {
    if (model.structural.contains(address)) options.moved[address] = value;
  }
  for (const auto& [address, value] : structures) {
    if (model.structural.contains(address)) continue;
    const Address scaled = without_times(address);
    const auto base = options.moved.emplace(scaled, model.structural.at(scaled)).first;
    base->second *= value;
  }
  return compile(model.proposal, model.policy, options);
}

std::optional<double> value_at(const Model& model, const Address& address) {
  const auto moves = find_moves(model, address);
  if (!moves.empty())
    return moves.front().scales ? 1.0 : model.sheet.inputs()[moves.front().input].base;
  if (const auto found = model.structural.find(address); found != model.structural.end())
    return found->second;
  if (model.structural.contains(without_times(address))) return 1.0;
  return std::nullopt;
}

void run_structures(const Model& model, const Cases& cases, const Wanted& wanted, unsigned threads,
                    Outcomes& out) {
  const Parts parts = parts_of(model, cases.moved);
  std::vector<Address> shaping;
  for (const std::size_t a : parts.structures) shaping.push_back(cases.moved[a]);
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
      const bool finite =
          std::all_of(key.begin(), key.end(), [](double v) { return std::isfinite(v); });
      if (finite) groups[key].push_back(i);  // else outcomes stay faults
    }
    for (const auto& group : groups) {
      const std::vector<std::size_t>& members = group.second;
      const Model* shaped = models.with(group.first);
      if (!shaped) continue;          // outcomes stay faults
      std::vector<std::size_t> kept;  // a number may have no place in another shape
      for (const std::size_t a : parts.numbers) {
        if (value_at(*shaped, cases.moved[a])) kept.push_back(a);
      }
      Cases part{.count = members.size()};
      for (const std::size_t a : kept) part.moved.push_back(cases.moved[a]);
      part.fill = [&](std::size_t from, std::span<const std::span<double>> to) {
        for (std::size_t m = 0; m < kept.size(); ++m) {
          for (std::size_t i = 0; i < to[m].size(); ++i)
            to[m][i] = values[kept[m]][members[from + i]];
        }
      };
      const Outcomes found = run(*shaped, part, measures, threads);
      for (std::size_t m = 0; m < found.measures.size(); ++m)
        copy(found.measures[m], members, first, out.measures[m]);
      for (std::size_t r = 0; r < found.margins.size(); ++r)
        copy(found.margins[r], members, first, out.margins[r]);
    }
  }
}

}  // namespace gonogo
