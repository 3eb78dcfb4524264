// SPDX-License-Identifier: MIT
/// Expressions as terms: names resolved, flows converted to the `per` of the item they stand in.
#include <array>
#include <utility>

#include "compile/compiler.hpp"
#include "compile/flow_scaling.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {

/// Walks one parsed expression. A diagnostic stands for a part that has no meaning; its term is
/// `missing`.
class Resolver {
 public:
  Resolver(Compiler& compiler, const Expression& text, Reading& reading)
      : compiler_(compiler), sheet_(compiler.sheet), text_(text), reading_(reading) {}

  Term term(const Syntax& syntax) {
    switch (syntax.kind) {
      case Syntax::Kind::number:
        return sheet_.constant(syntax.number);
      case Syntax::Kind::negate:
        return -term(syntax.parts[0]);
      case Syntax::Kind::binary:
        return binary(syntax);
      case Syntax::Kind::compare:
        return compare(syntax);
      case Syntax::Kind::call:
        return call(syntax);
      case Syntax::Kind::index:
        return index(syntax);
      case Syntax::Kind::name:
        break;
    }
    return name(syntax);
  }

 private:
  using Item = Compiler::Item;

  Term fault(const Syntax& part, std::string code, std::string message, std::string hint) {
    compiler_.error(std::move(code), std::move(message), place_of(text_, part), std::move(hint));
    return sheet_.missing();
  }

  Term binary(const Syntax& syntax) {
    const Term a = term(syntax.parts[0]);
    const Term b = term(syntax.parts[1]);
    switch (syntax.text[0]) {
      case '+':
        return a + b;
      case '-':
        return a - b;
      case '*':
        return a * b;
      case '/':
        return a / b;
      default:
        return power(a, b);
    }
  }

  Term compare(const Syntax& syntax) {
    static constexpr std::array<std::pair<std::string_view, Op>, 6> ops = {
        {{"<", Op::less},
         {"<=", Op::less_equal},
         {">", Op::greater},
         {">=", Op::greater_equal},
         {"==", Op::equal},
         {"!=", Op::not_equal}}};
    const auto is_year = [](const Syntax& s) {
      return s.kind == Syntax::Kind::name && s.text == "year";
    };
    const auto is_date = [](const Syntax& s) {
      return s.kind == Syntax::Kind::number && s.number > 200;
    };
    for (const int side : {0, 1}) {
      const Syntax& here = syntax.parts[static_cast<std::size_t>(side)];
      if (is_year(here) && is_date(syntax.parts[static_cast<std::size_t>(1 - side)])) {
        return fault(syntax, "calendar-year", "'year' counts from 1 in the first project year",
                     "write year == 2, or give labels");
      }
    }
    const Term a = term(syntax.parts[0]);
    const Term b = term(syntax.parts[1]);
    for (const auto& [sign, op] : ops) {
      if (sign == syntax.text) return sheet_.apply(op, a, b);
    }
    return sheet_.missing();
  }

  Term call(const Syntax& syntax) {
    const std::string& name = syntax.text;
    if (name == "change" || name == "cumulative" || name == "last_year") return across_time(syntax);
    const Term first = term(syntax.parts[0]);
    if (name == "if") return branches(syntax, first);
    if (name == "min" || name == "max") {
      Term result = first;
      for (std::size_t n = 1; n < syntax.parts.size(); ++n) {
        const Term next = term(syntax.parts[n]);
        result = name == "min" ? minimum(result, next) : maximum(result, next);
      }
      return result;
    }
    static constexpr std::array<std::pair<std::string_view, Op>, 7> ops = {{{"abs", Op::absolute},
                                                                            {"round", Op::round},
                                                                            {"floor", Op::floor},
                                                                            {"ceil", Op::ceil},
                                                                            {"exp", Op::exp},
                                                                            {"ln", Op::ln},
                                                                            {"sqrt", Op::sqrt}}};
    for (const auto& [id, op] : ops) {
      if (id == name) return sheet_.apply(op, first);
    }
    return sheet_.missing();
  }

  /// Only the branch taken needs a value: the whole begins where one of them does.
  Term branches(const Syntax& syntax, Term condition) {
    const int begins = reading_.begins;
    const Term yes = term(syntax.parts[1]);
    const int yes_begins = std::exchange(reading_.begins, begins);
    const Term no = term(syntax.parts[2]);
    reading_.begins = std::min(yes_begins, reading_.begins);
    return sheet_.select(condition, yes, no);
  }

