// SPDX-License-Identifier: MIT
/// What differs between two readings of a bid and its policy, and bids that have some of the
/// differences.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/base/address.hpp"
#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/load.hpp"

namespace gonogo {

enum class EditKind {
  number,     ///< one number in place of another
  formula,    ///< a formula is involved
  structure,  ///< a time, a word, a list of another length
  added,
  removed,
  remark  ///< read by people or by other analyses: a name, a source, a range
};

/// One value that differs.
struct Edit {
  Address address = {};
  EditKind kind = EditKind::number;
  std::string before = {};  ///< as text; empty where it was added
  std::string after = {};
  std::optional<double> number_before = {}, number_after = {};
  Place place_before = {};  ///< default: it was not there
  Place place_after = {};
};

/// The differences of one item of a section (`drivers.beds`), of one key of a plain section
/// (`project.period`), or of a section that only one of the files has.
struct EditedItem {
  bool of_policy = false;
  std::string section = {};
  std::string id = {};  ///< empty: the section as a whole
  Message name = {};    ///< what people call it
  bool was_there = false, is_there = false;
  std::vector<Edit> edits = {};

  /// `drivers.beds`; of the policy `policy: rates.discount`. Unique.
  std::string key() const;
  Place place() const;  ///< where it is now, else where it was
  bool only_remarks() const;
  /// Whether the cash flow under that scenario (empty: as written) may depend on it: not of remarks and
  /// rules; of scenarios only if there is one, which may inherit others.
  bool in_flow(const std::string& scenario) const;
  /// Whether every difference of the flow is a number that no other file states too.
  bool only_numbers() const;
};

/// In the order of the new files: the bid's, then the policy's. What was removed comes where it was.
/// Empty where both say the same, whatever their order and comments.
std::vector<EditedItem> edited_items(const Documents& before, const Documents& after);

/// Of each item, the others without which it cannot be taken over: a formula that names a driver which
/// was added with it. Symmetric; indices ascend.
std::vector<std::vector<std::size_t>> bound_items(const Documents& before, const Documents& after,
                                                  const std::vector<EditedItem>& items);

/// The old documents with some of the items as in the new ones. With all of them they are the new
/// ones, with none the old ones.
std::shared_ptr<const Documents> blended(const std::shared_ptr<const Documents>& before,
                                         const std::shared_ptr<const Documents>& after,
                                         const std::vector<EditedItem>& items,
                                         const std::vector<bool>& taken);

}  // namespace gonogo
