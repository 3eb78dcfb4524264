// SPDX-License-Identifier: MIT
#include "compile/resolve.hpp"

#include <algorithm>

#include "compile/expression_reader.hpp"
#include "compile/flow_scaling.hpp"
#include "compile/inside.hpp"
#include "compile/scalars_of.hpp"
#include "compile/sides.hpp"
#include "compile/step_threshold.hpp"
#include "compile/unknown_name.hpp"
#include "gonogo/base/diagnostic_set.hpp"

namespace gonogo {
namespace {

bool is_flow(const Names& names, const std::string& name) {
  const Item* item = names.items.named(name);
  return item != nullptr && item->flow;
}

/// A price by tiers whose limits are of another length of time than the step.
bool is_by_tiers(const Compilation& bid, const Names& names, const std::string& name) {
  const Item* item = names.items.named(name);
  if (item == nullptr || item->kind != Item::Kind::quantity) return false;
  const NamedQuantity& price = bid.proposal.quantities[item->index];
  return price.by_tiers() && price.per &&
         per_year(*price.per, bid.sheet.axis()) != bid.sheet.axis().steps_per_year;
}

/// Where the formula is per step, as `per = "month"` is in months, it says what it does.
void note_threshold(Compilation& bid, const Names& names, const Expression& expression,
                    const Usage& usage) {
  const int steps = bid.sheet.axis().steps_per_year;
  if (steps == 1 || !usage.per || usage.settled || per_year(*usage.per, bid.sheet.axis()) == steps)
    return;
  const Syntax* threshold = step_threshold(
      *expression.syntax().value, [&](const std::string& name) { return is_flow(names, name); },
      [&](const std::string& name) { return is_by_tiers(bid, names, name); });
  if (threshold == nullptr) return;
  add_note(bid.diagnostics, "step-threshold", threshold_remark(steps, *usage.per),
           place_of(expression, *threshold),
           say("where the contract settles by the year, say settled = \"year\"; where by the step, "
               "say per = \"{1}\"",
               verbatim(steps == 12 ? "month" : "quarter")));
}

class Resolver : public ExpressionReader<Resolved> {
 public:
  Resolver(Compilation& bid, const Names& names, const Expression& text, const Usage& usage)
      : bid_(bid), sheet_(bid.sheet), names_(names), text_(text), usage_(usage) {}

 private:
  Term fault(const Syntax& part, std::string code, Message message, Message hint) {
    add_error(bid_.diagnostics, std::move(code), std::move(message), place_of(text_, part),
              std::move(hint));
    return sheet_.missing();
  }

  Resolved constant(double value) override { return {.term = sheet_.constant(value)}; }

  Resolved calculated(const Syntax&, Op op, const std::vector<Resolved>& operands) override {
    const Resolved& a = operands.front();
    if (operands.size() == 1) return made_of({a}, applied(op, a.term));
    const Resolved& b = operands.back();
    return made_of({a, b}, applied(op, a.term, b.term));
  }

  Resolved compare(const Syntax& syntax) override {
    if (compares_calendar_year(syntax)) {
      return {.term = fault(syntax, "calendar-year",
                            say("'year' counts from 1 in the first project year"),
                            say("write year == 2, or give labels"))};
    }
    const Resolved a = value(syntax.parts[0]);
    const Resolved b = value(syntax.parts[1]);
    const Sides sides = without_differences({a.term, b.term});
    return made_of({a, b}, applied(find_operator(syntax.text)->op, sides.left, sides.right));
  }

  /// year == 2026: `year` is never that large.
  static bool compares_calendar_year(const Syntax& syntax) {
    const auto is_year = [](const Syntax& s) {
      return s.kind == Syntax::Kind::name && s.text == "year";
    };
    const auto is_date = [](const Syntax& s) {
      return s.kind == Syntax::Kind::number && s.number > 200;
    };
    const Syntax& left = syntax.parts[0];
    const Syntax& right = syntax.parts[1];
    return (is_year(left) && is_date(right)) || (is_date(left) && is_year(right));
  }

  /// Only the branch taken needs a value, so that if() begins with the earlier branch.
  Resolved branches(const Syntax& syntax, const Resolved& condition) override {
    Resolved yes = value(syntax.parts[1]);
    Resolved no = value(syntax.parts[2]);
    yes.begins = no.begins = std::min(yes.begins, no.begins);
    return made_of({condition, yes, no}, sheet_.select(condition.term, yes.term, no.term));
  }

