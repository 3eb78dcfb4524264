// SPDX-License-Identifier: MIT
/// The keys of a driver together: its value, and how uncertain it is.
#include <algorithm>
#include <array>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "gonogo/input/overlay.hpp"
#include "input/checks.hpp"
#include "proposal/words.hpp"

namespace gonogo {
namespace {

using Shape = Uncertainty::Shape;

bool varies(const Amount& value) { return !std::holds_alternative<Scalar>(value.value); }

std::optional<double> constant(const Amount& value) {
  const auto* scalar = std::get_if<Scalar>(&value.value);
  const auto* number = scalar != nullptr ? std::get_if<double>(&scalar->value) : nullptr;
  return number != nullptr ? std::optional(*number) : std::nullopt;
}

/// Checks the keys of a driver's uncertainty against each other.
class UncertaintyRules {
 public:
  UncertaintyRules(const Node& item, const Driver& driver, Diagnostics& found)
      : item_(item), driver_(driver), stated_(driver.uncertainty), found_(found) {}

  void check() const {
    check_form();
    check_order("low", stated_.low, "high", stated_.high);
    if (stated_.spread) check_order("low", stated_.spread->low, "high", stated_.spread->high);
    check_order("p10", stated_.p10, "p50", stated_.p50);
    check_order("p50", stated_.p50, "p90", stated_.p90);
    if (!stated_.p50) check_order("p10", stated_.p10, "p90", stated_.p90);
    check_value_between();
    check_states();
    check_shape();
  }

 private:
  void error(std::string_view code, Message message, std::string_view key,
             Message hint = {}) const {
    const Node* member = item_.find(key);
    found_.push_back({.code = std::string(code),
                      .message = std::move(message),
                      .place = member != nullptr ? member->place : item_.key_place,
                      .hint = std::move(hint)});
  }

  void check_form() const {
    const bool bounds = item_.find("low") != nullptr || item_.find("high") != nullptr;
    if (bounds && stated_.spread)
      error("conflict", say("spread and low or high say the same thing: one of them"), "spread");
    if (bounds && varies(driver_.value)) {
      error("conflict", say("a value that varies in time has no single low or high"),
            item_.find("low") != nullptr ? "low" : "high",
            say("say it relative to the value: spread = [-0.1, 0.15]"));
    }
  }

  void check_order(std::string_view lower_key, std::optional<double> lower,
                   std::string_view upper_key, std::optional<double> upper) const {
    if (!lower || !upper || *lower <= *upper) return;
    error("order",
          say("{1} = {2} is above {3} = {4}", verbatim(lower_key), exact(*lower),
              verbatim(upper_key), exact(*upper)),
          stated_.spread ? "spread" : lower_key);
  }

  void check_value_between() const {
    const auto value = constant(driver_.value);
    const Node* node = item_.find("value");
    if (!value || node == nullptr || stated_.spread) return;
    if (item_.levers || node->from_overlay) return warn_of_setting(*value, *node);
    if (stated_.low && *stated_.low > *value) {
      error("order", say("low = {1} is above the value {2}", exact(*stated_.low), exact(*value)),
            "low");
    }
    if (stated_.high && *stated_.high < *value) {
      error("order", say("high = {1} is below the value {2}", exact(*stated_.high), exact(*value)),
            "high");
    }
  }

  /// As written, an event is 1 or 0, or between them where its mean is meant; so is a choice.
  void check_states() const {
    const auto value = constant(driver_.value);
    const Node* node = item_.find("value");
    std::vector<double> states;
    if (stated_.shape == Shape::discrete) states = stated_.values;
    if (stated_.shape == Shape::event) states = {0, 1};
    if (!value || node == nullptr || states.empty() || item_.levers) return;
    const auto [least, most] = std::minmax_element(states.begin(), states.end());
    if (*value >= *least && *value <= *most) return;
    const bool event = stated_.shape == Shape::event;
    Message message = event ? say("an event is 1 or 0: {1} is neither", exact(*value))
                            : say("{1} is none of the values {2} to {3}", exact(*value),
                                  exact(*least), exact(*most));
    // Who sets a value may try what the bid does not believe.
    if (node->from_overlay) return add_warning(found_, "beyond-bounds", message, node->place, {});
    error("order", std::move(message), "value",
          event ? say("write value = 0 where the bid as written is without it") : Message());
  }

