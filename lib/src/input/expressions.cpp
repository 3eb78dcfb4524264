// SPDX-License-Identifier: MIT
#include "input/expressions.hpp"

namespace gonogo {
namespace {

class Visit {
 public:
  explicit Visit(const std::function<void(const Expression&)>& take) : take_(take) {}

  void operator()(const Scalar& scalar) const {
    if (const auto* expression = std::get_if<Expression>(&scalar.value)) take_(*expression);
  }
  void operator()(const Entry& entry) const { (*this)(entry.value); }
  void operator()(const Duration& duration) const { (*this)(duration.count); }
  void operator()(const Growth& growth) const { (*this)(growth.rate); }
  void operator()(const RateValue& rate) const { (*this)(rate.rate); }
  void operator()(const Amount& amount) const { std::visit(*this, amount.value); }
  void operator()(const Moment& moment) const { std::visit(*this, moment.when); }
  void operator()(const Depreciation& how) const {
    (*this)(how.rate), (*this)(how.shares), (*this)(how.amounts);
  }
  void operator()(const Label&) const {}
  void operator()(const LabelRange&) const {}
  void operator()(const BookSale&) const {}
  void operator()(const CostSale&) const {}
  void operator()(std::monostate) const {}

  void operator()(const TimeKeys& keys) const {
    (*this)(keys.growth), (*this)(keys.increase), (*this)(keys.ramp);
  }

  template <class T>
  void operator()(const std::optional<T>& value) const {
    if (value) (*this)(*value);
  }
  template <class T>
  void operator()(const std::vector<T>& values) const {
    for (const T& value : values) (*this)(value);
  }
  template <class... T>
  void operator()(const std::variant<T...>& value) const {
    std::visit(*this, value);
  }

  void operator()(const Driver& item) const { (*this)(item.value), (*this)(item.time); }
  void operator()(const NamedQuantity& item) const { (*this)(item.formula), (*this)(item.time); }
  void operator()(const WorkingCapital& item) const {
    (*this)(item.level), (*this)(item.time), (*this)(item.lead);
  }
  void operator()(const Line& item) const {
    (*this)(item.amount), (*this)(item.at), (*this)(item.time), (*this)(item.truly_new),
        (*this)(item.delay), (*this)(item.paid);
  }
  void operator()(const Investment& item) const {
    (*this)(item.amount), (*this)(item.at), (*this)(item.time), (*this)(item.life),
        (*this)(item.residual);
    (*this)(item.residual_amount), (*this)(item.sale), (*this)(item.depreciation),
        (*this)(item.replace);
  }
  void operator()(const Tax& tax) const {
    (*this)(tax.rate), (*this)(tax.loss_life), (*this)(tax.lag);
  }
  void operator()(const Rates& rates) const {
    (*this)(rates.discount), (*this)(rates.equity), (*this)(rates.finance), (*this)(rates.reinvest);
  }
  void operator()(const Project& project) const {
    (*this)(project.scale), (*this)(project.construction), (*this)(project.period);
  }

 private:
  const std::function<void(const Expression&)>& take_;
};

}  // namespace

void for_each_expression(const Proposal& proposal,
                         const std::function<void(const Expression&)>& take) {
  const Visit visit(take);
  visit(proposal.project), visit(proposal.drivers), visit(proposal.quantities),
      visit(proposal.investment);
  visit(proposal.lines), visit(proposal.working_capital), visit(proposal.tax),
      visit(proposal.rates);
}

}  // namespace gonogo
