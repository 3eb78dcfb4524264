// SPDX-License-Identifier: MIT
/// What may be written for a value, in words, by its type.
#pragma once

#include <string>

#include "proposal/walk.hpp"

namespace gonogo {

template <Chosen Choice>
std::string words_in_quotes() {
  std::string text;
  for (std::size_t i = 0; i < words<Choice>.size(); ++i) {
    text += i == 0 ? "" : i + 1 == words<Choice>.size() ? " or " : ", ";
    text += "\"" + std::string(words<Choice>[i].text) + "\"";
  }
  return text;
}

template <class T>
inline constexpr std::string_view kind_text = {};
template <>
inline constexpr std::string_view kind_text<bool> = "true or false";
template <>
inline constexpr std::string_view kind_text<std::string> = "text";
template <>
inline constexpr std::string_view kind_text<Text> = "text";
template <>
inline constexpr std::string_view kind_text<double> = "number";
template <>
inline constexpr std::string_view kind_text<std::vector<double>> = "list of numbers";
template <>
inline constexpr std::string_view kind_text<std::vector<Text>> = "list of texts";
template <>
inline constexpr std::string_view kind_text<Scalar> = "number or expression";
template <>
inline constexpr std::string_view kind_text<std::vector<Scalar>> = "list of numbers or expressions";
template <>
inline constexpr std::string_view kind_text<Amount> =
    "number, list, schedule, series or expression";
template <>
inline constexpr std::string_view kind_text<Date> = "date";
template <>
inline constexpr std::string_view kind_text<Duration> = "length of time";
template <>
inline constexpr std::string_view kind_text<Label> = "label";
template <>
inline constexpr std::string_view kind_text<Moment> = "label, range or shares by label";
template <>
inline constexpr std::string_view kind_text<Growth> = "number, expression, list or table";
template <>
inline constexpr std::string_view kind_text<YearlyRates> = "number, expression or list";
template <>
inline constexpr std::string_view kind_text<RateValue> = "number, expression, schedule or table";
template <>
inline constexpr std::string_view kind_text<ItemVat> = "number, expression or table";
template <>
inline constexpr std::string_view kind_text<Ramp> = "list or length of time";
template <>
inline constexpr std::string_view kind_text<Spread> = "list of 2 numbers";
template <>
inline constexpr std::string_view kind_text<Sale> = "number, expression, \"book\" or \"cost\"";
template <>
inline constexpr std::string_view kind_text<LoanAmount> =
    "number, schedule, expression, { dscr = 1.3 } or \"shortfall\"";
template <>
inline constexpr std::string_view kind_text<LoanRate> = "number, expression or table";
template <>
inline constexpr std::string_view kind_text<LeadTimes> = "length of time, or one for each kind";
template <>
inline constexpr std::string_view kind_text<ServiceNames> = "text or list of texts";
template <>
inline constexpr std::string_view kind_text<Reached> =
    "number or expression, or one for each service level";
template <>
inline constexpr std::string_view kind_text<MeasureName> = "word";
template <>
inline constexpr std::string_view kind_text<YearEnd> = "\"01\" to \"12\"";
template <>
inline constexpr std::string_view kind_text<Condition> = "comparison";
template <>
inline constexpr std::string_view kind_text<BidKinds> =
    "list of texts, or a table of their folders";
template <>
inline constexpr std::string_view kind_text<Contracts> = "table";
template <>
inline constexpr std::string_view kind_text<Limit> = "number or length of time";

/// What may be written for a member of this type.
template <class T>
struct ValueKind {
  static std::string text() {
    if constexpr (Chosen<T>)
      return words_in_quotes<T>();
    else
      return std::string(kind_text<T>);
  }
};
template <class T>
struct ValueKind<std::optional<T>> : ValueKind<T> {};
template <class Choice>
struct ValueKind<Placed<Choice>> : ValueKind<Choice> {};
template <>
struct ValueKind<Repayment> {
  static std::string text() {
    return words_in_quotes<RepaymentMethod>() + ", { dscr = 1.3 } or a schedule";
  }
};
template <>
struct ValueKind<Depreciation> {
  static std::string text() { return words_in_quotes<DepreciationMethod>() + ", or a table"; }
};

}  // namespace gonogo
