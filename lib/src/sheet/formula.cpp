// SPDX-License-Identifier: MIT
#include "gonogo/sheet/formula.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/sheet/sameness.hpp"

namespace gonogo {
namespace {

/// A negative constant is written with a sign.
Binding binding_of(const NodeData& node) {
  return node.op == Op::constant && node.value < 0 ? Binding::sign : operation(node.op).binding;
}

Binding tighter(Binding binding) {
  return static_cast<Binding>(static_cast<std::uint8_t>(binding) + 1);
}

/// A lever that changes nothing, and that no reader of the formula moves.
bool is_still(const Sheet& sheet, NodeId lever, const Dialect& dialect) {
  return is_idle(sheet, lever) && !(dialect.moves && dialect.moves(sheet.nodes()[lever].input));
}

/// What is left when still levers are taken away, and the ranges of values, which a reader of the
/// formula need not see. A script needs the ranges, and the levers that may move.
NodeId without_levers(const Sheet& sheet, NodeId id, const Dialect& dialect) {
  const auto still = [&](NodeId lever) { return is_still(sheet, lever, dialect); };
  for (;;) {
    const NodeData& data = sheet.nodes()[id];
    if (data.op == Op::within && dialect.words != Dialect::Words::script) {
      id = data.parts[0];
      continue;
    }
    if (data.op != Op::multiply && data.op != Op::add) return id;
    if (still(data.parts[1])) {
      id = data.parts[0];
    } else if (still(data.parts[0])) {
      id = data.parts[1];
    } else {
      return id;
    }
  }
}

/// How a spreadsheet compares two numbers that may differ by rounding.
struct Tolerant {
  Op op = Op::less;
  std::string_view before = {};
  bool second_first = false;  ///< subtracts the first from the second
  std::string_view after = {};
};

constexpr Tolerant tolerant[] = {
    {Op::less, "", true, " > "},         {Op::less_equal, "", false, " <= "},
    {Op::greater, "", false, " > "},     {Op::greater_equal, "", true, " <= "},
    {Op::equal, "ABS(", false, ") <= "}, {Op::not_equal, "ABS(", false, ") > "},
};

/// Known to the last bit: numbers of the formula itself, and counts of time.
bool is_exact(const Sheet& sheet, NodeId id) {
  const NodeData& data = sheet.nodes()[id];
  return data.op == Op::constant ||
         (data.op == Op::row && sheet.rows()[data.row].kind == RowKind::clock);
}

bool is_zero(const Sheet& sheet, NodeId id) {
  const NodeData& data = sheet.nodes()[id];
  return data.op == Op::constant && data.value == 0;
}

/// How a comparison takes numbers that are the same but for rounding; null where its operands are
/// exact, or one is 0, which nothing else is near to.
const Tolerant* tolerance_of(const Sheet& sheet, const NodeData& data) {
  const auto* found = std::find_if(std::begin(tolerant), std::end(tolerant),
                                   [&](const Tolerant& each) { return each.op == data.op; });
  if (found == std::end(tolerant)) return nullptr;
  const NodeId a = data.parts[0], b = data.parts[1];
  const bool plain =
      is_zero(sheet, a) || is_zero(sheet, b) || (is_exact(sheet, a) && is_exact(sheet, b));
  return plain ? nullptr : found;
}

/// The operand whose size the difference is compared with: the shorter one to write. As they are
/// near each other where it counts, either will do.
std::size_t measured_by(const Sheet& sheet, const NodeData& data) {
  const auto is_calculated = [&](NodeId id) {
    return kind_of(sheet.nodes()[without_levers(sheet, id, {})].op) == NodeKind::calculation;
  };
  return is_calculated(data.parts[1]) && !is_calculated(data.parts[0]) ? 0 : 1;
}

class Writer {
 public:
  Writer(const Sheet& sheet, const Dialect& dialect)
      : sheet_(sheet),
        dialect_(dialect),
        excel_(dialect.words == Dialect::Words::excel),
        script_(dialect.words == Dialect::Words::script) {}

  Formula write(NodeId id) {
    node(id);
    return std::move(out_);
  }

 private:
  void text(std::string_view part) {
    if (!out_.empty()) {
      if (auto* last = std::get_if<std::string>(&out_.back())) {
        *last += part;
        return;
      }
    }
    out_.emplace_back(std::string(part));
  }

  void append(const Formula& parts) {
    for (const auto& part : parts) {
      if (const auto* words = std::get_if<std::string>(&part)) {
        text(*words);
      } else {
        out_.push_back(part);
      }
    }
  }

