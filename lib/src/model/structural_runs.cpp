// SPDX-License-Identifier: MIT
#include "model/structural_runs.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gonogo/base/parallel_for.hpp"
#include "model/overrides.hpp"

namespace gonogo {
namespace {

constexpr std::size_t chunk = 4'096;
constexpr std::size_t most_structures = 64;  ///< held at a time

void copy(const Answers& from, const std::vector<std::size_t>& to, std::size_t first,
          Answers& into) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    into.value[first + to[i]] = from.value[i];
    into.why[first + to[i]] = from.why[i];
  }
}

void copy(const std::vector<std::vector<double>>& from, const std::vector<std::size_t>& to,
          std::size_t first, std::vector<std::vector<double>>& into) {
  for (std::size_t r = 0; r < from.size(); ++r) {
    for (std::size_t i = 0; i < to.size(); ++i) into[r][first + to[i]] = from[r][i];
  }
}

void copy(const Outcomes& from, const std::vector<std::size_t>& to, std::size_t first,
          Outcomes& into) {
  for (std::size_t m = 0; m < from.measures.size(); ++m)
    copy(from.measures[m], to, first, into.measures[m]);
  for (std::size_t r = 0; r < from.margins.size(); ++r)
    copy(from.margins[r], to, first, into.margins[r]);
  copy(from.errors, to, first, into.errors);
  copy(from.scores, to, first, into.scores);
}

}  // namespace

StructuralRuns::StructuralRuns(const Model& model, const std::vector<Address>& addresses,
                               const Wanted& wanted)
    : model_(model), addresses_(addresses), wanted_(wanted) {
  wanted_.series.clear();  // their length changes case by case
  wanted_.in_tiles = wanted.in_tiles && wanted.shapes_in_tiles;
  for (std::size_t a = 0; a < addresses.size(); ++a) {
    if (!value_at(model, addresses[a]))
      throw std::invalid_argument("run: no such address: " + addresses[a]);
    (inputs_of(model, addresses[a]).empty() ? structural_ : numbers_).push_back(a);
  }
}

StructuralRuns::Groups StructuralRuns::group(const Chunk& values, std::size_t count) const {
  Groups groups;
  for (std::size_t i = 0; i < count; ++i) {
    Key key;
    for (const std::size_t a : structural_) key.push_back(values[a][i]);
    if (std::all_of(key.begin(), key.end(), [](double v) { return std::isfinite(v); }))
      groups[key].push_back(i);
  }
  return groups;
}

void StructuralRuns::build(Shape& shape, const Key& key) const {
  std::map<Address, double> structures;
  for (std::size_t a = 0; a < structural_.size(); ++a)
    structures[addresses_[structural_[a]]] = key[a];
  shape.model = std::move(recompiled(model_, structures).value);
  if (!shape.model) return;
  std::vector<Address> addresses;
  for (const std::size_t a : numbers_) {
    if (!value_at(*shape.model, addresses_[a])) continue;
    shape.kept.push_back(a);
    addresses.push_back(addresses_[a]);
  }
  shape.runs.emplace(*shape.model, std::move(addresses), wanted_);
}

Outcomes StructuralRuns::run_shape(Shape& shape, const Chunk& values,
                                   const std::vector<std::size_t>& members) {
  const Fill fill = [&](std::size_t from, std::span<const std::span<double>> to) {
    for (std::size_t m = 0; m < to.size(); ++m) {
      for (std::size_t i = 0; i < to[m].size(); ++i)
        to[m][i] = values[shape.kept[m]][members[from + i]];
    }
  };
  return shape.runs->run(members.size(), fill);
}

void StructuralRuns::run_chunk(const Chunk& values, std::size_t first, std::size_t count,
                               unsigned threads, Outcomes& out) {
  struct Task {
    const Key* key = nullptr;
    const std::vector<std::size_t>* members = nullptr;
    Shape* shape = nullptr;
    bool known = false;
  };
  const Groups groups = group(values, count);
  for (auto next = groups.begin(); next != groups.end();) {
    std::vector<Task> tasks;
    if (structures_.size() + groups.size() > most_structures) structures_.clear();
    for (; next != groups.end() && tasks.size() < most_structures; ++next) {
      const auto [shape, added] = structures_.try_emplace(next->first);
      tasks.push_back({&next->first, &next->second, &shape->second, !added});
    }
    parallel_for(tasks.size(), threads, [&](std::size_t t) {
      if (!tasks[t].known) build(*tasks[t].shape, *tasks[t].key);
      if (!tasks[t].shape->model) return;
      copy(run_shape(*tasks[t].shape, values, *tasks[t].members), *tasks[t].members, first, out);
    });
  }
}

void StructuralRuns::run(const Cases& cases, unsigned threads, Outcomes& out) {
  out.series.clear();
  out.columns = 0;
  Chunk values(addresses_.size());
  for (std::size_t first = 0; first < cases.count; first += chunk) {
    const std::size_t count = std::min(chunk, cases.count - first);
    std::vector<std::span<double>> columns;
    for (auto& column : values) {
      column.resize(count);
      columns.emplace_back(column);
    }
    cases.fill(first, columns);
    run_chunk(values, first, count, threads, out);
  }
}

}  // namespace gonogo
