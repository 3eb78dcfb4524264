// SPDX-License-Identifier: MIT
#include "gonogo/sheet/expression.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "gonogo/sheet/operation.hpp"
#include "sheet/expressions_parsed.hpp"
#include "sheet/slip_hints.hpp"

namespace gonogo {
namespace {

constexpr int deepest = 64;
constexpr std::size_t longest = 4'000;

struct Fault {
  std::size_t at;
  std::size_t length;
  Message message;
  Message hint;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Recursive descent over bytes; offsets become code points when a node is made.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Syntax parse(Form form) {
    if (text_.size() > longest)
      fail(0, 1, say("the formula is longer than 4,000 characters"),
           say("split it into quantities"));
    count_points();
    blanks();
    if (at_end()) fail(0, 1, say("the formula is empty"), say("write a number or a formula"));
    for (const char c : {'=', '+'}) {
      if (peek() == c)
        fail(here_, 1, say("a formula has no leading '{1}'", verbatim(std::string_view(&c, 1))),
             say("leave the '{1}' out", verbatim(std::string_view(&c, 1))));
    }
    Syntax result = form == Form::condition ? condition(0, say("a comparison is needed")) : sum(0);
    blanks();
    if (!at_end()) unexpected();
    return result;
  }

 private:
  [[noreturn]] void fail(std::size_t at, std::size_t length, Message message, Message hint) {
    throw Fault{at, length, std::move(message), std::move(hint)};
  }

