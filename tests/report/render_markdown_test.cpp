// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "golden.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/report/render.hpp"
#include "samples.hpp"

using namespace gonogo;

TEST_CASE("render_markdown: a document is what it was") {
  for (const auto& [name, report] : {std::pair{"paper", samples::paper()},
                                     {"cashflow", samples::cashflow()},
                                     {"chinese_evaluation", samples::chinese_evaluation()}}) {
    const std::string text = render_markdown(report);
    CHECK(text == golden(name + std::string(".md"), text));
  }
}

TEST_CASE("render_markdown: every row of a table has as many cells as its head") {
  for (const Report& report : {samples::paper(), samples::cashflow(), samples::marked_up()}) {
    int bars = 0;
    for (const std::string& line : split(render_markdown(report), '\n')) {
      if (!line.starts_with('|')) {
        bars = 0;
        continue;
      }
      int found = 0;
      for (std::size_t i = 0; i < line.size(); ++i)
        found += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
      if (bars == 0) bars = found;
      CHECK(found == bars);
    }
  }
}

TEST_CASE("render_markdown: no text of a bid becomes markup") {
  const std::string text = render_markdown(samples::marked_up());
  std::string fence;
  for (const std::string& line : split(text, '\n')) {
    if (!fence.empty() || line.starts_with("```")) {
      const bool opens = fence.empty();
      if (opens) fence = line.substr(0, line.find("text"));
      if (!opens && line == fence) fence.clear();
      continue;
    }
    INFO(line);
    CHECK(
        (line.find("<script") == std::string::npos || line.find("\\<script") != std::string::npos));
    for (std::size_t at = line.find('<'); at != std::string::npos; at = line.find('<', at + 1)) {
      const bool ours =
          line == "<details>" || line == "</details>" || line.starts_with("<summary>&lt;");
      CHECK((ours || (at > 0 && line[at - 1] == '\\')));
    }
  }
  CHECK(text.find("\\# ") != std::string::npos);      // no heading of the bid's
  CHECK(text.find("- 1\\. ") != std::string::npos);   // no list
  CHECK(text.find("````text") != std::string::npos);  // a fence longer than the one inside
}