  /// change, cumulative and last_year look back: their argument becomes a row that is 0 before it
  /// begins.
  Resolved time_function(const Syntax& syntax) override {
    if (usage_.constant) {
      return {.term = fault(syntax, "constant", say("{1}() varies in time", verbatim(syntax.text)),
                            say("only drivers that do not vary are allowed here"))};
    }
    if (find_function(syntax.text)->of_base) return flow_of_base(syntax);
    const bool sums = syntax.text == "cumulative";
    const Unit unit = usage_.per.value_or(Unit::year);
    // A sum of lines is the sum of their money. A formula that compares lines with a level is a
    // rate, which is summed over time.
    const bool money = sums && flow_scaling(syntax.parts[0], [&](const std::string& name) {
                                 return is_flow(names_, name);
                               }) == FlowScaling::flow;
    const bool of_year = usage_.settled != nullptr && syntax.text == "last_year";
    const Usage inner{.owner = usage_.owner,
                      .per = money || of_year ? std::nullopt : std::optional(unit),
                      .at_end = syntax.text == "change"};
    Resolved looked_at = Resolver(bid_, names_, text_, inner).value(syntax.parts[0]);
    const bool flow = looked_at.uses_flow;
    if (sums && !money && flow) looked_at.term = looked_at.term * length_in(unit);
    if (sums && !flow) {
      return {.term = fault(syntax, "not-a-flow",
                            say("cumulative() sums up a flow, and this is a level"),
                            say("name a line, such as revenue")),
              .varies = true};
    }
    if (syntax.text == "change" && flow) {
      return {
          .term = fault(syntax, "not-a-stock", say("change() is for a level, and this is a flow"),
                        say("name a driver or a quantity")),
          .varies = true};
    }
    return look_back(syntax, looked_at);
  }

  Resolved look_back(const Syntax& syntax, const Resolved& looked_at) {
    const Window since{looked_at.begins, sheet_.axis().columns() - 1};
    const RowId row = sheet_.declare(helper_row(syntax));
    const Term held = inside(bid_.calendar.flags(since), "time.begun", looked_at.term);
    if (syntax.text == "cumulative") {
      sheet_.define(row, sheet_.prior(row) + held);
      return {.term = sheet_.row(row), .varies = true};
    }
    sheet_.define(row, held);
    if (syntax.text == "last_year") {
      const Term before = sheet_.prior(row, sheet_.axis().steps_per_year);
      if (looked_at.uses_flow && usage_.settled) return converted(syntax, before);
      return {.term = before, .varies = true, .uses_flow = looked_at.uses_flow};
    }
    return converted(syntax, sheet_.row(row) - sheet_.prior(row));
  }

  /// gained(x), lost(x), ended(x): rows of a base that rolls.
  Resolved flow_of_base(const Syntax& syntax) {
    const Syntax& named = syntax.parts[0];
    const Item* item =
        named.kind == Syntax::Kind::name ? names_.items.find("quantities." + named.text) : nullptr;
    if (item == nullptr || !bid_.proposal.quantities[item->index].rolls()) {
      return {.term = fault(syntax, "not-a-base",
                            say("{1}() is for a base that rolls", verbatim(syntax.text)),
                            say("name a quantity with an opening")),
              .varies = true};
    }
    names_.meaning(*item, usage_.owner);
    const RowId row = sheet_.find(item->id + "." + syntax.text);
    // Without the row the base is part of a cycle, which is reported.
    return row == no_row ? Resolved{.term = sheet_.missing(), .varies = true}
                         : converted(syntax, sheet_.row(row));
  }

  SheetRow helper_row(const Syntax& syntax, const std::string& after = "") const {
    const std::string stem = usage_.owner + "." + syntax.text + after;
    std::string id = stem;
    for (int n = 2; sheet_.find(id) != no_row; ++n) id = stem + std::to_string(n);
    return {.id = std::move(id),
            .label = say("of {1}() in {2}", verbatim(syntax.text), verbatim(usage_.owner)),
            .kind = RowKind::helper,
            .unit = Kind::number,
            .roll = Roll::last,
            .sources = {place_of(text_, syntax)}};
  }

