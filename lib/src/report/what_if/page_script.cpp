// SPDX-License-Identifier: MIT
#include "report/what_if/page_script.hpp"

#include <variant>

#include "base/sha256.hpp"
#include "gonogo/base/script_literal.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// The charts of a report as it is written, which the script draws anew with other numbers.
class ChartWriter {
 public:
  explicit ChartWriter(Language language) : language_(language) {}

  std::string write(const Report& report) const {
    std::vector<std::string> charts;
    for (const Section& section : report.sections) {
      for (const Block& block : section.blocks) {
        if (const auto* chart = std::get_if<Chart>(&block))
          charts.push_back(script_literal(chart->id) + ':' + text_of(*chart));
      }
    }
    return '{' + join(charts, ",\n") + '}';
  }

 private:
  std::string words(const Message& message) const {
    return script_literal(in_words(message, language_));
  }

  static std::string kind_of(ChartKind kind) {
    constexpr const char* names[] = {"bars", "columns", "waterfall", "lines", "regions"};
    return script_literal(names[static_cast<std::size_t>(kind)]);
  }

  std::string series_text(const Series& series) const {
    return "{id:" + script_literal(series.id) +
           ",title:" + (series.title.empty() ? script_literal(series.id) : words(series.title)) +
           ",line:" + (series.stroke == Stroke::line ? "true" : "false") +
           ",values:" + script_list(series.values, script_number) + '}';
  }

  std::string text_of(const Chart& chart) const {
    const auto mark_text = [this](const Mark& mark) {
      return "{x:" + script_number(mark.x) + ",y:" + script_number(mark.y) +
             ",text:" + words(mark.text) + '}';
    };
    return "{title:" + words(chart.title) + ",kind:" + kind_of(chart.kind) + ",categories:" +
           script_list(chart.categories, [this](const Message& each) { return words(each); }) +
           ",x:" + script_list(chart.x, script_number) +
           ",y:" + script_list(chart.y, script_number) + ",series:" +
           script_list(chart.series, [this](const Series& each) { return series_text(each); }) +
           ",marks:" + script_list(chart.marks, mark_text) + ",xTitle:" + words(chart.x_title) +
           ",yTitle:" + words(chart.y_title) +
           ",xKind:" + script_literal(script_kind(chart.x_kind)) +
           ",yKind:" + script_literal(script_kind(chart.y_kind)) +
           ",base:" + (chart.base ? script_number(*chart.base) : "null") + '}';
  }

  Language language_;
};

}  // namespace

std::string page_script(const Report& report, Language language) {
  const Script& script = *report.script;
  std::string text = "\"use strict\";\n(() => {\n";
  for (const PageFile& each : page_files()) {
    if (each.name.ends_with(".js")) text += each.text;
  }
  text += "globalThis.gonogo = startWhatIf(" + script.code + ",\n{";
  for (const ScriptWord& each : script.words)
    text += script_literal(each.key) + ':' + script_literal(in_words(each.text, language)) + ",\n";
  return text + "},\n" + ChartWriter(language).write(report) +
         (language == Language::chinese ? ",true" : ",false") + ");\n})();\n";
}

std::string_view page_script_style() {
  for (const PageFile& each : page_files()) {
    if (each.name.ends_with(".css")) return each.text;
  }
  return {};
}

std::string content_policy(std::string_view script) {
  return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
         sha256_base64(script) + "'; base-uri 'none'; form-action 'none'";
}

}  // namespace gonogo
