// SPDX-License-Identifier: MIT
/// The keys of `[waiver.ID]`.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Waiver> waiver_keys[] = {
    {.name = "rule",
     .field = field<&Waiver::rule>,
     .need = Need::required,
     .doc = "The id of the rule, of this policy, whose failure is accepted.",
     .example = "rule = \"payback\""},
    {.name = "bid",
     .field = field<&Waiver::bid>,
     .fallback = "every bid",
     .doc = "The bid that may fail it: a file, or a folder of bids, as seen from the folder of the "
            "policy.",
     .example = "bid = \"lines/retail-chain.toml\"",
     .other_words = "file path"},
    {.name = "owner",
     .field = field<&Waiver::owner>,
     .need = Need::required,
     .doc = "Who answers for it.",
     .example = "owner = \"sales director\"",
     .other_words = "approver by"},
    {.name = "reason",
     .field = field<&Waiver::reason>,
     .need = Need::required,
     .doc = "Why it is accepted; printed beside the failure.",
     .example = "reason = \"Opens the account of the chain\""},
    {.name = "expires",
     .field = field<&Waiver::expires>,
     .need = Need::required,
     .doc = "The last day on which it holds.",
     .example = "expires = 2027-03-31",
     .other_words = "until valid_until end"},
};

}  // namespace gonogo
