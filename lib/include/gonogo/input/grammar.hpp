// SPDX-License-Identifier: MIT
/// What may be written in a bid and a policy, told as data: for the manual, a schema, a first draft
/// of a bid.
///
/// It is made from the tables that the readers go by, so it cannot say anything else than they do.
#pragma once

#include <string>
#include <vector>

namespace gonogo {

struct KeyGrammar {
  std::string name = {};
  std::string kind = {};  ///< what may be written: "number or expression", "\"fixed\" or \"step\""
  std::string unit = {};  ///< of a number, with its range: "share, 0 to 1"
  bool required = false;
  bool built = true;          ///< false: refused until it is
  std::string fallback = {};  ///< what holds where the key is absent
  std::string doc = {};       ///< sentences
  std::string example = {};   ///< a line of TOML
};

/// A group of keys: of a section, of the items of some sections, or of a table that may stand as a
/// value.
struct GroupGrammar {
  std::string heading = {};  ///< "[revenue.ID], [cost.ID]"
  std::string doc = {};      ///< sentences
  std::vector<std::string> places =
      {};  ///< headers under which a line of these keys may stand: "[cost.x]"
  std::vector<KeyGrammar> keys = {};
};

std::vector<GroupGrammar> proposal_grammar();
std::vector<GroupGrammar> policy_grammar();

/// The groups as the body of a KEYS section in mdoc(7).
std::string keys_in_mdoc(const std::vector<GroupGrammar>& groups);

}  // namespace gonogo
