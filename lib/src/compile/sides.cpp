// SPDX-License-Identifier: MIT
#include "compile/sides.hpp"

#include <vector>

namespace gonogo {
namespace {

/// Of a sum: what is added, and what is subtracted.
struct Parts {
  std::vector<Term> added = {};
  std::vector<Term> subtracted = {};
};

void take_apart(Term term, Parts& parts) {
  Sheet& sheet = *term.sheet();
  const NodeData data = sheet.nodes()[term.id()];
  if (data.op != Op::add && data.op != Op::subtract) return parts.added.push_back(term);
  take_apart({&sheet, data.parts[0]}, parts);
  Parts right;
  take_apart({&sheet, data.parts[1]}, right);
  if (data.op == Op::subtract) std::swap(right.added, right.subtracted);
  parts.added.insert(parts.added.end(), right.added.begin(), right.added.end());
  parts.subtracted.insert(parts.subtracted.end(), right.subtracted.begin(), right.subtracted.end());
}

Term together(Sheet& sheet, std::vector<Term> terms, const std::vector<Term>& others) {
  terms.insert(terms.end(), others.begin(), others.end());
  return sum(sheet, terms);
}

}  // namespace

Sides without_differences(Sides sides) {
  Parts left, right;
  take_apart(sides.left, left);
  take_apart(sides.right, right);
  if (left.subtracted.empty() && right.subtracted.empty()) return sides;
  Sheet& sheet = *sides.left.sheet();
  return {together(sheet, std::move(left.added), right.subtracted),
          together(sheet, std::move(right.added), left.subtracted)};
}

}  // namespace gonogo
