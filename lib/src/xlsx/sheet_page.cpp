// SPDX-License-Identifier: MIT
#include "xlsx/sheet_page.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {
namespace {

constexpr std::uint8_t a3 = 8, a4 = 9;
/// Wider columns would be printed on A4 at less than half of their size.
constexpr int widest_on_a4 = 290;
/// What a page holds at full size.
struct Paper {
  std::uint8_t code = 0;
  double characters = 0, rows = 0;
};
constexpr Paper on_a4 = {a4, 145, 34}, on_a3 = {a3, 205, 50};
constexpr double smallest = 0.55;  ///< that a sheet is printed at to save pages

std::uint16_t pages_of(const SheetPage& page, const Paper& paper) {
  const double by_width = page.width > 0 ? paper.characters / page.width : 1;
  const double pages = std::ceil(page.height * std::min(smallest, by_width) / paper.rows);
  return page.one_page ? 1 : static_cast<std::uint16_t>(std::clamp(pages, 1.0, 1000.0));
}

/// A footer holds 255 characters, its codes included.
constexpr std::size_t longest_footer = 200;

/// '&' begins a code of a footer, and two of them are one. The library takes "&G" and "&[Picture]" for
/// pictures also behind a second '&', complains, and frees the footer twice: between them stands the
/// size of the font once more.
std::string escaped(const std::string& text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  std::string safe;
  for (auto at = text.begin(); at != text.end();) {
    const auto next = std::find_if(at + 1, text.end(), begins);
    std::string character(at, next);
    if (character == "&") {
      const bool like_a_picture = next != text.end() && (*next == 'G' || *next == '[');
      character = like_a_picture ? "&&&8" : "&&";
    }
    if (safe.size() + character.size() > longest_footer) break;
    safe += character;
    at = next;
  }
  return safe;
}

}  // namespace

void set_up_page(lxw_worksheet* sheet, const SheetPage& page) {
  const XlsxLibrary& xlsx = xlsx_library();
  xlsx.worksheet_set_landscape(sheet);
  const Paper& paper = page.width > widest_on_a4 ? on_a3 : on_a4;
  xlsx.worksheet_set_paper(sheet, paper.code);
  xlsx.worksheet_fit_to_pages(sheet, 1, pages_of(page, paper));
  xlsx.worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
  if (page.titles) xlsx.worksheet_repeat_rows(sheet, *page.titles, *page.titles);
  const std::string footer = "&L&8" + escaped(page.footer) + "&R&8&A  &P / &N";
  xlsx.worksheet_set_footer(sheet, footer.c_str());
}

}  // namespace gonogo
