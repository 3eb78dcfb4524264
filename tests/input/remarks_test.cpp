// SPDX-License-Identifier: MIT
#include "gonogo/input/remarks.hpp"

#include <doctest/doctest.h>

#include "gonogo/proposal/stated_sources.hpp"
#include "reading.hpp"

using namespace gonogo;
using test::Codes;

namespace {

Diagnostics remarks_on(const std::string& sections) { return remarks(test::proposal_of(sections)); }

}  // namespace

TEST_CASE("remarks: a number in a formula has no address, but for what is no assumption") {
  const Diagnostics found = remarks_on(
      "drivers.beds = 3\ncost.x = { amount = \"12 * beds + 2.1 * beds / 365 - 7\", per = \"year\", "
      "payable = \"(beds * 1.5) months\" }");
  REQUIRE(test::codes(found) == Codes{"number-in-formula", "number-in-formula"});
  CHECK(english(found[0].message) == "2.1, 7 stand inside a formula: no analysis can vary them");
  CHECK(found[0].place.column == 22);
  CHECK(found[0].severity == Severity::note);
  CHECK(english(found[1].message) == "1.5 stands inside a formula: no analysis can vary it");
}

TEST_CASE("remarks: what nothing uses is told, wherever a use may hide") {
  CHECK(test::codes(remarks_on("drivers.a = 1\nquantities.b = \"1 + 1\"")) ==
        Codes{"unused", "unused"});
  for (const std::string use :
       {"revenue.x = { amount = \"a\", per = \"year\" }",
        "investment.x = { amount = 1, life = \"a years\" }", "tax.rate = \"a\"",
        "investment.x = { amount = 1, sale = \"a\" }", "working_capital.x = { level = \"a[1]\" }",
        "rates.discount = \"a\"", "cost.x = { amount = 1, per = \"year\", ramp = \"a months\" }",
        "cost.x = { amount = { Y1 = \"a\" } }",
        "cost.x = { amount = 1, per = \"year\", growth = \"a\" }"}) {
    INFO(use);
    CHECK(remarks_on("drivers.a = 1\n" + use).empty());
  }
}

TEST_CASE("remarks: a list that ends long before the operation does") {
  CHECK(test::codes(remarks_on("cost.x = { amount = [1, 2], per = \"year\" }")) ==
        Codes{"list-holds"});
  CHECK(remarks_on("cost.x = { amount = [1, 2, 3], per = \"year\" }").empty());
  CHECK(remarks_on("cost.x = { amount = [1, 2], per = \"year\", growth = 0.1 }").empty());
  CHECK(remarks_on("cost.x = { amount = [1, 2], per = \"year\", by = \"month\", repeat = true }")
            .empty());
  CHECK(remarks_on("cost.x = { amount = 1, per = \"year\", ramp = [0.5, 1] }").empty());
}

TEST_CASE("stated_sources: of an item and of each of its numbers; what has none is noted") {
  const Proposal bid = test::proposal_of(
      "drivers.a = { value = [1, 2], source = \"census\" }\ndrivers.ab = 3\n"
      "quantities.r = \"a * ab\"\n"
      "revenue.x = { amount = \"r\", per = \"year\" }\n"
      "cost.y = { amount = 1, per = \"year\", source = \"quote.pdf p. 3\" }\n"
      "investment.z = { amount = 1 }\nworking_capital.w = { level = 1 }\n"
      "loan.l = { amount = 1, rate = 0.05, source = \"term sheet\" }");
  const StatedSources sources(bid);
  CHECK(sources.of("drivers.a[2]") == "census");
  CHECK(sources.of("drivers.ab").empty());
  CHECK(sources.of("quantities.r").empty());
  CHECK(sources.of("cost.y.times") == "quote.pdf p. 3");
  CHECK(sources.of("cost").empty());
  CHECK(sources.of("loan.l") == "term sheet");
  std::vector<std::string> noted;
  for (const Diagnostic& each : without_source(bid)) {
    CHECK(each.severity == Severity::note);
    noted.push_back(english(each.message));
  }
  CHECK(noted == std::vector<std::string>{"drivers.ab has no source", "revenue.x has no source",
                                          "investment.z has no source",
                                          "working_capital.w has no source"});
}
