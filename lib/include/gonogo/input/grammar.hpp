// SPDX-License-Identifier: MIT
/// What may be written in a bid, a policy and a portfolio, as data: for the manual, a schema, a first draft of
/// a bid.
///
/// It is made from the tables of keys that the readers use, so that the two always agree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/base/message.hpp"

namespace gonogo {

struct KeyGrammar {
  std::string name = {};
  Message kind = {};  ///< what may be written: "number or expression", "\"fixed\" or \"step\""
  Message unit = {};  ///< of a number, with its range: "share, 0 to 1"
  std::vector<std::string> words = {};  ///< the words that may be written, if it is a choice
  std::optional<double> lowest = {};    ///< of a number, and of the count of a length of time
  std::optional<double> highest = {};
  bool expression = false;  ///< may hold one, or names in a length of time
  bool list = false;        ///< must be a list
  bool required = false;
  Message fallback = {};     ///< the value if the key is absent
  English doc = {};          ///< sentences
  std::string example = {};  ///< a line of TOML

  std::string doc_in(Language reader) const;

  /// "number or expression; money, at least 0; required"
  Message facts() const;
};

/// A group of keys: of a section, of the items of some sections, or of a table that may be a
/// value.
struct GroupGrammar {
  Message heading = {};  ///< "[revenue.ID], [cost.ID]"
  English doc = {};      ///< sentences
  std::vector<std::string> places =
      {};  ///< headers below which these keys may be written: "[cost.x]"
  std::vector<KeyGrammar> keys = {};
};

std::vector<GroupGrammar> proposal_grammar();
std::vector<GroupGrammar> policy_grammar();
std::vector<GroupGrammar> portfolio_grammar();

/// The groups as the body of a KEYS section in mdoc(7).
std::string keys_in_mdoc(const std::vector<GroupGrammar>& groups);

}  // namespace gonogo