  bool at_end() const { return here_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const {
    return here_ + ahead < text_.size() ? text_[here_ + ahead] : '\0';
  }
  void blanks() {
    while (!at_end() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
      ++here_;
  }
  bool accept(char c) {
    blanks();
    if (peek() != c) return false;
    ++here_;
    return true;
  }

  [[noreturn]] void unexpected() {
    const char c = peek();
    if (at_end())
      fail(text_.size(), 1, say("the formula ends too early"), say("a value is missing here"));
    if (c == '%') fail(here_, 1, say("'%' is not part of a formula"), percent_hint(text_, here_));
    if (c == '<' || c == '>' || c == '=' || c == '!') {
      fail(here_, 1, say("a comparison can only be the first argument of if()"),
           say("if(a > b, x, y)"));
    }
    if (c == ',') fail(here_, 1, say("unexpected ','"), comma_hint(text_, here_));
    if (is_digit(c) || is_letter(c) || c == '(') {
      fail(here_, 1, say("an operator is missing here"), operator_hint(text_, here_));
    }
    const std::size_t bytes = character();
    fail(here_, bytes, say("unexpected '{1}'", verbatim(text_.substr(here_, bytes))),
         say("names are written a-z, 0-9 and _; operators are + - * / ^"));
  }

  std::size_t character() const {
    std::size_t bytes = 1;
    while (here_ + bytes < text_.size() &&
           (static_cast<unsigned char>(text_[here_ + bytes]) & 0xC0) == 0x80)
      ++bytes;
    return bytes;
  }

  void count_points() {
    points_.reserve(text_.size() + 1);
    points_.push_back(0);
    for (const char c : text_)
      points_.push_back(points_.back() + ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U));
  }

  Syntax make(Syntax::Kind kind, std::size_t from, std::string text,
              std::vector<Syntax> parts = {}) const {
    return {.kind = kind,
            .text = std::move(text),
            .parts = std::move(parts),
            .offset = points_[from],
            .length = std::max(1, points_[here_] - points_[from])};
  }

  /// Moves the operands: a list in braces would copy the left one, which grows with each operator.
  static std::vector<Syntax> operands(Syntax left, Syntax right) {
    std::vector<Syntax> both;
    both.reserve(2);
    both.push_back(std::move(left));
    both.push_back(std::move(right));
    return both;
  }

  Syntax sum(int depth) {
    if (depth > deepest)
      fail(here_, 1, say("the formula is nested more than 64 deep"),
           say("split it into quantities"));
    const std::size_t from = start();
    Syntax left = term(depth);
    for (;;) {
      blanks();
      const char c = peek();
      if (c != '+' && c != '-') return left;
      ++here_;
      Syntax right = term(depth);
      left = make(Syntax::Kind::binary, from, std::string(1, c),
                  operands(std::move(left), std::move(right)));
    }
  }

  Syntax term(int depth) {
    const std::size_t from = start();
    Syntax left = factor(depth);
    for (;;) {
      blanks();
      const char c = peek();
      if (c != '*' && c != '/') return left;
      if (c == '*' && peek(1) == '*')
        fail(here_, 2, say("'**' is not an operator"), say("a power is written a^b"));
      ++here_;
      Syntax right = factor(depth);
      left = make(Syntax::Kind::binary, from, std::string(1, c),
                  operands(std::move(left), std::move(right)));
    }
  }

  Syntax factor(int depth) {
    const std::size_t from = start();
    if (!accept('-')) return power(depth);
    Syntax value = power(depth);
    if (value.kind == Syntax::Kind::binary && value.text == "^" && !closed_) {
      fail(from, here_ - from,
           say("'-a^b' is read differently by a spreadsheet and in mathematics"),
           say("write (-a)^b or -(a^b)"));
    }
    if (value.kind == Syntax::Kind::number) {  // a negative number is one number
      Syntax number = make(Syntax::Kind::number, from, "");
      number.number = -value.number;
      return number;
    }
    std::vector<Syntax> operand;
    operand.push_back(std::move(value));
    return make(Syntax::Kind::negate, from, "-", std::move(operand));
  }

  Syntax power(int depth) {
    const std::size_t from = start();
    Syntax base = atom(depth);
    if (!accept('^')) return base;
    Syntax exponent = atom(depth);
    blanks();
    if (peek() == '^')
      fail(here_, 1, say("'a^b^c' has two readings"), say("write (a^b)^c or a^(b^c)"));
    Syntax result =
        make(Syntax::Kind::binary, from, "^", operands(std::move(base), std::move(exponent)));
    closed_ = false;
    return result;
  }

  Syntax atom(int depth) {
    blanks();
    const std::size_t from = here_;
    closed_ = false;
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number();
    if (is_letter(peek())) return name(depth);
    if (accept('(')) {
      Syntax inside = sum(depth + 1);
      if (!accept(')')) missing_bracket(from);
      closed_ = true;
      return inside;
    }
    if (peek() == '-' || peek() == '+') {
      fail(here_, 1, say("two operators follow each other"),
           say("put the signed value in brackets: a * (-b)"));
    }
    unexpected();
  }

  [[noreturn]] void missing_bracket(std::size_t from) {
    blanks();
    if (!at_end()) unexpected();
    fail(from, 1, say("this bracket is never closed"), say("add ')'"));
  }

  Syntax number() {
    const std::size_t from = here_;
    while (is_digit(peek()) || peek() == '_' || peek() == '.') ++here_;
    if ((peek() == 'e' || peek() == 'E') &&
        (is_digit(peek(1)) || ((peek(1) == '-' || peek(1) == '+') && is_digit(peek(2))))) {
      here_ += 2;
      while (is_digit(peek())) ++here_;
    }
    const auto text = text_.substr(from, here_ - from);
    const auto value = parse_number(text);
    const bool leading_zero = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
    if (!value || leading_zero || std::abs(*value) >= 1e15) {
      fail(from, here_ - from, say("'{1}' is not a number", verbatim(text)),
           say("numbers are written 1_200 or 0.05, without separators but '_', below 1e15"));
    }
    Syntax result = make(Syntax::Kind::number, from, "");
    result.number = *value;
    return result;
  }

  std::string word() {
    const std::size_t from = here_;
    while (is_letter(peek()) || is_digit(peek())) ++here_;
    return std::string(text_.substr(from, here_ - from));
  }

  Syntax name(int depth) {
    const std::size_t from = here_;
    std::string text = word();
    while (peek() == '.' && is_letter(peek(1))) {
      ++here_;
      text += "." + word();
    }
    blanks();
    if (peek() == '(') return call(from, text, depth);
    if (peek() == '[') return index(from, text);
    return make(Syntax::Kind::name, from, text);
  }

  Syntax index(std::size_t from, const std::string& text) {
    ++here_;
    blanks();
    const std::size_t digits = here_;
    while (is_digit(peek())) ++here_;
    const std::size_t end = here_;
    const auto position = parse_number(text_.substr(digits, end - digits));
    if (!accept(']') || !position || *position < 1 || *position > 100'000) {
      fail(digits, std::max<std::size_t>(1, end - digits), say("an index is a whole number from 1"),
           say("write {1}[1] for its first value", verbatim(text)));
    }
    Syntax result = make(Syntax::Kind::index, from, text);
    result.number = *position;
    return result;
  }

  Syntax call(std::size_t from, const std::string& text, int depth) {
    const Operation* function = find_function(text);
    if (!function) {
      const auto& known = function_names();
      const auto near = nearest(text, known);
      fail(from, text.size(), say("there is no function '{1}'", verbatim(text)),
           near ? say("did you mean '{1}'?", verbatim(*near))
                : say("functions: {1}", verbatim(join(known, " "))));
    }
    const bool conditional = function->arguments == Arguments::condition_first;
    const std::size_t bracket = here_;
    ++here_;
    std::vector<Syntax> arguments;
    arguments.push_back(conditional ? condition(depth + 1, say("if() needs a comparison first"))
                                    : sum(depth + 1));
    while (accept(',')) arguments.push_back(sum(depth + 1));
    if (!accept(')')) missing_bracket(bracket);
    check_count(from, *function, arguments.size());
    return make(Syntax::Kind::call, from, text, std::move(arguments));
  }

  void check_count(std::size_t from, const Operation& function, std::size_t count) {
    const Message name = verbatim(std::string(function.word));
    const auto refuse = [&](Message message, Message example) {
      fail(from, here_ - from, std::move(message), std::move(example));
    };
    switch (function.arguments) {
      case Arguments::one:
        if (count != 1) refuse(say("{1}() takes one value", name), say("{1}(x)", name));
        break;
      case Arguments::two_or_more:
        if (count < 2) refuse(say("{1}() takes two or more values", name), say("{1}(a, b)", name));
        break;
      case Arguments::condition_first:
        if (count != 3)
          refuse(say("{1}() takes a condition and two values", name),
                 say("{1}(a > b, x, y)", name));
        break;
    }
  }

  /// `missing`: what to say where there is none.
  Syntax condition(int depth, const Message& missing) {
    const std::size_t from = start();
    Syntax left = sum(depth);
    blanks();
    const std::size_t at = here_;
    std::string op;
    while (peek() == '<' || peek() == '>' || peek() == '=' || peek() == '!') op += text_[here_++];
    if (const Operation* known = find_operator(op);
        !known || known->binding != Binding::comparison) {
      fail(at, std::max<std::size_t>(1, op.size()),
           op.empty() ? missing : say("'{1}' is not a comparison", verbatim(op)),
           op == "<>"  ? say("write !=")
           : op == "=" ? say("write ==")
                       : say("comparisons are < <= > >= == !="));
    }
    Syntax right = sum(depth);
    return make(Syntax::Kind::compare, from, op, operands(std::move(left), std::move(right)));
  }

  std::size_t start() {
    blanks();
    return here_;
  }

  std::string_view text_;
  std::vector<int> points_ = {};  ///< code points before each byte
  std::size_t here_ = 0;
  bool closed_ = false;  ///< the value just read was in brackets of its own
};

Checked<Syntax> parse(const std::string& text, Place place, Form form) {
  ++expressions_parsed();
  try {
    return {.value = Parser(text).parse(form)};
  } catch (const Fault& fault) {
    const std::string_view all = text;
    place.column += code_points(all.substr(0, fault.at));
    place.length =
        std::max(1, code_points(all.substr(std::min(fault.at, all.size()), fault.length)));
    return {.diagnostics = {{.code = "expression",
                             .message = fault.message,
                             .place = std::move(place),
                             .hint = fault.hint}}};
  }
}

}  // namespace

std::atomic<std::size_t>& expressions_parsed() {
  static std::atomic<std::size_t> count = 0;
  return count;
}

Expression::Expression(std::string text, Place place, Form form) {
  Checked<Syntax> syntax = parse(text, place, form);
  content_ = std::make_shared<const Content>(
      Content{std::move(text), std::move(place), std::move(syntax)});
}

Place place_of(const Expression& expression, const Syntax& part) {
  Place place = expression.place();
  place.column += part.offset;
  place.length = part.length;
  return place;
}

const std::vector<std::string>& function_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Operation& row : language) {
      if (row.notation == Notation::function) all.emplace_back(row.word);
    }
    return all;
  }();
  return names;
}

}  // namespace gonogo
