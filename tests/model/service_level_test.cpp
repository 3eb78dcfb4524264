// SPDX-License-Identifier: MIT
// Service levels: the price they make, and what is given back where they are missed.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "gonogo/model/fault.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;
using doctest::Approx;

namespace {

const std::string express =
    "[sla.express]\nprice = 1.5\nlead = { circuit = \"5 days\", ddn = \"8 days\" }\nlate = 0.05\n"
    "cap = 0.6\n";
const std::string gold = "[sla.gold]\nreached = [0.999, 0.99]\ncredit = [0.10, 0.25]\n";

Model bid(const std::string& rest, const std::string& step = "year") {
  return model_of(project("period = \"2 years\"\nstep = \"" + step + "\"\n" + rest));
}

std::string install(const std::string& keys) {
  return express +
         "[drivers]\ndays = 8\n[revenue]\nr = { amount = 1_000, at = \"Y1\", sla = "
         "\"express\", kind = \"circuit\", days = \"days\"" +
         keys + " }\n";
}

}  // namespace

TEST_CASE("service levels: a price, and a share of the one-off fee for each day beyond the lead") {
  const Model model = bid(install(""));
  CHECK(cell(model, "revenue.r", 1) == Approx(1500));
  CHECK(cell(model, "cost.r_compensation", 1) == Approx(1500 * 0.15));
  CHECK(cell(model, "compensation", 1) == Approx(225));
  CHECK(cell(model, "cost", 1) == Approx(225));
  CHECK(row(model, "cost", {{"drivers.days", 5}})[1] == 0);
  CHECK(row(model, "cost", {{"drivers.days", 3}})[1] == 0);
  CHECK(row(model, "cost", {{"drivers.days", 40}})[1] == Approx(1500 * 0.6));
  CHECK(row(model, "cost", {{"sla.express.lead.circuit", 6}})[1] == Approx(150));
  CHECK(row(model, "cost", {{"sla.express.late", 0.1}})[1] == Approx(450));
  CHECK(row(model, "revenue.r", {{"sla.express.price", 2}})[1] == Approx(2000));
}

TEST_CASE(
    "service levels: compensation is without VAT and never cannibalised; the fee it is a share of "
    "is net") {
  const Model model = bid(install(", vat = { rate = 0.06, included = true }, new = 0.5"));
  CHECK(cell(model, "revenue.r", 1) == Approx(1500 / 1.06));
  CHECK(cell(model, "cost", 1) == Approx(0.15 * 1500 / 1.06));
  CHECK(model.sheet.find("cost.r_compensation.vat_amount") == no_row);
}

TEST_CASE("service levels: what is excluded gives nothing back") {
  CHECK(bid(install(", excluded = \"an option\"")).sheet.find("compensation") == no_row);
}

TEST_CASE("service levels: a level that is met exactly is reached, the lowest one missed counts") {
  for (const std::string step : {"year", "quarter", "month"}) {
    const Model model =
        bid(gold +
                "[drivers]\na = 0.995\n[revenue]\nr = { amount = 100, per = \"month\", sla = "
                "\"gold\", reached = \"a\" }\n",
            step);
    const auto given = [&](double reached) {
      double sum = 0;
      for (const double each : row(model, "compensation", {{"drivers.a", reached}})) sum += each;
      return sum;
    };
    CHECK(given(0.995) == Approx(240));
    CHECK(given(0.999) == 0);
    CHECK(given(1 - 0.001) == 0);
    CHECK(given(0.99) == Approx(240));
    CHECK(given(0.98) == Approx(600));
  }
}

TEST_CASE("service levels: several add up, to the whole fee at most") {
  const Model model =
      bid(express + gold +
          "[drivers]\ndays = 8\na = 0.9\n[revenue]\nr = { amount = 100, at = \"Y1\", sla = "
          "[\"express\", \"gold\"], kind = \"ddn\", days = \"days\", reached = \"a\" }\n");
  CHECK(cell(model, "compensation", 1) == Approx(150 * 0.25));
  CHECK(row(model, "compensation", {{"drivers.days", 10}})[1] == Approx(150 * 0.35));
  CHECK(row(model, "compensation", {{"sla.express.cap", 1}, {"drivers.days", 99}})[1] ==
        Approx(150));
}

TEST_CASE("service levels: the bid's own level holds before the policy's") {
  const std::string line =
      "[revenue]\nr = { amount = 100, at = \"Y1\", sla = \"express\", kind = \"ddn\", days = 9 }\n";
  const std::string policy = "[policy]\nname = \"P\"\n" + express;
  const auto of = [&](const std::string& own) {
    return model_of(project("period = \"2 years\"\n" + own + line), policy);
  };
  CHECK(cell(of(""), "compensation", 1) == Approx(150 * 0.05));
  const Model model = of("[sla.express]\nlead = \"4 days\"\nlate = 0.1\n");
  CHECK(cell(model, "revenue.r", 1) == Approx(100));
  CHECK(cell(model, "compensation", 1) == Approx(50));
}

TEST_CASE("service levels: a cost of the same name keeps it") {
  const Model model = bid(install("") + "[cost]\nr_compensation = { amount = 7, at = \"Y1\" }\n");
  CHECK(cell(model, "cost.r_compensation", 1) == Approx(7));
  CHECK(cell(model, "cost", 1) == Approx(7 + 225));
  CHECK_FALSE(find_fault(model).has_value());
}

TEST_CASE("service levels: what is reached needs a value only while there is a fee") {
  const Model model =
      bid(gold +
              "[drivers]\na = [0.995, 0.5]\n[revenue]\nr = { amount = 100, per = \"year\", sla = "
              "\"gold\", reached = \"a\" }\n[rates]\ndiscount = 0.1\n",
          "quarter");
  CHECK_FALSE(find_fault(model).has_value());
  CHECK(yearly(model, "compensation")[1] == Approx(10));
  CHECK(yearly(model, "compensation")[2] == Approx(25));
}
