// SPDX-License-Identifier: MIT
#include "gonogo/model/fault.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gonogo/base/text.hpp"
#include "gonogo/model/snapshot_of.hpp"
#include "model/case_measures.hpp"
#include "model/overrides.hpp"

namespace gonogo {
namespace {

class FaultFinder {
 public:
  FaultFinder(const Model& model, const Snapshot& snapshot)
      : snapshot_(snapshot), model_(model), sheet_(model.sheet) {}

  std::optional<Diagnostic> find() const {
    if (auto found = in_bounds()) return found;
    if (auto found = in_rows(model_.order.profiles)) return found;
    for (const auto& stage : model_.order.stages) {
      if (auto found = in_rows(stage)) return found;
    }
    for (const BoundRule& rule : model_.rules) {
      if (rule.of_kind && !std::isfinite(snapshot_.value(rule.limit, 0))) return in_limit(rule);
    }
    return std::nullopt;
  }

 private:
  /// What is the same in every column counts also where no row shows it. What varies counts where a
  /// row uses it.
  std::optional<Diagnostic> in_bounds() const {
    for (const Bound& bound : sheet_.bounds()) {
      if (!bound.constant) continue;
      const double value = snapshot_.value(sheet_.nodes()[bound.node].parts[0], 0);
      if (!bound.range.holds(value)) return leaves_range(bound, value, {});
    }
    return std::nullopt;
  }

  std::optional<Diagnostic> in_rows(const std::vector<RowId>& stage) const {
    std::vector<RowId> lacking;
    for (const RowId row : stage) {
      if (lacks_a_value(row)) lacking.push_back(row);
    }
    if (lacking.empty()) return std::nullopt;
    for (int c = 0; c < sheet_.axis().columns(); ++c) {
      for (const RowId row : lacking) {
        if (c >= sheet_.rows()[row].begins && std::isnan(snapshot_.at(row, c)))
          return in_row(row, c);
      }
    }
    return std::nullopt;
  }

  /// A driver or quantity without a value is a fault only where something uses it.
  bool lacks_a_value(RowId row) const {
    const SheetRow& head = sheet_.rows()[row];
    if (head.kind == RowKind::driver || head.kind == RowKind::quantity) return false;
    const std::vector<double>& values = snapshot_.row(row);
    bool lacks = false;
    for (std::size_t c = static_cast<std::size_t>(std::max(head.begins, 0)); c < values.size(); ++c)
      lacks |= std::isnan(values[c]);
    return lacks;
  }

  /// Follows the operands that have no value down to one whose own operands do.
  Diagnostic in_row(RowId row, int column) const {
    for (;;) {
      const NodeId failing = innermost(sheet_.rows()[row].formula, column);
      const NodeData& node = sheet_.nodes()[failing];
      const bool further = node.op == Op::row && column >= sheet_.rows()[node.row].begins &&
                           sheet_.rows()[node.row].formula != no_node;
      if (!further) return describe(row, column, failing);
      row = node.row;
    }
  }

  NodeId innermost(NodeId id, int column) const {
    for (;;) {
      const NodeData& node = sheet_.nodes()[id];
      if (kind_of(node.op) != NodeKind::calculation) return id;
      std::vector<NodeId> parts(node.operands().begin(), node.operands().end());
      if (node.op == Op::select) {
        const double condition = snapshot_.value(node.parts[0], column);
        parts = {node.parts[0]};
        if (!std::isnan(condition)) parts.push_back(node.parts[condition != 0 ? 1 : 2]);
      }
      NodeId failing = no_node;
      for (const NodeId part : parts) {
        const bool fails = std::isnan(snapshot_.value(part, column));
        if (fails && failing == no_node) failing = part;
      }
      if (failing == no_node) return id;
      id = failing;
    }
  }

  Diagnostic describe(RowId row, int column, NodeId failing) const {
    const SheetRow& head = sheet_.rows()[row];
    const NodeData& node = sheet_.nodes()[failing];
    if (node.op == Op::within) return leaves_range(failing, column);
    Diagnostic result{.code = "no-value",
                      .place = head.sources.empty() ? Place{} : head.sources.front()};
    const Message name = verbatim(head.id);
    const Message when = verbatim(label(column));
    if (node.op == Op::row || node.op == Op::prior) {
      const SheetRow& used = sheet_.rows()[node.row];
      const bool begins = used.begins < sheet_.axis().columns();
      result.message = begins ? say("'{1}' has no value in {2}: '{3}' has none before {4}", name,
                                    when, verbatim(used.id), verbatim(label(used.begins)))
                              : say("'{1}' has no value in {2}: '{3}' has none at all", name, when,
                                    verbatim(used.id));
      result.hint = say("give it an earlier 'from', or use its first value with [1]");
    } else {
      result.message = say("'{1}' has no value in {2}: {3}", name, when, reason(failing, column));
      result.hint = say("guard it with if(), or change what it depends on");
    }
    return result;
  }

  Diagnostic leaves_range(NodeId failing, int column) const {
    const auto& bounds = sheet_.bounds();
    const auto bound = std::find_if(bounds.begin(), bounds.end(),
                                    [&](const Bound& each) { return each.node == failing; });
    const double value = snapshot_.value(sheet_.nodes()[failing].parts[0], column);
    return leaves_range(*bound, value, verbatim(label(column)));
  }

  static Diagnostic leaves_range(const Bound& bound, double value, Message where) {
    Diagnostic result =
        out_of_range(bound.range, value, bound.address, std::move(where), bound.place);
    if (!bound.hint.empty()) result.hint = bound.hint;
    return result;
  }

