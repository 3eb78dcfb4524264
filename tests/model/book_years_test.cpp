// SPDX-License-Identifier: MIT
// Income tax by book years: by hand, against project years, and in finer steps.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gonogo/base/text.hpp"
#include "support/bid.hpp"
#include "support/random_bid.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

/// A random bid with a tax, whose books close with a month.
std::string with_books(const RandomBid& bid, const std::string& step, int start, int ends,
                       const std::string& assessed) {
  const auto two = [](int month) { return (month < 10 ? "0" : "") + std::to_string(month); };
  std::string text = bid.text(step);
  const std::string head = "[project]\n";
  text.insert(text.find(head) + head.size(),
              "start = 2026-" + two(start) + "-01\nyear_ends = \"" + two(ends) + "\"\n");
  return text + "\n[tax]\nrate = 0.25\nassessed = \"" + assessed + "\"\n";
}

RandomBid untaxed_bid() {
  RandomBid bid = random_bid();
  bid.tax.clear();
  return bid;
}

void check_same(const std::vector<double>& found, const std::vector<double>& wanted) {
  const std::size_t size = std::max(found.size(), wanted.size());
  double scale = 1;
  for (const double each : wanted) scale = std::max(scale, std::abs(each));
  for (std::size_t i = 0; i < size; ++i) {
    const double a = i < found.size() ? found[i] : 0, b = i < wanted.size() ? wanted[i] : 0;
    RC_ASSERT(std::abs(a - b) <= 1e-8 * scale);
  }
}

/// Sums of a row over every three columns after time 0.
std::vector<double> by_quarter(const std::vector<double>& months) {
  std::vector<double> sums = {months[0]};
  for (std::size_t c = 1; c < months.size(); ++c) {
    if (c % 3 == 1) sums.push_back(0);
    sums.back() += months[c];
  }
  return sums;
}

}  // namespace

TEST_CASE("book years: time 0 joins the first, and what is left settles with the period") {
  // Books close in March: Y0 and M1..M3, M4..M15, M16..M18.
  const Model model = model_of(
      project("period = \"18 months\"\nstep = \"month\"\nstart = 2026-01-01\nyear_ends = \"03\"\n"
              "[revenue]\nsales = { amount = 10, per = \"month\" }\n"
              "[cost]\nlaunch = { amount = 25, at = \"Y0\" }\n[tax]\nrate = 0.5\nassessed = "
              "\"calendar\"\n"));
  std::vector<double> wanted(19, 0.0);
  wanted[3] = 2.5;
  wanted[15] = 60;
  wanted[18] = 15;
  CHECK(row(model, "tax.due") == wanted);
}

TEST_CASE("book years: where they are the project years, tax is the same but for time 0") {
  CHECK(rc::check("books", [] {
    const RandomBid bid = untaxed_bid();
    const std::string step = random_step();
    const int start = *rc::gen::inRange(1, 13);
    const int ends = start == 1 ? 12 : start - 1;
    const Model books = model_of(with_books(bid, step, start, ends, "calendar"));
    const Model project_years = model_of(with_books(bid, step, start, ends, "year"));
    const double at_once = row(project_years, "ebit")[0];
    RC_PRE(at_once == 0.0);
    check_same(row(books, "tax.due"), row(project_years, "tax.due"));
  }));
}

TEST_CASE("book years: months and quarters owe the same tax in the same quarter") {
  CHECK(rc::check("quarters", [] {
    const RandomBid bid = untaxed_bid();
    const int start = *rc::gen::element(1, 4, 7, 10), ends = *rc::gen::element(3, 6, 9, 12);
    RC_LOG() << with_books(bid, "quarter", start, ends, "calendar");
    const Model quarters = model_of(with_books(bid, "quarter", start, ends, "calendar"));
    const Model months = model_of(with_books(bid, "month", start, ends, "calendar"));
    check_same(by_quarter(row(months, "tax.due")), row(quarters, "tax.due"));
  }));
}

TEST_CASE("book years: a settled line follows them, and a short year counts in proportion") {
  const auto shares = [](const std::string& step) {
    return row(model_of(project("period = \"18 months\"\nstep = \"" + step +
                                "\"\nstart = 2026-01-01\nyear_ends = \"03\"\n"
                                "[revenue]\nsales = { amount = 10, per = \"month\" }\n"
                                "[cost]\nshare = { amount = \"0.3 * max(0, revenue.sales - 60)\", "
                                "per = \"year\", settled = \"calendar\" }\n")),
               "cost.share");
  };
  std::vector<double> wanted(7, 0.0);
  wanted[1] = 4.5, wanted[5] = 18, wanted[6] = 4.5;
  const auto quarters = shares("quarter"), months = by_quarter(shares("month"));
  REQUIRE(quarters.size() == wanted.size());
  REQUIRE(months.size() == wanted.size());
  for (std::size_t q = 0; q < wanted.size(); ++q) {
    CHECK(quarters[q] == doctest::Approx(wanted[q]).epsilon(1e-12));
    CHECK(months[q] == doctest::Approx(wanted[q]).epsilon(1e-12));
  }
}

TEST_CASE("book years: a step across the end of one is refused, with the step that fits") {
  const auto asked = [](const std::string& step, const std::string& start) {
    const auto found =
        problems_of(project("period = \"2 years\"\nstep = \"" + step + "\"\n" + start +
                            "[tax]\nrate = 0.25\nassessed = \"calendar\"\n"));
    return found.empty() ? std::string() : found.front();
  };
  CHECK(asked("year", "start = 2026-01-01\n").empty());
  CHECK(asked("year", "start = 2026-10-01\n").find("step = \"quarter\"") != std::string::npos);
  CHECK(asked("quarter", "start = 2026-10-01\n").empty());
  CHECK(asked("quarter", "start = 2026-11-01\n").find("step = \"month\"") != std::string::npos);
  CHECK(asked("month", "start = 2026-11-01\n").empty());
  CHECK(asked("month", "").find("start = 2026-01-01") != std::string::npos);
}
