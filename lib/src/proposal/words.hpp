// SPDX-License-Identifier: MIT
/// The words that may be written for each choice.
#pragma once

#include <array>
#include <string_view>

#include "gonogo/proposal/portfolio.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

template <class E>
struct Word {
  std::string_view text = {};
  E value = {};
};

template <class E>
inline constexpr std::array<Word<E>, 0> words = {};

template <>
inline constexpr std::array words<Step> = {
    Word<Step>{"year", Step::year}, Word<Step>{"quarter", Step::quarter},
    Word<Step>{"month", Step::month}, Word<Step>{"dated", Step::dated}};
template <>
inline constexpr std::array words<Unit> = {
    Word<Unit>{"year", Unit::year}, Word<Unit>{"quarter", Unit::quarter},
    Word<Unit>{"month", Unit::month}, Word<Unit>{"day", Unit::day}};
template <>
inline constexpr std::array words<Role> = {Word<Role>{"volume", Role::volume},
                                           Word<Role>{"price", Role::price}};
template <>
inline constexpr std::array words<Control> = {Word<Control>{"ours", Control::ours},
                                              Word<Control>{"customer", Control::customer},
                                              Word<Control>{"chance", Control::chance}};
template <>
inline constexpr std::array words<Scope> = {Word<Scope>{"project", Scope::project},
                                            Word<Scope>{"year", Scope::year},
                                            Word<Scope>{"walk", Scope::walk}};
template <>
inline constexpr std::array words<Uncertainty::Shape> = {
    Word<Uncertainty::Shape>{"pert", Uncertainty::Shape::pert},
    Word<Uncertainty::Shape>{"triangular", Uncertainty::Shape::triangular},
    Word<Uncertainty::Shape>{"uniform", Uncertainty::Shape::uniform},
    Word<Uncertainty::Shape>{"normal", Uncertainty::Shape::normal},
    Word<Uncertainty::Shape>{"lognormal", Uncertainty::Shape::lognormal},
    Word<Uncertainty::Shape>{"discrete", Uncertainty::Shape::discrete},
    Word<Uncertainty::Shape>{"event", Uncertainty::Shape::event},
    Word<Uncertainty::Shape>{"beta", Uncertainty::Shape::beta},
    Word<Uncertainty::Shape>{"gamma", Uncertainty::Shape::gamma},
    Word<Uncertainty::Shape>{"weibull", Uncertainty::Shape::weibull},
    Word<Uncertainty::Shape>{"poisson", Uncertainty::Shape::poisson},
    Word<Uncertainty::Shape>{"empirical", Uncertainty::Shape::empirical},
    Word<Uncertainty::Shape>{"overrun", Uncertainty::Shape::overrun}};
template <>
inline constexpr std::array words<By> = {Word<By>{"year", By::year},
                                         Word<By>{"quarter", By::quarter},
                                         Word<By>{"month", By::month}, Word<By>{"step", By::step}};
template <>
inline constexpr std::array words<Every> = {Word<Every>{"year", Every::year},
                                            Word<Every>{"step", Every::step}};
template <>
inline constexpr std::array words<DepreciationMethod> = {
    Word<DepreciationMethod>{"straight_line", DepreciationMethod::straight_line},
    Word<DepreciationMethod>{"double_declining", DepreciationMethod::double_declining},
    Word<DepreciationMethod>{"declining", DepreciationMethod::declining},
    Word<DepreciationMethod>{"sum_of_years", DepreciationMethod::sum_of_years},
    Word<DepreciationMethod>{"expense", DepreciationMethod::expense},
    Word<DepreciationMethod>{"none", DepreciationMethod::none}};
template <>
inline constexpr std::array words<DisposalYear> = {Word<DisposalYear>{"full", DisposalYear::full},
                                                   Word<DisposalYear>{"half", DisposalYear::half},
                                                   Word<DisposalYear>{"none", DisposalYear::none}};
template <>
inline constexpr std::array words<Timing> = {Word<Timing>{"end", Timing::end},
                                             Word<Timing>{"mid", Timing::mid},
                                             Word<Timing>{"start", Timing::start}};
template <>
inline constexpr std::array words<PaybackFrom> = {
    Word<PaybackFrom>{"outlay", PaybackFrom::outlay},
    Word<PaybackFrom>{"operation", PaybackFrom::operation}};
