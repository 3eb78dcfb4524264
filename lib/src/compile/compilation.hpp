// SPDX-License-Identifier: MIT
/// One bid on its way to a sheet: what all parts of the compiler share.
///
/// The files of this room, each uses only those above it:
///
///     constants, make_axis   numbers that must be known before there is a sheet; its columns
///     calendar               labels and windows of time as columns and shares of columns
///     item_list              the items of a bid by id, and what names in formulas mean
///     resolve                an expression as a term
///     values                 an amount (number, expression, list, schedule) as a term
///     drivers, quantities,
///     lines, assets,
///     depreciation           the rows of one item each
///     items                  all items: builds each when it is first needed, finds cycles
#pragma once

#include "compile/calendar.hpp"
#include "compile/constants.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

struct Compilation {
  const Proposal& proposal;
  const Policy* policy = nullptr;  ///< null: none
  Sheet& sheet;
  Constants& constants;
  Diagnostics& diagnostics;
  bool vat = true;  ///< false: the bid as if no line had any; amounts that include it are less it
  Calendar calendar = {sheet.axis(), proposal.project.start, diagnostics};
};

}  // namespace gonogo
