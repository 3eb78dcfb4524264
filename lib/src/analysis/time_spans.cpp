// SPDX-License-Identifier: MIT
#include "analysis/time_spans.hpp"

#include <algorithm>
#include <cctype>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/proposal/book_years.hpp"

namespace gonogo {

Message title_of(const TimeSpan& span, const TimeAxis& axis, ColumnSpan by) {
  const Message label = verbatim(span.title);
  const bool tail = span.last > axis.last;
  if (span.first > axis.last) return say("{1}, after the period", label);
  Years length = 0;
  for (int c = span.first; c <= std::min(span.last, axis.last); ++c)
    length += axis.length[static_cast<std::size_t>(c)];
  const Years whole = by == ColumnSpan::step ? 1.0 / axis.steps_per_year : 1;
  const bool is_short = !axis.dated() && span.last > 0 && length < whole - 1e-9;
  if (is_short && tail) return say("{1}, {2} and after", label, duration_text(length));
  if (is_short) return say("{1}, {2}", label, duration_text(length));
  return tail ? say("{1} and after", label) : label;
}

namespace {

/// "2027", "Y3", "M18": columns of one title are one span.
std::string title_of_column(const TimeAxis& axis, ColumnSpan by, int column) {
  if (by == ColumnSpan::book_year)
    return std::to_string(axis.book_years[static_cast<std::size_t>(column)]);
  if (by == ColumnSpan::year && column > 0 && !axis.dated())
    return "Y" + std::to_string((column - 1) / axis.steps_per_year + 1);
  return axis.labels[static_cast<std::size_t>(column)];
}

}  // namespace

std::optional<NoBookYears> lacks_book_years(const Model& model) {
  const TimeAxis& axis = model.sheet.axis();
  if (axis.dated())
    return NoBookYears{say("the flows of the bid are dated, and each has a column of its own"),
                       say("leave it out, or give the bid another step in [project]")};
  if (axis.book_years.empty())
    return NoBookYears{say("the bid has no start"), say("say start = 2026-01-01 in [project]")};
  const auto across = across_book_years(axis);
  if (!across) return {};
  const Policy* policy = model.policy ? &*model.policy : nullptr;
  return NoBookYears{say("{1} lies across the end of a book year", verbatim(axis.labels[*across])),
                     book_years_hint(axis, model.proposal.project, policy, *across)};
}

std::vector<TimeSpan> spans_of(const TimeAxis& axis, ColumnSpan by) {
  std::vector<TimeSpan> spans;
  for (int c = 0; c < axis.columns(); ++c) {
    const std::string title = title_of_column(axis, by, c);
    if (!spans.empty() && spans.back().title == title) {
      spans.back().last = c;
      continue;
    }
    std::string id = by == ColumnSpan::book_year ? "b" + title : title;
    std::transform(id.begin(), id.end(), id.begin(), [](unsigned char x) {
      return x == '-' ? '_' : static_cast<char>(std::tolower(x));
    });
    spans.push_back({id, title, c, c});
  }
  return spans;
}

}  // namespace gonogo
