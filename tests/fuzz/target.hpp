// SPDX-License-Identifier: MIT
/// What the targets share: bytes become text, and what is found becomes a report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/workbook.hpp"
#include "gonogo/report/render.hpp"
#include "gonogo/xlsx/render_xlsx.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gonogo::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Takes the text up to the first line of that name, and leaves what is behind it.
inline std::string_view take_part(std::string_view& rest, std::string_view line) {
  const auto at = rest.find(line);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + line.size());
  return part;
}

/// Whether to write the workbook of bytes of that size: to do so takes four times as long as to judge a bid.
inline bool takes_workbook(std::size_t size) { return size % 8 == 0; }

/// Opens the bid and says all problems of it, or judges it and writes the report in text and JSON.
inline void judge(MemoryFiles& files, const LoadOptions& options, bool workbook) {
  Sources sources;
  const Checked<Bid> bid = open_bid(files, options, sources);
  for (const Diagnostic& each : bid.diagnostics) render(each, sources);
  if (!bid.value) return;
  const Evaluation evaluation = evaluate(*bid.value);
  const Report report = evaluation_report(*bid.value, evaluation);
  render_text(report);
  render_json(report);
  if (workbook) render_xlsx(evaluation_workbook(*bid.value, evaluation));
}

}  // namespace gonogo::fuzz
