// SPDX-License-Identifier: MIT
/// The tree of a branch and bound: parts of the choices that are still to be looked at.
#pragma once

#include <cstddef>
#include <vector>

namespace gonogo {

/// What a variable of the relaxation is kept to.
struct VariableBounds {
  std::size_t variable = 0;
  double lower = 0, upper = 0;
};

/// Nodes of which the one with the highest bound comes next; of equal ones the latest.
class OpenNodes {
 public:
  /// A part of what `parent` holds.
  std::size_t add(std::size_t parent, const VariableBounds& side, double bound);
  std::size_t add_root(double bound);
  void open(std::size_t node);
  /// A bound that was found in the node: it holds in all below it.
  void keep(std::size_t node, const VariableBounds& bounds) { nodes_[node].kept.push_back(bounds); }
  /// Nothing is left to do in the node itself.
  void close(std::size_t node);

  bool empty() const { return heap_.empty(); }
  double highest() const { return nodes_[heap_.front()].bound; }
  std::size_t take();

  double bound(std::size_t node) const { return nodes_[node].bound; }
  const std::vector<VariableBounds>& kept(std::size_t node) const { return nodes_[node].kept; }
  /// From the root down to the node.
  std::vector<std::size_t> path(std::size_t node) const;

 private:
  struct Node {
    std::size_t parent = 0;
    std::size_t holders = 0;  ///< itself while it is not closed, and nodes below it
    std::size_t age = 0;
    double bound = 0;
    std::vector<VariableBounds> kept = {};
  };
  auto before() const {
    return [this](std::size_t a, std::size_t b) {
      const Node &one = nodes_[a], &other = nodes_[b];
      return one.bound != other.bound ? one.bound < other.bound : one.age < other.age;
    };
  }

  std::vector<Node> nodes_ = {};
  std::vector<std::size_t> heap_ = {}, spare_ = {};
  std::size_t added_ = 0;
};

}  // namespace gonogo
