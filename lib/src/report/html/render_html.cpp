// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "gonogo/base/text.hpp"
#include "gonogo/base/version.hpp"
#include "gonogo/report/format.hpp"
#include "gonogo/report/render.hpp"
#include "report/chart_table.hpp"
#include "report/figure.hpp"
#include "report/html/page_table.hpp"
#include "report/html/picture.hpp"
#include "report/html/style.hpp"
#include "report/markup.hpp"
#include "report/what_if/page_script.hpp"

namespace gonogo {
namespace {

/// An arrow is not broken behind its hyphen.
std::string sentence_html(std::string_view text) {
  constexpr std::string_view arrow = "-&gt;";
  std::string html = escaped_html(text);
  for (auto at = html.find(arrow); at != std::string::npos; at = html.find(arrow, at)) {
    const std::string kept = "<span class=\"nb\">" + std::string(arrow) + "</span>";
    html.replace(at, arrow.size(), kept);
    at += kept.size();
  }
  return html;
}

/// Whether sections that are details are on the page too.
enum class Details { left_out, shown };

/// One report of a page. Headings begin at `level`.
class PageWriter {
 public:
  PageWriter(const Report& report, int level, Details details, Language language)
      : report_(report), level_(level), details_(details), language_(language) {}

  std::string write() {
    html_ = "<article>\n";
    write_head();
    const auto& sections = report_.sections;
    const auto first_detail = std::find_if(sections.begin(), sections.end(),
                                           [](const Section& each) { return each.detail; });
    const bool more = details_ == Details::shown && first_detail != sections.end() &&
                      first_detail != sections.begin();
    write_all(false);
    write_remarks();
    write_seals();
    if (more) {
      html_ += "<div class=\"more\">\n";
      write_contents();
    }
    if (details_ == Details::shown) write_all(true);
    if (more) {
      write_seals();
      html_ += "</div>\n";
    }
    return std::move(html_) + "</article>\n";
  }

 private:
  std::string words(const Message& message) const {
    return escaped_html(in_words(message, language_));
  }

  std::string heading(const std::string& text, int below = 1) const {
    const std::string name = "h" + std::to_string(level_ + below);
    return '<' + name + '>' + text + "</" + name + ">\n";
  }

  void write_head() {
    html_ += "<header>\n";
    if (!report_.title.empty()) html_ += heading(words(report_.title), 0);
    const auto unit = money_unit(report_);
    if (!report_.title.empty() && !unit.empty())
      html_ += "<p class=\"unit\">" + words(say("money in {1}", unit)) + "</p>\n";
    for (const auto& banner : report_.banners)
      html_ += "<p class=\"banner\">" + words(banner) + "</p>\n";
    html_ += "</header>\n";
  }

  static bool is_headed(const Section& section) { return !section.title.empty(); }

  /// Links to what follows the first page.
  void write_contents() {
    html_ += "<nav aria-label=\"" + words(say("Contents")) + "\"><ul>\n";
    for (const Section& each : report_.sections) {
      if (each.detail && is_headed(each))
        html_ += "<li><a href=\"#" + anchor(each) + "\">" + words(each.title) + "</a></li>\n";
    }
    html_ += "</ul></nav>\n";
  }

  /// Of letters that need no escape where a selector names it.
  static std::string anchor(const Section& section) {
    std::string id = section.id;
    std::replace(id.begin(), id.end(), '.', '-');
    return "section-" + escaped_html(id);
  }

  void write_all(bool detail) {
    const auto& sections = report_.sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (sections[i].detail != detail) continue;
      const bool beside = sections[i].breadth == Breadth::half && i + 1 < sections.size() &&
                          sections[i + 1].detail == detail &&
                          sections[i + 1].breadth == Breadth::half;
      if (beside) html_ += "<div class=\"halves\">\n";
      write(sections[i]);
      if (beside) {
        write(sections[++i]);
        html_ += "</div>\n";
      }
    }
  }

  void write(const Section& section) {
    section_ = &section;
    std::string before = std::move(html_);
    html_.clear();
    for (const auto& block : section.blocks)
      std::visit([this](const auto& shown) { write(shown); }, block);
    std::string content = std::move(html_);
    html_ = std::move(before);
    if (content.empty()) return;
    const bool linked = section.detail && level_ == 1 && is_headed(section);
    const std::string start = linked ? "<section id=\"" + anchor(section) + "\">\n" : "<section>\n";
    html_ += is_headed(section) ? start + heading(words(section.title)) : "<div>\n";
    html_ += content + (is_headed(section) ? "</section>\n" : "</div>\n");
  }

  void write(const Paragraph& paragraph) {
    if (paragraph.leads_on) return;
    std::string look(class_of(paragraph.tone));
    const bool first = &paragraph_section() == &report_.sections.front();
    if (first && !look.empty() && paragraph.tone != Tone::faint) look += " lead";
    for (const auto& line : split(in_words(paragraph.text, language_), '\n')) {
      if (trimmed(line).empty()) continue;
      html_ += "<p" + (look.empty() ? "" : " class=\"" + look + '"') + text_address(paragraph) +
               '>' + sentence_html(line) + "</p>\n";
    }
  }

  /// What a script finds a sentence by.
  std::string text_address(const Paragraph& paragraph) const {
    if (addressed() == Addressed::no || paragraph.id.empty()) return {};
    return " data-text=\"" + escaped_html(paragraph.id) + '"';
  }

  const Section& paragraph_section() const { return *section_; }

