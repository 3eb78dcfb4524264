// SPDX-License-Identifier: MIT
/// Cases that move what shaped the sheet: compiled once a distinct value, then run as cases that
/// move numbers.
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

  /// Outcomes stay faults where a shape has no meaning.
  void run(const Cases& cases, unsigned threads, Outcomes& out);

 private:
  /// A shape of the bid, and what runs it.
  struct Shape {
    std::optional<Model> model = {};     ///< empty where it has no meaning
    std::vector<std::size_t> kept = {};  ///< of numbers_: a number may have no place in it
    std::optional<Runs> runs = {};
  };
  using Key = std::vector<double>;
  using Chunk = std::vector<std::vector<double>>;  ///< a column for each address
  /// Cases of a chunk by the values that shape the bid.
  using Groups = std::map<Key, std::vector<std::size_t>>;

  Groups group(const Chunk& values, std::size_t count) const;
  void build(Shape& shape, const Key& key) const;
  Outcomes run_shape(Shape& shape, const Chunk& values, const std::vector<std::size_t>& members);
  void run_chunk(const Chunk& values, std::size_t first, std::size_t count, unsigned threads,
                 Outcomes& out);

  const Model& model_;
  std::vector<Address> addresses_;
  Wanted wanted_;
  std::vector<std::size_t> numbers_ = {}, shaping_ = {};  ///< positions in addresses_
  std::map<Key, Shape> structures_ = {};
};

}  // namespace gonogo
