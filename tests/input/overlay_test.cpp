// SPDX-License-Identifier: MIT
#include "gonogo/input/overlay.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "reading.hpp"

using namespace gonogo;
using doctest::Approx;
using test::Codes;
using test::codes;
using test::document_of;
using test::formula;
using test::from_overlay;
using test::number;
using test::numbers;

namespace {

const std::string bid =
    "[drivers]\nbeds = 1_200\nprice = { value = 0.18, low = 0.1, high = 0.2 }\ntake_up = [0.4, "
    "0.8, 1]\nunits = { value = [1, 2], spread = [-0.1, 0.1] }\n"
    "rent = { Y1 = 40, Y6 = 55 }\n[quantities]\ncalls = \"beds * price\"\n[revenue]\ncalls = { "
    "amount = \"beds * 2\", per = \"year\", growth = 0.02, ramp = \"18 months\" }\n"
    "[cost]\nrent = { amount = { Y1 = 40, Y3 = 55 }, per = \"year\", growth = { rate = 0.03, every "
    "= \"step\" } }\n[rates]\ndiscount = { nominal = 0.06, compounded = \"month\" }\n";

Codes faults(const std::vector<std::string>& settings) {
  Document document = document_of(test::with_project(bid));
  Sources sources;
  Settings parsed = parse_settings(settings, sources);
  for (const Node& piece : parsed.pieces) apply_overlay(document.root, piece, parsed.diagnostics);
  return codes(parsed.diagnostics);
}

}  // namespace

TEST_CASE("overlay: a value replaces the principal number of a table, the rest stays") {
  const Proposal moved = from_overlay(bid, {"drivers.beds=1000", "drivers.price=0.15",
                                            "cost.rent.growth=0.05", "rates.discount=0.07"});
  CHECK(number(moved.drivers[0].value) == 1000);
  CHECK(number(moved.drivers[1].value) == 0.15);
  CHECK(moved.drivers[1].uncertainty.low == 0.1);
  CHECK(number(std::get<Scalar>(moved.lines[1].time.growth->rate)) == 0.05);
  CHECK(moved.lines[1].time.growth->every == Every::step);
  CHECK(number(moved.rates.discount->rate) == 0.07);
  CHECK(moved.rates.discount->compounded == Unit::month);
}

TEST_CASE("overlay: the third value of a list and an entry of a schedule have addresses") {
  const Proposal moved = from_overlay(bid, {"drivers.take_up[3]=0.9", "drivers.units[1]=7",
                                            "cost.rent.amount.Y3=60", "drivers.rent.Y6=50"});
  CHECK(numbers(moved.drivers[2].value) == std::vector<double>{0.4, 0.8, 0.9});
  CHECK(numbers(moved.drivers[3].value) == std::vector<double>{7, 2});
  CHECK(number(std::get<std::vector<Entry>>(moved.lines[1].amount.value)[1].value) == 60);
  CHECK(number(std::get<std::vector<Entry>>(moved.drivers[4].value.value)[1].value) == 50);
}

TEST_CASE("overlay: braces replace a schedule, dots one of its entries") {
  const Proposal whole = from_overlay(bid, {"cost.rent.amount={ Y2 = 9 }"});
  CHECK(std::get<std::vector<Entry>>(whole.lines[1].amount.value).size() == 1);
  CHECK(faults({"cost.rent.amount.Y9=5"}) == Codes{"unknown-address"});
}

TEST_CASE("overlay: items and sections are moved as wholes, moves add up") {
  const Proposal moved =
      from_overlay(bid, {"drivers.beds*=0.5", "drivers.beds+=100", "drivers.beds*=2",
                         "revenue*=0.9", "revenue.calls*=1.1", "drivers.units+=3"});
  CHECK(number(moved.drivers[0].value) == 1200);
  CHECK(moved.drivers[0].levers.times == Approx(1));
  CHECK(moved.drivers[0].levers.plus == Approx(200));
  CHECK(moved.drivers[3].levers.plus == 3);
  REQUIRE(moved.section_levers.size() == 1);
  CHECK(moved.section_levers[0].section == "revenue");
  CHECK(moved.section_levers[0].levers.times == 0.9);
  CHECK(moved.lines[0].levers.times == 1.1);
}

