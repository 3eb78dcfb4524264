// SPDX-License-Identifier: MIT
#include "gonogo/input/remarks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/proposal/expressions.hpp"
#include "gonogo/sheet/expression.hpp"

namespace gonogo {
namespace {

/// 12 months, 365 days, and what is no assumption at all.
bool needs_no_name(double number) {
  constexpr std::array plain = {0.0, 1.0, 12.0, 365.0};
  return std::find(plain.begin(), plain.end(), number) != plain.end();
}

/// Walks the formulas of a bid for the names they use and the numbers they hide.
class Formulas {
 public:
  explicit Formulas(Diagnostics& found) : found_(found) {}

  void read(const Expression& expression) {
    const Checked<Syntax>& parsed = expression.syntax();  // compile reports what is wrong with it
    if (!parsed.value) return;
    std::vector<std::string> numbers;
    walk(*parsed.value, numbers);
    if (numbers.empty()) return;
    const Message all = verbatim_list(numbers);
    add_note(found_, "number-in-formula",
             plural(static_cast<double>(numbers.size()), "{2} has no address of its own",
                    "{2} have no addresses of their own", all),
             expression.place(), say("make it a driver if it may move"));
  }

  bool uses(const std::string& name) const { return names_.contains(name); }

 private:
  void walk(const Syntax& part, std::vector<std::string>& numbers) {
    const bool name = part.kind == Syntax::Kind::name || part.kind == Syntax::Kind::index;
    if (name) names_.insert(part.text);
    if (part.kind == Syntax::Kind::number && !needs_no_name(part.number))
      numbers.push_back(shortest(part.number));
    for (const Syntax& inner : part.parts) walk(inner, numbers);
  }

  Diagnostics& found_;
  std::set<std::string> names_ = {};
};

void note_unused(const Proposal& proposal, const Formulas& formulas, Diagnostics& found) {
  const auto check = [&](const std::string& id, const Place& place) {
    if (!formulas.uses(id))
      add_note(found, "unused", say("nothing uses {1}", verbatim(id)), place,
               say("remove it, or use it in a formula"));
  };
  for (const Driver& driver : proposal.drivers) check(driver.id, driver.place);
  for (const NamedQuantity& quantity : proposal.quantities) check(quantity.id, quantity.place);
}

std::optional<double> in_years(const std::optional<Duration>& duration) {
  if (!duration) return 0.0;
  const auto* count = std::get_if<double>(&duration->count.value);
  if (count == nullptr) return {};
  constexpr double per_year[] = {365, 12, 4, 1};  // day, month, quarter, year
  return *count / per_year[static_cast<std::size_t>(duration->unit)];
}

/// A yearly list from the beginning of operation on, whose last value holds for longer than the
/// list is.
void note_holding(const Proposal& proposal, const Amount& amount, const TimeKeys& time,
                  Diagnostics& found) {
  const auto* list = std::get_if<std::vector<Scalar>>(&amount.value);
  const auto period = in_years(proposal.project.period);
  const auto construction = in_years(proposal.project.construction);
  const bool plain = list != nullptr && !time.from && !time.to && !time.growth && !time.increase &&
                     !time.repeat && time.by.value_or(By::year) == By::year;
  if (!plain || !period || !construction) return;
  const double operation = std::ceil(*period - *construction);
  const auto values = static_cast<double>(list->size());
  if (operation - values + 1 <= values) return;
  add_note(found, "list-holds",
           say("the last value of the list holds for {1} of {2} years",
               exact(operation - values + 1), exact(operation)),
           amount.place,
           say("write the values that are meant, or growth for what follows the list"));
}

}  // namespace

Diagnostics remarks(const Proposal& proposal) {
  Diagnostics found;
  Formulas formulas(found);
  for_each_scalar(proposal, [&](const Scalar& scalar, MayName) {
    if (const auto* expression = std::get_if<Expression>(&scalar.value)) formulas.read(*expression);
  });
  note_unused(proposal, formulas, found);
  for (const Driver& driver : proposal.drivers)
    note_holding(proposal, driver.value, driver.time, found);
  for (const Line& line : proposal.lines) note_holding(proposal, line.amount, line.time, found);
  sort_by_place(found);
  return found;
}

}  // namespace gonogo
