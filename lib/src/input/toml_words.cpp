// SPDX-License-Identifier: MIT
#include "input/toml_words.hpp"

#include <string>
#include <utility>

namespace gonogo {
namespace {

using Entry = std::pair<std::string_view, Message>;

/// Empty: not known.
Message expected(std::string_view thing) {
  const Entry known[] = {
      {"value", say("value")},
      {"value-terminator", say("value-terminator")},
      {"digit", say("digit")},
      {"decimal digit", say("decimal digit")},
      {"hexadecimal digit", say("hexadecimal digit")},
      {"a comment or whitespace", say("a comment or whitespace")},
      {"comma or closing ']'", say("comma or closing ']'")},
      {"comma or closing '}'", say("comma or closing '}'")},
      {"key or closing '}'", say("key or closing '}'")},
      {"value or closing ']'", say("value or closing ']'")},
      {"key-value pair", say("key-value pair")},
      {"keys, tables, whitespace or comments", say("keys, tables, whitespace or comments")},
      {"bare key starting character or string delimiter",
       say("bare key starting character or string delimiter")},
  };
  for (const auto& [text, message] : known)
    if (text == thing) return message;
  const bool quoted = thing.size() == 3 && thing.front() == '\'' && thing.back() == '\'';
  return quoted || thing == "'true'" || thing == "'false'" ? verbatim(std::string(thing))
                                                           : Message();
}

}  // namespace

Message toml_words(std::string_view description) {
  const Message as_said = verbatim(std::string(description));
  if (description == "leading zeroes are prohibited") return say("leading zeroes are prohibited");
  if (description == "could not determine value type") return say("could not determine value type");
  constexpr std::string_view start = "expected ", middle = ", saw ";
  const std::size_t saw = description.rfind(middle);
  if (!description.starts_with(start) || saw == std::string_view::npos) return as_said;
  const Message thing = expected(description.substr(start.size(), saw - start.size()));
  if (thing.empty()) return as_said;
  return say("expected {1}, saw {2}", thing,
             verbatim(std::string(description.substr(saw + middle.size()))));
}

}  // namespace gonogo
