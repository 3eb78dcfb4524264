// SPDX-License-Identifier: MIT
#include "gonogo/input/remarks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/proposal/expressions.hpp"
#include "gonogo/proposal/sections.hpp"
#include "gonogo/sheet/expression.hpp"
#include "input/cross_checks.hpp"
#include "input/kinds.hpp"

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
  explicit Formulas(Diagnostics& found, const Proposal& proposal) : found_(found) {
    for (const Line& line : proposal.lines) {
      if (line.excluded) excluded_.insert(line.section + "." + line.id);
    }
    for (const Investment& asset : proposal.investment) {
      if (asset.excluded) excluded_.insert("investment." + asset.id);
    }
  }

  void read(const Expression& expression) {
    const Checked<Syntax>& parsed = expression.syntax();  // compile reports what is wrong with it
    if (!parsed.value) return;
    std::vector<std::string> numbers;
    walk(expression, *parsed.value, numbers);
    if (numbers.empty()) return;
    const Message all = verbatim_list(numbers);
    add_note(found_, "number-in-formula",
             plural(static_cast<double>(numbers.size()),
                    "{2} stands inside a formula: no analysis can vary it",
                    "{2} stand inside a formula: no analysis can vary them", all),
             expression.place(), say("make a driver of what may change"));
  }

  bool uses(const std::string& name) const { return names_.contains(name); }

 private:
  void walk(const Expression& expression, const Syntax& part, std::vector<std::string>& numbers) {
    const bool name = part.kind == Syntax::Kind::name || part.kind == Syntax::Kind::index;
    if (name) names_.insert(part.text);
    if (part.kind == Syntax::Kind::number && !needs_no_name(part.number))
      numbers.push_back(shortest(part.number));
    if (name && excluded_.contains(part.text)) {
      add_note(found_, "excluded-named",
               say("{1} is excluded from the totals, and this formula still counts it",
                   verbatim(part.text)),
               place_of(expression, part),
               say("leave it out of the formula, or exclude this line too"));
    }
    for (const Syntax& inner : part.parts) walk(expression, inner, numbers);
  }

  Diagnostics& found_;
  std::set<std::string> names_ = {};
  std::set<std::string> excluded_ = {};  ///< lines and investments
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
  const auto* list = std::get_if<ValueList>(&amount.value);
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

bool is_time_zero(const Label& label) {
  const bool counted = label.kind == Label::Kind::year || label.kind == Label::Kind::quarter ||
                       label.kind == Label::Kind::month;
  return counted && label.number == 0;
}

/// Whether something is paid for it at time 0.
bool paid_at_time_zero(const Investment& asset) {
  if (asset.excluded || asset.existing || asset.per) return false;
  const auto any = [](const std::vector<Entry>& entries) {
    return std::any_of(entries.begin(), entries.end(),
                       [](const Entry& each) { return is_time_zero(each.at); });
  };
  if (asset.at) {
    if (const auto* label = std::get_if<Label>(&asset.at->when)) return is_time_zero(*label);
    const auto* entries = std::get_if<std::vector<Entry>>(&asset.at->when);
    return entries != nullptr && any(*entries);
  }
  const auto* schedule = std::get_if<std::vector<Entry>>(&asset.amount.value);
  return schedule == nullptr || any(*schedule);
}

/// Without construction, operation is the first step: what it needs is paid for before, by custom.
void note_late_working_capital(const Proposal& proposal, Diagnostics& found) {
  const bool invests =
      std::any_of(proposal.investment.begin(), proposal.investment.end(), paid_at_time_zero);
  if (!invests || in_years(proposal.project.construction) != 0.0) return;
  for (const WorkingCapital& each : proposal.working_capital) {
    if (each.time.from || each.lead || std::holds_alternative<std::vector<Entry>>(each.level.value))
      continue;
    add_note(
        found, "late-working-capital",
        say("working capital '{1}' is paid in at the end of the first step, the investment at Y0",
            verbatim(each.id)),
        each.place, say("say from = \"Y0\" or lead = \"1 year\" if it is needed from the start"));
  }
}

/// The years before the first step of a label that counts them.
std::optional<double> years_before(const Label& label) {
  if (label.number < 1) return {};
  if (label.kind == Label::Kind::year) return label.number - 1;
  if (label.kind == Label::Kind::quarter) return (label.number - 1) / 4.0;
  if (label.kind == Label::Kind::month) return (label.number - 1) / 12.0;
  return {};
}

/// Revenue that says an earlier `from` than operation, while every cost waits for operation.
void note_revenue_alone(const Proposal& proposal, Diagnostics& found) {
  const double construction = in_years(proposal.project.construction).value_or(0);
  const auto is_early = [&](const Line& line) {
    const auto begins = line.per && line.time.from ? years_before(*line.time.from) : std::nullopt;
    return begins && *begins < construction && !line.excluded;
  };
  const bool costs =
      std::any_of(proposal.lines.begin(), proposal.lines.end(), [&](const Line& line) {
        return line.section == section::cost && (!line.per || is_early(line));
      });
  if (costs || construction == 0) return;
  for (const Line& line : proposal.lines) {
    if (line.section != section::revenue || !is_early(line)) continue;
    add_note(found, "revenue-alone",
             say("'{1}' earns during construction, when no cost is there yet", verbatim(line.id)),
             line.time.from->place, say("say from of its costs too, if they come with it"));
  }
}

/// With tax this is an error: check_asset.cpp.
void note_replaced_without_life(const Proposal& proposal, Diagnostics& found) {
  for (const Investment& each : proposal.investment) {
    const bool even = each.depreciation.method == DepreciationMethod::straight_line;
    if (!each.replace || each.life || proposal.tax || !even) continue;
    add_note(found, "no-life",
             say("'{1}' is replaced and depreciated up to the end of the bid", verbatim(each.id)),
             each.replace->count.place, say("add life, most often the same length as replace"));
  }
}

}  // namespace

Diagnostics remarks(const Proposal& proposal, const Policy* policy) {
  Diagnostics found;
  Formulas formulas(found, proposal);
  for_each_scalar(proposal, [&](const Scalar& scalar, MayName) {
    if (const auto* expression = std::get_if<Expression>(&scalar.value)) formulas.read(*expression);
  });
  note_unused(proposal, formulas, found);
  for (const Driver& driver : proposal.drivers)
    note_holding(proposal, driver.value, driver.time, found);
  for (const Line& line : proposal.lines) note_holding(proposal, line.amount, line.time, found);
  note_late_working_capital(proposal, found);
  note_replaced_without_life(proposal, found);
  note_revenue_alone(proposal, found);
  note_probabilities(proposal, policy, found);
  if (policy != nullptr) note_kinds(proposal, *policy, found);
  sort_by_place(found);
  return found;
}

}  // namespace gonogo
