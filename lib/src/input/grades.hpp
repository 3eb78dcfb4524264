// SPDX-License-Identifier: MIT
/// Grades of customers: a piece of bid that lies under every bid of such a customer.
#pragma once

#include <functional>

#include "gonogo/base/diagnostic.hpp"
#include "input/layers.hpp"

namespace gonogo {

/// What scenarios and settings do to a bid and its policy.
using Change = std::function<void(Layers& layers, Diagnostics& found)>;

/// The layers after a change, with the grade that the bid then has under it: keys of the grade that
/// the bid has too are the bid's. The grade lies there before the change, which may so move its items.
Layers changed(const Layers& written, const Change& change, Diagnostics& found);

}  // namespace gonogo