template <>
inline constexpr std::array words<PaybackWithin> = {
    Word<PaybackWithin>{"moments", PaybackWithin::moments},
    Word<PaybackWithin>{"even", PaybackWithin::even}};
template <>
inline constexpr std::array words<CapitalKind> = {Word<CapitalKind>{"stated", CapitalKind::stated},
                                                  Word<CapitalKind>{"net", CapitalKind::net}};
template <>
inline constexpr std::array words<WithinYear> = {Word<WithinYear>{"end", WithinYear::end},
                                                 Word<WithinYear>{"even", WithinYear::even}};
template <>
inline constexpr std::array words<Settled> = {Word<Settled>{"year", Settled::year},
                                              Word<Settled>{"calendar", Settled::calendar}};
template <>
inline constexpr std::array words<TierMode> = {Word<TierMode>{"slice", TierMode::slice},
                                               Word<TierMode>{"whole", TierMode::whole}};
template <>
inline constexpr std::array words<Losses> = {Word<Losses>{"carry", Losses::carry},
                                             Word<Losses>{"lost", Losses::lost},
                                             Word<Losses>{"credit", Losses::credit}};
template <>
inline constexpr std::array words<Assessed> = {Word<Assessed>{"year", Assessed::year},
                                               Word<Assessed>{"step", Assessed::step},
                                               Word<Assessed>{"calendar", Assessed::calendar}};
template <>
inline constexpr std::array words<DisposalTax> = {
    Word<DisposalTax>{"net", DisposalTax::net},
    Word<DisposalTax>{"separate", DisposalTax::separate},
    Word<DisposalTax>{"none", DisposalTax::none}};
template <>
inline constexpr std::array words<VatCredit> = {Word<VatCredit>{"carry", VatCredit::carry},
                                                Word<VatCredit>{"refund", VatCredit::refund},
                                                Word<VatCredit>{"lost", VatCredit::lost}};
template <>
inline constexpr std::array words<VatScheme> = {
    Word<VatScheme>{"general", VatScheme::general},
    Word<VatScheme>{"simplified", VatScheme::simplified}};
template <>
inline constexpr std::array words<Behaviour> = {
    Word<Behaviour>{"fixed", Behaviour::fixed}, Word<Behaviour>{"variable", Behaviour::variable},
    Word<Behaviour>{"mixed", Behaviour::mixed}, Word<Behaviour>{"step", Behaviour::step}};
template <>
inline constexpr std::array words<RepaymentMethod> = {
    Word<RepaymentMethod>{"annuity", RepaymentMethod::annuity},
    Word<RepaymentMethod>{"equal_principal", RepaymentMethod::equal_principal},
    Word<RepaymentMethod>{"bullet", RepaymentMethod::bullet},
    Word<RepaymentMethod>{"capacity", RepaymentMethod::capacity},
    Word<RepaymentMethod>{"first", RepaymentMethod::first},
    Word<RepaymentMethod>{"sculpted", RepaymentMethod::sculpted}};
template <>
inline constexpr std::array words<GraceInterest> = {
    Word<GraceInterest>{"paid", GraceInterest::paid},
    Word<GraceInterest>{"capitalised", GraceInterest::capitalised}};
template <>
inline constexpr std::array words<DrawInterest> = {Word<DrawInterest>{"half", DrawInterest::half},
                                                   Word<DrawInterest>{"full", DrawInterest::full},
                                                   Word<DrawInterest>{"none", DrawInterest::none}};
template <>
inline constexpr std::array words<ConstructionInterest> = {
    Word<ConstructionInterest>{"capitalised", ConstructionInterest::capitalised},
    Word<ConstructionInterest>{"paid", ConstructionInterest::paid}};
template <>
inline constexpr std::array words<FlowKind> = {Word<FlowKind>{"project", FlowKind::project},
                                               Word<FlowKind>{"pretax", FlowKind::pretax},
                                               Word<FlowKind>{"equity", FlowKind::equity}};
template <>
inline constexpr std::array words<Must> = {Word<Must>{"must", Must::must},
                                           Word<Must>{"should", Must::should}};
template <>
inline constexpr std::array words<BudgetUse> = {
    Word<BudgetUse>{"investment", BudgetUse::investment},
    Word<BudgetUse>{"cash_flow", BudgetUse::cash_flow}};

template <class E>
concept Chosen = !words<E>.empty();

}  // namespace gonogo