  /// change, cumulative and last_year look back: what they look at becomes a row that is 0 before
  /// it begins.
  Term across_time(const Syntax& syntax) {
    if (reading_.constant) {
      return fault(syntax, "constant", syntax.text + "() varies in time",
                   "here only drivers that do not vary may stand");
    }
    reading_.varies = true;
    const bool sums = syntax.text == "cumulative";
    const Unit unit = reading_.per.value_or(Unit::year);
    // A sum of lines is that of their money; what compares them with a level is a rate, summed over
    // time.
    const bool money = sums && flow_scaling(syntax.parts[0], [&](const std::string& name) {
                                 return is_flow(name);
                               }) == FlowScaling::flow;
    Reading inner{.owner = reading_.owner, .per = money ? std::nullopt : std::optional(unit)};
    Resolver naming(compiler_, text_, inner);
    Term value = naming.term(syntax.parts[0]);
    const bool flow = inner.uses_flow;
    if (sums && !money && flow) value = value * length_in(unit);
    if (sums && !flow) {
      return fault(syntax, "not-a-flow", "cumulative() sums up a flow, and this is a level",
                   "name a line, such as revenue");
    }
    if (syntax.text == "change" && flow) {
      return fault(syntax, "not-a-stock", "change() is for a level, and this is a flow",
                   "name a driver or a quantity");
    }
    const Window since{inner.begins, sheet_.axis().columns() - 1};
    const RowId row = sheet_.declare(helper_row(syntax));
    const Term held = compiler_.inside(compiler_.calendar.flags(since),
                                       "from." + std::to_string(inner.begins), value);
    if (sums) {
      sheet_.define(row, sheet_.prior(row) + held);
      return sheet_.row(row);
    }
    sheet_.define(row, held);
    if (syntax.text == "last_year") {
      reading_.uses_flow = reading_.uses_flow || flow;
      return sheet_.prior(row, sheet_.axis().steps_per_year);
    }
    reading_.uses_flow = true;
    return converted(sheet_.row(row) - sheet_.prior(row));
  }

  SheetRow helper_row(const Syntax& syntax) const {
    std::string id = reading_.owner + "." + syntax.text;
    for (int n = 2; sheet_.find(id) != nothing; ++n)
      id = reading_.owner + "." + syntax.text + std::to_string(n);
    return {.id = std::move(id),
            .label = "of " + syntax.text + "() in " + reading_.owner,
            .kind = RowKind::helper,
            .unit = Kind::number,
            .roll = Roll::last,
            .sources = {place_of(text_, syntax)}};
  }

  /// The money of a step, at its rate per `per`.
  Term converted(Term flow) {
    if (!reading_.per) return flow;
    reading_.begins = std::max(reading_.begins, 1);
    return flow / length_in(*reading_.per);
  }

  Term length_in(Unit unit) {
    return compiler_.clock(std::string("time.length_in_") + name_of(unit),
                           std::string("length of the step in ") + name_of(unit) + "s",
                           compiler_.calendar.lengths(unit));
  }

  static const char* name_of(Unit unit) {
    return unit == Unit::day       ? "day"
           : unit == Unit::month   ? "month"
           : unit == Unit::quarter ? "quarter"
                                   : "year";
  }

  Term time_word(const Syntax& syntax, bool& found) {
    const TimeAxis& axis = sheet_.axis();
    const Calendar& calendar = compiler_.calendar;
    const std::string& word = syntax.text;
    const int fineness = word == "month"                              ? 12
                         : word == "quarter"                          ? 4
                         : word == "year" || word == "operation_year" ? 1
                                                                      : 0;
    found = fineness != 0;
    if (!found) return {};
    if (axis.dated())
      return fault(syntax, "dated", "dated flows know no " + word, "give dates as labels");
    if (axis.steps_per_year < fineness) {
      return fault(syntax, "whole-steps", "'" + word + "' needs steps no longer than a " + word,
                   "say step = \"" + word + "\" in [project]");
    }
    reading_.varies = true;
    const int first = word == "operation_year" ? axis.operation : 1;
    return compiler_.clock("time." + word, word == "operation_year" ? "year of operation" : word,
                           calendar.years(axis.steps_per_year / fineness, first));
  }

  Term name(const Syntax& syntax) {
    bool is_time = false;
    if (const Term word = time_word(syntax, is_time); is_time) {
      return reading_.constant ? fault(syntax, "constant", "'" + syntax.text + "' varies in time",
                                       "here only drivers that do not vary may stand")
                               : word;
    }
    const std::string id = compiler_.id_named(syntax.text);
    return id.empty() ? unknown(syntax) : named(syntax, id);
  }

  bool is_flow(const std::string& name) const {
    const Item* item = compiler_.find(compiler_.id_named(name));
    return item && item->flow;
  }

