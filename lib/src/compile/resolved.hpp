// SPDX-License-Identifier: MIT
/// A term made from what a user wrote, with the properties of the names in it.
#pragma once

#include <initializer_list>

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

struct Resolved {
  Term term = {};
  int begins = 0;          ///< first column where every name has a value
  bool varies = false;     ///< names something that varies in time
  bool uses_flow = false;  ///< names a flow
};

/// `term`, with the properties of the parts it is made of.
Resolved made_of(std::initializer_list<Resolved> parts, Term term);

}  // namespace gonogo
