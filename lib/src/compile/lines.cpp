// SPDX-License-Identifier: MIT
#include "compile/lines.hpp"

#include "compile/dated_amount.hpp"
#include "compile/expression_text.hpp"
#include "compile/inside.hpp"

namespace gonogo {

Term define_line(Compilation& bid, Values& values, const Line& line, RowId row) {
  const std::string id = line.section + "." + line.id;
  const DatedAmount amount =
      dated_amount(bid, values, {line.amount, line.per, line.at, line.time}, id);
  const Term alone = values.levered_amount(id, line.levers, amount.value, line.amount);
  const Term value = values.levered_by_section(line.section, alone);
  const Term own = inside(amount.share, amount.label, alone);
  SheetRow& head = bid.sheet.edit(row);
  head.text = expression_text(line.amount);
  head.sources = {line.amount.place};
  head.support = columns_of(amount.share);
  bid.sheet.define(row, inside(amount.share, amount.label, value));
  return own;
}

}  // namespace gonogo