  /// The money of a step, or of a settled year so far, as a rate per `per`. Column 0 has no length,
  /// so it has no rate.
  Resolved converted(const Syntax& syntax, Term flow) {
    if (!usage_.per) return {.term = flow, .varies = true, .uses_flow = true};
    Term rate = flow;
    if (usage_.settled) {
      const Term so_far = sheet_.row(in_year(syntax, flow));
      rate = so_far / length_in_year();
    } else {
      rate = flow / length_in(*usage_.per);
    }
    return {.term = rate, .begins = 1, .varies = true, .uses_flow = true};
  }

  /// The row of a flow summed from the beginning of the settled year. A name has one, however often
  /// it occurs.
  RowId in_year(const Syntax& syntax, Term flow) {
    const std::string after = ".in_year";
    if (syntax.kind == Syntax::Kind::name) {
      const RowId known = sheet_.find(usage_.owner + "." + syntax.text + after);
      if (known != no_row) return known;
    }
    SheetRow head = helper_row(syntax, after);
    head.label =
        say("{1} in {2}, settled year to date", verbatim(syntax.text), verbatim(usage_.owner));
    const RowId row = sheet_.declare(std::move(head));
    const Term opens = sheet_.clock("time.settled_year_opens", say("first step of a settled year"),
                                    usage_.settled->opens);
    const Term before = sheet_.select(opens, sheet_.constant(0), sheet_.prior(row));
    sheet_.define(row, before + flow);
    return row;
  }

  Term length_in_year() {
    // Before the year begins there is no rate; 1 keeps its formula defined.
    std::vector<double> length =
        length_of_year(bid_.calendar, *usage_.settled, *usage_.per, usage_.window);
    for (double& each : length) each = each == 0 ? 1 : each;
    return sheet_.clock(
        std::string("time.settled_") + plural_of(*usage_.per),
        say("length of the settled year so far in {1}", unit_in_words(plural_of(*usage_.per))),
        std::move(length));
  }

  Term length_in(Unit unit) {
    return sheet_.clock(std::string("time.length_in_") + singular_of(unit),
                        say("length of the step in {1}", unit_in_words(plural_of(unit))),
                        bid_.calendar.lengths(unit));
  }

  Resolved name(const Syntax& syntax) override {
    if (const int blocks = blocks_a_year(syntax.text); blocks > 0) return time_word(syntax, blocks);
    if (const Item* item = names_.items.named(syntax.text)) return named(syntax, *item);
    return {.term = unknown(syntax)};
  }

  /// How many of the blocks of time that a word counts are in a year; 0 for any other name.
  static int blocks_a_year(const std::string& word) {
    if (word == "month") return 12;
    if (word == "quarter") return 4;
    return word == "year" || word == "operation_year" ? 1 : 0;
  }

  Resolved time_word(const Syntax& syntax, int blocks) {
    const TimeAxis& axis = sheet_.axis();
    const std::string& word = syntax.text;
    if (axis.dated()) {
      return {.term = fault(syntax, "dated", say("dated flows know no {1}", verbatim(word)),
                            say("give dates as labels"))};
    }
    if (axis.steps_per_year < blocks) {
      return {.term = fault(syntax, "whole-steps",
                            say("'{1}' needs steps no longer than a {1}", verbatim(word)),
                            say("say step = \"{1}\" in [project]", verbatim(word)))};
    }
    const bool operation = word == "operation_year";
    const Term term = sheet_.clock(
        "time." + word, operation ? say("year of operation") : verbatim(word),
        bid_.calendar.years(axis.steps_per_year / blocks, operation ? axis.operation : 1));
    if (usage_.constant) {
      return {.term = fault(syntax, "constant", say("'{1}' varies in time", verbatim(word)),
                            say("only drivers that do not vary are allowed here")),
              .varies = true};
    }
    return {.term = term, .varies = true};
  }

  Resolved named(const Syntax& syntax, const Item& item) {
    // Only a driver can be constant. Another item is not built for a constant: it may depend on the
    // item that the constant belongs to.
    const bool refused = usage_.constant && item.kind != Item::Kind::driver;
    if (!refused && usage_.settled && is_price_by_tiers(item)) return names_.priced(item, usage_);
    const Meaning meaning = refused ? Meaning{} : names_.meaning(item, usage_.owner);
    if (meaning.row == no_row && !refused)
      return {.term = meaning.constant ? meaning.constant : sheet_.missing()};
    if (usage_.constant) {
      return {.term =
                  fault(syntax, "constant", say("'{1}' varies in time", verbatim(syntax.text)),
                        say("only drivers that do not vary in time are allowed here; a list has "
                            "values such as {1}[1]",
                            verbatim(syntax.text)))};
    }
    const Resolved level{.begins = sheet_.rows()[meaning.row].begins, .varies = true};
    const RowId end = usage_.at_end ? sheet_.find(item.id + ".end") : no_row;
    const Term row = sheet_.row(end == no_row ? meaning.row : end);
    if (!item.flow) return made_of({level}, row);
    warn_of_sums(syntax, item);
    note_beginning(syntax, item);
    const Resolved rate = converted(syntax, row);
    return made_of({level, rate}, rate.term);
  }

