// SPDX-License-Identifier: MIT
/// The grammar of formulas (gonogo-proposal(5), "Expressions"):
///
///     expr   = sum ; sum = term { ("+" | "-") term } ; term = factor { ("*" | "/") factor }
///     factor = [ "-" ] power ; power = atom [ "^" atom ]
///     atom   = number | name | name "[" integer "]" | "(" expr ")"
///            | function "(" cond-or-expr { "," expr } ")"
///     cond   = expr ("<" | "<=" | ">" | ">=" | "==" | "!=") expr   only as first argument of if()
///
/// `-a^b` and `a^b^c` are errors: a spreadsheet and mathematics read them differently.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// A parsed formula; names are not resolved. `offset` and `length` count code points of the text.
struct Syntax {
  enum class Kind { number, name, index, call, binary, negate, compare } kind = Kind::number;
  double number = 0;               ///< of a number; the position of an index
  std::string text = {};           ///< name, function or operator
  std::vector<Syntax> parts = {};  ///< operands or arguments
  int offset = 0;
  int length = 1;
};

/// What a formula gives: a number, or whether a comparison holds (`cond` of the grammar).
enum class Form { value, condition };

/// A formula as the user wrote it, with its syntax. Immutable: copies share one content, so that a
/// formula is parsed once however often its bid is compiled, and threads may read it together.
class Expression {
 public:
  /// Parses `text`. `place` is that of the first character inside the quotes.
  explicit Expression(std::string text, Place place = {}, Form form = Form::value);

  const std::string& text() const { return content_->text; }
  const Place& place() const { return content_->place; }

  /// The syntax; or one diagnostic, for the first fault. Limits: 4,000 characters, 64 levels.
  const Checked<Syntax>& syntax() const { return content_->syntax; }

 private:
  struct Content {
    std::string text;
    Place place;
    Checked<Syntax> syntax;
  };
  std::shared_ptr<const Content> content_;
};

/// The place of a part of an expression in its file.
Place place_of(const Expression& expression, const Syntax& part);

/// Names of the functions, in the order of the table of operations.
const std::vector<std::string>& function_names();

}  // namespace gonogo
