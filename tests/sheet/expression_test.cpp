// SPDX-License-Identifier: MIT
#include "gonogo/sheet/expression.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "gonogo/base/text.hpp"

using namespace gonogo;

namespace {

std::size_t allocated_bytes = 0;

}  // namespace

void* operator new(std::size_t size) {
  allocated_bytes += size;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

/// The tree with a bracket around each operation.
std::string shape(const Syntax& syntax) {
  std::vector<std::string> parts;
  for (const Syntax& part : syntax.parts) parts.push_back(shape(part));
  switch (syntax.kind) {
    case Syntax::Kind::number:
      return syntax.number < 0 ? "(" + shortest(syntax.number) + ")" : shortest(syntax.number);
    case Syntax::Kind::name:
      return syntax.text;
    case Syntax::Kind::index:
      return syntax.text + "[" + shortest(syntax.number) + "]";
    case Syntax::Kind::call:
      return syntax.text + "(" + join(parts, ", ") + ")";
    case Syntax::Kind::negate:
      return "(-" + parts[0] + ")";
    case Syntax::Kind::compare:
      return parts[0] + " " + syntax.text + " " + parts[1];
    default:
      return "(" + parts[0] + " " + syntax.text + " " + parts[1] + ")";
  }
}

Checked<Syntax> parse(std::string text) {
  return Expression(std::move(text), {"bid.toml", 3, 10, 1}).syntax();
}

std::string shape_of(const std::string& text) {
  const auto parsed = parse(text);
  return parsed.value ? shape(*parsed.value) : english(parsed.diagnostics.at(0).message);
}

struct Wrong {
  const char* text;
  int column;  ///< from 1, within the formula
  int length;
  const char* message;
  const char* hint;
};

void check_wrong(const Wrong& wrong) {
  CAPTURE(std::string(wrong.text));
  const auto parsed = parse(wrong.text);
  CHECK_FALSE(parsed.value);
  REQUIRE(parsed.diagnostics.size() == 1);
  const Diagnostic& found = parsed.diagnostics[0];
  CHECK(found.code == "expression");
  CHECK(english(found.message) == wrong.message);
  CHECK(english(found.hint) == wrong.hint);
  CHECK(found.place.line == 3);
  CHECK(found.place.column == 9 + wrong.column);
  CHECK(found.place.length == wrong.length);
}

/// A formula of the grammar, with as few brackets as the grammar allows.
std::string random_formula(int depth) {
  const auto inner = [&] { return random_formula(depth - 1); };
  switch (depth == 0 ? *rc::gen::inRange(0, 3) : *rc::gen::inRange(0, 12)) {
    case 0:
      return *rc::gen::element<std::string>("1", "0.5", "1_200", "3e2");
    case 1:
      return *rc::gen::element<std::string>("a", "b_2", "revenue.calls");
    case 2:
      return "x[" + std::to_string(*rc::gen::inRange(1, 9)) + "]";
    case 3:
      return "(" + inner() + ")^(" + inner() + ")";
    case 4:
      return "-(" + inner() + ")";
    case 5:
      return "min(" + inner() + "," + inner() + ")";
    case 6:
      return "if(" + inner() + "<=" + inner() + "," + inner() + "," + inner() + ")";
    case 7:
      return "change(" + inner() + ")";
    default:
      break;
  }
  const auto sign = *rc::gen::element<std::string>("+", " - ", "*", " / ");
  return inner() + sign + inner();
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("Expression: operators bind as in arithmetic") {
  const std::pair<const char*, const char*> table[] = {
      {"1_200", "1200"},
      {" 0.05 ", "0.05"},
      {"1e3", "1000"},
      {"1.5e-3", "0.0015"},
      {"a", "a"},
      {"a1_b", "a1_b"},
      {"revenue.calls", "revenue.calls"},
      {"x[12]", "x[12]"},
      {"x [ 2 ]", "x[2]"},
      {"a + b - c", "((a + b) - c)"},
      {"a - (b - c)", "(a - (b - c))"},
      {"a + b * c", "(a + (b * c))"},
      {"a * b / c", "((a * b) / c)"},
      {"a / (b * c)", "(a / (b * c))"},
      {"a * b ^ 2", "(a * (b ^ 2))"},
      {"(a + b) ^ (c - d)", "((a + b) ^ (c - d))"},
      {"(a ^ b) ^ c", "((a ^ b) ^ c)"},
      {"a ^ (b ^ c)", "(a ^ (b ^ c))"},
      {"-a", "(-a)"},
      {"-3", "(-3)"},
      {"-(3)", "(-3)"},
      {"-a * b", "((-a) * b)"},
      {"-(a ^ b)", "(-(a ^ b))"},
      {"(-a) ^ b", "((-a) ^ b)"},
      {"-((a ^ b))", "(-(a ^ b))"},
      {"a - -b", "(a - (-b))"},
      {"a * -b", "(a * (-b))"},
      {"-max(a ^ b, 1)", "(-max((a ^ b), 1))"},
      {"min(a, b, c)", "min(a, b, c)"},
      {"if(a > b, x, y)", "if(a > b, x, y)"},
      {"if(a + 1 <= b * 2, -x, if(c != 0, 1, 2))",
       "if((a + 1) <= (b * 2), (-x), if(c != 0, 1, 2))"},
      {"if(a == -1, 1, 0)", "if(a == (-1), 1, 0)"},
      {"if(a<-b, 1, 0)", "if(a < (-b), 1, 0)"},
      {"a\n  + b", "(a + b)"},
      {"floor(x / 48) + ceil(y)", "(floor((x / 48)) + ceil(y))"},
      {"last_year(x) + cumulative(revenue)", "(last_year(x) + cumulative(revenue))"},
  };
  for (const auto& [text, wanted] : table) {
    const std::string shown(text);
    CAPTURE(shown);
    CHECK(shape_of(text) == wanted);
  }
}

TEST_CASE("Expression: what has two readings is refused") {
  const char* power = "'-a^b' is read differently by a spreadsheet and in mathematics";
  check_wrong({"-a^2", 1, 4, power, "write (-a)^b or -(a^b)"});
  check_wrong({"1 + -2^2", 5, 4, power, "write (-a)^b or -(a^b)"});
  check_wrong({"-(a)^2", 1, 6, power, "write (-a)^b or -(a^b)"});
  check_wrong({"-a^(2)", 1, 6, power, "write (-a)^b or -(a^b)"});
  check_wrong({"a^b^c", 4, 1, "'a^b^c' has two readings", "write (a^b)^c or a^(b^c)"});
}

TEST_CASE("Expression: what spreadsheet people write is named") {
  check_wrong({"=a+b", 1, 1, "a formula has no leading '='", "leave the '=' out"});
  check_wrong({"5%", 2, 1, "'%' is not part of a formula", "write 5 % as 0.05"});
  check_wrong({"1,000", 2, 1, "unexpected ','", "thousands are separated with '_': 1_000"});
  check_wrong({"if(a <> b, 1, 0)", 6, 2, "'<>' is not a comparison", "write !="});
  check_wrong({"if(a = b, 1, 0)", 6, 1, "'=' is not a comparison", "write =="});
  check_wrong(
      {"if(a => b, 1, 0)", 6, 2, "'=>' is not a comparison", "comparisons are < <= > >= == !="});
  check_wrong(
      {"a > b", 3, 1, "a comparison can only be the first argument of if()", "if(a > b, x, y)"});
  check_wrong(
      {"if(a, 1, 0)", 5, 1, "if() needs a comparison first", "comparisons are < <= > >= == !="});
  check_wrong({"2 a", 3, 1, "an operator is missing here", "write '*' between factors"});
  check_wrong({"2a", 2, 1, "an operator is missing here", "write '*' between factors"});
  check_wrong({"(a)(b)", 4, 1, "an operator is missing here", "write '*' between factors"});
  check_wrong({"a ** 2", 3, 2, "'**' is not an operator", "a power is written a^b"});
  check_wrong({"vlookup(x)", 1, 7, "there is no function 'vlookup'",
               "functions: if min max abs round floor ceil exp ln sqrt change cumulative last_year "
               "gained lost ended"});
  check_wrong({"1 + mim(a, b)", 5, 3, "there is no function 'mim'", "did you mean 'min'?"});
  check_wrong({"MAX(a, b)", 1, 3, "there is no function 'MAX'", "did you mean 'max'?"});
}

TEST_CASE("Expression: what is missing is pointed at") {
  check_wrong({"", 1, 1, "the formula is empty", "write a number or a formula"});
  check_wrong({"  ", 1, 1, "the formula is empty", "write a number or a formula"});
  check_wrong({"a +", 4, 1, "the formula ends too early", "a value is missing here"});
  check_wrong({"(a + b", 1, 1, "this bracket is never closed", "add ')'"});
  check_wrong({"min(a, (b)", 4, 1, "this bracket is never closed", "add ')'"});
  check_wrong({"a + b)", 6, 1, "unexpected ')'",
               "names are written a-z, 0-9 and _; operators are + - * / ^"});
  check_wrong(
      {"()", 2, 1, "unexpected ')'", "names are written a-z, 0-9 and _; operators are + - * / ^"});
  check_wrong({"a ^ -b", 5, 1, "two operators follow each other",
               "put the signed value in brackets: a * (-b)"});
  check_wrong({"a * + b", 5, 1, "two operators follow each other",
               "put the signed value in brackets: a * (-b)"});
  check_wrong({"+ b", 1, 1, "a formula has no leading '+'", "leave the '+' out"});
  check_wrong(
      {"x[0]", 3, 1, "an index is a whole number from 1", "write x[1] for its first value"});
  check_wrong(
      {"x[1.5]", 3, 1, "an index is a whole number from 1", "write x[1] for its first value"});
  check_wrong({"x[]", 3, 1, "an index is a whole number from 1", "write x[1] for its first value"});
  check_wrong({"x[99999999999]", 3, 11, "an index is a whole number from 1",
               "write x[1] for its first value"});
  check_wrong({"min(a)", 1, 6, "min() takes two or more values", "min(a, b)"});
  check_wrong({"abs(a, b)", 1, 9, "abs() takes one value", "abs(x)"});
  check_wrong({"if(a > b, 1)", 1, 12, "if() takes a condition and two values", "if(a > b, x, y)"});
  check_wrong({"a $ b", 3, 1, "unexpected '$'",
               "names are written a-z, 0-9 and _; operators are + - * / ^"});
}

TEST_CASE("Expression: columns count code points, also behind what is not ASCII") {
  check_wrong({"价格 * 2", 1, 1, "unexpected '价'",
               "names are written a-z, 0-9 and _; operators are + - * / ^"});
  check_wrong({"2 × 3", 3, 1, "unexpected '×'",
               "names are written a-z, 0-9 and _; operators are + - * / ^"});
  const auto parsed = parse("aa + b * ccc");
  REQUIRE(parsed.value);
  const Place place = place_of(Expression("", {"bid.toml", 3, 10, 1}), parsed.value->parts[1]);
  CHECK(place.column == 15);
  CHECK(place.length == 7);
}

TEST_CASE("Expression: numbers are those of TOML, below 1e15") {
  const auto wrong = [](const char* text, int length) {
    const std::string message = "'" + std::string(text) + "' is not a number";
    check_wrong({text, 1, length, message.c_str(),
                 "numbers are written 1_200 or 0.05, without separators but '_', below 1e15"});
  };
  wrong("1.2.3", 5);
  wrong("1__0", 4);
  wrong("1_", 2);
  wrong("007", 3);
  wrong(".5", 2);
  wrong("5.", 2);
  wrong("1e15", 4);
  wrong("1e400", 5);
  wrong("1e-400", 6);
  CHECK(shape_of("999_999_999_999_999") == "999999999999999");
}

TEST_CASE("Expression: length and depth are bounded") {
  CHECK(shape_of(repeated("(", 60) + "1" + repeated(")", 60)) == "1");
  CHECK(shape_of(repeated("(", 70) + "1" + repeated(")", 70)) ==
        "the formula is nested more than 64 deep");
  CHECK(shape_of(repeated("abs(", 70) + "1" + repeated(")", 70)) ==
        "the formula is nested more than 64 deep");
  CHECK(shape_of(repeated("if(1 < ", 70)) == "the formula is nested more than 64 deep");
  CHECK(parse("1" + repeated("+1", 1'999)).value);
  CHECK(shape_of("1" + repeated("+1", 2'000)) == "the formula is longer than 4,000 characters");
}

TEST_CASE("Expression: random bytes are parsed or refused at a place within them") {
  CHECK(rc::check("bytes", [](const std::string& text) {
    const auto parsed = parse(text);
    RC_ASSERT(parsed.value.has_value() == parsed.diagnostics.empty());
    if (parsed.value) return;
    RC_ASSERT(parsed.diagnostics.size() == 1U);
    const Place& place = parsed.diagnostics[0].place;
    RC_ASSERT(place.column >= 10);
    RC_ASSERT(place.column <= 10 + code_points(text));
  }));
}

TEST_CASE("Expression: random strings of tokens are parsed or refused") {
  static const std::vector<std::string> tokens = {
      "a", "b2", "revenue.x", "1",    "0.5", "+",  "-", "*",  "/",       "^",  "(",    ")", "[",
      "]", ",",  "if(",       "min(", "<",   "==", " ", "\n", "change(", "价", "\xff", "%", "."};
  CHECK(rc::check("tokens", [] {
    const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(tokens));
    const auto parsed = parse(join(chosen, ""));
    RC_ASSERT(parsed.value.has_value() == parsed.diagnostics.empty());
  }));
}

// Printing with all brackets and parsing again gives the same tree: nothing is lost or regrouped.
TEST_CASE("Expression: a printed tree reads back as itself") {
  CHECK(rc::check("round trip", [] {
    const std::string text = random_formula(4);
    const auto parsed = parse(text);
    RC_ASSERT(parsed.value.has_value());
    const std::string printed = shape(*parsed.value);
    RC_LOG() << text << " is read as " << printed;
    const auto again = parse(printed);
    RC_ASSERT(again.value.has_value());
    RC_ASSERT(shape(*again.value) == printed);
  }));
}

TEST_CASE("Expression: a long sum is parsed with work in proportion to its length") {
  const auto allocations = [](int terms) {
    std::string text = "x";
    for (int i = 1; i < terms; ++i) text += "+x";
    const std::size_t before = allocated_bytes;
    CHECK(parse(text).value);
    return static_cast<double>(allocated_bytes - before);
  };
  CHECK(allocations(1600) < 3 * allocations(800));
}