  /// A scenario may leave the bounds: that is what it is for. Who sets a value may have mistyped it.
  void warn_of_setting(double written, const Node& node) const {
    const Levers levers = item_.levers.value_or(Levers{});
    const Place& place = item_.levers ? levers.place : node.place;
    const double value = written * levers.times + levers.plus;
    const bool low = stated_.low && value < *stated_.low;
    const bool high = stated_.high && value > *stated_.high;
    if (place.file != FileName(settings_file) || (!low && !high)) return;
    add_warning(found_, "beyond-bounds",
                low ? say("{1} = {2} is below its low of {3}", verbatim(item_.key), exact(value),
                          exact(*stated_.low))
                    : say("{1} = {2} is above its high of {3}", verbatim(item_.key), exact(value),
                          exact(*stated_.high)),
                place, say("the bid states between what bounds it believes the number"));
  }

  /// Each shape has the keys it needs and no others.
  void check_shape() const {
    const Shape shape = stated_.shape;
    const bool bounded = stated_.spread || (stated_.low && stated_.high);
    if (is_one_of(shape, {Shape::pert, Shape::triangular, Shape::uniform, Shape::beta}) && !bounded)
      error("missing-key", say("this distribution needs low and high"), "distribution");
    for (const ShapeKey& each : keys_of_shapes()) check_key(each);
    check_weights();
    if (stated_.p10.has_value() != stated_.p90.has_value())
      error("missing-key", say("p10 and p90 go together"), stated_.p10 ? "p10" : "p90");
  }

  /// Up to four.
  class Shapes {
   public:
    constexpr Shapes(std::initializer_list<Shape> shapes = {}) : count_(shapes.size()) {
      std::copy(shapes.begin(), shapes.end(), shapes_.begin());
    }
    const Shape* begin() const { return shapes_.data(); }
    const Shape* end() const { return shapes_.data() + count_; }

   private:
    std::array<Shape, 4> shapes_ = {};
    std::size_t count_;
  };

  /// A key that some shapes need, and others may have.
  struct ShapeKey {
    std::string_view name = {};
    bool given = false;
    Shapes needed = {}, allowed = {};
  };

  std::array<ShapeKey, 12> keys_of_shapes() const {
    const Uncertainty& s = stated_;
    return {{{"sd", s.sd.has_value(), {Shape::normal}},
             {"sigma", s.sigma.has_value(), {Shape::lognormal, Shape::overrun}},
             {"lambda", s.lambda.has_value(), {}, {Shape::pert}},
             {"alpha", s.alpha.has_value(), {Shape::beta}},
             {"beta", s.beta.has_value(), {Shape::beta}},
             {"shape", s.steepness.has_value(), {Shape::gamma, Shape::weibull}},
             {"scale", s.scale.has_value(), {}, {Shape::gamma, Shape::weibull}},
             {"tail", s.tail.has_value(), {Shape::overrun}},
             {"tail_from", s.tail_from.has_value(), {}, {Shape::overrun}},
             {"values", !s.values.empty(), {Shape::discrete, Shape::empirical}},
             {"weights", !s.weights.empty(), {}, {Shape::discrete}},
             {"probability", s.probability.has_value(), {Shape::event}}}};
  }

  static bool is_one_of(Shape shape, const Shapes& shapes) {
    return std::find(shapes.begin(), shapes.end(), shape) != shapes.end();
  }

  void check_key(const ShapeKey& key) const {
    if (is_one_of(stated_.shape, key.needed)) {
      if (!key.given)
        error("missing-key", say("this distribution needs {1}", verbatim(key.name)),
              "distribution");
    } else if (key.given && !is_one_of(stated_.shape, key.allowed)) {
      std::vector<Message> names;
      for (const auto* shapes : {&key.needed, &key.allowed}) {
        for (const Shape each : *shapes)
          names.push_back(verbatim("\"" + std::string(word_of(each)) + "\""));
      }
      error("conflict",
            say("{1} goes with distribution = {2}", verbatim(key.name),
                listed(Join::either, std::move(names))),
            key.name);
    }
  }

  static std::string_view word_of(Shape shape) {
    const auto at = std::find_if(words<Shape>.begin(), words<Shape>.end(),
                                 [&](const Word<Shape>& each) { return each.value == shape; });
    return at->text;
  }

  void check_weights() const {
    if (stated_.weights.empty() || stated_.shape != Shape::discrete) return;
    if (stated_.weights.size() != stated_.values.size()) {
      error("conflict",
            say("{1} values and {2} weights", number(stated_.values.size()),
                number(stated_.weights.size())),
            "weights");
    }
    const auto weighs = [](double weight) { return weight != 0; };
    if (std::none_of(stated_.weights.begin(), stated_.weights.end(), weighs))
      error("conflict", say("every weight is 0: nothing can occur"), "weights");
  }

