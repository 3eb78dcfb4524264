// SPDX-License-Identifier: MIT
/// Turns `--set ADDRESS=VALUE` into a piece of bid.
#include <algorithm>
#include <optional>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/input/overlay.hpp"
#include "input/parsed_formula.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

/// A setting cut at its operator.
struct SettingParts {
  std::string address = {};
  char op = '=';           ///< '=', '*' or '+'
  std::size_t equals = 0;  ///< byte of the '='
  std::string value = {};
};

Diagnostic bad_setting(const Place& place, Message message, Message hint = {}) {
  return {.code = "bad-setting",
          .message = std::move(message),
          .place = place,
          .hint = std::move(hint)};
}

std::optional<SettingParts> cut(const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos || equals == 0) return {};
  const char before = setting[equals - 1];
  const bool moves = before == '*' || before == '+';
  SettingParts parts = {
      .address = trimmed(std::string_view(setting).substr(0, moves ? equals - 1 : equals)),
      .op = moves ? before : '=',
      .equals = equals,
      .value = trimmed(std::string_view(setting).substr(equals + 1))};
  const bool empty = parts.address.empty() || parts.value.empty();
  return empty ? std::nullopt : std::optional(parts);
}

bool is_address(const std::vector<std::string>& parts) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-[]";
  constexpr std::size_t deepest = 8;
  return parts.size() <= deepest &&
         std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
           return !part.empty() && part.find_first_not_of(allowed) == std::string::npos;
         });
}

/// The value as TOML, at the column it has in the setting.
Checked<Node> parse_value(const std::string& setting, const SettingParts& parts, int line) {
  std::string text(static_cast<std::size_t>(line - 1), '\n');
  text +=
      "v" +
      std::string(static_cast<std::size_t>(code_points(setting.substr(0, parts.equals))) - 1, ' ') +
      setting.substr(parts.equals);
  Checked<Document> document = parse_document(settings_file, text);
  if (!document.value) return {.diagnostics = std::move(document.diagnostics)};
  return {.value = std::move(document.value->root.items.front())};
}

/// Plain words that are no TOML are text: 4 years, Y3, 2 * beds.
bool is_plain_text(const std::string& value) {
  return value.find_first_of("\"'[]{}=#%,\\") == std::string::npos;
}

/// Nests a value under the keys of its address.
Node piece_of(const std::vector<std::string>& keys, Node value, const Place& place) {
  value.from_overlay = true;
  value.key_place = place;
  for (std::size_t i = keys.size(); i-- > 0;) {
    value.key = keys[i];
    Node above = {.key_place = place, .place = place};
    above.items.push_back(std::move(value));
    value = std::move(above);
  }
  return value;
}

/// What is wrong with a text that cannot be cut at an operator.
Diagnostic no_setting(const std::string& setting, const Place& place) {
  const Message forms = say("write ADDRESS=VALUE, ADDRESS*=NUMBER or ADDRESS+=NUMBER");
  const std::size_t mark = setting.find_first_of("=:*+");
  const bool lacks_equals = setting.find('=') == std::string::npos;
  if (lacks_equals && mark != std::string::npos && mark > 0 && mark + 1 < setting.size()) {
    const std::string mended = setting.substr(0, mark) +
                               (setting[mark] == ':' ? "" : setting.substr(mark, 1)) + "=" +
                               setting.substr(mark + 1);
    return bad_setting(place, say("this setting has no ="), say("write {1}", verbatim(mended)));
  }
  const bool lacks_value = mark != std::string::npos && mark > 0 &&
                           setting.find_first_not_of(" =", mark) == std::string::npos;
  return bad_setting(
      place, lacks_value ? say("this setting has no value") : say("this is no setting"), forms);
}

/// For "=+10%" and "+=10%", which mean to move a number by a share of it.
Message move_hint(const SettingParts& parts) {
  const std::string& value = parts.value;
  const bool signed_value = value.starts_with('+') || value.starts_with('-');
  const bool moves = value.size() > 1 && value.ends_with('%') &&
                     (parts.op == '+' || (parts.op == '=' && signed_value));
  const std::size_t sign = value.starts_with('+') ? 1 : 0;
  const auto percent =
      moves ? parse_number(value.substr(sign, value.size() - 1 - sign)) : std::nullopt;
  if (!percent) return {};
  return say("write {1} to change it by {2}; where a fraction is meant, {3}",
             verbatim(parts.address + "*=" + shortest(1 + *percent / 100)), verbatim(value),
             verbatim(shortest(*percent / 100)));
}

std::optional<Node> parse_setting(const std::string& setting, int line, Diagnostics& found) {
  const Place whole = {.file = settings_file,
                       .line = line,
                       .column = 1,
                       .length = std::max(1, code_points(setting))};
  const Message forms = say("write ADDRESS=VALUE, ADDRESS*=NUMBER or ADDRESS+=NUMBER");
  const auto parts = cut(setting);
  if (!parts || setting.find_first_of("\n\r") != std::string::npos)
    return found.push_back(no_setting(setting, whole)), std::nullopt;
  std::vector<std::string> keys = split(parts->address, '.');
  if (parts->op == '=' && parts->address.ends_with('-')) {
    const std::string less = trimmed(parts->address.substr(0, parts->address.size() - 1));
    return found.push_back(
               bad_setting(whole, say("there is no operator -="),
                           say("write {1}+=-{2}", verbatim(less), verbatim(parts->value)))),
           std::nullopt;
  }
  if (!is_address(keys))
    return found.push_back(
               bad_setting(whole, say("'{1}' is no address", verbatim(parts->address)), forms)),
           std::nullopt;
  if (parts->op != '=') keys.emplace_back(parts->op == '*' ? "times" : "plus");
  Place address = whole;
  address.length = code_points(parts->address);
  Checked<Node> value = parse_value(setting, *parts, line);
  if (value.value) return piece_of(keys, *std::move(value.value), address);
  Place place = whole;
  place.column = code_points(setting) - code_points(parts->value) + 1;
  place.length = code_points(parts->value);
  if (parts->op == '=' && is_plain_text(parts->value)) {
    if (const auto number = number_in(parts->value)) {
      found.push_back(bad_setting(place, fault_in(parts->value), hint_for(*number)));
      return {};
    }
    Node text = {.kind = Node::Kind::string,
                 .place = place,
                 .text = parts->value,
                 .text_place = place,
                 .formula = std::make_shared<ParsedFormula>()};
    return piece_of(keys, std::move(text), address);
  }
  const Message moves = move_hint(*parts);
  for (Diagnostic& fault : value.diagnostics)
    found.push_back(bad_setting(fault.place, fault.message, moves.empty() ? fault.hint : moves));
  return {};
}

}  // namespace

Settings parse_settings(const std::vector<std::string>& settings, Sources& sources) {
  Settings parsed;
  if (settings.empty()) return parsed;
  sources[settings_file] = join(settings, "\n");
  for (std::size_t i = 0; i < settings.size(); ++i) {
    auto piece = parse_setting(settings[i], static_cast<int>(i) + 1, parsed.diagnostics);
    if (!piece) continue;
    parsed.pieces.push_back(*std::move(piece));
    parsed.written.push_back(settings[i]);
  }
  return parsed;
}

}  // namespace gonogo