  Diagnostic in_limit(const BoundRule& bound) const {
    const auto& limit = bound.at_least ? bound.rule.at_least : bound.rule.at_most;
    const auto* duration = limit ? std::get_if<Duration>(&*limit) : nullptr;
    const auto* scalar = limit ? std::get_if<Scalar>(&*limit) : nullptr;
    return {.code = "no-value",
            .message = say("the limit of rule '{1}' has no value: {2}", verbatim(bound.rule.id),
                           reason(innermost(bound.limit, 0), 0)),
            .place = duration ? duration->count.place
                     : scalar ? scalar->place
                              : bound.rule.place,
            .hint = say("change what it depends on")};
  }

  const std::string& label(int column) const {
    return sheet_.axis().labels[static_cast<std::size_t>(column)];
  }

  Message reason(NodeId failing, int column) const {
    const NodeData& node = sheet_.nodes()[failing];
    const auto value = [&](NodeId part) { return snapshot_.value(part, column); };
    const auto operand = [&](NodeId part) {
      return number({.value = value(part), .digits = Digits::all});
    };
    if (node.op == Op::input && !sheet_.inputs()[node.input].range.is_open()) {
      const Input& input = sheet_.inputs()[node.input];
      return say("the value tried for {1} is outside of its range, {2} to {3}",
                 verbatim(input.address), exact(input.range.lowest), exact(input.range.highest));
    }
    if (node.op == Op::input) {
      return say("the value tried for {1} is not a number",
                 verbatim(sheet_.inputs()[node.input].address));
    }
    if (node.op == Op::pick) return say("no value of its list is in force");
    const Operation& row = operation(node.op);
    if (row.fails.empty()) return say("an overflow");
    const Message a = operand(node.parts[0]);
    if (row.arity == 1) return say("{1} ({2})", say(row.fails), a);
    const Message b = operand(node.parts[1]);
    if (node.op == Op::divide && value(node.parts[1]) != 0)
      return say("an overflow ({1} / {2})", a, b);
    return say("{1} ({2} {3} {4})", say(row.fails), a, verbatim(row.word), b);
  }

  const Snapshot& snapshot_;
  const Model& model_;
  const Sheet& sheet_;
};

}  // namespace

std::optional<Diagnostic> missing_rate(const Model& model, const BoundRule& rule) {
  // A rule that another measure decides gives it the rate.
  if (rule.measure->decided_by || !lacks_rate(model, measure_of(rule))) return std::nullopt;
  const MeasureDefinition& measure = *rule.measure;
  const Message id = verbatim(rule.rule.id);
  const Message name = say(measure.short_title.empty() ? measure.title : measure.short_title);
  Diagnostic result{.code = "missing-rate",
                    .message = say("rule '{1}' ({2}) needs a discount rate", id, name),
                    .place = rule.rule.place,
                    .hint = say("state [rates] discount = 0.08 in the policy or the bid")};
  if (!result.place.known()) result.place = {.file = model.proposal.file};
  const Perspective& view = model.perspectives[rule.perspective];
  if (measure.rates[0] != nullptr &&
      rate_for(rule.flow, measure.rates[0]) == &Perspective::equity) {
    result.message = say("rule '{1}' ({2}) needs an equity rate", id, name);
    result.hint = say("state [rates] equity = 0.12 in the policy or the bid");
  }
  const auto lacks = [&](NodeId Perspective::*rate, NodeId Perspective::*other) {
    return measure.rates[0] == &Perspective::finance && view.*rate == no_node &&
           view.*other != no_node;
  };
  if (lacks(&Perspective::reinvest, &Perspective::finance)) {
    result.message = say("rule '{1}' ({2}) needs a reinvestment rate", id, name);
    result.hint = say("state [rates] reinvest = 0.08, or discount, in the policy or the bid");
  } else if (lacks(&Perspective::finance, &Perspective::reinvest)) {
    result.message = say("rule '{1}' ({2}) needs a finance rate", id, name);
    result.hint = say("state [rates] finance = 0.08, or discount, in the policy or the bid");
  }
  return result;
}

Diagnostic fault_of_case(Diagnostic fault, Message name) {
  fault.severity = Severity::warning;
  fault.message = say("{1}: {2}", std::move(name), std::move(fault.message));
  return fault;
}

std::optional<Diagnostic> find_fault(const Model& model, const Snapshot& snapshot) {
  return FaultFinder(model, snapshot).find();
}

std::optional<Diagnostic> find_fault(const Model& model,
                                     const std::map<Address, double>& overrides) {
  std::map<Address, double> numbers, structures;
  for (const auto& [address, value] : overrides) {
    if (!value_at(model, address))
      throw std::invalid_argument("find_fault: no such address: " + address);
    (inputs_of(model, address).empty() ? structures : numbers)[address] = value;
  }
  if (structures.empty()) return find_fault(model, snapshot_of(model, numbers));
  const auto shaped = recompiled(model, structures);
  if (!shaped.value) {
    const auto& found = shaped.diagnostics;
    const auto error = std::find_if(found.begin(), found.end(), [](const Diagnostic& each) {
      return each.severity == Severity::error;
    });
    return error == found.end()
               ? Diagnostic{.code = "no-value",
                            .message = say("the bid has no shape with these values")}
               : *error;
  }
  std::erase_if(numbers, [&](const auto& each) { return !value_at(*shaped.value, each.first); });
  return find_fault(*shaped.value, numbers);
}

}  // namespace gonogo
