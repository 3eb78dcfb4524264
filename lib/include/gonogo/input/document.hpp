// SPDX-License-Identifier: MIT
/// A TOML file as a plain tree: every key and value with its place, tables in the order of the
/// file.
///
/// Nothing is known here about bids; sections and keys get their meaning in read.hpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/value.hpp"

namespace gonogo {

class ParsedFormula;

/// A value of a document with its key (empty in a list and at the root).
struct Node {
  enum class Kind { table, array, string, integer, real, boolean, date, time };

  std::string key = {};
  Place key_place = {};
  Kind kind = Kind::table;
  Place place = {};  ///< of the value; of a table that only dots or a header name: of that name
  std::vector<Node> items = {};  ///< of a table (each with its key) or of a list
  std::string text = {};         ///< of a string
  Place text_place = {};         ///< of a string's first character, inside the quotes
  double number = 0;             ///< of an integer or real: finite
  bool truth = false;            ///< of a boolean
  Date date = {};                ///< of a date
  bool in_braces = false;        ///< a table written { ... }: a whole, not some of its keys
  bool from_overlay = false;     ///< set by a scenario or `--set`
  std::optional<Levers> levers =
      {};  ///< this item or section as a whole was moved by a scenario or `--set`
  /// Of a string: what it is as a formula, if somebody reads it as one. Copies share it. May be null.
  std::shared_ptr<ParsedFormula> formula = {};
  /// Of a list from a CSV file: its values, instead of items. Copies share them.
  std::shared_ptr<const SeriesValues> series = {};
  /// The same of a list of sites, with what multiplies their sum.
  std::optional<SiteSum> sites = {};

  bool is_number() const { return kind == Kind::integer || kind == Kind::real; }

  /// The member of a table under `name`; null where there is none or this is no table.
  const Node* find(std::string_view name) const;
  Node* find(std::string_view name);
};

/// Makes items of the values of a series, so that each can be changed. Does nothing to other nodes.
void unfold(Node& list);

/// "a table", "a list", "text", "a number", ...: how a message names the kind of a value.
Message kind_name(const Node& node);

struct Document {
  std::string file = {};  ///< as the user named it; part of every place
  Node root = {};         ///< a table
};

/// The tree of `text`, or what is wrong with it as TOML.
///
/// Safe for any bytes. Up to 20 faults are found in one pass: a faulty line is blanked and the rest
/// read again. Refuses more than TOML does: more than 1 MiB, NUL bytes, keys outside ASCII
/// without quotes, infinities, NaN, more than 16 dots in a key. Columns and lengths count code
/// points.
Checked<Document> parse_document(const std::string& file, std::string_view text);

}  // namespace gonogo