  void write(const List& list) {
    if (list.items.empty()) return;
    html_ += "<ul class=\"compact\">\n";
    for (const auto& item : list.items) html_ += "<li>" + words(item) + "</li>\n";
    html_ += "</ul>\n";
  }

  void write(const Code& code) {
    std::string lines;
    for (const auto& line : code.lines) lines += (lines.empty() ? "" : "\n") + words(line);
    if (!lines.empty()) html_ += "<pre tabindex=\"0\">" + lines + "</pre>\n";
  }

  void write(const Outline& outline) {
    html_ += "<ul class=\"outline\">\n";
    for (const auto& item : outline.items) {
      html_ += "<li style=\"--d:" + std::to_string(item.depth) + "\">" + words(item.text);
      if (item.place.known())
        html_ += " <span class=\"place\">" + escaped_html(to_string(item.place)) + "</span>";
      if (!item.below.empty())
        html_ += "<br><span class=\"place\">" + words(item.below) + "</span>";
      html_ += "</li>\n";
    }
    html_ += "</ul>\n";
  }

  void write(const Signatures& signatures) {
    html_ += "<ul class=\"sign\">\n";
    for (const auto& role : signatures.roles)
      html_ += "<li><span>" + words(role) + "</span><span>" + words(say("Date")) + "</span></li>\n";
    html_ += "</ul>\n";
  }

  void write(const Table& table) {
    html_ += page_table(table, section_->title, language_, addressed());
  }

  /// A script moves numbers of the page.
  Addressed addressed() const { return report_.script ? Addressed::yes : Addressed::no; }

  void write(const Chart& chart) {
    const std::string picture = picture_of(chart, language_);
    if (picture.empty()) return;
    html_ += report_.script ? "<figure data-chart=\"" + escaped_html(chart.id) + "\">" : "<figure>";
    if (!chart.title.empty()) html_ += "<figcaption>" + words(chart.title) + "</figcaption>\n";
    html_ += picture + "</figure>\n";
    if (chart.tabled) return;
    Table numbers = table_of(chart);
    numbers.title = {};
    html_ += "<details><summary>" + words(say("The numbers as a table")) + "</summary>\n" +
             page_table(numbers, chart.title, language_) + "</details>\n";
  }

  void write_remarks() {
    if (report_.remarks.empty()) return;
    html_ += "<section>\n" + heading(words(say("Notes"))) + "<ul>\n";
    for (const auto& remark : report_.remarks) {
      const bool plain = remark.severity == Severity::note;
      html_ += std::string("<li><span") + (plain ? ">" : " class=\"caution\">") +
               words(say("{1}: ", name_of(remark.severity))) + "</span>" + words(remark.message);
      if (remark.place.known())
        html_ += " <span class=\"place\">" + escaped_html(to_string(remark.place)) + "</span>";
      if (!remark.hint.empty()) html_ += "<br>" + words(remark.hint);
      html_ += "</li>\n";
    }
    html_ += "</ul>\n</section>\n";
  }

  /// What it was made of, and how to make it again.
  void write_seals() {
    if (report_.seals.empty() && report_.repeated_by.empty()) return;
    html_ += "<footer>\n";
    if (!report_.seals.empty()) {
      html_ += "<dl>\n";
      for (const auto& seal : report_.seals)
        html_ += "<dt>" + words(seal.title) + "</dt><dd>" + words(seal.text) + "</dd>\n";
      html_ += "</dl>\n";
    }
    if (!report_.repeated_by.empty())
      html_ += "<pre tabindex=\"0\">" + escaped_html(report_.repeated_by) + "</pre>\n";
    html_ += "</footer>\n";
  }

  const Report& report_;
  int level_ = 1;
  Details details_;
  Language language_;
  const Section* section_ = nullptr;
  std::string html_ = {};
};

std::string page(std::span<const Report> reports, Details details, Language language) {
  const auto words = [&](const Message& message) {
    return escaped_html(in_words(message, language));
  };
  const bool many = reports.size() != 1;
  const Message title =
      many ? plural(static_cast<double>(reports.size()), "{1} report", "{1} reports")
      : reports.front().title.empty() ? verbatim("gonogo")
                                      : reports.front().title;
  // Only a page of one bid computes.
  const std::string script =
      many || !reports.front().script ? "" : page_script(reports.front(), language);
  std::string html = "<!DOCTYPE html>\n<html lang=\"";
  html += language == Language::english ? "en" : "zh-CN";
  html +=
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  if (!script.empty())
    html += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + content_policy(script) +
            "\">\n";
  html += "<meta name=\"generator\" content=\"gonogo " + std::string(version()) + "\">\n<title>" +
          words(title) + "</title>\n<style>" + std::string(style_sheet()) +
          std::string(script.empty() ? "" : page_script_style()) +
          "</style>\n</head>\n<body>\n<main>\n";
  if (many) html += "<h1>" + words(title) + "</h1>\n";
  for (const Report& report : reports)
    html += PageWriter(report, many ? 2 : 1, details, language).write();
  html += "</main>\n";
  if (!script.empty()) html += "<script>" + script + "</script>\n";
  return html + "</body>\n</html>\n";
}

}  // namespace

std::string render_html(std::span<const Report> reports, const TextOptions& options) {
  return page(reports, options.details ? Details::shown : Details::left_out, options.language);
}

Format html_format() {
  return {.name = "html",
          .extensions = {".html", ".htm"},
          .content = Content::document,
          .render = [](std::span<const Report> reports, const FormatOptions& options) {
            return render_html(reports, options.text);
          }};
}

}  // namespace gonogo
