// SPDX-License-Identifier: MIT
/// A formula of a document, parsed once however often the document is read: as written, and under
/// each scenario.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "gonogo/input/document.hpp"
#include "gonogo/sheet/expression.hpp"

namespace gonogo {

/// The formula that one text of a document is read as. Copies of the text share it.
class ParsedFormula {
 public:
  /// Parsed by the first call, by any thread. A later call with another text or place (a scenario
  /// has changed the copy) parses for itself.
  Expression get(const std::string& text, const Place& place);

 private:
  std::once_flag parsed_ = {};
  std::optional<Expression> formula_ = {};
};

/// The formula in `text`: the text of a node, or a part of it. `place`: of its first character.
Expression formula_of(const Node& node, const std::string& text, const Place& place);

}  // namespace gonogo
