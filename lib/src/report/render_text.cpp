// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/report/format.hpp"
#include "gonogo/report/render.hpp"
#include "report/drawn_table.hpp"
#include "report/figure.hpp"
#include "report/one_by_one.hpp"
#include "report/text_drawing.hpp"

namespace gonogo {
namespace {

constexpr int narrowest = 40;
constexpr int indent = 2;

/// Where the places of an outline begin, if the text leaves room.
constexpr int place_column = 56;

class TextRenderer {
 public:
  TextRenderer(const Report& report, const TextOptions& options)
      : report_(report),
        outer_{std::max(options.width, narrowest), options.colour, options.ascii, options.language},
        inner_{outer_.width - indent, options.colour, options.ascii, options.language},
        details_(options.details) {}

  std::string render() {
    draw_title();
    for (const auto& banner : report_.banners) {
      for (const auto& line : hanging("! ", banner, Tone::caution)) put(line);
    }
    for (const auto& section : report_.sections) {
      if (details_ || !section.detail) draw_section(section);
    }
    draw_remarks();
    draw_provenance();
    return std::move(text_);
  }

 private:
  void put(const std::string& line) { text_ += line + '\n'; }

  void draw_title() {
    if (report_.title.empty()) return;
    const auto title = wrap(outer_.words(report_.title), outer_.width);
    const auto unit = money_unit(report_);
    const auto money = unit.empty() ? "" : outer_.words(say("money in {1}", unit));
    const int last_line = display_width(title.back());
    for (const auto& line : title) {
      const bool last = &line == &title.back();
      TextLine drawn(outer_);
      drawn.put(line, Tone::plain, Weight::bold);
      if (last && last_line + indent + display_width(money) <= outer_.width) {
        drawn.put_before(outer_.width, money, Tone::faint);
      }
      put(drawn.take());
    }
    if (last_line + indent + display_width(money) > outer_.width) {
      put(paint(fit(money, outer_.width, outer_), outer_, Tone::faint));
    }
    put(paint(repeat(outer_.ascii ? "=" : "─", outer_.width), outer_, Tone::faint));
  }

  /// A text whose second and later lines begin below its first word.
  Lines hanging(std::string_view sign, const Message& text, Tone tone, int left = 0) const {
    const int hang = left + display_width(sign);
    Lines lines;
    for (const auto& part : wrap(outer_.words(text), outer_.width - hang)) {
      TextLine line(outer_);
      if (lines.empty()) line.at(left).put(sign, tone);
      lines.push_back(line.at(hang).put(part, tone).take());
    }
    return lines;
  }

  void draw_section(const Section& section) {
    Lines content;
    for (const auto& block : section.blocks) {
      const auto lines = std::visit([this](const auto& shown) { return draw(shown); }, block);
      // Sentences below a heading are apart; without one they are lines of a front page.
      const bool joins = section.title.empty() && std::holds_alternative<Paragraph>(block) &&
                         &block != &section.blocks.front() &&
                         std::holds_alternative<Paragraph>(*(&block - 1));
      if (!content.empty() && !lines.empty() && !joins) content.emplace_back();
      content.insert(content.end(), lines.begin(), lines.end());
    }
    draw_section(section.title, content);
  }

  void draw_section(const Message& title, const Lines& content) {
    if (content.empty()) return;
    if (!text_.empty()) put("");
    for (const auto& line : wrap(outer_.words(title), outer_.width)) {
      if (!line.empty()) put(paint(line, outer_, Tone::plain, Weight::bold));
    }
    for (const auto& line : content) put(line);
  }

  static Lines indented(Lines lines) {
    for (auto& line : lines) line.insert(0, line.empty() ? 0 : indent, ' ');
    return lines;
  }

  Lines draw(const Paragraph& paragraph) const {
    Lines lines;
    if (paragraph.leads_on && details_) return lines;
    for (const auto& text : split(in_words(paragraph.text, outer_.language), '\n')) {
      for (const auto& line : wrap(printable(text), inner_.width)) {
        lines.push_back(paint(line, inner_, paragraph.tone));
      }
    }
    return indented(lines);
  }

  Lines draw(const List& list) const {
    Lines lines;
    for (const auto& item : list.items) {
      const auto drawn = hanging(outer_.ascii ? "- " : "• ", item, Tone::plain, indent);
      lines.insert(lines.end(), drawn.begin(), drawn.end());
    }
    return lines;
  }

