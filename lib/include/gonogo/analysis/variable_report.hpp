// SPDX-License-Identifier: MIT
/// How reports write a number that is varied.
#pragma once

#include <span>

#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The number at a value, with its unit. A factor is drawn as a percentage of what is written.
Cell variable_cell(const Variable& number, double value);

/// The same without the unit: another cell of the row has it.
Cell bare_cell(const Variable& number, double value);

/// A change relative to what is written; a difference where that is 0.
Cell change_cell(const Variable& number, double value);

/// The same with its sign, "+3.2%"; empty where the number is 0 as written or does not change.
Message signed_change(const Variable& number, double value);

/// Its label; of a factor, with a word that all values change together.
Message label_of(const Variable& number);

/// The labels of the first of them, and how many more there are.
Message names_of(std::span<const Variable> numbers);

/// "price, CNY/line/month"
Message with_unit(const Variable& number);

/// The number in a sentence: "1,650 CNY/line/month".
Message text_of(const Variable& number, double value);

/// The option that sets a number, quoted for a shell where it must be: "--set 'cost.rent*=0.9'".
Message set_option(const std::string& setting);

/// The heading of a row in a report: the address with '.' kept, as ids allow.
std::string row_id(const Variable& number);

/// "ours", "customer's", "chance"; empty where the bid does not say.
Message control_text(Control control);

}  // namespace gonogo
