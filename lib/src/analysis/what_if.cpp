// SPDX-License-Identifier: MIT
#include "gonogo/analysis/what_if.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/rule_text.hpp"
#include "analysis/script_text.hpp"
#include "analysis/under_scenario.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/script_literal.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/model/input_changes.hpp"
#include "gonogo/model/overrides.hpp"

namespace gonogo {
namespace {

/// The bid, or the bid under a scenario.
struct Case {
  std::string id = {};
  Message name = {};
  EvaluatedModel model = {};
  LaidOver laid = {};
  bool offered = true;  ///< has a button
};

/// The bid as the report shows it, its scenarios, and those that only a rule names.
std::vector<Case> cases_of(const Bid& bid) {
  std::vector<Case> cases = {
      {.name = say("As written"), .model = bid.model, .laid = bid.loaded.laid}};
  const auto add = [&](const Scenario& scenario, bool offered) {
    Case each{.id = scenario.id,
              .name = verbatim(name_or_id(scenario.name, scenario.id)),
              .offered = offered};
    if (const auto known = bid.scenarios.find(scenario.id); known != bid.scenarios.end()) {
      each.model = known->second;
      each.laid = bid.laid.at(scenario.id);
    } else if (offered) {
      const auto opened = open_scenario(bid, scenario.id, &each.laid);
      if (!opened.value) return;
      each.model = *opened.value;
    } else {
      return;
    }
    cases.push_back(std::move(each));
  };
  // A report of one scenario is of no other.
  const bool offered = bid.options.scenario.empty();
  for (const Scenario& each : bid.model->proposal.scenarios) add(each, offered);
  if (bid.model->policy) {
    for (const Scenario& each : bid.model->policy->scenarios) add(each, offered);
  }
  return cases;
}

/// A slider: a number with the range and the step that the page offers.
struct Slider {
  Variable number = {};
  double low = 0, high = 0, step = 0;
};

/// A step of one significant digit that divides the range in 100 to 250.
double nice_step(double range) {
  const double least = range / 250;
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double digit : {1.0, 2.0, 5.0}) {
    if (digit * power >= least) return digit * power;
  }
  return 10 * power;
}

Slider slider_of(const Variable& number) {
  const double size = number.base == 0 ? 1 : std::abs(number.base);
  Slider slider{.number = number,
                .low = number.low.value_or(number.base - size / 2),
                .high = number.high.value_or(number.base + size / 2)};
  if (number.most) slider.high = std::min(slider.high, *number.most);
  slider.low = std::min(slider.low, number.base);
  slider.high = std::max(slider.high, number.base);
  if (!(slider.high > slider.low)) slider.high = slider.low + size / 2;
  slider.step = number.tick.value_or(nice_step(slider.high - slider.low));
  if (number.whole) {
    Variable counted = number;
    counted.tick = slider.step = std::max(number.tick.value_or(1), 1.0);
    slider.low = std::min(on_tick(counted, slider.low, true), number.base);
    slider.high = std::max(on_tick(counted, slider.high, false), number.base);
  }
  return slider;
}

/// What moves no slider, because the sheet has another shape then.
std::vector<Message> fixed_texts(const std::vector<Variable>& numbers) {
  std::vector<Message> fixed = {say("the period"), say("the step"), say("dates")};
  for (const Variable& each : numbers) {
    if (each.structural) fixed.push_back(label_of(each));
  }
  return fixed;
}

/// The levels of all drivers that are prices.
std::vector<Address> price_levels(const Model& model) {
  std::vector<Address> levels;
  for (const Driver& driver : model.proposal.drivers) {
    if (driver.role == Role::price) levels.push_back("drivers." + driver.id + ".times");
  }
  return levels;
}

class Writer {
 public:
  explicit Writer(const Bid& bid) : bid_(bid), cases_(cases_of(bid)) {
    for (Variable& each : find_variables(*bid.model, {.rates = true})) {
      numbers_.push_back(each);
      if (!each.structural) sliders_.push_back(slider_of(each));
    }
    // First what whoever bids may move, then what the customer does.
    const auto rank = [](const Slider& each) {
      const Control control = each.number.control;
      return !each.number.driver            ? 3
             : control == Control::ours     ? 0
             : control == Control::customer ? 1
                                            : 2;
    };
    std::stable_sort(sliders_.begin(), sliders_.end(),
                     [&](const Slider& a, const Slider& b) { return rank(a) < rank(b); });
    find_moves();
  }