TEST_CASE(
    "overlay: a key within an item is moved in place, also in an expression or a length of time") {
  const Proposal moved =
      from_overlay(bid, {"revenue.calls.amount*=0.5", "revenue.calls.ramp*=2",
                         "cost.rent.growth*=2", "cost.rent.amount*=2", "project.period+=1"});
  CHECK(formula(moved.lines[0].amount) == "(beds * 2) * 0.5");
  CHECK(number(std::get<Duration>(*moved.lines[0].time.ramp).count) == 36);
  CHECK(number(std::get<Scalar>(moved.lines[1].time.growth->rate)) == 0.06);
  CHECK(number(std::get<std::vector<Entry>>(moved.lines[1].amount.value)[1].value) == 110);
  CHECK(number(moved.project.period->count) == 6);
}

TEST_CASE("overlay: scaling a formula leaves the places inside it right") {
  const Proposal before = test::proposal_of(bid);
  const Proposal after = from_overlay(bid, {"revenue.calls.amount*=0.5"});
  const auto column = [](const Proposal& p) {
    return std::get<Expression>(std::get<Scalar>(p.lines[0].amount.value).value).place().column;
  };
  CHECK(column(after) + 1 == column(before));  // the bracket stands where the quote stood
}

TEST_CASE(
    "overlay: text, words, lengths of time and formulas can be set with quotes for the shell "
    "only") {
  const Proposal moved = from_overlay(
      bid, {"project.period=4 years", "project.step=month", "project.title=\"Two words\"",
            "revenue.calls.amount=3 * beds", "cost.rent.from=Y2"});
  CHECK(number(moved.project.period->count) == 4);
  CHECK(moved.project.step == Step::month);
  CHECK(moved.project.title.value == "Two words");
  CHECK(formula(moved.lines[0].amount) == "3 * beds");
  CHECK(moved.lines[1].time.from->number == 2);
}

TEST_CASE("overlay: a key that the grammar allows may be added, also to a plain number") {
  const Proposal moved =
      from_overlay(bid, {"drivers.beds.low=900", "revenue.calls.new=0.9", "rates.equity=0.12",
                         "cost.fee={ amount = 5, at = \"Y3\" }"});
  CHECK(moved.drivers[0].uncertainty.low == 900);
  CHECK(number(moved.drivers[0].value) == 1200);
  CHECK(number(*moved.lines[0].truly_new) == 0.9);
  CHECK(number(moved.rates.equity->rate) == 0.12);
  CHECK(moved.lines[2].id == "fee");
}

TEST_CASE("overlay: a setting beyond a driver's bounds is a warning, a scenario there is none") {
  const auto warnings = [](const std::string& setting) {
    Document changed = document_of(test::with_project(bid));
    Sources sources;
    Settings parsed = parse_settings({setting}, sources);
    apply_overlay(changed.root, parsed.pieces.front(), parsed.diagnostics);
    return codes(read_proposal(changed).diagnostics);
  };
  CHECK(warnings("drivers.price=0.3") == Codes{"beyond-bounds"});
  CHECK(warnings("drivers.price*=2") == Codes{"beyond-bounds"});
  CHECK(warnings("drivers.price=0.15").empty());
  Document document = document_of(test::with_project(bid));
  Diagnostics found;
  const Document scenario = document_of("drivers.price = 0.3");
  apply_overlay(document.root, scenario.root, found);
  const auto read = read_proposal(document);
  REQUIRE(read.value);
  CHECK(read.diagnostics.empty());
  CHECK(number(read.value->drivers[1].value) == 0.3);
}

TEST_CASE("overlay: one value of a list is moved, also of a driver that is a plain list") {
  const auto moved = [](const std::string& setting) {
    return test::numbers(from_overlay("drivers.a = [1, 2]\n", {setting}).drivers[0].value);
  };
  CHECK(moved("drivers.a[1]*=3") == std::vector<double>{3, 2});
  CHECK(moved("drivers.a[2]+=5") == std::vector<double>{1, 7});
}

