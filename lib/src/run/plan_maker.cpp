// SPDX-License-Identifier: MIT
#include "run/plan_maker.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "run/arithmetic.hpp"
#include "run/plan_buffers.hpp"

namespace gonogo {
namespace {

/// More terms than these are a buffer of their own, which rows that use them read. Of a sheet at the
/// limits of size the rows themselves are, so that what they are made of is memory for others.
std::size_t most_terms(const Sheet& sheet) {
  constexpr std::size_t large = 20'000'000;
  const auto columns = static_cast<std::size_t>(sheet.axis().columns());
  return sheet.nodes().size() * columns > large ? 1 : 12;
}

}  // namespace

bool jumps(Op op) {
  switch (op) {
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal:
    case Op::round:
    case Op::floor:
    case Op::ceil:
      return true;
    default:
      return false;
  }
}

std::optional<Plan> make_plan(const Sheet& sheet, const Schedule& order, const Program& program,
                              const Workspace& fixed, std::span<const InputId> varying,
                              std::span<const RowId> roots, std::span<const NodeId> scalars) {
  Plan plan;
  plan.columns = sheet.axis().columns();
  try {
    PlanMaker(plan, sheet, order, program, fixed, varying).make(roots, scalars);
  } catch (const NoPlan&) {
    return std::nullopt;
  }
  share_buffers(plan);
  return plan;
}

PlanMaker::PlanMaker(Plan& plan, const Sheet& sheet, const Schedule& order, const Program& program,
                     const Workspace& fixed, std::span<const InputId> varying)
    : plan_(plan),
      sheet_(sheet),
      program_(program),
      fixed_(fixed),
      forms_(plan, varying.size()),
      sums_(plan, forms_),
      most_terms_(most_terms(sheet)),
      place_(sheet.rows().size()),
      slot_(sheet.inputs().size(), nothing),
      done_(sheet.rows().size()),
      rows_(sheet.rows().size()) {
  std::uint32_t next = 0;
  for (const RowId row : order.profiles) place_[row] = next++;
  for (const auto& stage : order.stages) {
    for (const RowId row : stage) place_[row] = next++;
  }
  for (std::size_t k = 0; k < varying.size(); ++k)
    slot_[varying[k]] = static_cast<std::uint32_t>(k);
}

void PlanMaker::make(std::span<const RowId> roots, std::span<const NodeId> scalars) {
  plan_.missing = forms_.constant(no_value);
  for (const NodeId node : scalars) {
    std::uint32_t scalar = plan_.missing;
    if (node != no_node) {
      std::vector<RowId> rows;
      add_references(node, rows);
      for (const RowId row : rows) visit(row);
      begins_ = 0;
      const auto found = forms_.as_scalar(form_of(node));
      if (!found) throw NoPlan("a rate that changes in time");
      scalar = *found;
    }
    plan_.wanted_scalars.push_back(scalar);
  }
  for (const RowId row : roots) {
    if (program_.varies(row)) visit(row);
  }
  for (const RowId row : roots) {
    const int begins = std::clamp(sheet_.rows()[row].begins, 0, plan_.columns);
    plan_.rows_begin.push_back(begins);
    PlanOperand operand{PlanOperand::Kind::table, 0, 0};
    if (!program_.varies(row)) {
      operand.index = forms_.table(fixed_row(row));
    } else {
      operand = {PlanOperand::Kind::buffer, sums_.buffer_of(form_of(row), begins), 0};
    }
    plan_.rows.push_back(operand);
  }
}

void PlanMaker::add_references(NodeId id, std::vector<RowId>& found) const {
  const NodeData& node = sheet_.nodes()[id];
  for (const RowId row : {node.row, node.profile}) {
    if (row != no_row && program_.varies(row)) found.push_back(row);
  }
  for (const NodeId part : node.operands()) add_references(part, found);
}

void PlanMaker::visit(RowId row) {
  if (done_[row] || visits_.contains(row)) return;
  const auto index = static_cast<std::uint32_t>(visits_.size());
  visits_[row] = {index, index, true};
  open_.push_back(row);
  std::vector<RowId> references;
  add_references(sheet_.rows()[row].formula, references);
  std::uint32_t low = index;
  for (const RowId to : references) {
    if (!visits_.contains(to)) {
      visit(to);
      low = std::min(low, visits_[to].low);
    } else if (visits_[to].open) {
      low = std::min(low, visits_[to].index);
    }
  }
  visits_[row].low = low;
  if (low != index) return;
  const auto from = std::find(open_.begin(), open_.end(), row);
  Group group(from, open_.end());
  open_.erase(from, open_.end());
  for (const RowId each : group) visits_[each].open = false;
  std::sort(group.begin(), group.end(), [&](RowId a, RowId b) { return place_[a] < place_[b]; });
  add_group(std::move(group));
}

bool PlanMaker::reads(NodeId id, const Group& group) const {
  const NodeData& node = sheet_.nodes()[id];
  const auto holds = [&](RowId row) {
    return row != no_row && std::find(group.begin(), group.end(), row) != group.end();
  };
  if (holds(node.row) || holds(node.profile)) return true;
  const auto parts = node.operands();
  return std::any_of(parts.begin(), parts.end(), [&](NodeId part) { return reads(part, group); });
}

void PlanMaker::add_group(Group group) {
  const RowId first = group.front();
  if (group.size() > 1 || reads(sheet_.rows()[first].formula, group)) {
    PlanCycle(*this, std::move(group)).add();
    return;
  }
  begins_ = std::clamp(sheet_.rows()[first].begins, 0, plan_.columns);
  set_row(first, form_of(sheet_.rows()[first].formula));
}

/// Reading a row before it begins is a fault: its tables have no value there.
NormalForm PlanMaker::with_begin(NormalForm form, int begins) {
  if (begins == 0) return form;
  const auto blank = [&](std::size_t c, double value) {
    return static_cast<int>(c) < begins ? no_value : value;
  };
  if (!form.terms.empty()) return forms_.map_tables(form, blank);
  Table values(static_cast<std::size_t>(plan_.columns), 0.0);
  for (std::size_t c = 0; c < values.size(); ++c) values[c] = blank(c, 0);
  return forms_.of_table(std::move(values));
}

void PlanMaker::set_row(RowId row, NormalForm form) {
  const int begins = std::clamp(sheet_.rows()[row].begins, 0, plan_.columns);
  if (form.terms.size() > most_terms_) form = forms_.of_buffer(sums_.buffer_of(form, begins));
  rows_[row] = with_begin(std::move(form), begins);
  done_[row] = true;
}

const NormalForm& PlanMaker::form_of(RowId row) {
  if (!done_[row]) throw NoPlan("a row out of order");
  return rows_[row];
}

bool PlanMaker::varies(NodeId id) {
  const auto known = varies_.find(id);
  if (known != varies_.end()) return known->second;
  const NodeData& node = sheet_.nodes()[id];
  bool found = false;
  if (node.op == Op::pick) {
    for (std::uint32_t n = 1; n <= node.count; ++n)
      found = found || slot_[node.input_at(n)] != nothing;
  } else {
    found = node.input != no_input && slot_[node.input] != nothing;
    for (const RowId row : {node.row, node.profile})
      found = found || (row != no_row && program_.varies(row));
    for (const NodeId part : node.operands()) found = varies(part) || found;
  }
  return varies_[id] = found;
}

Table PlanMaker::fixed_row(RowId row) const {
  Table values;
  for (int c = 0; c < plan_.columns; ++c) values.push_back(program_.at(fixed_, row, c, 0));
  return values;
}

Table PlanMaker::fixed_spread(const NodeData& node) const {
  const Table amount = fixed_row(node.row), profile = fixed_row(node.profile);
  const auto& support = sheet_.rows()[node.row].support;
  Table values(amount.size(), 0.0);
  for (std::size_t s = 0; s < amount.size(); ++s) {
    if (!support.empty() &&
        !std::binary_search(support.begin(), support.end(), static_cast<int>(s)))
      continue;
    for (std::size_t c = s; c < amount.size(); ++c) values[c] += amount[s] * profile[c - s];
  }
  return values;
}

Table PlanMaker::fixed_values(NodeId id) {
  const NodeData& node = sheet_.nodes()[id];
  const auto columns = static_cast<std::size_t>(plan_.columns);
  Table values(columns, no_value);
  switch (kind_of(node.op)) {
    case NodeKind::constant:
      return Table(columns, node.value);
    case NodeKind::input:
      return Table(columns, sheet_.inputs()[node.input].base);
    case NodeKind::row:
      return fixed_row(node.row);
    case NodeKind::prior:
    case NodeKind::ahead: {
      const Table row = fixed_row(node.row);
      const int steps = node.op == Op::prior ? node.steps : -node.steps;
      for (int c = 0; c < plan_.columns; ++c) {
        const int from = c - steps;
        values[static_cast<std::size_t>(c)] =
            from < 0 || from >= plan_.columns ? 0 : row[static_cast<std::size_t>(from)];
      }
      return values;
    }
    case NodeKind::total: {
      const Table row = fixed_row(node.row);
      double sum = 0;
      for (int c = sheet_.rows()[node.row].begins; c < plan_.columns; ++c)
        sum += row[static_cast<std::size_t>(c)];
      return Table(columns, sum);
    }
    case NodeKind::spread:
      return fixed_spread(node);
    case NodeKind::pick: {
      const Table number = fixed_values(node.parts[0]);
      for (std::size_t c = 0; c < columns; ++c) {
        if (number[c] >= 1 && number[c] <= node.count)
          values[c] = sheet_.inputs()[node.input_at(number[c])].base;
      }
      return values;
    }
    case NodeKind::calculation: {
      std::array<Table, 3> parts;
      std::array<Numbers, 3> operands;
      for (std::size_t k = 0; k < node.operands().size(); ++k) {
        parts[k] = fixed_values(node.parts[k]);
        operands[k] = {parts[k].data(), 1};
      }
      apply(node.op, values.data(), operands[0], operands[1], operands[2], columns);
      return values;
    }
    case NodeKind::missing:
    case NodeKind::time_function:
      break;
  }
  return values;
}

}  // namespace gonogo
