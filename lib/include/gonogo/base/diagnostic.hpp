// SPDX-License-Identifier: MIT
/// What a user wrote wrongly, where, and what to do about it. Problems are collected, not printed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/file_name.hpp"
#include "gonogo/base/message.hpp"

namespace gonogo {

/// A stretch of one line of a file the user wrote.
struct Place {
  FileName file = {};  ///< as the user named it; empty: in no file (an option, a default)
  int line = 0;        ///< from 1
  int column = 0;      ///< from 1, in code points
  int length = 1;      ///< in code points, within the line; at least 1

  bool known() const { return line > 0; }
  friend bool operator==(const Place&, const Place&) = default;
};

/// "bid.toml:12:7"; the file alone where no line is known.
std::string to_string(const Place& place);

enum class Severity { error, warning, note };

/// "error", "warning", "note", for scripts.
std::string_view to_string(Severity severity);
/// The same for people.
Message name_of(Severity severity);

/// A second place that explains the first ("the policy says it here").
struct Related {
  Place place = {};
  Message message = {};
};

/// One problem. `code` is a stable kebab-case id ("unknown-key"); `hint` says what to do, without a
/// final stop.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code = {};
  Message message = {};
  Place place = {};
  Message hint = {};
  std::vector<Related> related = {};
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or the reasons why there is none. A value may come with warnings and notes.
template <class T>
struct Checked {
  std::optional<T> value = {};
  Diagnostics diagnostics = {};
};

bool has_errors(const Diagnostics& diagnostics);

/// Append a diagnostic without related places.
void add_error(Diagnostics& diagnostics, std::string code, Message message, const Place& place,
               Message hint);
void add_warning(Diagnostics& diagnostics, std::string code, Message message, const Place& place,
                 Message hint);
void add_note(Diagnostics& diagnostics, std::string code, Message message, const Place& place,
              Message hint);

/// Stable sort by file (in order of first appearance), line, column.
void sort_by_place(Diagnostics& diagnostics);

/// The text of each file, by the name used in Place::file.
using Sources = std::map<std::string, std::string, std::less<>>;

enum class Colour { plain, ansi };

/// The lines a person reads, each with its newline:
///
///     error[unknown-key]: 'ammount' is not a key of a cost
///       --> bid.toml:12:1
///        |
///     12 | ammount = 36_000
///        | ^^^^^^^
///        = help: did you mean 'amount'?
///
/// The caret is under the characters as a terminal shows them (tabs kept, wide characters count
/// two); related places follow as notes of the same shape. A place that its source does not have is
/// named, not shown; a very long line is cut to the part around the caret. Nothing a stranger
/// wrote reaches the terminal as a control character.
std::string render(const Diagnostic& diagnostic, const Sources& sources,
                   Colour colour = Colour::plain, Language language = Language::english);

}  // namespace gonogo
