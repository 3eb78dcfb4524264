// SPDX-License-Identifier: MIT
#include "compile/lines.hpp"

#include "compile/dated_amount.hpp"
#include "compile/expression_text.hpp"
#include "compile/inside.hpp"
#include "compile/service_levels.hpp"
#include "compile/vat.hpp"

namespace gonogo {

Term define_line(Compilation& bid, Values& values, const Line& line, RowId row, RowId& vat) {
  const std::string id = line.section + "." + line.id;
  const WrittenAmount written{line.amount, line.per, line.at, line.time, line.settled};
  const DatedAmount amount = dated_amount(bid, values, written, id);
  const Term alone = values.levered_amount(id, line.levers, amount.value, line.amount) *
                     price_of_service(bid, values, line);
  const Term value = values.levered_by_section(line.section, alone);
  const ItemMoney money{inside(amount.share, amount.label, alone),
                        inside(amount.share, amount.label, value)};
  SheetRow& head = bid.sheet.edit(row);
  head.text = expression_text(line.amount);
  head.sources = {line.amount.place};
  head.support = columns_of(amount.share);
  const TaxedItem item{line.section, id, vat_of(line), written, line.levers, amount.share};
  return define_without_vat(bid, values, item, money, row, vat).own;
}

}  // namespace gonogo
