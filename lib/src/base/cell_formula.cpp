// SPDX-License-Identifier: MIT
#include "gonogo/base/cell_formula.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace gonogo {
namespace {

/// Whether references to one row or column of a table move by whole columns, and by how many; absent:
/// they are of different rows, or drawn in different ways.
std::optional<int> columns_between(const CellReference& from, const CellReference& to) {
  if (from.row != to.row || from.fixed != to.fixed || from.table != to.table) return {};
  return static_cast<int>(to.column) - static_cast<int>(from.column);
}

/// Calls `visit` with each reference of `from` and the one at its place in `to`. False: the formulas
/// differ in more than references, or `visit` was false.
template <class Visit>
bool pair_references(Formula& from, const Formula& to, const Visit& visit) {
  const auto pair = [&](auto& piece, const auto& other) {
    using Piece = std::decay_t<decltype(piece)>;
    if constexpr (std::is_same_v<Piece, CellReference>) {
      return visit(piece, other);
    } else if constexpr (std::is_same_v<Piece, RangeReference>) {
      return visit(piece.first, other.first) && visit(piece.last, other.last);
    } else if constexpr (std::is_same_v<Piece, QuotedText>) {
      return false;  // texts of a reader's language are not compared
    } else {
      return piece == other;
    }
  };
  return std::equal(from.begin(), from.end(), to.begin(), to.end(), [&](auto& left, auto& right) {
    return left.index() == right.index() &&
           std::visit(
               [&](auto& piece) {
                 return pair(piece, std::get<std::decay_t<decltype(piece)>>(right));
               },
               left);
  });
}

/// Whether each reference moves by whole columns with each of so many cells from `first` to `other`;
/// `first` then says so.
bool learn_moves(Formula& first, const Formula& other, int cells) {
  return pair_references(first, other, [cells](CellReference& from, const CellReference& to) {
    const auto columns = columns_between(from, to);
    if (!columns || *columns % cells != 0) return false;
    from.moves = *columns / cells;
    return true;
  });
}

}  // namespace

Formula joined(std::initializer_list<FormulaPart> parts) {
  Formula result;
  for (const FormulaPart& part : parts)
    result.insert(result.end(), part.formula.begin(), part.formula.end());
  return result;
}

Formula quoted_text(Message text) { return {QuotedText{std::move(text)}}; }

Formula if_formula(const Formula& condition, const Formula& yes, const Formula& no) {
  return joined({"IF(", condition, ",", yes, ",", no, ")"});
}

CellFormula::CellFormula(Formula whole)
    : shared_(whole.empty() ? nullptr : std::make_shared<const Formula>(std::move(whole))) {}

const Formula& CellFormula::shared() const {
  static const Formula none;
  return shared_ ? *shared_ : none;
}

CellReference CellFormula::here(CellReference reference) const {
  reference.column += static_cast<std::size_t>(further_ * std::exchange(reference.moves, 0));
  return reference;
}

RangeReference CellFormula::here(RangeReference range) const {
  return {here(std::move(range.first)), here(std::move(range.last))};
}

Formula CellFormula::operator*() const {
  Formula whole = shared();
  for (auto& piece : whole) {
    if (auto* cell = std::get_if<CellReference>(&piece)) *cell = here(std::move(*cell));
    if (auto* range = std::get_if<RangeReference>(&piece)) *range = here(std::move(*range));
  }
  return whole;
}

/// The first two cells of a run say how references move; the others do the same, or begin another.
CellFormula FormulaRow::next(Formula whole) {
  if (whole.empty()) {
    shared_ = nullptr;
    return {};
  }
  const auto follows = [this](const CellReference& first, const CellReference& here) {
    return columns_between(first, here) == cells_ * first.moves;
  };
  const bool shares = shared_ && (cells_ == 1 ? learn_moves(*shared_, whole, 1)
                                              : pair_references(*shared_, whole, follows));
  if (!shares) {
    shared_ = std::make_shared<Formula>(std::move(whole));
    cells_ = 0;
  }
  return {shared_, cells_++};
}

std::vector<CellFormula> FormulaRow::between(int first, int last,
                                             const std::function<Formula(int)>& written) {
  std::vector<CellFormula> all;
  if (last < first) return all;
  const auto shared = std::make_shared<Formula>(written(first));
  if (first == last || learn_moves(*shared, written(last), last - first)) {
    for (int cell = first; cell <= last; ++cell) all.push_back(CellFormula(shared, cell - first));
    return all;
  }
  const int middle = first + (last - first) / 2;
  all = between(first, middle, written);
  const std::vector<CellFormula> right = between(middle + 1, last, written);
  all.insert(all.end(), right.begin(), right.end());
  return all;
}

}  // namespace gonogo