  Script write() {
    add_words();
    std::string code = "{sliders:" + script_list(sliders_, [this](const Slider& each) {
                         return slider_text(each);
                       });
    code += ",\ncases:" + script_list(cases_, [this](const Case& each) { return case_text(each); });
    code += ",\nsheets:" + script_list(sheets_);
    code += ",\nmeasures:{" + measures_text() + "}}";
    return {.code = std::move(code), .words = words_.take()};
  }

 private:
  /// Levers that are written into the formulas: of sliders, of prices a rule is on, and of scenarios.
  void find_moves() {
    const auto add_inputs = [this](const Model& model, const Address& address) {
      for (const InputChange& change : inputs_of(model, address))
        moves_.insert(model.sheet.inputs()[change.input].address);
    };
    for (const Case& each : cases_) {
      for (const Slider& slider : sliders_) add_inputs(*each.model, slider.number.address);
      for (const Address& price : price_levels(*each.model)) add_inputs(*each.model, price);
      for (const Input& input : each.model->sheet.inputs()) {
        if (input.lever && input.base != input.neutral) moves_.insert(input.address);
      }
    }
  }

  std::string slider_text(const Slider& slider) {
    const Variable& number = slider.number;
    std::string setting = number.address;
    if (number.factor) setting.erase(setting.size() - std::string_view(".times").size());
    const Control control = number.control;
    std::string text =
        "{set:" + script_literal(setting + (number.factor ? "*=" : "=")) +
        ",factor:" + (number.factor ? "true" : "false") + ",base:" + script_number(number.base) +
        ",low:" + script_number(slider.low) + ",high:" + script_number(slider.high) +
        ",step:" + script_number(slider.step) +
        ",kind:" + (number.factor || number.kind == Kind::rate ? "\"rate\"" : "\"number\"") +
        ",label:" + words_.add(label_of(number)) +
        ",unit:" + words_.add(unit_in_words(number.unit)) +
        ",control:" + words_.add(control_text(control));
    if (number.low || number.high) text += ",stated:true";
    if (number.whole) text += ",whole:true";
    if (!number.states.empty()) text += ",states:" + script_list(number.states, script_number);
    return text + '}';
  }

  /// How a slider moves the inputs of a case: [input, scales, times, plus, here].
  std::string moved_inputs(const Case& each, const Slider& slider) const {
    const auto here = value_at(*each.model, slider.number.address);
    if (!here) return "[]";
    const UnderScenario under(slider.number, *here, *each.model, each.laid);
    return script_list(
        inputs_of(*each.model, slider.number.address), [&](const InputChange& change) {
          return '[' + std::to_string(change.input.index()) + ',' + (change.scales ? "1," : "0,") +
                 script_number(under.times()) + ',' + script_number(under.plus()) + ',' +
                 script_number(under.here()) + ']';
        });
  }

  std::string case_text(const Case& each) {
    const Model& model = *each.model;
    std::string sheet = sheet_script(model, moves_);
    const auto known = std::find(sheets_.begin(), sheets_.end(), sheet);
    const auto index = known - sheets_.begin();
    if (known == sheets_.end()) sheets_.push_back(std::move(sheet));
    std::vector<double> inputs;
    for (const Input& input : model.sheet.inputs()) inputs.push_back(input.base);
    std::string text =
        "{id:" + script_literal(each.id) + ",name:" + words_.add(each.name) +
        ",offered:" + (each.offered ? "true" : "false") + ",sheet:" + std::to_string(index) +
        ",inputs:" + script_list(inputs, script_number) + ",sliders:" +
        script_list(sliders_, [&](const Slider& slider) { return moved_inputs(each, slider); });
    text += ",prices:" + prices_of(each.model);
    text += ",rules:" + script_list(model.rules, [&](const BoundRule& rule) {
              return rule_words(model, rule, each);
            });
    return text + '}';
  }

