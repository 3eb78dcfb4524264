// SPDX-License-Identifier: MIT
#include "input/node_text.hpp"

#include <algorithm>

#include "gonogo/base/figure.hpp"
#include "gonogo/base/same_bits.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

constexpr std::size_t longest = 120;  ///< code units; what is longer is cut

std::string number_text(double value) {
  return figure({.value = value, .digits = Digits::all}, Language::english).text();
}

/// "36 values: 40, 42, ..., 55"
std::string list_text(const std::vector<double>& values) {
  if (values.empty()) return "0 values";
  std::string text = std::to_string(values.size()) + " values: " + number_text(values.front());
  if (values.size() > 2) text += ", ...";
  if (values.size() > 1) text += ", " + number_text(values.back());
  return text;
}

std::string sites_text(const Sites& sites) {
  double sum = 0;
  for (const std::size_t row : sites.rows) sum += sites.value(row);
  return std::to_string(sites.rows.size()) + " rows, sum " + number_text(sum);
}

std::string table_text(const Node& node) {
  std::vector<std::string> parts;
  for (const Node& each : node.items) parts.push_back(each.key + " = " + text_of(each));
  return "{ " + join(parts, ", ") + " }";
}

std::string array_text(const Node& node) {
  std::vector<std::string> parts;
  for (const Node& each : node.items) parts.push_back(text_of(each));
  return "[" + join(parts, ", ") + "]";
}

std::string whole_text(const Node& node) {
  if (node.sites) return sites_text(*node.sites->sites);
  if (node.series) return list_text(node.series->values);
  switch (node.kind) {
    case Node::Kind::table:
      return table_text(node);
    case Node::Kind::array:
      return array_text(node);
    case Node::Kind::string:
      return node.text;
    case Node::Kind::integer:
    case Node::Kind::real:
      return number_text(node.number);
    case Node::Kind::boolean:
      return node.truth ? "true" : "false";
    case Node::Kind::date:
      return to_string(node.date);
    case Node::Kind::time:
      break;
  }
  return {};
}

bool same_sites(const Sites& a, const Sites& b) {
  if (a.moments != b.moments || a.rows.size() != b.rows.size()) return false;
  const auto label = [](const std::shared_ptr<const std::vector<Label>>& labels, std::size_t row) {
    return labels ? (*labels)[row].text : std::string();
  };
  const auto end = [](const Sites& sites, std::size_t row) {
    return sites.to && (*sites.to)[row] ? (*sites.to)[row]->text : std::string();
  };
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    const std::size_t left = a.rows[i], right = b.rows[i];
    if (!same_bits(a.value(left), b.value(right)) || label(a.from, left) != label(b.from, right) ||
        end(a, left) != end(b, right))
      return false;
  }
  return true;
}

bool same_items(const Node& a, const Node& b) {
  if (a.items.size() != b.items.size()) return false;
  if (a.kind == Node::Kind::array)
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), same_value);
  return std::all_of(a.items.begin(), a.items.end(), [&](const Node& each) {
    const Node* other = b.find(each.key);
    return other != nullptr && same_value(each, *other);
  });
}

}  // namespace

std::string text_of(const Node& node) {
  std::string text = whole_text(node);
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

bool same_value(const Node& a, const Node& b) {
  if (a.sites || b.sites)
    return a.sites && b.sites && same_sites(*a.sites->sites, *b.sites->sites) && same_items(a, b);
  if (a.series || b.series)
    return a.series && b.series && same_bits(a.series->values, b.series->values);
  if (a.is_number() && b.is_number()) return a.number == b.number;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Node::Kind::table:
    case Node::Kind::array:
      return same_items(a, b);
    case Node::Kind::string:
      return a.text == b.text;
    case Node::Kind::boolean:
      return a.truth == b.truth;
    case Node::Kind::date:
      return to_string(a.date) == to_string(b.date);
    case Node::Kind::integer:
    case Node::Kind::real:
    case Node::Kind::time:
      break;
  }
  return true;
}

Place place_of(const Node& node) { return node.key_place.known() ? node.key_place : node.place; }

}  // namespace gonogo
