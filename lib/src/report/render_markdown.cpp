// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/report/format.hpp"
#include "gonogo/report/render.hpp"
#include "report/drawn_table.hpp"
#include "report/figure.hpp"
#include "report/markup.hpp"
#include "report/one_by_one.hpp"
#include "report/text_drawing.hpp"
#include "report/text_grid.hpp"

namespace gonogo {
namespace {

/// What CommonMark and GitHub's extensions read as markup anywhere in a line.
constexpr std::string_view signs_of_markup = "\\`*_{}[]<>|~&$@#^";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A text that reads as itself, anywhere in a line. A backslash before punctuation is that sign.
std::string escaped_markdown(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool marks = signs_of_markup.find(text[i]) != std::string_view::npos;
    // "https://..." and "www." are links without any markup.
    const bool links = text.substr(i).starts_with("://") ||
                       (text[i] == '.' && i >= 3 && text.substr(i - 3, 3) == "www");
    if (marks || links) escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

/// The same at the beginning of a line, where a list, a heading or a rule could begin.
std::string escaped_line(std::string_view text) {
  std::string line = escaped_markdown(text);
  if (line.empty()) return line;
  if (std::string_view("-+=").find(line.front()) != std::string_view::npos) return '\\' + line;
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin());
  const bool numbers =
      digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  if (numbers) line.insert(digits, 1, '\\');
  return line;
}

constexpr int chart_width = 88;  ///< of a chart, drawn as a text

class MarkdownRenderer {
 public:
  MarkdownRenderer(const Report& report, Language language)
      : report_(report), style_{.width = chart_width, .language = language} {}

  std::string render() {
    draw_head();
    for (const auto& section : report_.sections) draw(section);
    draw_remarks();
    draw_seals();
    return std::move(text_);
  }

 private:
  std::string plain(const Message& message) const { return style_.words(message); }
  std::string inline_text(const Message& message) const { return escaped_markdown(plain(message)); }

  /// A block of lines, with an empty one before it.
  void put(const std::string& block) {
    if (!text_.empty()) text_ += '\n';
    text_ += block + '\n';
  }

  void draw_head() {
    if (!report_.title.empty()) put("# " + inline_text(report_.title));
    if (const auto unit = money_unit(report_); !report_.title.empty() && !unit.empty())
      put(escaped_line(plain(say("money in {1}", unit))));
    for (const auto& banner : report_.banners) put("> **" + inline_text(banner) + "**");
  }

  void draw(const Section& section) {
    std::string before = std::move(text_);
    text_.clear();
    for (const auto& block : section.blocks)
      std::visit([this](const auto& shown) { draw(shown); }, block);
    std::string content = std::move(text_);
    text_ = std::move(before);
    if (content.empty()) return;
    if (content.ends_with('\n')) content.pop_back();
    const bool folds = section.detail && !section.title.empty();
    if (folds) {
      put("<details>\n<summary>" + escaped_html(plain(section.title)) + "</summary>");
    } else if (!section.title.empty()) {
      put("## " + inline_text(section.title));
    }
    put(content);
    if (folds) put("</details>");
  }

  void draw(const Paragraph& paragraph) {
    if (paragraph.leads_on) return;
    const bool marked = paragraph.tone != Tone::plain && paragraph.tone != Tone::faint;
    for (const auto& line : split(in_words(paragraph.text, style_.language), '\n')) {
      const auto text = printable(line);
      if (trimmed(text).empty()) continue;
      put(marked ? "**" + escaped_markdown(text) + "**" : escaped_line(text));
    }
  }

  void draw(const List& list) {
    std::string lines;
    for (const auto& item : list.items) add_line(lines, "- " + escaped_line(plain(item)));
    if (!lines.empty()) put(lines);
  }

  static void add_line(std::string& lines, const std::string& line) {
    if (!lines.empty()) lines += '\n';
    lines += line;
  }

  void draw(const Code& code) {
    Lines lines;
    for (const auto& line : code.lines) lines.push_back(plain(line));
    put_fixed(lines);
  }

