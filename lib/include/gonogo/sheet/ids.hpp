// SPDX-License-Identifier: MIT
/// Ids of the things a sheet holds: an index with a type of its own, so that a row cannot be passed
/// where an input is wanted.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace gonogo {

/// The index of one `Thing`. Default: none, which is greater than every index.
template <class Thing>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

  constexpr std::size_t index() const { return index_; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::uint32_t index_ = 0xffffffff;
};

struct SheetRow;
struct NodeData;
struct Input;

using RowId = Id<SheetRow>;
using NodeId = Id<NodeData>;
using InputId = Id<Input>;

inline constexpr RowId no_row = {};
inline constexpr NodeId no_node = {};
inline constexpr InputId no_input = {};

/// A vector that has one element an id, and takes only ids of that type.
template <class Key, class Element>
class ById {
 public:
  /// The ids of all elements, ascending, for a loop.
  class Ids {
   public:
    struct Iterator {
      std::size_t index = 0;
      Key operator*() const { return Key(index); }
      Iterator& operator++() {
        ++index;
        return *this;
      }
      bool operator==(const Iterator&) const = default;
    };
    explicit Ids(std::size_t size) : size_(size) {}
    Iterator begin() const { return {0}; }
    Iterator end() const { return {size_}; }

   private:
    std::size_t size_;
  };

  ById() = default;
  explicit ById(std::size_t size, const Element& value = {}) : elements_(size, value) {}

  Element& operator[](Key id) { return elements_[id.index()]; }
  const Element& operator[](Key id) const { return elements_[id.index()]; }
  Element& at(Key id) { return elements_.at(id.index()); }  ///< throws std::out_of_range
  const Element& at(Key id) const { return elements_.at(id.index()); }

  /// Adds an element and returns its id.
  Key add(Element element) {
    elements_.push_back(std::move(element));
    return Key(elements_.size() - 1);
  }
  void assign(std::size_t size, const Element& value) { elements_.assign(size, value); }

  std::size_t size() const { return elements_.size(); }
  bool empty() const { return elements_.empty(); }
  Ids ids() const { return Ids(size()); }
  auto begin() const { return elements_.begin(); }
  auto end() const { return elements_.end(); }

 private:
  std::vector<Element> elements_;
};

}  // namespace gonogo

template <class Thing>
struct std::hash<gonogo::Id<Thing>> {
  std::size_t operator()(gonogo::Id<Thing> id) const noexcept { return id.index(); }
};