  bool is_price_by_tiers(const Item& item) const {
    return item.kind == Item::Kind::quantity && bid_.proposal.quantities[item.index].by_tiers();
  }

  /// A quantity with `per` is 0 before it begins. Where that counts, it is said.
  void note_beginning(const Syntax& syntax, const Item& item) {
    if (item.kind != Item::Kind::quantity || !usage_.first_used) return;
    const NamedQuantity& quantity = bid_.proposal.quantities[item.index];
    const int begins = bid_.calendar.window(quantity.time, quantity.formula).first;
    if (*usage_.first_used >= begins) return;
    const Message label = verbatim(sheet_.axis().labels[static_cast<std::size_t>(begins)]);
    bid_.diagnostics.push_back(
        {.severity = Severity::note,
         .code = "zero-before",
         .message = say("'{1}' begins in {2} and is 0 before, where this counts already",
                        verbatim(syntax.text), label),
         .place = place_of(text_, syntax),
         .hint = say("give it an earlier 'from', or say from = \"{1}\" here", label)});
  }

  /// The rate of a step that holds a year's single sum is as many times that sum as the year has
  /// steps. Hardly anyone means that.
  void warn_of_sums(const Syntax& syntax, const Item& item) {
    const int steps = sheet_.axis().steps_per_year;
    if (!usage_.at_once || steps == 1 || !names_.items.comes_at_once(item)) return;
    add_warning(
        bid_.diagnostics, "sum-as-rate",
        say("'{1}' holds single sums, and counts per year here: {2} times what the step holds",
            verbatim(syntax.text), number(steps)),
        place_of(text_, syntax),
        say("cumulative({1}) is what has come in so far", verbatim(syntax.text)));
  }

  Term unknown(const Syntax& syntax) {
    // Each guess compares all names, and a file may misspell thousands.
    const Guess guess = bid_.diagnostics.size() < most_problems ? Guess::wanted : Guess::none;
    bid_.diagnostics.push_back(
        unknown_name(names_.items, syntax.text, place_of(text_, syntax), guess));
    return sheet_.missing();
  }

  Resolved index(const Syntax& syntax) override { return {.term = listed(syntax)}; }

  /// x[n]: the n-th listed value of a driver.
  Term listed(const Syntax& syntax) {
    const Item* item = names_.items.find("drivers." + syntax.text);
    if (!item && names_.items.find("quantities." + syntax.text)) {
      return fault(
          syntax, "index",
          say("'{1}' is a quantity: only a driver lists its values", verbatim(syntax.text)),
          say("name the driver it is made of"));
    }
    if (!item) return unknown(syntax);
    const auto n = static_cast<std::size_t>(syntax.number);
    const std::size_t count = count_of_scalars(bid_.proposal.drivers[item->index].value);
    if (n > count) {
      return fault(syntax, "index",
                   plural(static_cast<double>(count), "'{2}' has {1} value", "'{2}' has {1} values",
                          verbatim(syntax.text)),
                   say("use an index from 1 to {1}", number(count)));
    }
    return names_.listed(*item, n);
  }

  Compilation& bid_;
  Sheet& sheet_;
  const Names& names_;
  const Expression& text_;
  const Usage& usage_;
};

}  // namespace

Resolved resolve(Compilation& bid, const Names& names, const Expression& expression,
                 const Usage& usage) {
  const Checked<Syntax>& parsed = expression.syntax();
  bid.diagnostics.insert(bid.diagnostics.end(), parsed.diagnostics.begin(),
                         parsed.diagnostics.end());
  if (!parsed.value) return {.term = bid.sheet.missing()};
  note_threshold(bid, names, expression, usage);
  return Resolver(bid, names, expression, usage).value(*parsed.value);
}

}  // namespace gonogo
