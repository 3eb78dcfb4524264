// SPDX-License-Identifier: MIT
#include "gonogo/base/message.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gonogo;

TEST_CASE("say: fills numbered holes in any order, and leaves other braces alone") {
  CHECK(english(say("{2} before {1}, {2} again", verbatim("b"), verbatim("a"))) ==
        "a before b, a again");
  CHECK(english(say("write { amount = 5 }")) == "write { amount = 5 }");
  CHECK(english(say("'{1}'", verbatim("{1}"))) == "'{1}'");
  CHECK(say("").empty());
}

TEST_CASE("say: another sentence may fill a hole") {
  CHECK(english(say("{1}: {2}", verbatim("bid.toml"), say("it holds {1}", number(3)))) ==
        "bid.toml: it holds 3");
}

TEST_CASE("plural: the count chooses the form") {
  const auto months = [](int count) { return english(plural(count, "{1} month", "{1} months")); };
  CHECK(months(1) == "1 month");
  CHECK(months(0) == "0 months");
  CHECK(months(12000) == "12,000 months");
  CHECK(english(plural(2, "{1} row of {2}", "{1} rows of {2}", verbatim("cost"))) ==
        "2 rows of cost");
}

TEST_CASE("verbatim: whole as a message, cut after 400 bytes in a sentence, between characters") {
  std::string name(399, 'x');
  name += "\xE4\xB8\xAD";
  CHECK(english(verbatim(name)) == name);
  CHECK(english(say("{1}", verbatim(name))) == std::string(399, 'x') + "...");
}

TEST_CASE("number: grouped, with the decimals of its kind, or all digits") {
  const auto text = [](Number value) { return english(number(std::move(value))); };
  CHECK(text({.value = 1650, .kind = Kind::money}) == "1,650");
  CHECK(text({.value = 0.1886, .kind = Kind::rate}) == "18.86%");
  CHECK(text({.value = 1570.48, .unit = verbatim("CNY/line")}) == "1,570.48 CNY/line");
  CHECK(text({.value = 1234567.25, .digits = Digits::all}) == "1,234,567.25");
  CHECK(text({.value = -123, .digits = Digits::all}) == "-123");
  CHECK(text({.value = -1234, .digits = Digits::all}) == "-1,234");
  CHECK(text({.value = 1e22, .digits = Digits::all}) == "1e+22");
  CHECK(text({.value = 0.07, .kind = Kind::rate, .digits = Digits::all}) == "7%");
  CHECK(text({.value = NAN}) == "no value");
}

TEST_CASE("listed: joins its parts as a sentence does, without the empty ones") {
  const auto list = [](Join join) {
    return english(listed(join, {verbatim("a"), {}, verbatim("b"), verbatim("c")}));
  };
  CHECK(list(Join::comma) == "a, b, c");
  CHECK(list(Join::all) == "a, b and c");
  CHECK(list(Join::either) == "a, b or c");
  CHECK(list(Join::semicolon) == "a; b; c");
  CHECK(listed(Join::all, {}).empty());
}

TEST_CASE("in_words: Chinese, from the catalogue; a text that it lacks stays English") {
  const auto chinese = [](const Message& message) { return in_words(message, Language::chinese); };
  CHECK(chinese(say("years")) == "年");
  CHECK(chinese(say("no catalogue has this")) == "no catalogue has this");
  CHECK(chinese(plural(1, "{1} report", "{1} reports")) == "1份报告");
  CHECK(chinese(plural(2, "{1} report", "{1} reports")) == "2份报告");
  CHECK(chinese(plural(1, "{1} gnu", "{1} gnus")) == "1 gnu");
  CHECK(chinese(plural(2, "{1} gnu", "{1} gnus")) == "2 gnus");
  CHECK(chinese(say("{1} at least {2}", verbatim("x"), number(3))) == "x不低于3");
  CHECK(chinese(listed(Join::either, {verbatim("a"), verbatim("b"), verbatim("c")})) == "a、b或c");
  CHECK(chinese(listed(Join::sentences,
                       {say("{1}.", verbatim("a")), say("{1}.", verbatim("b"))})) == "a。b。");
}

TEST_CASE("in_words: Chinese words follow a number without a blank") {
  const auto chinese = [](Number value) {
    return in_words(number(std::move(value)), Language::chinese);
  };
  CHECK(chinese({.value = 2.5, .kind = Kind::years}) == "2.50年");
  CHECK(chinese({.value = 1450, .unit = verbatim("元/条")}) == "1,450元/条");
  CHECK(chinese({.value = 1450, .unit = verbatim("CNY/line")}) == "1,450 CNY/line");
  CHECK(chinese({.value = 0.08, .kind = Kind::rate}) == "8.0%");
  CHECK(english(number({.value = 1450, .unit = verbatim("元/条")})) == "1,450 元/条");
}
