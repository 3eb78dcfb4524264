// SPDX-License-Identifier: MIT
/// Runs cases that change what shapes the sheet: compiles once for each distinct set of such
/// values, then runs the cases that have it as cases that change numbers.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "gonogo/model/run.hpp"

namespace gonogo {

class StructuralRuns {
 public:
  /// Throws std::invalid_argument for an address that the model does not have.
  StructuralRuns(const Model& model, const std::vector<Address>& addresses, const Wanted& wanted);

  /// Where values give no sheet that compiles, the outcomes of their cases stay faults.
  void run(const Cases& cases, unsigned threads, Outcomes& out);

 private:
  /// The bid compiled with one set of structural values, and what runs it.
  struct Shape {
    std::optional<Model> model = {};     ///< empty where it does not compile
    std::vector<std::size_t> kept = {};  ///< those of numbers_ that are inputs of this model
    std::optional<Runs> runs = {};
  };
  using Key = std::vector<double>;
  using Chunk = std::vector<std::vector<double>>;  ///< a column for each address
  /// Cases of a chunk by their structural values.
  using Groups = std::map<Key, std::vector<std::size_t>>;

  Groups group(const Chunk& values, std::size_t count) const;
  void build(Shape& shape, const Key& key) const;
  Outcomes run_shape(Shape& shape, const Chunk& values, const std::vector<std::size_t>& members);
  void run_chunk(const Chunk& values, std::size_t first, std::size_t count, unsigned threads,
                 Outcomes& out);

  const Model& model_;
  std::vector<Address> addresses_;
  Wanted wanted_;
  std::vector<std::size_t> numbers_ = {}, structural_ = {};  ///< positions in addresses_
  std::map<Key, Shape> structures_ = {};
};

}  // namespace gonogo
