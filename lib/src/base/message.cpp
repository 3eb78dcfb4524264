// SPDX-License-Identifier: MIT
#include "gonogo/base/message.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "base/catalogue.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/base/message_numbers.hpp"

namespace gonogo {
namespace {

/// One form, or the two of a plural with the count that chooses.
struct Sentence {
  std::string_view one = {};
  std::string_view many = {};
  double count = 1;
  bool counted = false;
  std::vector<Message> arguments = {};
};

struct Verbatim {
  std::string text = {};
};

struct Parts {
  Join join = {};
  std::vector<Message> parts = {};
};

/// A text of a stranger may be very long; the beginning identifies it.
std::string clipped(std::string text) {
  constexpr std::size_t most = 400;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

/// Within a sentence a text of a stranger cannot begin a line, which a program may take for a command.
std::string on_one_line(std::string text) {
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
    text.replace(at, 1, "\xE2\x90\x8A");  // U+240A, as `printable` shows it
  return text;
}

}  // namespace

struct Message::Content {
  std::variant<Sentence, Verbatim, Number, Parts> value;
};

/// Puts messages into the words of one language, and knows what they are made of.
class Speaker {
 public:
  explicit Speaker(Language language) : language_(language) {}

  std::string words(const Message& message) const {
    if (!message.content_) return std::string(translated(message.english_, language_));
    return std::visit([this](const auto& value) { return written(value); },
                      message.content_->value);
  }

  static Message with_numbers(const Message& message, const NumberChange& change) {
    if (!message.content_) return message;
    Message::Content content = *message.content_;
    const auto change_all = [&change](std::vector<Message>& parts) {
      for (Message& each : parts) each = with_numbers(each, change);
    };
    if (auto* value = std::get_if<Number>(&content.value)) *value = change(std::move(*value));
    if (auto* sentence = std::get_if<Sentence>(&content.value)) change_all(sentence->arguments);
    if (auto* list = std::get_if<Parts>(&content.value)) change_all(list->parts);
    return Message(std::make_shared<const Message::Content>(std::move(content)));
  }

 private:
  std::string written(const Sentence& sentence) const {
    if (!sentence.counted) return filled(translated(sentence.one, language_), sentence.arguments);
    return filled(translated(sentence.one, sentence.many, sentence.count, language_),
                  sentence.arguments);
  }

  std::string written(const Verbatim& verbatim) const { return verbatim.text; }

  std::string written(const Number& number) const {
    if (!std::isfinite(number.value)) return std::string(translated("no value", language_));
    return figure(number, language_).text();
  }

  std::string written(const Parts& list) const {
    std::string text;
    for (std::size_t i = 0; i < list.parts.size(); ++i) {
      if (i > 0) text += separator(list.join, i + 1 == list.parts.size());
      text += argument(list.parts[i]);
    }
    return text;
  }

  std::string_view separator(Join join, bool last) const {
    switch (join) {
      case Join::comma:
        return translated(", ", language_);
      case Join::all:
        return last ? translated(" and ", language_) : translated(", ", language_);
      case Join::either:
        return last ? translated(" or ", language_) : translated(", ", language_);
      case Join::semicolon:
        return translated("; ", language_);
      case Join::sentences:
        break;
    }
    return translated(" ", language_);
  }

  std::string filled(std::string_view text, const std::vector<Message>& arguments) const {
    std::string result;
    while (!text.empty()) {
      const bool hole =
          text.size() > 2 && text[0] == '{' && text[2] == '}' && text[1] > '0' && text[1] <= '9';
      const auto index = hole ? static_cast<std::size_t>(text[1] - '1') : arguments.size();
      if (index < arguments.size()) {
        result += argument(arguments[index]);
        text.remove_prefix(3);
      } else {
        result += text.front();
        text.remove_prefix(1);
      }
    }
    return result;
  }

  std::string argument(const Message& message) const {
    auto text = words(message);
    const bool foreign =
        message.content_ && std::holds_alternative<Verbatim>(message.content_->value);
    return foreign ? on_one_line(clipped(std::move(text))) : text;
  }

  Language language_;
};

Message Message::sentence(std::string_view english, std::vector<Message> arguments) {
  return Message(std::make_shared<const Content>(
      Content{Sentence{.one = english, .arguments = std::move(arguments)}}));
}

Message Message::counted(double count, std::string_view one, std::string_view many,
                         std::vector<Message> others) {
  others.insert(others.begin(), number(Number{.value = count, .kind = Kind::count}));
  return Message(std::make_shared<const Content>(Content{Sentence{
      .one = one, .many = many, .count = count, .counted = true, .arguments = std::move(others)}}));
}

Message verbatim(std::string_view text) {
  if (text.empty()) return {};
  return Message(
      std::make_shared<const Message::Content>(Message::Content{Verbatim{std::string(text)}}));
}

Message number(Number value) {
  return Message(std::make_shared<const Message::Content>(Message::Content{std::move(value)}));
}

Message exact(double value) { return number({.value = value, .digits = Digits::all}); }

Message listed(Join join, std::vector<Message> parts) {
  std::erase_if(parts, [](const Message& part) { return part.empty(); });
  if (parts.empty()) return {};
  return Message(
      std::make_shared<const Message::Content>(Message::Content{Parts{join, std::move(parts)}}));
}

Message verbatim_list(std::span<const std::string> texts, Join join) {
  std::vector<Message> parts;
  for (const std::string& text : texts) parts.push_back(verbatim(text));
  return listed(join, std::move(parts));
}

Message with_numbers(const Message& message, const NumberChange& change) {
  return Speaker::with_numbers(message, change);
}

bool operator==(const Message& left, const Message& right) {
  return english(left) == english(right);
}

std::string in_words(const Message& message, Language language) {
  return Speaker(language).words(message);
}

std::string english(const Message& message) { return in_words(message, Language::english); }

}  // namespace gonogo
