// SPDX-License-Identifier: MIT
/// Sentences about what would change a verdict.
#pragma once

#include "gonogo/analysis/turning.hpp"

namespace gonogo {

/// "6,800,000 -> 10,755,000 CNY": the unit once; of what moves as a whole "+5.0%".
Message move_text(const Variable& number, const Turn& turn);

/// "+58.2%"; empty where the number is 0 as written, and where the move says it already.
Message change_text(const Variable& number, double value);

/// "from nothing to four times its value": where turning values were searched.
Message searched_text(const Turning& turning);

/// Of a bid without a failed rule: between which values of a number it stays so.
Message stays_go_text(const Model& model, const Turning& turning);

}  // namespace gonogo
