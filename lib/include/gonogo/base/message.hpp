// SPDX-License-Identifier: MIT
/// Everything a person reads, as data: put into words only when drawn, in the reader's language.
///
///     say("'{1}' is not a key of {2}", verbatim(name), what)
///     plural(rest, "{1} more problem is not shown", "{1} more problems are not shown")
///     say("the price is {1}", number({.value = 1650, .kind = Kind::money}))
///     say("give one of {1}", listed(Join::either, {verbatim("month"), verbatim("year")}))
///
/// The English text is a literal, checked at compile time: a translator gets whole sentences, all of
/// them in the source. Never join messages or words with '+': write one sentence with holes.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gonogo/base/kind.hpp"

namespace gonogo {

/// The language of a reader.
enum class Language { english, chinese };

/// An English text that a catalogue can hold, with holes {1} to {Holes}; other braces are text.
/// A hole may occur more than once; one beyond `Holes`, or one from `Required` on that is left out,
/// does not compile.
template <std::size_t Holes, std::size_t Required = 1>
class Wording {
 public:
  Wording() = default;
  template <std::size_t Size>
  consteval Wording(const char (&literal)[Size]) : text_(literal, Size - 1) {
    if (!has_all_holes()) throw "the holes of the text are not those of its arguments";
  }
  constexpr std::string_view text() const { return text_; }
  constexpr bool empty() const { return text_.empty(); }

 private:
  constexpr bool has_all_holes() const {
    bool used[Holes + 1] = {};
    for (std::size_t i = 0; i + 2 < text_.size(); ++i) {
      if (text_[i] != '{' || text_[i + 2] != '}') continue;
      if (text_[i + 1] < '0' || text_[i + 1] > '9') continue;
      const auto hole = static_cast<std::size_t>(text_[i + 1] - '0');
      if (hole == 0 || hole > Holes) return false;
      used[hole] = true;
    }
    for (std::size_t hole = Required; hole <= Holes; ++hole) {
      if (!used[hole]) return false;
    }
    return true;
  }

  std::string_view text_ = {};
};

/// A text without holes, for tables (documentation of keys and flags, words of choices).
using English = Wording<0>;

struct Number;
enum class Join;

/// A text for people. Cheap to copy. Empty by default.
class Message {
 public:
  Message() = default;
  bool empty() const { return english_.empty() && !content_; }

  /// Whether both read the same in English.
  friend bool operator==(const Message& left, const Message& right);

  struct Content;  ///< defined in message.cpp

 private:
  explicit Message(std::string_view english) : english_(english) {}
  explicit Message(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  static Message sentence(std::string_view english, std::vector<Message> arguments);
  static Message counted(double count, std::string_view one, std::string_view many,
                         std::vector<Message> others);

  template <class... Arguments>
  friend Message say(Wording<sizeof...(Arguments)> english, const Arguments&... arguments);
  template <class... Others>
  friend Message plural(double count, Wording<sizeof...(Others) + 1, 2> one,
                        Wording<sizeof...(Others) + 1, 2> many, const Others&... others);
  friend Message verbatim(std::string_view text);
  friend Message number(Number value);
  friend Message listed(Join join, std::vector<Message> parts);
  friend class Speaker;

  std::string_view english_ = {};  ///< of a sentence without arguments; the content is null
  std::shared_ptr<const Content> content_ = {};
};

/// How much of a number is written.
enum class Digits {
  shown,  ///< as tables show it: decimals by kind and size
  all,    ///< as many as read back as the same number
};

/// A number that a message writes in the reader's way: grouped, with the decimals of its kind.
struct Number {
  double value = 0;  ///< a rate as a fraction; written as "no value" where not finite
  Kind kind = Kind::number;
  Message unit = {};                 ///< behind the number, where the kind has no unit of its own
  std::optional<int> decimals = {};  ///< absent: by kind and size, see base/figure.hpp
  Digits digits = Digits::shown;
};

/// How the parts of a list are joined; English writes "a, b, c", "a, b and c", "a, b or c", "a; b",
/// "A. B." (sentences, each with its own stop).
enum class Join { comma, all, either, semicolon, sentences };

/// Text that is never translated: what a user wrote, an id, a key, a formula. Drawn in a hole it is
/// cut after 400 bytes.
Message verbatim(std::string_view text);

Message number(Number value);

/// With as many digits as read back as the same number.
Message exact(double value);

/// A whole number, as a count of things.
template <std::integral Integer>
Message number(Integer count) {
  return number(Number{.value = static_cast<double>(count), .kind = Kind::count});
}

/// Empty parts are left out.
Message listed(Join join, std::vector<Message> parts);

/// A list of texts that are never translated.
Message verbatim_list(std::span<const std::string> texts, Join join = Join::comma);

/// The sentence with its holes filled. Arguments are messages: `verbatim`, `number`, `listed`, or
/// another sentence.
template <class... Arguments>
Message say(Wording<sizeof...(Arguments)> english, const Arguments&... arguments) {
  static_assert((std::same_as<Arguments, Message> && ...),
                "a text of the user is verbatim(text), a number is number(value)");
  if constexpr (sizeof...(Arguments) == 0) return Message(english.text());
  return Message::sentence(english.text(), {arguments...});
}

/// The form that the language uses for so many. {1} is the count, which a form may leave out; {2}...
/// are the others.
template <class... Others>
Message plural(double count, Wording<sizeof...(Others) + 1, 2> one,
               Wording<sizeof...(Others) + 1, 2> many, const Others&... others) {
  static_assert((std::same_as<Others, Message> && ...),
                "a text of the user is verbatim(text), a number is number(value)");
  return Message::counted(count, one.text(), many.text(), {others...});
}

/// The message in a language: the only way from a message to a text.
std::string in_words(const Message& message, Language language);

/// In English, for scripts (JSON, CSV) and tests, whatever the language of the reader.
std::string english(const Message& message);

}  // namespace gonogo
