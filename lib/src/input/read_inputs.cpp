// SPDX-License-Identifier: MIT
/// [project], [drivers] and [quantities].
#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "input/keys/drivers.hpp"
#include "input/keys/project.hpp"
#include "input/keys/quantities.hpp"
#include "input/keys/time.hpp"
#include "input/sections.hpp"
#include "input/table_reader.hpp"

namespace gonogo {
namespace {

using Shape = Uncertainty::Shape;

bool varies(const Amount& value) { return !std::holds_alternative<Scalar>(value.value); }

std::optional<double> constant(const Amount& value) {
  const auto* scalar = std::get_if<Scalar>(&value.value);
  const auto* number = scalar != nullptr ? std::get_if<double>(&scalar->value) : nullptr;
  return number != nullptr ? std::optional(*number) : std::nullopt;
}

/// Checks what a driver says about its uncertainty, key against key.
class UncertaintyRules {
 public:
  UncertaintyRules(const Node& item, const Driver& driver, Diagnostics& found)
      : item_(item), driver_(driver), stated_(driver.uncertainty), found_(found) {}

  void check() const {
    check_form();
    check_order("low", stated_.low, "high", stated_.high);
    check_order("p10", stated_.p10, "p50", stated_.p50);
    check_order("p50", stated_.p50, "p90", stated_.p90);
    if (!stated_.p50) check_order("p10", stated_.p10, "p90", stated_.p90);
    check_value_between();
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
    if (bounds && stated_.relative)
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
          stated_.relative ? "spread" : lower_key);
  }

  void check_value_between() const {
    const auto value = constant(driver_.value);
    const Node* node = item_.find("value");
    const bool moved =
        item_.levers || node == nullptr || node->laid_over;  // a what-if may leave the bounds
    if (!value || moved || stated_.relative) return;
    if (stated_.low && *stated_.low > *value) {
      error("order", say("low = {1} is above the value {2}", exact(*stated_.low), exact(*value)),
            "low");
    }
    if (stated_.high && *stated_.high < *value) {
      error("order", say("high = {1} is below the value {2}", exact(*stated_.high), exact(*value)),
            "high");
    }
  }

  /// Each shape has the keys it needs and no others.
  void check_shape() const {
    const Shape shape = stated_.shape;
    const bool bounded = stated_.low && stated_.high;
    const bool needs_bounds =
        shape == Shape::pert || shape == Shape::triangular || shape == Shape::uniform;
    if (needs_bounds && !bounded)
      error("missing-key", say("this distribution needs low and high"), "distribution");
    need(Shape::normal, "sd", stated_.sd.has_value());
    need(Shape::lognormal, "sigma", stated_.sigma.has_value());
    need(Shape::discrete, "values", !stated_.values.empty());
    need(Shape::event, "probability", stated_.probability.has_value());
    if (!stated_.weights.empty() && stated_.weights.size() != stated_.values.size()) {
      error("conflict",
            say("{1} values and {2} weights", number(stated_.values.size()),
                number(stated_.weights.size())),
            "weights");
    }
    if (stated_.p10.has_value() != stated_.p90.has_value())
      error("missing-key", say("p10 and p90 go together"), stated_.p10 ? "p10" : "p90");
  }

  void need(Shape shape, std::string_view key, bool given) const {
    if (stated_.shape == shape && !given)
      error("missing-key", say("this distribution needs {1}", verbatim(key)), "distribution");
    if (stated_.shape != shape && given) {
      error("conflict",
            say("{1} goes with distribution = \"{2}\"", verbatim(key),
                verbatim(words<Shape>[static_cast<std::size_t>(shape) - 1].text)),
            key);
    }
  }