  /// In a fence that is longer than any in the text.
  void put_fixed(const Lines& lines) {
    if (lines.empty()) return;
    std::string fence = "```";
    for (const auto& line : lines) {
      while (line.find(fence) != std::string::npos) fence += '`';
    }
    put(fence + "text\n" + join(lines, "\n") + '\n' + fence);
  }

  void draw(const Outline& outline) {
    std::string lines;
    for (const auto& item : outline.items) {
      const std::string left(2 * static_cast<std::size_t>(std::max(item.depth, 0)), ' ');
      std::string text = escaped_line(plain(item.text));
      if (item.place.known())
        text += " (" + escaped_markdown(printable(to_string(item.place))) + ')';
      if (!item.below.empty()) text += "\\\n" + left + "  " + escaped_line(plain(item.below));
      add_line(lines, left + "- " + text);
    }
    if (!lines.empty()) put(lines);
  }

  void draw(const Signatures& signatures) {
    std::string lines = "| | | |\n|---|---|---|";
    for (const auto& role : signatures.roles)
      add_line(lines, "| " + inline_text(role) + " | &emsp;&emsp;&emsp;&emsp;&emsp; | " +
                          inline_text(say("Date")) + " &emsp;&emsp;&emsp; |");
    put(lines);
  }

  void draw(const Chart& chart) { put_fixed(draw_chart(chart, style_)); }

  static std::string cell_text(const GridRow& row, std::size_t column) {
    const GridCell& cell = row.cells[column];
    std::string text = escaped_markdown(cell.figure ? cell.figure->text() : cell.words);
    if (row.emphasis != Emphasis::plain && !text.empty()) text = "**" + text + "**";
    for (int i = 0; column == 0 && i < row.indent; i += 2) text.insert(0, "&emsp;");
    return text;
  }

  static std::string row_text(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const auto& cell : cells) line += (cell.empty() ? "" : " ") + cell + " |";
    return line;
  }

  void draw(const Table& table) {
    if (!table.drawn) return;
    const Grid grid = grid_of(only_drawn(table), style_.language);
    if (grid.rows.empty() || grid.columns.empty()) return;
    if (!table.title.empty()) put("**" + inline_text(table.title) + "**");
    std::vector<std::string> titles, rules;
    for (const auto& column : grid.columns) {
      titles.push_back(escaped_markdown(column.title));
      rules.push_back(column.numeric ? "---:" : "---");
    }
    std::string lines = row_text(titles) + '\n' + row_text(rules);
    std::string remarks;
    for (const auto& row : grid.rows) {
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back(cell_text(row, i));
      add_line(lines, row_text(cells));
      if (!row.remark.empty())
        add_line(remarks, "- " + escaped_line(row.cells.front().words + ": " + row.remark));
    }
    put(lines);
    if (!remarks.empty()) put(remarks);
  }

  void draw_remarks() {
    std::string lines;
    for (const auto& remark : report_.remarks) {
      const auto where = remark.place.known() ? verbatim(to_string(remark.place)) : Message();
      const auto text = listed(Join::semicolon, {remark.message, where, remark.hint});
      add_line(lines,
               "- " + inline_text(say("{1}: ", name_of(remark.severity))) + inline_text(text));
    }
    if (lines.empty()) return;
    put("## " + inline_text(say("Notes")));
    put(lines);
  }

  /// What it was made of, and how to make it again.
  void draw_seals() {
    if (report_.seals.empty() && report_.repeated_by.empty()) return;
    put("---");
    std::string lines;
    for (const auto& seal : report_.seals)
      add_line(lines, "- " + inline_text(say("{1}: {2}", seal.title, seal.text)));
    if (!lines.empty()) put(lines);
    if (!report_.repeated_by.empty()) put_fixed({printable(report_.repeated_by)});
  }

  const Report& report_;
  Style style_;
  std::string text_ = {};
};

}  // namespace

std::string render_markdown(const Report& report, Language language) {
  return MarkdownRenderer(report, language).render();
}

Format markdown_format() {
  return {.name = "markdown",
          .extensions = {".md"},
          .content = Content::document,
          .render = [](std::span<const Report> reports, const FormatOptions& options) {
            return one_by_one(reports, "\n", [&](const Report& report) {
              return render_markdown(report, options.text.language);
            });
          }};
}

}  // namespace gonogo
