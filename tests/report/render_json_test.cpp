// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <bit>
#include <nlohmann/json.hpp>

#include "golden.hpp"
#include "gonogo/report/render.hpp"
#include "samples.hpp"

using namespace gonogo;

namespace {

nlohmann::json json_of(const Report& report) { return nlohmann::json::parse(render_json(report)); }

void expect_scripts_can_use(const nlohmann::json& value) {
  for (const auto& item : value.items()) {
    const auto& member = item.value();
    if (member.is_structured()) expect_scripts_can_use(member);
    if (!member.is_null() || !value.is_object()) continue;
    CAPTURE(item.key());
    CHECK(value.contains(item.key() + "_why"));
  }
}

}  // namespace

TEST_CASE("render_json: the snapshot of an evaluation is an interface") {
  const auto text = render_json(samples::evaluation());
  CHECK(golden("evaluation.json", text) == text);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["gonogo"]["command"] == "evaluate");
  CHECK(json["gonogo"]["scale"] == 1);
  CHECK(json["verdict"] == "no_go");                // the code, not the words
  CHECK(json["measures"]["npv"] == 193902.3087);    // in full
  CHECK(json["measures"]["irr"] == 0.188612);       // a fraction
  CHECK(json["measures"]["irr_note"].is_string());  // a remark on a value that is there
  CHECK(json["measures"]["discounted_payback"].is_null());
  CHECK(json["measures"]["discounted_payback_why"] == "never");
  CHECK(json["rules"]["speed"]["limit"] == 2);
  CHECK(json["rules"]["speed"]["result"] == "fail");
  CHECK(json["turn"]["commands"][0] == "gonogo evaluate bid.toml --set drivers.price=1802.5");
  CHECK(json["diagnostics"][0]["line"] == 12);
}

TEST_CASE("render_json: follows the order of the report") {
  const auto text = render_json(samples::cashflow());
  CHECK(text.find("\"revenue.rent\"") < text.find("\"cost.upkeep\""));
  CHECK(text.find("\"y9\"") < text.find("\"total\""));
  const auto json = nlohmann::json::parse(text);
  CHECK(json["cashflow"]["revenue.calls"]["y1"] == 123456.789);
  CHECK(json["cashflow"]["revenue.calls"]["name"] == "床位电话通话费收入");
  CHECK(json["cashflow"].size() == 5);  // headings have no id
}

TEST_CASE("render_json: charts carry their numbers, and a gap is null") {
  const auto json = json_of(samples::charts())["charts"];
  CHECK(json["tornado"]["series"]["low"][0] == -104233.5);
  CHECK(json["tornado"]["categories"].size() == 5);
  CHECK(json["tornado"]["base"] == 193902.3);
  CHECK(json["years"]["series"]["cost"][1].is_null());
  CHECK(json["profile"]["x"][40] == doctest::Approx(0.4));
  CHECK(json["verdict"]["y"][0] == 32);
}

TEST_CASE("render_json: what strangers wrote stays text, and every null has its reason") {
  const auto text = render_json(samples::hostile());
  const auto json = nlohmann::json::parse(text);
  CHECK(json["s"]["t"]["inf"]["value"].is_null());
  CHECK(json["s"]["t"]["inf"]["value_why"] == "fault");
  CHECK(json["s"]["t"]["nan"]["value_why"] == "@never");
  CHECK(json["s"]["t"]["zero"]["value"].dump() == "0");  // not minus zero
  CHECK(json["s"]["c"][0] == "=cmd|'/C calc'!A0");
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    CHECK((c == '\n' || (byte >= 0x20 && byte != 0x7F)));
  }
  CHECK(text.find("\\u202e") != std::string::npos);
  expect_scripts_can_use(json["s"]["t"]);
  expect_scripts_can_use(json_of(samples::evaluation()));
}

TEST_CASE("render_json: without a value there is a code, and the words that people read") {
  const Cell several = {.kind = Kind::rate, .note = say("more than one"), .code = "several"};
  const Table table = {.id = "t",
                       .columns = {{.id = "name"}, {.id = "v", .kind = Kind::rate}},
                       .rows = {{.id = "irr", .cells = {{.value = say("IRR")}, several}}}};
  const auto json = json_of({.sections = {{.id = "t", .blocks = {table}}}});
  CHECK(json["t"]["irr"].is_null());
  CHECK(json["t"]["irr_why"] == "several");
  CHECK(json["t"]["irr_note"] == "more than one");
}

TEST_CASE("render_json: any double comes back to the bit, or is null with a reason") {
  CHECK(rc::check("any double", [](std::uint64_t bits) {
    const auto value = std::bit_cast<double>(bits);
    const Table table = {
        .id = "t",
        .columns = {{.id = "name"}, {.id = "v", .kind = Kind::money}},
        .rows = {{.id = "r", .cells = {{.value = verbatim("x")}, {.value = value}}}}};
    const auto json = json_of({.sections = {{.id = "t", .blocks = {table}}}});
    if (std::isfinite(value)) {
      RC_ASSERT(json["t"]["r"].get<double>() == value);
    } else {
      RC_ASSERT(json["t"]["r"].is_null());
      RC_ASSERT(json["t"]["r_why"].is_string());
    }
  }));
}

TEST_CASE("render_json: an id that stands twice is the caller's mistake") {
  CHECK_THROWS_AS(render_json({.sections = {{.id = "a"}, {.id = "a"}}}), std::invalid_argument);
  CHECK_THROWS_AS(render_json({.facts = {{.id = "diagnostics", .cell = {.value = 1.0}}}}),
                  std::invalid_argument);
}