  Lines draw(const Code& code) const {
    Lines lines;
    for (const auto& line : code.lines) {
      if (code.wraps) {
        for (auto& part : hung(line, 2 * indent)) lines.push_back(part.take());
      } else {
        lines.push_back(TextLine(outer_).at(2 * indent).put(outer_.words(line)).take());
      }
    }
    return lines;
  }

  /// A text of an outline; where it is wrapped, its later lines are indented.
  std::vector<TextLine> hung(const Message& text, int left) const {
    const auto words = outer_.words(text);
    auto parts = wrap(words, outer_.width - left);
    if (parts.size() > 1) parts = wrap(words, outer_.width - left - indent);
    std::vector<TextLine> lines;
    for (const auto& part : parts) {
      lines.emplace_back(outer_);
      lines.back().at(lines.size() == 1 ? left : left + indent).put(part);
    }
    return lines;
  }

  /// Without the folders of its file where they would push it beyond the screen.
  std::string place_text(const Place& place) const {
    auto text = printable(to_string(place));
    if (2 * indent + place_column + display_width(text) > outer_.width)
      text.erase(0, text.find_last_of('/') + 1);
    return fit(text, outer_.width, outer_);
  }

  /// Beside the last line if there is room, else below it.
  void add_place(const std::string& place, std::vector<TextLine>& lines) const {
    const int room = outer_.width - display_width(place);
    if (lines.back().column() + indent > room) lines.emplace_back(outer_);
    auto& line = lines.back();
    line.at(line.column() == 0 ? 0 : line.column() + indent)
        .at(std::min(2 * indent + place_column, room))
        .put(place);
  }

  Lines draw(const Outline& outline) const {
    Lines lines;
    for (const auto& item : outline.items) {
      const int left = 2 * indent + indent * item.depth;
      auto drawn = hung(item.text, left);
      if (item.place.known()) add_place(place_text(item.place), drawn);
      if (!item.below.empty()) {
        for (auto& line : hung(item.below, left + 2 * indent)) drawn.push_back(std::move(line));
      }
      for (auto& line : drawn) lines.push_back(line.take());
    }
    return lines;
  }

  /// "Reviewed by  ________________"
  Lines draw(const Signatures& signatures) const {
    constexpr int blank = 24;
    int widest = 0;
    for (const auto& role : signatures.roles)
      widest = std::max(widest, display_width(outer_.words(role)));
    Lines lines;
    for (const auto& role : signatures.roles) {
      TextLine line(outer_);
      line.at(indent).put(outer_.words(role)).at(2 * indent + widest).put(repeat("_", blank));
      lines.push_back(line.take());
    }
    return lines;
  }

  Lines draw(const Table& table) const {
    return table.drawn ? indented(draw_table(only_drawn(table), inner_)) : Lines{};
  }
  Lines draw(const Chart& chart) const { return indented(draw_chart(chart, inner_)); }

  void draw_remarks() {
    Lines content;
    for (const auto& remark : report_.remarks) {
      const auto where = verbatim(to_string(remark.place));
      const auto found =
          remark.place.known() ? say("{1} ({2})", remark.message, where) : remark.message;
      const auto text = listed(Join::semicolon, {found, remark.hint});
      const auto word = outer_.words(say("{1}: ", name_of(remark.severity)));
      const auto tone = remark.severity == Severity::note ? Tone::plain : Tone::caution;
      const auto drawn = hanging(word, text, tone, indent);
      content.insert(content.end(), drawn.begin(), drawn.end());
    }
    draw_section(say("Notes"), content);
  }

  void draw_provenance() {
    if (report_.provenance.empty()) return;
    put("");
    auto lines = report_.provenance;
    if (!report_.repeated_by.empty())
      lines.push_back(say("Made by: {1}", verbatim(report_.repeated_by)));
    for (const auto& line : lines) {
      for (const auto& part : hanging("", line, Tone::faint)) put(part);
    }
  }

  const Report& report_;
  Style outer_;
  Style inner_;  ///< of the blocks in a section
  bool details_ = false;
  std::string text_ = {};
};

}  // namespace

std::string render_text(const Report& report, const TextOptions& options) {
  return TextRenderer(report, options).render();
}

Format text_format() {
  return {.name = "text",
          .extensions = {"", ".txt"},
          .content = Content::text,
          .render = [](std::span<const Report> reports, const FormatOptions& options) {
            return one_by_one(reports, "\n", [&](const Report& report) {
              return render_text(report, options.text);
            });
          }};
}

}  // namespace gonogo
