// SPDX-License-Identifier: MIT
#include "gonogo/xlsx/read_xlsx.hpp"

#include <algorithm>
#include <map>

#include "gonogo/base/text.hpp"
#include "xlsx/zip.hpp"

namespace gonogo {
namespace {

constexpr std::size_t largest_content = std::size_t{256} << 20;

using Archive = std::map<std::string, std::string>;

std::string unescaped(std::string_view xml) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  std::string text;
  while (!xml.empty()) {
    const auto known = std::find_if(std::begin(entities), std::end(entities),
                                    [&](const auto& each) { return xml.starts_with(each.first); });
    const bool found = known != std::end(entities);
    text += found ? known->second : xml.front();
    xml.remove_prefix(found ? known->first.size() : 1);
  }
  return text;
}

/// An element of XML without elements of its own name inside.
struct Element {
  std::string_view attributes = {};
  std::string_view content = {};
};

/// The next element of that name at or behind `at`, which is moved behind it.
std::optional<Element> next_element(std::string_view xml, std::string_view name, std::size_t& at) {
  const std::string opening = "<" + std::string(name), closing = "</" + std::string(name) + ">";
  for (;;) {
    const std::size_t begin = xml.find(opening, at);
    if (begin == std::string_view::npos) return {};
    const std::size_t inside = begin + opening.size(), end = xml.find('>', inside);
    if (end == std::string_view::npos) return {};
    at = end + 1;
    const char after = xml[inside];
    if (after != ' ' && after != '>' && after != '/') continue;  // <cols> is no <c>
    if (xml[end - 1] == '/') return Element{.attributes = xml.substr(inside, end - 1 - inside)};
    const std::size_t closes = xml.find(closing, at);
    if (closes == std::string_view::npos) return {};
    const Element found{xml.substr(inside, end - inside), xml.substr(at, closes - at)};
    at = closes + closing.size();
    return found;
  }
}

std::string attribute(const Element& element, std::string_view name) {
  const std::string opening = " " + std::string(name) + "=\"";
  const std::size_t begin = element.attributes.find(opening);
  if (begin == std::string_view::npos) return {};
  const std::string_view value = element.attributes.substr(begin + opening.size());
  return unescaped(value.substr(0, value.find('"')));
}

std::string content_of(std::string_view xml, std::string_view name) {
  std::size_t at = 0;
  const auto found = next_element(xml, name, at);
  return found ? unescaped(found->content) : std::string();
}

std::vector<std::string> shared_texts(const Archive& archive) {
  std::vector<std::string> texts;
  const auto file = archive.find("xl/sharedStrings.xml");
  if (file == archive.end()) return texts;
  std::size_t at = 0;
  while (const auto item = next_element(file->second, "si", at))
    texts.push_back(content_of(item->content, "t"));
  return texts;
}

/// "=SUM(B2:B4) 12.5": the formula, if any, and the value.
std::optional<std::string> value_of(const Element& cell, const std::vector<std::string>& texts) {
  std::string value = content_of(cell.content, "v");
  if (attribute(cell, "t") == "s") {
    const auto index = parse_number(value);
    if (!index || *index < 0 || *index >= static_cast<double>(texts.size())) return {};
    value = texts[static_cast<std::size_t>(*index)];
  }
  const std::string formula = content_of(cell.content, "f");
  return formula.empty() ? value : "=" + formula + " " + value;
}

/// A text that says how the workbook was made.
void take_command(const std::string& value, SealedReport& report) {
  const bool plain = value.starts_with("gonogo ");
  const bool with_policy = value.starts_with("GONOGO_POLICY=");
  if ((plain || with_policy) && value.find(" -f xlsx") != std::string::npos)
    report.repeated_by = value;
}

bool read_sheet(const std::string& xml, const std::string& sheet,
                const std::vector<std::string>& texts, SealedReport& report) {
  std::size_t at = 0;
  while (const auto cell = next_element(xml, "c", at)) {
    auto value = value_of(*cell, texts);
    if (!value) return false;
    take_command(*value, report);
    report.values.push_back({"'" + sheet + "'!" + attribute(*cell, "r"), *std::move(value)});
  }
  return true;
}

}  // namespace

bool is_xlsx(std::string_view bytes) { return bytes.starts_with("PK"); }

Checked<SealedReport> read_sealed_xlsx(const std::string& name, std::string_view bytes) {
  const Diagnostic broken = {.code = "no-report",
                             .message = say("this is no workbook of gonogo, or it is broken"),
                             .place = {.file = name},
                             .hint = say("make it with -f xlsx")};
  const auto archive = unzipped(bytes, largest_content);
  if (!archive || !archive->contains("xl/workbook.xml")) return {.diagnostics = {broken}};
  const std::vector<std::string> texts = shared_texts(*archive);
  const std::string& workbook = archive->at("xl/workbook.xml");
  SealedReport report;
  std::size_t at = 0;
  for (int number = 1; const auto sheet = next_element(workbook, "sheet", at); ++number) {
    const auto file = archive->find("xl/worksheets/sheet" + std::to_string(number) + ".xml");
    if (file == archive->end() ||
        !read_sheet(file->second, attribute(*sheet, "name"), texts, report))
      return {.diagnostics = {broken}};
  }
  return {.value = std::move(report)};
}

}  // namespace gonogo
