// SPDX-License-Identifier: MIT
#include "gonogo/sheet/formula.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// How tightly an operator binds; brackets stand where a looser one is an operand.
enum Tightness { comparison = 1, additive, multiplicative, sign, powers, whole };

Tightness tightness(const NodeData& node) {
  switch (node.op) {
    case Op::add:
    case Op::subtract:
      return additive;
    case Op::multiply:
    case Op::divide:
      return multiplicative;
    case Op::negate:
      return sign;
    case Op::power:
      return powers;
    case Op::constant:
      return node.value < 0 ? sign : whole;
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal:
      return comparison;
    default:
      return whole;
  }
}

std::string_view sign_of(Op op, bool excel) {
  switch (op) {
    case Op::add:
      return " + ";
    case Op::subtract:
      return " - ";
    case Op::multiply:
      return " * ";
    case Op::divide:
      return " / ";
    case Op::power:
      return "^";
    case Op::less:
      return " < ";
    case Op::less_equal:
      return " <= ";
    case Op::greater:
      return " > ";
    case Op::greater_equal:
      return " >= ";
    case Op::equal:
      return excel ? " = " : " == ";
    default:
      return excel ? " <> " : " != ";
  }
}

struct Called {
  std::string_view before, after;
};

Called function_of(Op op, bool excel) {
  switch (op) {
    case Op::minimum:
      return excel ? Called{"MIN(", ")"} : Called{"min(", ")"};
    case Op::maximum:
      return excel ? Called{"MAX(", ")"} : Called{"max(", ")"};
    case Op::select:
      return excel ? Called{"IF(", ")"} : Called{"if(", ")"};
    case Op::absolute:
      return excel ? Called{"ABS(", ")"} : Called{"abs(", ")"};
    case Op::round:
      return excel ? Called{"ROUND(", ",0)"} : Called{"round(", ")"};
    case Op::floor:
      return excel ? Called{"INT(", ")"} : Called{"floor(", ")"};
    case Op::ceil:
      return excel ? Called{"-INT(-(", "))"} : Called{"ceil(", ")"};
    case Op::exp:
      return excel ? Called{"EXP(", ")"} : Called{"exp(", ")"};
    case Op::ln:
      return excel ? Called{"LN(", ")"} : Called{"ln(", ")"};
    default:
      return excel ? Called{"SQRT(", ")"} : Called{"sqrt(", ")"};
  }
}

bool is_reach(Op op) {
  return op == Op::input || op == Op::row || op == Op::prior || op == Op::ahead ||
         op == Op::total || op == Op::spread || op == Op::pick;
}

/// What is left when idle levers are taken away.
NodeId without_levers(const Sheet& sheet, NodeId id) {
  for (;;) {
    const NodeData& data = sheet.nodes()[id];
    if (data.op != Op::multiply && data.op != Op::add) return id;
    if (is_idle(sheet, data.parts[1])) {
      id = data.parts[0];
    } else if (is_idle(sheet, data.parts[0])) {
      id = data.parts[1];
    } else {
      return id;
    }
  }
}

class Writer {
 public:
  Writer(const Sheet& sheet, const Dialect& dialect)
      : sheet_(sheet), dialect_(dialect), excel_(dialect.words == Dialect::Words::excel) {}

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
    id = without_levers(sheet_, id);
    if (dialect_.apart) {
      if (const Formula elsewhere = dialect_.apart(id); !elsewhere.empty())
        return append(elsewhere);
    }
    const NodeData& data = sheet_.nodes()[id];
    if (data.op == Op::constant) return text(shortest(data.value));
    if (data.op == Op::missing) return text(excel_ ? "NA()" : "nothing");
    if (is_reach(data.op)) return append(dialect_.leaf(data));
    if (data.op == Op::negate) {
      text("-");
      return operand(data.parts[0], whole);  // a spreadsheet binds the sign tighter than a power
    }
    const Tightness here = tightness(data);
    if (here != whole) {
      operand(data.parts[0], here == powers ? whole : here);
      text(sign_of(data.op, excel_));
      // Subtraction, division and powers are not associative; a negative right side always gets
      // brackets.
      const bool strict = data.op == Op::subtract || data.op == Op::divide || here == comparison;
      return operand(data.parts[1],
                     here == powers ? whole
                     : strict       ? static_cast<Tightness>(here + 1)
                                    : here,
                     true);
    }
    function(data);
  }

  void operand(NodeId id, Tightness least, bool right = false) {
    const NodeData& data = sheet_.nodes()[without_levers(sheet_, id)];
    const Tightness own = tightness(data);
    const bool brackets = own < least || (right && own == sign);
    if (brackets) text("(");
    node(id);
    if (brackets) text(")");
  }

  void function(const NodeData& data) {
    const Called called = function_of(data.op, excel_);
    text(called.before);
    node(data.parts[0]);
    for (const NodeId part : data.operands().subspan(1)) {
      text(excel_ ? "," : ", ");
      node(part);
    }
    text(called.after);
  }

  const Sheet& sheet_;
  const Dialect& dialect_;
  bool excel_;
  Formula out_;
};