  const Node& item_;
  const Driver& driver_;
  const Uncertainty& stated_;
  Diagnostics& found_;
};

void refuse_expressions(const Amount& value, Diagnostics& found) {
  const auto refuse = [&](const Scalar& scalar) {
    if (!std::holds_alternative<Expression>(scalar.value)) return;
    found.push_back({.code = "driver-expression",
                     .message = say("a driver is a number, not a formula"),
                     .place = scalar.place,
                     .hint = say("a formula belongs in [quantities]")});
  };
  if (const auto* scalar = std::get_if<Scalar>(&value.value)) refuse(*scalar);
  if (const auto* list = std::get_if<std::vector<Scalar>>(&value.value)) {
    for (const Scalar& scalar : *list) refuse(scalar);
  }
  if (const auto* schedule = std::get_if<std::vector<Entry>>(&value.value)) {
    for (const Entry& entry : *schedule) refuse(entry.value);
  }
}

void read_driver_table(const Node& item, const Address& address, Driver& driver,
                       Diagnostics& found) {
  TableReader table(item, address, say("a driver"), found);
  driver.uncertainty.place = item.key_place;
  table.keys<Driver>(driver_keys, driver);
  table.keys<TimeKeys>(time_keys, driver.time);
  table.keys<Uncertainty>(uncertainty_keys, driver.uncertainty);
  table.finish();
  UncertaintyRules(item, driver, found).check();
}

bool is_faulty(const Duration& duration, const Diagnostics& found) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Diagnostic& each) { return each.place == duration.count.place; });
}

}  // namespace

void read_spread(const Node& node, const Context& context, Uncertainty& out) {
  std::vector<double> bounds;
  read_value(node, context, bounds);
  out.relative = true;
  if (node.kind == Node::Kind::array && bounds.size() != 2) {
    context.error("wrong-type", say("spread has two numbers: how far down, how far up"), node.place,
                  say("spread = [-0.1, 0.15]"));
  }
  if (bounds.size() == 2) out.low = bounds[0], out.high = bounds[1];
}

void read_whole(const Node& node, const Context& context, Driver& out) {
  bool whole = false;
  read_value(node, context, whole);
  if (whole && !out.tick) out.tick = 1;
}

void read_project(const Node& section, Project& out, Diagnostics& found) {
  out.place = section.key_place;
  TableReader table(section, "project", say("[project]"), found);
  table.keys<Project>(project_keys, out);
  table.finish();
  check_currency(out.currency, found);
  if (!out.period && out.step != Step::dated) {
    found.push_back(
        {.code = "missing-key",
         .message = say("{1} needs the key {2}", verbatim("[project]"), verbatim("period")),
         .place = section.key_place,
         .hint = say("period = \"5 years\"")});
  }
  const bool stands = out.period && !is_faulty(*out.period, found);
  if (!stands && out.step != Step::dated) out.period = long_period();
}

void read_drivers(const Node& section, std::vector<Driver>& out, Diagnostics& found) {
  for_each_input(section, found, [&](const Node& item) {
    Driver& driver = out.emplace_back(Driver{.id = item.key, .place = item.key_place});
    const Address address = "drivers." + item.key;
    if (item.levers) driver.levers = *item.levers;
    if (item.kind == Node::Kind::table && !is_schedule(item)) {
      read_driver_table(item, address, driver, found);
    } else {
      read_value(item, Context{.found = found, .address = address, .key = item.key}, driver.value);
    }
    refuse_expressions(driver.value, found);
  });
}

void read_quantities(const Node& section, std::vector<NamedQuantity>& out, Diagnostics& found) {
  for_each_input(section, found, [&](const Node& item) {
    NamedQuantity& quantity =
        out.emplace_back(NamedQuantity{.id = item.key, .place = item.key_place});
    const Address address = "quantities." + item.key;
    if (item.levers) quantity.levers = *item.levers;
    if (item.kind == Node::Kind::table && !is_schedule(item)) {
      TableReader table(item, address, say("a quantity"), found);
      table.keys<NamedQuantity>(quantity_keys, quantity);
      table.keys<TimeKeys>(time_keys, quantity.time);
      table.finish();
    } else {
      read_value(item, Context{.found = found, .address = address, .key = item.key},
                 quantity.formula);
    }
  });
}

}  // namespace gonogo