  void node(NodeId id) {
    id = without_levers(sheet_, id, dialect_);
    if (dialect_.apart) {
      if (const Formula elsewhere = dialect_.apart(id); !elsewhere.empty())
        return append(elsewhere);
    }
    const NodeData& data = sheet_.nodes()[id];
    // Of a constant that an operation leaves as it is, 1 * lever, only the lever is there.
    if (is_still(sheet_, id, dialect_)) return text(shortest(sheet_.inputs()[data.input].neutral));
    switch (kind_of(data.op)) {
      case NodeKind::constant:
        return constant(data);
      case NodeKind::missing:
        return text(excel_ ? "NA()" : script_ ? "NaN" : "nothing");
      case NodeKind::input:
      case NodeKind::row:
      case NodeKind::prior:
      case NodeKind::ahead:
      case NodeKind::total:
      case NodeKind::spread:
      case NodeKind::pick:
        return append(dialect_.leaf(data));
      case NodeKind::calculation:
        return calculation(data);
      case NodeKind::time_function:
        break;
    }
  }

  void constant(const NodeData& data) {
    const bool asked = dialect_.constant && !data.tolerance;
    const Formula elsewhere = asked ? dialect_.constant(data.value) : Formula{};
    if (elsewhere.empty()) return text(shortest(data.value));
    append(elsewhere);
  }

  void calculation(const NodeData& data) {
    const Operation& row = operation(data.op);
    if (script_ && !row.script.after.empty()) return function(data, row);
    switch (row.notation) {
      case Notation::sign:
        text(row.word);
        return operand(data.parts[0],
                       Binding::whole);  // a spreadsheet binds it tighter than a power
      case Notation::infix:
        if (excel_) {
          if (const Tolerant* sameness = tolerance_of(sheet_, data))
            return comparison(data, *sameness);
        }
        return infix(data, row);
      case Notation::function:
        return function(data, row);
      case Notation::none:
        break;
    }
  }

  /// x < y: y - x > 1E-12 * ABS(y).
  void comparison(const NodeData& data, const Tolerant& sameness) {
    text(sameness.before);
    operand(data.parts[sameness.second_first ? 1 : 0], Binding::additive);
    text(" - ");
    operand(data.parts[sameness.second_first ? 0 : 1], tighter(Binding::additive), true);
    text(sameness.after);
    text(shortest(same_share));
    text(" * ABS(");
    node(data.parts[measured_by(sheet_, data)]);
    text(")");
  }

  /// Brackets keep the order of what is not associative, and enclose a negative right side.
  void infix(const NodeData& data, const Operation& row) {
    const bool power = row.binding == Binding::power;
    operand(data.parts[0], power ? Binding::whole : row.binding);
    const std::string_view sign = excel_ ? row.excel.before : row.word;
    text(power     ? std::string(sign)
         : script_ ? std::string(row.script.before)
                   : " " + std::string(sign) + " ");
    // A script rounds as the sheet does: a + (b + c) is not a + b + c.
    const Binding right = power                         ? Binding::whole
                          : row.associative && !script_ ? row.binding
                                                        : tighter(row.binding);
    operand(data.parts[1], right, true);
  }

  void operand(NodeId id, Binding least, bool right = false) {
    const NodeData& data = sheet_.nodes()[without_levers(sheet_, id, dialect_)];
    const Binding own =
        script_ && !operation(data.op).script.after.empty() ? Binding::whole : binding_of(data);
    const bool brackets = own < least || (right && own == Binding::sign);
    if (brackets) text("(");
    node(id);
    if (brackets) text(")");
  }

  void function(const NodeData& data, const Operation& row) {
    if (excel_ || script_) {
      text(excel_ ? row.excel.before : row.script.before);
    } else {
      text(row.word);
      text("(");
    }
    node(data.parts[0]);
    for (const NodeId part : data.operands().subspan(1)) {
      text(excel_ || script_ ? "," : ", ");
      node(part);
    }
    text(excel_ ? row.excel.after : ")");
  }

  const Sheet& sheet_;
  const Dialect& dialect_;
  bool excel_;
  bool script_;
  Formula out_;
};

/// Finds the parts of a long formula by the characters that its operations and operands take.
class NodeSplitter {
 public:
  enum class Inputs { by_address, by_name };  ///< what references to inputs are taken for
  NodeSplitter(const Sheet& sheet, std::size_t most, Inputs inputs = Inputs::by_address)
      : sheet_(sheet), most_(most), inputs_(inputs) {}