/// Finds the parts of a long formula by the characters that its operations and operands take.
class NodeSplitter {
 public:
  NodeSplitter(const Sheet& sheet, std::size_t most) : sheet_(sheet), most_(most) {}

  /// Characters of a node once its parts stand elsewhere.
  std::size_t weigh(NodeId id) {
    const NodeData& data = sheet_.nodes()[id];
    std::size_t sum = own(data.op);
    if (data.op <= Op::pick) return sum;
    std::vector<std::pair<std::size_t, NodeId>> operands;
    for (const NodeId part : data.operands()) {
      const NodeId operand = without_levers(sheet_, part);
      operands.push_back({weigh(operand), operand});
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
  static constexpr std::size_t reference = 8;  ///< AB12345

  /// A reference to another sheet takes about 20 characters, a range of this one 16.
  static std::size_t own(Op op) {
    switch (op) {
      case Op::row:
      case Op::prior:
      case Op::ahead:
        return reference;
      case Op::constant:
      case Op::input:
      case Op::total:
        return 24;
      case Op::pick:
      case Op::spread:
        return 80;
      default:
        return 12;  // its name or sign, and brackets
    }
  }

  const Sheet& sheet_;
  std::size_t most_;
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
  splitter.weigh(without_levers(sheet, node));
  return std::move(splitter.found);
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
  if (node.op != Op::input) return false;
  const Input& input = sheet.inputs()[node.input];
  return input.lever && input.base == input.neutral;
}

std::string symbolic(const Sheet& sheet, NodeId node) {
  const auto leaf = [&](const NodeData& data) -> Formula {
    const auto row = [&](RowId id) { return short_name(sheet.rows()[id].id); };
    const std::string steps = data.steps == 1 ? ")" : ", " + std::to_string(data.steps) + ")";
    switch (data.op) {
      case Op::input:
        return {short_name(sheet.inputs()[data.input].address)};
      case Op::row:
        return {row(data.row)};
      case Op::prior:
        return {"prior(" + row(data.row) + steps};
      case Op::ahead:
        return {"ahead(" + row(data.row) + steps};
      case Op::total:
        return {"total(" + row(data.row) + ")"};
      case Op::spread:
        return {"spread(" + row(data.row) + ", " + row(data.profile) + ")"};
      default:
        return {list_name(sheet, data.input) + "[" + row(sheet.nodes()[data.parts[0]].row) + "]"};
    }
  };
  return plain(write(sheet, node, {.words = Dialect::Words::formula, .leaf = leaf}));
}

Named named_in(const Sheet& sheet, NodeId node) {
  Named result;
  const auto add = [](auto& list, auto value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  };
  const auto leaf = [&](const NodeData& data) -> Formula {
    if (data.op == Op::input) {
      add(result.inputs, data.input);
    } else if (data.op == Op::pick) {
      add(result.rows, sheet.nodes()[data.parts[0]].row);
      for (std::uint32_t n = 1; n <= data.count; ++n) add(result.inputs, data.input_at(n));
    } else {
      add(result.rows, data.row);
      if (data.op == Op::spread) add(result.rows, data.profile);
    }
    return {};
  };
  write(sheet, node, {.leaf = leaf});
  return result;
}

}  // namespace gonogo
