// SPDX-License-Identifier: MIT
#include "gonogo/analysis/what_if.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/breakeven_tables.hpp"
#include "analysis/flow_lines.hpp"
#include "analysis/price_vat.hpp"
#include "analysis/rule_text.hpp"
#include "analysis/script_text.hpp"
#include "analysis/stepped.hpp"
#include "analysis/under_scenario.hpp"
#include "analysis/volume_levels.hpp"
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
  std::size_t order = 0;  ///< among all numbers that a sensitivity moves
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

Slider slider_of(const Variable& number, std::size_t order) {
  const double size = number.base == 0 ? 1 : std::abs(number.base);
  Slider slider{.number = number,
                .order = order,
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
    if (each.structural && each.driver) fixed.push_back(label_of(each));
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
    numbers_ = find_variables(*bid.model, {.rates = true});
    const std::size_t own = numbers_.size();
    numbers_ = find_variables(*bid.model,
                              {.rates = true, .lines = true, .sections = true, .period = true});
    for (std::size_t n = 0; n < numbers_.size(); ++n) {
      if (numbers_[n].structural) continue;
      (n < own ? sliders_ : levers_).push_back(slider_of(numbers_[n], n));
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
    add_page_words(*bid_.model, fixed_texts(numbers_), words_);
    const auto text = [this](const Slider& each) { return slider_text(each); };
    std::vector<std::string> fixed;
    for (const Variable& each : numbers_) {
      if (each.structural) fixed.push_back(script_literal(row_id(each)));
    }
    std::string code = "{fixed:" + script_list(fixed) + ",sliders:" + script_list(sliders_, text) +
                       ",\nlevers:" + script_list(levers_, text);
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
      for (const Slider& lever : levers_) add_inputs(*each.model, lever.number.address);
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
        ",kind:" + script_literal(script_kind(number.factor ? Kind::rate : number.kind)) +
        ",label:" + words_.add(label_of(number)) +
        ",unit:" + words_.add(unit_in_words(number.unit)) +
        ",control:" + words_.add(control_text(control)) + ",order:" + std::to_string(slider.order);
    const auto add = [&text](const char* name, const std::optional<double>& value) {
      if (value) text += name + script_number(*value);
    };
    add(",least:", number.low), add(",greatest:", number.high), add(",most:", number.most);
    add(",amount:", number.amount), add(",tick:", number.tick), add(",floor:", number.least);
    if (const auto spread = spread_of(number))
      text += ",spread:[" + script_number(spread->low) + ',' + script_number(spread->high) + ']';
    if (bid_.model->sheet.find_input(number.address) != no_input) text += ",input:true";
    if (number.whole && is_stepped(*bid_.model, number)) text += ",stepped:true";
    text += ",row:" + script_literal(row_id(number));
    if (number.driver) text += ",driver:true";
    if (number.role == Role::volume) text += ",volume:true";
    if (number.role == Role::price) text += ",price:true,vats:" + vats_text(number);
    if (value_at(*bid_.model, number.address + ".growth").value_or(0) != 0) text += ",grows:true";
    if (number.low || number.high) text += ",stated:true";
    if (number.whole) text += ",whole:true";
    if (!number.states.empty()) text += ",states:" + script_list(number.states, script_number);
    return text + '}';
  }

  /// The VAT of a price: [rate, whether the price includes it, the rate in words].
  std::string vats_text(const Variable& price) {
    return script_list(price_vats(*bid_.model, price), [this](const PriceVat& each) {
      return '[' + script_number(each.rate) + (each.included ? ",1," : ",0,") +
             words_.add(stated_rate(each.rate)) + ']';
    });
  }

  /// Bounds that go with the value.
  std::optional<Spread> spread_of(const Variable& number) const {
    for (const Driver& driver : bid_.model->proposal.drivers) {
      const std::string id = "drivers." + driver.id;
      if (number.address == id || number.address == id + ".times") return driver.uncertainty.spread;
    }
    return {};
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
        script_list(sliders_, [&](const Slider& slider) { return moved_inputs(each, slider); }) +
        ",levers:" +
        script_list(levers_, [&](const Slider& lever) { return moved_inputs(each, lever); }) +
        ",lines:" + lines_text(model) + ",costs:" + costs_text(model);
    text += ",prices:" + prices_of(each.model);
    text += ",rules:" + script_list(model.rules, [&](const BoundRule& rule) {
              return rule_words(model, rule, each);
            });
    return text + '}';
  }

  /// The lines of the cash flow: [row, sign, first column, label, id].
  std::string lines_text(const Model& model) {
    return script_list(flow_lines(model), [&](const Posting& each) {
      const SheetRow& row = model.sheet.rows()[each.row];
      return '[' + std::to_string(each.row.index()) + ',' + script_number(each.sign) + ',' +
             std::to_string(row.begins) + ',' + words_.add(row.label) + ',' +
             script_literal(row.id) + ']';
    });
  }

  /// The lines of cost: [row, label, id, category, its name, how it behaves as stated].
  std::string costs_text(const Model& model) {
    return script_list(counted_costs(model), [&](const CountedCost& each) {
      return '[' + std::to_string(model.sheet.find(each.row).index()) + ',' +
             words_.add(each.label.empty() ? verbatim(each.row) : each.label) + ',' +
             script_literal(each.row) + ',' + script_literal(category_of(each)) + ',' +
             words_.add(category_text(category_of(each))) + ',' + script_literal(stated_way(each)) +
             ']';
    });
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

  const Bid& bid_;
  std::vector<Case> cases_;
  std::vector<Variable> numbers_ = {};
  std::vector<Slider> sliders_ = {};
  std::vector<Slider> levers_ = {};  ///< what a sensitivity moves beside them: lines, sections
  std::set<Address> moves_ = {};
  std::vector<std::string> sheets_ = {};
  ScriptWords words_ = {};
};

}  // namespace

Script what_if_script(const Bid& bid) { return Writer(bid).write(); }

}  // namespace gonogo
