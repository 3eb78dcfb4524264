// SPDX-License-Identifier: MIT
#include "gonogo/sheet/same_structure.hpp"

#include <algorithm>

#include "gonogo/base/same_bits.hpp"

namespace gonogo {
namespace {

bool same(const TimeAxis& a, const TimeAxis& b) {
  return a.steps_per_year == b.steps_per_year && a.operation == b.operation && a.last == b.last &&
         same_bits(a.length, b.length) && same_bits(a.time, b.time) && a.labels == b.labels &&
         a.dates == b.dates;
}

bool same(const SheetRow& a, const SheetRow& b) {
  return a.id == b.id && a.kind == b.kind && a.axis == b.axis && a.formula == b.formula &&
         same_bits(a.values, b.values) && a.begins == b.begins && a.support == b.support;
}

bool same(const NodeData& a, const NodeData& b) {
  return a.op == b.op && a.steps == b.steps && same_bits(a.value, b.value) && a.row == b.row &&
         a.profile == b.profile && a.input == b.input && a.count == b.count && a.parts == b.parts;
}

bool same(const Input& a, const Input& b) {
  return a.address == b.address && a.lever == b.lever && same_bits(a.neutral, b.neutral);
}

template <class List>
bool same_lists(const List& a, const List& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return same(x, y); });
}

}  // namespace

bool same_structure(const Sheet& a, const Sheet& b) {
  return same(a.axis(), b.axis()) && same_lists(a.inputs(), b.inputs()) &&
         same_lists(a.rows(), b.rows()) && same_lists(a.nodes(), b.nodes());
}

}  // namespace gonogo
