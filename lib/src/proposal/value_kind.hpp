// SPDX-License-Identifier: MIT
/// What may be written for a value, in words, by its type.
#pragma once

#include <string>

#include "proposal/walk.hpp"

namespace gonogo {

template <Chosen Choice>
std::vector<Message> words_in_quotes() {
  std::vector<Message> quoted;
  for (const auto& word : words<Choice>)
    quoted.push_back(verbatim("\"" + std::string(word.text) + "\""));
  return quoted;
}

template <class T>
inline constexpr English kind_text = {};
template <>
inline constexpr English kind_text<bool> = "true or false";
template <>
inline constexpr English kind_text<std::string> = "text";
template <>
inline constexpr English kind_text<Text> = "text";
template <>
inline constexpr English kind_text<double> = "number";
template <>
inline constexpr English kind_text<std::vector<double>> = "list of numbers";
template <>
inline constexpr English kind_text<std::vector<Text>> = "list of texts";
template <>
inline constexpr English kind_text<Scalar> = "number or expression";
template <>
inline constexpr English kind_text<std::vector<Scalar>> = "list of numbers or expressions";
template <>
inline constexpr English kind_text<Amount> = "number, list, schedule, series or expression";
template <>
inline constexpr English kind_text<Date> = "date";
template <>
inline constexpr English kind_text<Duration> = "length of time";
template <>
inline constexpr English kind_text<Label> = "label";
template <>
inline constexpr English kind_text<Moment> = "label, range or shares by label";
template <>
inline constexpr English kind_text<Growth> = "number, expression, list or table";
template <>
inline constexpr English kind_text<YearlyRates> = "number, expression or list";
template <>
inline constexpr English kind_text<RateValue> = "number, expression, schedule or table";
template <>
inline constexpr English kind_text<ItemVat> = "number, expression or table";
template <>
inline constexpr English kind_text<Ramp> = "list or length of time";
template <>
inline constexpr English kind_text<Spread> = "list of 2 numbers";
template <>
inline constexpr English kind_text<Sale> = "number, expression, \"book\" or \"cost\"";
template <>
inline constexpr English kind_text<LoanAmount> =
    "number, schedule, expression, { dscr = 1.3 } or \"shortfall\"";
template <>
inline constexpr English kind_text<LoanRate> = "number, expression or table";
template <>
inline constexpr English kind_text<LeadTimes> = "length of time, or one for each kind";
template <>
inline constexpr English kind_text<ServiceNames> = "text or list of texts";
template <>
inline constexpr English kind_text<Reached> = "number or expression, or one for each service level";
template <>
inline constexpr English kind_text<MeasureName> = "word";
template <>
inline constexpr English kind_text<YearEnd> = "\"01\" to \"12\"";
template <>
inline constexpr English kind_text<Condition> = "comparison";
template <>
inline constexpr English kind_text<BidKinds> = "list of texts, or a table of their folders";
template <>
inline constexpr English kind_text<Contracts> = "table";
template <>
inline constexpr English kind_text<ByYear> = "number, list or schedule";
template <>
inline constexpr English kind_text<ResourceUses> = "table: a number, list or schedule for each";
template <>
inline constexpr English kind_text<Limit> = "number or length of time";

/// What may be written for a member of this type.
template <class T>
struct ValueKind {
  static Message text() {
    if constexpr (Chosen<T>)
      return listed(Join::either, words_in_quotes<T>());
    else
      return say(kind_text<T>);
  }
};
template <class T>
struct ValueKind<std::optional<T>> : ValueKind<T> {};
template <class Choice>
struct ValueKind<Placed<Choice>> : ValueKind<Choice> {};
template <>
struct ValueKind<Repayment> {
  static Message text() {
    auto kinds = words_in_quotes<RepaymentMethod>();
    kinds.push_back(verbatim("{ dscr = 1.3 }"));
    kinds.push_back(say("a schedule"));
    return listed(Join::either, kinds);
  }
};
template <>
struct ValueKind<Depreciation> {
  static Message text() {
    auto kinds = words_in_quotes<DepreciationMethod>();
    kinds.push_back(say("a table"));
    return listed(Join::either, kinds);
  }
};

}  // namespace gonogo
