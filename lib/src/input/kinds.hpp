// SPDX-License-Identifier: MIT
/// The kinds of bid that a policy declares: which a bid may have follows from its folder.
#pragma once

#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// The kinds that a bid may have by its place on disk.
std::vector<std::string> kinds_of_place(Files& files, const Policy& policy, const std::string& bid);

/// Reports kinds that a policy declares twice, and kinds of rules that it does not declare.
void check_kinds(const Policy& policy, Diagnostics& found);

/// Reports kinds that no policy declares. Takes the kind from a bid whose place does not allow it,
/// with a warning: every rule then judges it, so that no bid chooses a laxer kind.
void settle_kind(Proposal& bid, const Policy* policy, const std::vector<std::string>& of_place,
                 Diagnostics& found);

/// Notes kinds that any bid may choose, since they have no folders, and a kind that nothing asks for.
void note_kinds(const Proposal& bid, const Policy& policy, Diagnostics& found);

}  // namespace gonogo
