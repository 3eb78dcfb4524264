// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "golden.hpp"
#include "gonogo/report/render.hpp"
#include "report/html/svg.hpp"
#include "samples.hpp"

using namespace gonogo;

namespace {

std::string page_of(const Report& report) { return render_html({&report, 1}, {.details = true}); }

std::size_t occurrences(const std::string& text, std::string_view sign) {
  std::size_t count = 0;
  for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) ++count;
  return count;
}

bool holds(const std::string& text, std::string_view sign) { return occurrences(text, sign) > 0; }

/// The tags behind the style sheet, in order, "p" and "/p"; checks that quotes within them close.
std::vector<std::string> tags_of(const std::string& html) {
  std::vector<std::string> tags;
  for (auto at = html.find("</style>"); at != std::string::npos && at < html.size();) {
    const auto end = html.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string tag = html.substr(at + 1, end - at - 1);
    CHECK(occurrences(tag, "\"") % 2 == 0);
    CHECK(!holds(tag, "<"));
    if (!tag.ends_with('/')) tags.push_back(tag.substr(0, tag.find(' ')));
    at = html.find('<', end);
  }
  return tags;
}

}  // namespace

TEST_CASE("render_html: a page is what it was") {
  for (const auto& [name, report] : {std::pair{"paper", samples::paper()},
                                     {"charts", samples::charts()},
                                     {"cashflow", samples::cashflow()},
                                     {"chinese_evaluation", samples::chinese_evaluation()}}) {
    std::string html = page_of(report);
    html.erase(html.find("<style>"), html.find("</style>") - html.find("<style>"));
    CHECK(html == golden(name + std::string(".html"), html));
  }
}

TEST_CASE("render_html: every element closes, whoever wrote the texts") {
  for (const Report& report : {samples::paper(), samples::charts(), samples::cashflow(),
                               samples::hostile(), samples::marked_up(), Report{}}) {
    std::vector<std::string> open = {"html", "head", "style"};
    for (const std::string& tag : tags_of(page_of(report))) {
      if (tag == "br" || tag == "meta") continue;
      if (!tag.starts_with('/')) {
        open.push_back(tag);
        continue;
      }
      REQUIRE(!open.empty());
      CHECK(open.back() == tag.substr(1));
      open.pop_back();
    }
    CHECK(open.empty());
  }
}

TEST_CASE("render_html: no text of a bid becomes markup") {
  const std::string html = page_of(samples::marked_up());
  const std::set<std::string> known = {
      "/style", "head",       "title",   "body",    "main", "article", "header", "section",
      "div",    "p",          "ul",      "li",      "h1",   "h2",      "pre",    "span",
      "table",  "caption",    "tr",      "th",      "td",   "thead",   "tbody",  "br",
      "figure", "figcaption", "svg",     "rect",    "text", "circle",  "footer", "dl",
      "dt",     "dd",         "details", "summary", "/html"};
  for (const std::string& tag : tags_of(html)) {
    INFO(tag);
    CHECK((known.contains(tag) || known.contains(tag.substr(1))));
  }
  CHECK(!holds(html, "<script"));
  CHECK(!holds(html, "<img"));
  CHECK(!holds(html, "onerror='"));
  CHECK(holds(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(holds(html, "&amp;amp;"));
}

TEST_CASE("render_html: a page loads nothing") {
  const std::string html = page_of(samples::paper());
  for (const char* sign : {"<script", "<link", "src=", "url(", "@import", "http:", "https:"}) {
    INFO(sign);
    CHECK(!holds(html, sign));
  }
}

TEST_CASE("render_html: a picture has a text and its numbers as a table") {
  const std::string html = page_of(samples::paper());
  CHECK(occurrences(html, "<svg role=\"img\"") == 2);
  CHECK(holds(html, "aria-label=\"Cash flow by year; net: -100,000 to 90,000; cumulative: "));
  CHECK(occurrences(html, "<details>") == 2);
  CHECK(holds(html, "<title>2028, net: 60,000</title>"));
}

TEST_CASE("render_html: details and contents only where they are asked for") {
  const Report report = samples::paper();
  const std::string front = render_html({&report, 1});
  CHECK(!holds(front, "<nav"));
  CHECK(!holds(front, "Cash flow"));
  CHECK(occurrences(front, "<footer>") == 1);
  const std::string whole = page_of(report);
  CHECK(holds(whole, "<a href=\"#section-flow\">Cash flow</a>"));
  CHECK(holds(whole, "<section id=\"section-flow\">"));
  CHECK(occurrences(whole, "<footer>") == 2);
}

TEST_CASE("render_html: several reports are one page with one heading") {
  const std::vector<Report> reports = {samples::paper(), samples::evaluation()};
  const std::string html = render_html(reports);
  CHECK(occurrences(html, "<h1>") == 1);
  CHECK(occurrences(html, "<article>") == 2);
}

TEST_CASE(
    "render_html: an id of a section with a dot is one that a selector names without escapes") {
  Report report = samples::paper();
  for (Section& each : report.sections) {
    if (each.id == "flow") each.id = "simulate.rules";
  }
  const std::string page = page_of(report);
  CHECK(holds(page, "<section id=\"section-simulate-rules\">"));
  CHECK_FALSE(holds(page, "section-simulate.rules"));
}

// In DejaVu Sans, one of the widest fonts a browser falls back to, a digit has 0.636 and a percent sign
// 0.95 of the size of the letters, which is 12.
TEST_CASE("width_of: axis labels are not wider than they are taken for") {
  CHECK(width_of("100%") + 1 > 12 * (3 * 0.636 + 0.95));
  CHECK(width_of("20.3%") > 12 * (3 * 0.636 + 0.318 + 0.95));
  CHECK(width_of("10,000,000") > 12 * (8 * 0.636 + 2 * 0.318));
}
