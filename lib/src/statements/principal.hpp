// SPDX-License-Identifier: MIT
/// Principal of a loan that falls due by its terms, and the debt.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Interest of a step that is paid: what does not join the debt.
Term interest_paid(Books& books, const LoanRows& loan);

/// The debt before the period of a step, without what is drawn in it: what interest is charged on and
/// repayments are a part of, whatever the step.
Term debt_before_period(Books& books, const LoanRows& loan);

/// `value` in the columns in which principal falls due.
Term at_due(Books& books, const LoanRows& loan, Term value);

/// Whether a schedule repays shares of the debt at its first label, not amounts.
bool repays_shares(Books& books, const Loan& loan);

/// By annuity, equal principal, bullet or labels.
Term scheduled_principal(Books& books, const LoanRows& loan);

/// Defines the debt from what is drawn, what joins it, and what is repaid.
void define_debt(Books& books, const LoanRows& loan);

}  // namespace gonogo