  const Node& item_;
  const Driver& driver_;
  const Uncertainty& stated_;
  Diagnostics& found_;
};

/// Refuses a formula, and puts a number in its place.
void refuse_expression(Scalar& scalar, Diagnostics& found) {
  if (!std::holds_alternative<Expression>(scalar.value)) return;
  const std::string& text = std::get<Expression>(scalar.value).text();
  const bool decimal = text.starts_with('.') && parse_number("0" + text);
  found.push_back({.code = "driver-expression",
                   .message = say("a driver is a number, not a formula"),
                   .place = scalar.place,
                   .hint = decimal ? say("write 0{1}", verbatim(text))
                                   : say("a formula belongs in [quantities]")});
  scalar.value = 1.0;
}

void refuse_expressions(Amount& value, Diagnostics& found) {
  if (auto* scalar = std::get_if<Scalar>(&value.value)) refuse_expression(*scalar, found);
  if (auto* list = std::get_if<ValueList>(&value.value)) {
    for (Scalar& scalar : list->written()) refuse_expression(scalar, found);
  }
  if (auto* schedule = std::get_if<std::vector<Entry>>(&value.value)) {
    for (Entry& entry : *schedule) refuse_expression(entry.value, found);
  }
}

/// What counts things has whole values, and moves by whole ones.
class WholeRules {
 public:
  WholeRules(const Node& item, Driver& driver, Diagnostics& found)
      : item_(item), driver_(driver), found_(found) {}

  void check() const {
    check_tick();
    check_value();
    check_bound("low", driver_.uncertainty.low);
    check_bound("high", driver_.uncertainty.high);
    for (const double value : driver_.uncertainty.values)
      if (!is_whole(value)) refuse(exact(value), place_of("values"));
  }

 private:
  static bool is_whole(double value) { return value == std::round(value); }

  Place place_of(std::string_view key) const {
    const Node* member = item_.find(key);
    return member != nullptr ? member->place : item_.key_place;
  }

  void add(Message message, const Place& place) const {
    add_error(found_, "not-whole", std::move(message), place,
              say("round it, or remove whole = true"));
  }

  void refuse(Message value, const Place& place) const {
    add(say("{1} counts whole things: {2} is not whole", verbatim(item_.key), std::move(value)),
        place);
  }

  void check_tick() const {
    const bool counts = driver_.tick && is_whole(*driver_.tick) && *driver_.tick != 0;
    if (driver_.tick && !counts)
      add(say("a tick of {1} does not count whole things", exact(*driver_.tick)), place_of("tick"));
    if (!counts) driver_.tick = 1;
  }

  void check_bound(std::string_view key, std::optional<double> bound) const {
    if (bound && !is_whole(*bound))
      refuse(say("{1} = {2}", verbatim(key), exact(*bound)), place_of(key));
  }

  void check_scalar(const Scalar& scalar) const {
    const auto* value = std::get_if<double>(&scalar.value);
    if (value == nullptr) return;
    if (!is_whole(*value)) return refuse(exact(*value), scalar.place);
    // A scenario may take 15% of 42: that is no count anybody states.
    if (!item_.levers || item_.levers->place.file != FileName(settings_file)) return;
    const Levers& levers = *item_.levers;
    constexpr int digits = 12;
    const double moved = to_digits(*value * levers.times + levers.plus, digits);
    if (!is_whole(moved))
      add_warning(
          found_, "not-whole",
          say("{1} = {2} counts whole things, and is not whole", verbatim(item_.key), exact(moved)),
          levers.place, say("set it to a whole number"));
  }

  void check_value() const {
    const auto& value = driver_.value.value;
    if (const auto* scalar = std::get_if<Scalar>(&value)) check_scalar(*scalar);
    if (const auto* list = std::get_if<ValueList>(&value))
      for (std::size_t i = 0; i < list->size(); ++i) check_scalar((*list)[i]);
    if (const auto* schedule = std::get_if<std::vector<Entry>>(&value))
      for (const Entry& entry : *schedule) check_scalar(entry.value);
  }

  const Node& item_;
  Driver& driver_;
  Diagnostics& found_;
};

}  // namespace

bool check(const Node& item, Driver& driver, Diagnostics& found) {
  UncertaintyRules(item, driver, found).check();
  refuse_expressions(driver.value, found);
  if (driver.whole) WholeRules(item, driver, found).check();
  const auto* sum = std::get_if<SiteSum>(&driver.value.value);
  if (sum && sum->sites->moments)
    add_error(found, "conflict",
              say("a driver has a value over time: {1} sums at moments", verbatim(item.key)),
              driver.value.place, say("count from = \"go_live\" on; at is for amounts"));
  return true;
}

}  // namespace gonogo
