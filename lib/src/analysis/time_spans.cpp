// SPDX-License-Identifier: MIT
#include "analysis/time_spans.hpp"

#include <algorithm>
#include <cctype>

#include "gonogo/analysis/report_text.hpp"

namespace gonogo {

Message title_of(const TimeSpan& span, const TimeAxis& axis, By by) {
  const Message label = verbatim(span.title);
  const bool tail = span.last > axis.last;
  if (span.first > axis.last) return say("{1}, after the period", label);
  Years length = 0;
  for (int c = span.first; c <= std::min(span.last, axis.last); ++c)
    length += axis.length[static_cast<std::size_t>(c)];
  const Years whole = by == By::year ? 1 : 1.0 / axis.steps_per_year;
  const bool is_short = !axis.dated() && span.last > 0 && length < whole - 1e-9;
  if (is_short && tail) return say("{1}, {2} and after", label, duration_text(length));
  if (is_short) return say("{1}, {2}", label, duration_text(length));
  return tail ? say("{1} and after", label) : label;
}

std::vector<TimeSpan> spans_of(const TimeAxis& axis, By by) {
  std::vector<TimeSpan> spans;
  for (int c = 0; c < axis.columns(); ++c) {
    const bool yearly = by == By::year && c > 0 && !axis.dated();
    const int year = yearly ? (c - 1) / axis.steps_per_year + 1 : 0;
    const std::string title =
        yearly ? "Y" + std::to_string(year) : axis.labels[static_cast<std::size_t>(c)];
    if (!spans.empty() && spans.back().title == title) {
      spans.back().last = c;
      continue;
    }
    std::string id = title;
    std::transform(id.begin(), id.end(), id.begin(), [](unsigned char x) {
      return x == '-' ? '_' : static_cast<char>(std::tolower(x));
    });
    spans.push_back({id, title, c, c});
  }
  return spans;
}

}  // namespace gonogo
