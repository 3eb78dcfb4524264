// SPDX-License-Identifier: MIT
#include "choice/open_nodes.hpp"

#include <algorithm>

namespace gonogo {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

}  // namespace

std::size_t OpenNodes::add_root(double bound) {
  nodes_.push_back({.parent = nobody, .holders = 1, .bound = bound});
  return nodes_.size() - 1;
}

std::size_t OpenNodes::add(std::size_t parent, const VariableBounds& side, double bound) {
  if (spare_.empty()) {
    spare_.push_back(nodes_.size());
    nodes_.emplace_back();
  }
  const std::size_t node = spare_.back();
  spare_.pop_back();
  nodes_[node] = {.parent = parent, .holders = 1, .age = ++added_, .bound = bound, .kept = {side}};
  ++nodes_[parent].holders;
  return node;
}

void OpenNodes::open(std::size_t node) {
  heap_.push_back(node);
  std::push_heap(heap_.begin(), heap_.end(), before());
}

std::size_t OpenNodes::take() {
  std::pop_heap(heap_.begin(), heap_.end(), before());
  const std::size_t node = heap_.back();
  heap_.pop_back();
  return node;
}

void OpenNodes::close(std::size_t node) {
  while (node != nobody && --nodes_[node].holders == 0) {
    const std::size_t parent = nodes_[node].parent;
    nodes_[node] = {};
    spare_.push_back(node);
    node = parent;
  }
}

std::vector<std::size_t> OpenNodes::path(std::size_t node) const {
  std::vector<std::size_t> path;
  for (; node != nobody; node = nodes_[node].parent) path.push_back(node);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace gonogo
