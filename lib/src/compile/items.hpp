// SPDX-License-Identifier: MIT
/// The rows of all items of a bid: drivers, quantities, lines, assets, totals.
///
/// Rows are declared in the order of the file. An item is built when it is first needed, after the
/// items that it names: a formula may name an item further down. A cycle is reported with its path.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compile/asset_rows.hpp"
#include "compile/values.hpp"

namespace gonogo {

class Items {
 public:
  /// Declares the rows of all items in `bid.sheet`.
  explicit Items(Compilation& bid);
  Items(const Items&) = delete;
  Items& operator=(const Items&) = delete;

  /// Builds every item that is not built yet.
  void build_all();

  /// The row of an item ("revenue.calls", "depreciation.line", "cost"), built now if necessary.
  /// Throws std::out_of_range where there is no such item.
  RowId row(const std::string& id);

  /// The row of the VAT of a line ("cost.energy"), built now if necessary; `no_row`: it has none.
  RowId vat_row(const std::string& id);

  /// The rows of an asset of the bid, built now if necessary.
  const AssetRows& rows_of(const Investment& asset);

  /// What else may be written in place of a number; its names are these items.
  Values& values() { return values_; }

 private:
  enum class State { declared, open, built };
  struct Entry {
    State state = State::declared;
    Meaning meaning = {};
    Term own = {};  ///< of a line or an outlay: without what scales its section
    RowId own_row = no_row;
    RowId vat = no_row;  ///< of a line
  };
  struct Visit {
    const Item* item;
    std::vector<const Item*> needs;
    std::size_t next = 0;
  };

  Names names();
  Entry& entry(const Item& item);
  void declare(const Item& item);
  Meaning built(const Item& item);
  Meaning meaning(const Item& item, const std::string& owner);
  Term listed(const Item& driver, std::size_t n);
  RowId own_row(const Item& line);
  RowId own_cost(const Item& in_place);
  void build(const Item& item);
  void build_one(const Item& item);
  void report_cycle(const std::vector<Visit>& path, const Item& repeated);

  Compilation& bid_;
  ItemList list_;
  Values values_;
  std::vector<Entry> entries_;     ///< one for each item of the list
  std::vector<AssetRows> assets_;  ///< one for each investment
  std::set<std::string> in_cycles_;
};

}  // namespace gonogo
