// SPDX-License-Identifier: MIT
/// Changes a bid by a piece of bid: what a scenario and `--set` do.
///
/// A piece is a table of the bid's own shape: `drivers.beds = 1_000`. Within it, `times` and `plus`
/// change the value that is there: `revenue.times = 0.9`. A key may also be the address of one value
/// of a list: `"take_up[3]"`.
#pragma once

#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"

namespace gonogo {

/// The name under which places and `Sources` know the settings of a command line: a line each.
inline constexpr const char* settings_file = "--set";

/// The settings as pieces: "drivers.beds=1000", "drivers.minutes*=0.7",
/// "drivers.units+=100", "cost.care.amount=\"2 * beds\"". A value is TOML; one that is not is taken
/// as text, so that quotes for the shell are enough: "project.period=4 years". Each piece is a
/// table.
struct Settings {
  std::vector<Node> pieces = {};
  std::vector<std::string> written = {};  ///< of each piece, as typed
  Diagnostics diagnostics = {};
};
Settings parse_settings(const std::vector<std::string>& settings, Sources& sources);

/// Applies `piece` to `base`, the root of a document.
///
/// A table named by dots or a header is applied key by key, one in braces replaces what was
/// there; items of a section are always applied key by key. A plain value replaces the principal
/// number of a table (`drivers.beds` its `value`). `times` and `plus` of a section or an item are
/// kept in Node::levers, those of a value are applied to it. An item that does not exist is added
/// if the piece holds all of it, else its address is unknown.
void apply_overlay(Node& base, const Node& piece, Diagnostics& found);

/// The value at an address ("drivers.beds", "drivers.take_up[3]", "tax"); null where there is none.
/// A table with one principal number is that number. A series of which one value is asked for is
/// unfolded.
const Node* find_address(Node& root, const Address& address);

}  // namespace gonogo