TEST_CASE("overlay: what has no address is refused") {
  CHECK(faults({"drivers.bed=1"}) == Codes{"unknown-address"});
  CHECK(faults({"drivers.bed*=2"}) == Codes{"unknown-address"});
  CHECK(faults({"cost.penalty.amount=5", "cost.penalty.per=year"}) ==
        Codes{"unknown-address", "unknown-address"});
  CHECK(faults({"drivers.take_up[4]=1"}) == Codes{"unknown-address"});
  CHECK(faults({"drivers.take_up[0]=1"}).size() == 1);
  CHECK(faults({"site.x=1"}) == Codes{"unknown-address"});
  CHECK(faults({"revenue.calls.new*=2"}) == Codes{"unknown-address"});
  CHECK(faults({"drivers*=2"}) == Codes{"not-movable"});
  CHECK(faults({"project.title*=2"}) == Codes{"not-movable"});
  CHECK(faults({"drivers.beds*=two"}) == Codes{"bad-setting"});
}

TEST_CASE("overlay: a value set after it was moved is that value") {
  for (const char* address : {"drivers.price", "drivers.beds"}) {
    const Proposal moved =
        from_overlay(bid, {std::string(address) + "*=2", std::string(address) + "=0.15"});
    for (const Driver& driver : moved.drivers) {
      if (address != "drivers." + driver.id) continue;
      CHECK(number(driver.value) == 0.15);
      CHECK(driver.levers.times == 1);
    }
  }
}

TEST_CASE("overlay: a length of time is moved to a length of time") {
  const auto period = [](const std::string& setting) {
    Document document = document_of(test::with_project(bid));
    Sources sources;
    Settings parsed = parse_settings({setting}, sources);
    apply_overlay(document.root, parsed.pieces.at(0), parsed.diagnostics);
    return find_address(document.root, "project.period")->text;
  };
  const std::string written = period("project.step=year");
  REQUIRE(written.ends_with(" years"));
  const int years = std::stoi(written);
  CHECK(period("project.period*=2") == std::to_string(2 * years) + " years");
  CHECK(period("project.period+=1") == std::to_string(years + 1) + " years");
}

TEST_CASE("overlay: a factor is a number that a file may hold") {
  CHECK(faults({"revenue.calls*=1e300"}) == Codes{"out-of-range"});
  CHECK(faults({"drivers.beds+=1e15"}) == Codes{"out-of-range"});
}

TEST_CASE("find_address: the value that stands at an address") {
  Document document = document_of(bid);
  CHECK(find_address(document.root, "drivers.price")->number == 0.18);
  CHECK(find_address(document.root, "drivers.units[2]")->number == 2);
  CHECK(find_address(document.root, "cost.rent.amount.Y3")->number == 55);
  CHECK(find_address(document.root, "rates.discount")->number == 0.06);
  CHECK(find_address(document.root, "drivers.units[3]") == nullptr);
  CHECK(find_address(document.root, "drivers.rooms") == nullptr);
}

// The format's law: `x.times = a`, then `1/a`, changes nothing; and so for plus.
TEST_CASE("overlay: moving there and back changes nothing") {
  CHECK(rc::check("there and back", [] {
    const double factor = *rc::gen::inRange(1, 400) / 100.0;
    const double shift = *rc::gen::inRange(-500, 500);
    const std::string address =
        *rc::gen::elementOf(std::vector<std::string>{"drivers.beds", "revenue.calls", "cost"});
    const bool item = address != "cost";  // a section has no plus
    const auto text = [](double x) { return std::to_string(x); };
    const Proposal moved =
        item
            ? from_overlay(bid, {address + "*=" + text(factor), address + "+=" + text(shift),
                                 address + "+=" + text(-shift), address + "*=" + text(1 / factor)})
            : from_overlay(bid, {address + "*=" + text(factor), address + "*=" + text(1 / factor)});
    const Levers& sum = address == "cost"           ? moved.section_levers[0].levers
                        : address == "drivers.beds" ? moved.drivers[0].levers
                                                    : moved.lines[0].levers;
    RC_ASSERT(std::abs(sum.times - 1) < 1e-3 && std::abs(sum.plus) < 1e-3);
  }));
}
