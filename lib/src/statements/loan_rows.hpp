// SPDX-License-Identifier: MIT
/// The rows of loans and of the owner's books, as the statements of financing hand them on.
#pragma once

#include <string>
#include <vector>

#include "gonogo/proposal/loan.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// When a loan is repaid, by columns. A period is the time between two days of interest: a step, or
/// several where interest is compounded less often.
struct LoanTimes {
  int period = 1;             ///< steps
  int every = 1;              ///< steps from repayment to repayment: a period, or a year
  std::vector<int> due = {};  ///< columns in which principal falls due, ascending
  int last() const { return due.empty() ? 0 : due.back(); }
  /// The last column in which money may be drawn: the one before the time of the last repayment.
  int last_draw() const { return last() == 0 ? 0 : (last() - 1) / every * every; }
};

struct LoanRows {
  const Loan* loan = nullptr;
  std::string id = {};  ///< that its rows begin with: "loan.bank"
  LoanTimes times = {};
  Term period_rate = {};  ///< interest of a whole period
  RowId drawn =
      no_row;  ///< of a sized loan defined after all others, of a bridge with its repayment
  RowId drawn_so_far = no_row;  ///< in the period; `no_row` where that is one step
  RowId interest = no_row;      ///< all that falls due, paid or not
  RowId to_debt = no_row;       ///< interest that joins the debt; `no_row` where none does
  RowId to_assets = no_row;     ///< the part of it that joins the cost of assets
  RowId fee = no_row;
  RowId size = no_row;  ///< of a loan sized by its cover: the amount found, before levers
  RowId spare =
      no_row;  ///< of a sized and sculpted loan: the least so far by which its years could serve more
  RowId repaid = no_row;  ///< principal; defined by add_repayment()
  RowId debt = no_row;    ///< at the end of the step; defined by add_repayment()
};

/// A gain on disposal of one asset in the project's books and in the owner's.
struct OwnersGain {
  RowId of_project = no_row, of_owner = no_row;
};

/// Totals of all loans, and the owner's books: assets at their cost with interest capitalised, profit
/// after interest. Rows of the project where the owner's are the same.
struct OwnerRows {
  RowId drawn = no_row, interest = no_row, to_debt = no_row, to_assets = no_row, fee = no_row;
  RowId interest_paid = no_row, repaid = no_row, debt = no_row, service = no_row;
  RowId depreciation = no_row, book = no_row, book_sold = no_row, sale = no_row, gain = no_row;
  RowId ebitda = no_row, ebit = no_row, tax = no_row, tax_paid = no_row, tax_payable = no_row;
  RowId profit = no_row;  ///< after interest and tax
};

}  // namespace gonogo
