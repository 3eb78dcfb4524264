// SPDX-License-Identifier: MIT
/// A loan as a bid's file states it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

/// A yearly rate of interest. A number alone is nominal, charged step by step.
struct LoanRate {
  Scalar rate = {};
  bool effective = false;
  std::optional<Unit> compounded = {};  ///< when interest falls due; default: with every step
  bool over = false;                    ///< a rate above 1 is meant
};

/// `{ dscr = 1.3 }`: an amount as large as this cover of debt service allows, or repayments by which
/// each year has it.
struct Cover {
  Scalar dscr = {};
};
/// `amount = "shortfall"`: what debt service lacks.
struct ShortfallAmount {
  Place place = {};
};
using LoanAmount = std::variant<Amount, Cover, ShortfallAmount>;

enum class RepaymentMethod {
  annuity,
  equal_principal,
  bullet,
  capacity,  ///< all of depreciation and profit after tax
  first,     ///< of a bridge: from the next cash, before anything else
  sculpted,  ///< by the cash of each year, so that its debt service has one cover
  schedule   ///< by labels
};

struct Repayment {
  RepaymentMethod method = RepaymentMethod::annuity;
  /// Of a schedule: shares of the debt at its first label; amounts if they do not sum to 1.
  std::vector<Entry> principal = {};
  std::optional<Cover> cover = {};  ///< of a sculpted repayment; default: that of the amount
  Place place = {};
};

enum class GraceInterest { paid, capitalised };
enum class DrawInterest { half, full, none };
enum class ConstructionInterest { capitalised, paid };

struct Loan {
  std::string id = {};
  Place place = {};
  Text name = {}, source = {};
  std::optional<LoanAmount> amount = {};  ///< one of amount and share
  std::optional<Scalar> share = {};       ///< of every payment for investment
  std::optional<Moment> at = {};          ///< of an amount; default Y0
  LoanRate rate = {};
  Repayment repayment = {};
  std::optional<Duration> term = {};   ///< of repayment; default: to the end
  std::optional<Duration> grace = {};  ///< from the start of operation; default: none
  GraceInterest grace_interest = GraceInterest::paid;
  bool in_advance = false;
  std::optional<Scalar> buyout =
      {};  ///< left of the debt by level payments, paid at the end of the term
  DrawInterest draw_interest = DrawInterest::half;
  ConstructionInterest construction_interest = ConstructionInterest::capitalised;
  std::optional<Scalar> fee = {};  ///< share of what is drawn
  std::vector<Text> joins = {};    ///< investments that bear the interest of construction
  Levers levers = {};
};

}  // namespace gonogo