  Term named(const Syntax& syntax, const std::string& id) {
    const Item& item = compiler_.use(id, *compiler_.find(id));
    if (item.row == nothing) return item.value ? item.value : sheet_.missing();
    if (reading_.constant) {
      return fault(
          syntax, "constant", "'" + syntax.text + "' varies in time",
          "here only drivers that do not vary in time may stand; a list has values such as " +
              syntax.text + "[1]");
    }
    reading_.varies = true;
    reading_.begins = std::max(reading_.begins, sheet_.rows()[item.row].begins);
    if (!item.flow) return sheet_.row(item.row);
    reading_.uses_flow = true;
    warn_of_sums(syntax);
    const std::string section = id.substr(0, id.find('.') + 1);
    const bool neighbour = item.kind == Item::Kind::line && reading_.owner.starts_with(section);
    return converted(neighbour && item.own.id() != nothing ? compiler_.own_of(id)
                                                           : sheet_.row(item.row));
  }

  /// The rate of a step that holds a year's single sum is as many times that sum as the year has
  /// steps, which hardly anyone means.
  void warn_of_sums(const Syntax& syntax) {
    const int steps = sheet_.axis().steps_per_year;
    if (!reading_.at_once || steps == 1) return;
    if (!compiler_.comes_at_once(compiler_.id_named(syntax.text))) return;
    compiler_.diagnostics.push_back(
        {.severity = Severity::warning,
         .code = "sum-as-rate",
         .message = "'" + syntax.text + "' holds single sums, and counts per year here: " +
                    std::to_string(steps) + " times what the step holds",
         .place = place_of(text_, syntax),
         .hint = "cumulative(" + syntax.text + ") is what has come in so far"});
  }

  Term unknown(const Syntax& syntax) {
    const std::string& name = syntax.text;
    std::vector<std::string> lines;
    std::vector<std::string> known = {"year",           "quarter",    "month",
                                      "operation_year", "revenue",    "other_income",
                                      "cost",           "investment", "depreciation"};
    for (const std::string& id : compiler_.order_) {
      const auto dot = id.find('.');
      if (dot == std::string::npos || id.ends_with(".in_place") || id.starts_with("depreciation."))
        continue;
      const std::string bare = id.substr(dot + 1);
      const bool input = id.starts_with("drivers.") || id.starts_with("quantities.");
      known.push_back(input ? bare : id);
      if (bare == name && !input) lines.push_back(id);
    }
    if (!lines.empty())
      return fault(syntax, "unknown-name", "there is no driver or quantity '" + name + "'",
                   "the line is '" + lines.front() + "'");
    if ((name.starts_with("drivers.") || name.starts_with("quantities.")) && compiler_.find(name)) {
      return fault(
          syntax, "unknown-name", "there is no line '" + name + "'",
          "drivers and quantities have bare names: '" + name.substr(name.find('.') + 1) + "'");
    }
    const auto near = nearest(name, known);
    return fault(syntax, "unknown-name", "there is no driver, quantity or line '" + name + "'",
                 near ? "did you mean '" + *near + "'?"
                      : "drivers and quantities have bare names, lines are section.id; ids have no "
                        "minus sign");
  }

  /// x[n]: the n-th listed value of a driver.
  Term index(const Syntax& syntax) {
    Item* item = compiler_.find("drivers." + syntax.text);
    if (!item && compiler_.find("quantities." + syntax.text)) {
      return fault(syntax, "index",
                   "'" + syntax.text + "' is a quantity: only a driver lists its values",
                   "name the driver it is made of");
    }
    if (!item) return unknown(syntax);
    const Driver& driver = compiler_.proposal.drivers[item->index];
    const auto n = static_cast<std::size_t>(syntax.number);
    const Scalar* value = std::get_if<Scalar>(&driver.value.value);
    std::size_t count = 1;
    if (const auto* list = std::get_if<std::vector<Scalar>>(&driver.value.value)) {
      count = list->size();
      value = n <= count ? &(*list)[n - 1] : nullptr;
    } else if (const auto* schedule = std::get_if<std::vector<Entry>>(&driver.value.value)) {
      count = schedule->size();
      value = n <= count ? &(*schedule)[n - 1].value : nullptr;
    }
    if (n > count) {
      return fault(syntax, "index",
                   "'" + syntax.text + "' has " + std::to_string(count) +
                       (count == 1 ? " value" : " values"),
                   "use an index from 1 to " + std::to_string(count));
    }
    compiler_.use("drivers." + syntax.text, *item);
    if (item->value) return item->value;  // it does not vary: its levers are in it
    Reading inner{.owner = "drivers." + syntax.text, .constant = true};
    return compiler_.levers("drivers." + driver.id, driver.levers, compiler_.scalar(*value, inner));
  }

  Compiler& compiler_;
  Sheet& sheet_;
  const Expression& text_;
  Reading& reading_;
};

Term Compiler::expression(const Expression& text, Reading& reading) {
  const auto& parsed = text.syntax();
  if (!parsed.value) {
    diagnostics.insert(diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    return sheet.missing();
  }
  return Resolver(*this, text, reading).term(*parsed.value);
}

}  // namespace gonogo