  /// Characters of a node once its parts have cells of their own.
  std::size_t weigh(NodeId id) {
    const NodeData& data = sheet_.nodes()[id];
    std::size_t sum = operation(data.op).characters;
    if (data.op == Op::input && inputs_ == Inputs::by_name)
      sum += sheet_.inputs()[data.input].address.size();
    if (kind_of(data.op) != NodeKind::calculation) return sum;
    std::vector<std::pair<std::size_t, NodeId>> operands;
    for (const NodeId part : data.operands()) {
      const NodeId operand = without_levers(sheet_, part, {});
      operands.push_back({weigh(operand), operand});
      sum += operands.back().first;
    }
    if (tolerance_of(sheet_, data)) {
      sum += sameness_characters;
      operands.push_back(operands[measured_by(sheet_, data)]);
      sum += operands.back().first;
    }
    std::sort(operands.begin(), operands.end());
    for (; sum > most_ && !operands.empty(); operands.pop_back()) {
      const auto [characters, operand] = operands.back();
      if (characters <= reference) break;
      if (std::find(found.begin(), found.end(), operand) == found.end()) found.push_back(operand);
      sum -= characters - reference;
    }
    return sum;
  }

  std::vector<NodeId> found = {};

 private:
  static constexpr std::size_t reference = 8, sameness_characters = 24;  ///< AB12345

  const Sheet& sheet_;
  std::size_t most_;
  Inputs inputs_;
};

std::string list_name(const Sheet& sheet, InputId first) {
  const std::string& address = sheet.inputs()[first].address;
  const auto bracket = address.rfind('[');
  return short_name(bracket == std::string::npos ? address.substr(0, address.rfind('.'))
                                                 : address.substr(0, bracket));
}

}  // namespace

Formula write(const Sheet& sheet, NodeId node, const Dialect& dialect) {
  return Writer(sheet, dialect).write(node);
}

std::vector<NodeId> split_points(const Sheet& sheet, NodeId node, std::size_t most_characters) {
  NodeSplitter splitter(sheet, most_characters);
  splitter.weigh(without_levers(sheet, node, {}));
  return std::move(splitter.found);
}

std::size_t most_characters_of(const Sheet& sheet, NodeId node) {
  return NodeSplitter(sheet, static_cast<std::size_t>(-1), NodeSplitter::Inputs::by_name)
      .weigh(without_levers(sheet, node, {}));
}

std::string plain(const Formula& formula) {
  std::string result;
  for (const auto& part : formula) {
    if (const auto* words = std::get_if<std::string>(&part)) result += *words;
  }
  return result;
}

std::string short_name(const std::string& id) {
  for (const std::string_view prefix : {"drivers.", "quantities."}) {
    if (id.starts_with(prefix)) return id.substr(prefix.size());
  }
  return id;
}

bool is_idle(const Sheet& sheet, NodeId id) {
  const NodeData& node = sheet.nodes()[id];
  const auto idle = [&](InputId which) {
    const Input& input = sheet.inputs()[which];
    return input.lever && input.base == input.neutral;
  };
  if (node.op == Op::input) return idle(node.input);
  if (node.op != Op::pick) return false;
  for (std::uint32_t n = 1; n <= node.count; ++n) {
    if (!idle(node.input_at(n))) return false;
  }
  return true;
}

std::string symbolic(const Sheet& sheet, NodeId node) {
  const auto leaf = [&](const NodeData& data) -> Formula {
    const auto row = [&](RowId id) { return short_name(sheet.rows()[id].id); };
    const std::string steps = data.steps == 1 ? ")" : ", " + std::to_string(data.steps) + ")";
    switch (kind_of(data.op)) {
      case NodeKind::input:
        return {short_name(sheet.inputs()[data.input].address)};
      case NodeKind::row:
        return {row(data.row)};
      case NodeKind::prior:
        return {"prior(" + row(data.row) + steps};
      case NodeKind::ahead:
        return {"ahead(" + row(data.row) + steps};
      case NodeKind::total:
        return {"total(" + row(data.row) + ")"};
      case NodeKind::spread:
        return {"spread(" + row(data.row) + ", " + row(data.profile) + ")"};
      case NodeKind::pick:
        return {list_name(sheet, data.input) + "[" + row(sheet.nodes()[data.parts[0]].row) + "]"};
      case NodeKind::constant:
      case NodeKind::missing:
      case NodeKind::calculation:
      case NodeKind::time_function:
        break;  // `write` writes these itself
    }
    return {};
  };
  return plain(write(sheet, node, {.words = Dialect::Words::formula, .leaf = leaf}));
}

}  // namespace gonogo
