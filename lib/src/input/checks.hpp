// SPDX-License-Identifier: MIT
/// Rules between the keys of one item or section. A check reports what breaks them and mends the
/// item, so that compiling goes on to problems of other kinds. It returns false for an item that
/// nothing can be done with.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/proposal/portfolio.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// The most that a bid may have. Used for a period that could not be read: no label is beyond it.
inline Duration longest_period() { return {.count = {.value = 100.0}, .unit = Unit::year}; }

bool check(const Node& section, Project& project, Diagnostics& found);
bool check(const Node& section, Policy& policy, Diagnostics& found);
bool check(const Node& item, NamedQuantity& quantity, Diagnostics& found);
bool check(const Node& section, Tax& tax, Diagnostics& found);
bool check(const Node& item, Driver& driver, Diagnostics& found);
bool check(const Node& item, Line& line, Diagnostics& found);
bool check(const Node& item, Investment& asset, Diagnostics& found);
bool check(const Node& section, Rates& rates, Diagnostics& found);
bool check(const Node& item, Loan& loan, Diagnostics& found);
bool check(const Node& item, ServiceLevel& level, Diagnostics& found);
bool check(const Node& item, Rule& rule, Diagnostics& found);
bool check(const Node& item, Grade& grade, Diagnostics& found);
bool check(const Node& item, PortfolioBid& bid, Diagnostics& found);
bool check(const Node& item, BidGroup& group, Diagnostics& found);

/// Whether a key of a table that was reported as unknown is probably one of `keys`: then these are not
/// missing as well.
bool has_misspelt(const Node& table, const std::vector<std::string>& keys,
                  const Diagnostics& found);

template <class Item>
bool check(const Node&, Item&, Diagnostics&) {
  return true;
}

}  // namespace gonogo