  /// The inputs of the prices that a rule on their headroom moves together.
  static std::string prices_of(const EvaluatedModel& model) {
    std::set<InputId> prices;
    if (model.judges_prices()) {
      for (const Address& level : price_levels(*model)) {
        for (const InputChange& change : inputs_of(*model, level)) prices.insert(change.input);
      }
    }
    return script_list(prices, [](InputId input) { return std::to_string(input.index()); });
  }

  /// What the page says of a rule: its subject, its limit, and of a simulated one its result.
  std::string rule_words(const Model& model, const BoundRule& rule, const Case& each) {
    const std::size_t index = static_cast<std::size_t>(&rule - model.rules.data());
    const double limit = each.model.rules()[index].limit;
    return '[' + words_.add(subject_of(model, rule)) + ',' +
           words_.add(limit_text(model, rule, limit)) + ']';
  }

  std::string measures_text() {
    std::vector<std::string> all;
    const auto add = [&](const MeasureDefinition& each) {
      std::vector<std::string> rates;
      for (NodeId Perspective::*const rate : each.rates) {
        if (rate != nullptr) rates.push_back(script_literal(rate_name(rate)));
      }
      const bool shown = !each.of_price || bid_.model.judges_prices();
      all.push_back(std::string(each.id) + ":{kind:" + script_literal(script_kind(each.kind)) +
                    ",rates:" + script_list(rates) + ",title:" + words_.add(short_title_of(each)) +
                    (each.decided_by ? ",decidedBy:" + script_literal(each.decided_by->id) : "") +
                    (each.none.empty() ? "" : ",none:" + words_.add(say(each.none))) +
                    ",inapplicable:" + words_.add(reason_text(each, Why::not_applicable)) +
                    ",unstated:" + words_.add(reason_text(each, Why::not_stated)) +
                    (shown ? "" : ",hidden:true") + '}');
    };
    for (const MeasureDefinition* each : measures::list) add(*each);
    add(measures::npv_with_benefit);
    return join(all, ",");
  }

  static std::string_view rate_name(NodeId Perspective::*rate) {
    return rate == &Perspective::discount   ? "discount"
           : rate == &Perspective::finance  ? "finance"
           : rate == &Perspective::reinvest ? "reinvest"
           : rate == &Perspective::equity   ? "equity"
                                            : "discounting";
  }

  void add_words();
  void add_counts();

  const Bid& bid_;
  std::vector<Case> cases_;
  std::vector<Variable> numbers_ = {};
  std::vector<Slider> sliders_ = {};
  std::set<Address> moves_ = {};
  std::vector<std::string> sheets_ = {};
  ScriptWords words_ = {};
};

/// "3 mandatory rules fail", "all 4 rules pass" for each number of rules.
void Writer::add_counts() {
  for (std::size_t n = 0; n <= bid_.model->rules.size(); ++n) {
    const auto count = static_cast<double>(n);
    const std::string key = "." + std::to_string(n);
    words_.add("mandatory" + key,
               plural(count, "{1} mandatory rule fails", "{1} mandatory rules fail"));
    words_.add("discretionary" + key,
               plural(count, "{1} discretionary rule fails", "{1} discretionary rules fail"));
    words_.add("pass" + key, plural(count, "the only rule passes", "all {1} rules pass"));
    words_.add("apply" + key,
               plural(count, "the only rule that applies passes", "the {1} rules that apply pass"));
  }
}

void Writer::add_words() {
  const Message one = verbatim("{1}"), two = verbatim("{2}"), three = verbatim("{3}");
  for (const Verdict each :
       {Verdict::go, Verdict::conditional, Verdict::no_go, Verdict::not_judged})
    words_.add("verdict." + std::string(id_of(each)), verdict_text(each));
  for (const RuleOutcome each : {RuleOutcome::pass, RuleOutcome::fail, RuleOutcome::does_not_apply,
                                 RuleOutcome::cannot_compute}) {
    words_.add("outcome." + std::string(id_of(each)), outcome_text(each, Must::must));
  }
  words_.add("outcome.refer", outcome_text(RuleOutcome::fail, Must::should));
  words_.add("outcome.waived", say("waived by {1}", one));
  words_.add("outcome.chance", say("by simulation: not computed here"));
  for (const Why each : {Why::never, Why::several, Why::every_rate, Why::unresolved, Why::fault})
    words_.add("why." + std::string(id_of(each)), reason_text(measures::npv, each));
  words_.add("why.not_here", say("not computed on this page"));
  words_.add("short.never", say("never")), words_.add("short.several", say("several"));
  words_.add("short.none", say("none")), words_.add("short.na", say("n/a"));
  words_.add("years", say("years"));
  words_.add("sentence", say("{1}: {2}.", one, two));
  words_.add("sentence2", say("{1}: {2}; {3}.", one, two, three));
  words_.add("both", listed(Join::semicolon, {one, two}));
  words_.add("pair", say("{1} {2}", one, two));
  words_.add("rest", say("{1}, {2} discretionary", one, two));
  words_.add("needs", say("{1}, needs {2}", one, two));
  words_.add("most", say("{1}, at most {2}", one, two));
  words_.add("npv_at", say("{1}, NPV at {2} {3}", one, two, three));
  words_.add("short", say("short by {1}", one)), words_.add("over", say("over by {1}", one));
  words_.add("headroom", say("headroom {1}", one)), words_.add("no_headroom", say("no headroom"));
  words_.add("at", say("{1} at {2}", one, two)), words_.add("pp", say("{1} pp", one));
  words_.add("less", say("less than {1}", one));
  words_.add("no", say("no {1}", one)), words_.add("more_than_one", say("more than one {1}", one));
  words_.add("more_than_one_usual", say("more than one {1}, {2}", one, two));
  words_.add("never_within",
             say("{1} never within {2}", one, duration_text(bid_.model->sheet.axis().period())));
  words_.add("because", say("{1}: {2}", one, two));
  words_.add("and", say("{1}, {2}", one, two));
  words_.add("usual", say("{1} between {2} and {3}", one, verbatim("-90%"), verbatim("1,000%")));
  words_.add("no_value", say("a number has no value"));
  words_.add("no_rule", say("no rule applies"));
  words_.add("but_for", say("{1} (not judged here: {2})", one, two));
  words_.add("what_if", say("WHAT-IF, not the file: {1}", one));
  words_.add("scenario", say("scenario {1}", one));
  words_.add("title", say("What if"));
  words_.add("scenarios", say("Scenarios"));
  words_.add("reset", say("Reset")), words_.add("reset_all", say("Reset all"));
  words_.add("copy", say("Copy as --set")), words_.add("link", say("Copy the link"));
  words_.add("copied", say("Copied"));
  words_.add("as_written", say("as written {1}", one));
  words_.add("no_effect", say("no effect in this scenario"));
  words_.add("stale", say("as written: does not follow the sliders"));
  words_.add("fixed", say("Fixed on this page: {1}. Change them in the bid, or with --set, and run "
                          "gonogo again.",
                          listed(Join::comma, fixed_texts(numbers_))));
  words_.add("cash_flow", say("net cash flow")), words_.add("cumulative", say("cumulative"));
  words_.add("discounted", say("cumulative, discounted"));
  words_.add("static_payback", title_of(measures::static_payback));
  words_.add("discounted_payback", title_of(measures::discounted_payback));
  words_.add("command", verbatim(bid_.model->proposal.file));
  add_counts();
}

}  // namespace

Script what_if_script(const Bid& bid) { return Writer(bid).write(); }

}  // namespace gonogo
